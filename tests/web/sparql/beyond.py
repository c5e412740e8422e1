"""Queries that go one step beyond each limit of the guard, and ordinary ones that would compute for hours."""

from amu_graph.query.guard import MAX_BYTES, MAX_OPEN_BRACKETS, MAX_TOKENS

PAIRS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12))
"""Patterns that share no variable: their product has more rows than anybody can count."""

RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} }}"
SORTED = f"SELECT * {{ {PAIRS} }} ORDER BY ?c3"
LISTED = f"SELECT * {{ {PAIRS} }}"

BEYOND = {
    "a byte too long": ("ASK {} #" + "a" * (MAX_BYTES - 7), 413),
    "a token too many": ("ASK { VALUES ?x {" + " 1" * (MAX_TOKENS - 6) + "} }", 400),
    "a group too deep": ("ASK " + "{" * (MAX_OPEN_BRACKETS + 1) + "}" * (MAX_OPEN_BRACKETS + 1), 400),
    "a bracket too deep": (f"ASK {{ FILTER{'(' * MAX_OPEN_BRACKETS}1{')' * MAX_OPEN_BRACKETS} }}", 400),
    "a list too deep": (f"ASK {{ ?s ?p {'( ' * MAX_OPEN_BRACKETS}1{' )' * MAX_OPEN_BRACKETS} }}", 400),
    "a bracket that nobody closes": ("SELECT * { { ?s ?p [ ?q ?o }", 400),
    "a character that no text has": ("ASK { ?s ?p '\0' }", 400),
    "another machine": ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
    "an update": ("LOAD <http://127.0.0.1:9/>", 403),
}
"""What is refused before it is parsed, with the status of the answer."""

ENDLESS = {
    "counted": RUNAWAY,
    "sorted": SORTED,
    "listed": LISTED,
    "grouped": f"SELECT ?a1 (GROUP_CONCAT(?c2) AS ?x) {{ {PAIRS} }} GROUP BY ?a1",
    "constructed": f"CONSTRUCT {{ ?a1 ?b2 ?c3 }} {{ {PAIRS} }}",
    "of lists": "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?x{n} {{ {'1 ' * 600}}}" for n in range(12)) + " }",
}
"""Products, each asked in another way: a limit of time, of memory or of the answer ends them."""
