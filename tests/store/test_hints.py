"""Wrong SPARQL: what people write by mistake, where the message points, and what it advises."""

import pytest

from amu_graph.errors import QuerySyntaxError
from amu_graph.store import Store


@pytest.mark.parametrize(
    ("query", "line", "column", "hint"),
    [
        ("SELCT * WHERE { ?s ?p ?o }", 1, 1, "Did you mean SELECT?"),
        ("SELECT *\nWHERE { ?s amx:about ?o }", 2, 12, "Did you mean amu:?"),
        ("SELECT * WHERE { ?s ?p ?o ", 1, 16, "“{” is never closed"),
        ("SELECT * WHERE { ?s ?p ?o }}", 1, 28, "“}” closes nothing"),
        ("", 1, 1, "empty"),
        ("# only a comment", 1, 1, "empty"),
        ("SELECT ?s WHERE { ?s ?p }", 1, 25, "a subject, a property and an object"),
        ('SELECT ?s WHERE {\n ?s rdfs:label "Ecoterra\n}', 2, 16, "quote is never closed"),
        ("SELECT ?s WHERE { ?s rdfs:label 'l'usager' }", 1, 42, "double quotes"),
        ("SELECT ?s WHERE { ?s rdfs:label “Ecoterra” }", 1, 33, "Quotes are straight"),
        ("SELECT ?s WHERE { ?s\u00a0a amu:Project }", 1, 21, "no-break space"),
        ("SELECT ?a-project WHERE { ?a-project a amu:Project }", 1, 10, "has no hyphen"),
        ("SELECT s WHERE { ?s a amu:Project }", 1, 8, "begins with “?”"),
        ("SELECT ?s, ?o WHERE { ?s ?p ?o }", 1, 10, "A space is enough"),
        ("SELECT COUNT(?s) WHERE { ?s ?p ?o }", 1, 8, "(COUNT(?x) AS ?number)"),
        ("SELECT (COUNT(?s)) WHERE { ?s ?p ?o }", 1, 8, "(COUNT(?x) AS ?number)"),
        ("SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o }", 1, 1, "name the others in GROUP BY"),
        ("SELECT * WHERE { ?s ?p ?o } GROUP BY ?s", 1, 1, "instead of writing SELECT *"),
        ("PREFIX a: <urn:a>\nSELECT ?s ?s\nWHERE { ?s ?p ?o }", 2, 1, "names a variable twice"),
        ("SELECT (?s AS ?o) WHERE { ?s ?p ?o }", 1, 1, "AS gives a new name"),
        ("SELECT ?s WHERE { ?s amu:year ?y FILTER ?y > 2000 }", 1, 41, "in parentheses: FILTER(?x = 3)"),
        ("SELECT ?s WHERE { ?s ?p ?o } ORDER ?s", 1, 30, "ORDER BY"),
        ('SELECT ?s { ?s ?p ?o FILTER(REGEX(?o, "a\\\\b\\.c")) }', 1, 44, "twice: \\\\."),
        ("SELECT ?s WHERE { ?s ?p ?o } LIMIT ten", 1, 30, "LIMIT 10"),
        ("SELECT ?s WHERE ?s ?p ?o", 1, 11, "WHERE { … }"),
        ("SELECT ?s WHERE { ?s a <an address> }", 1, 35, "This is no IRI"),
    ],
)
def test_wrong_sparql_says_where_and_what_to_do(tiny: Store, query: str, line: int, column: int, hint: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        tiny.query(query)
    assert hint in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.exit_code == 2
    assert caught.value.in_("fr") != caught.value.in_("en")


def test_of_a_long_line_only_what_is_around_the_fault_is_shown(tiny: Store) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        tiny.query("ASK { ?s ?p " + "1, " * 300 + "«2», " + "3, " * 300 + "4 }")
    excerpt, arrow = str(caught.value).splitlines()[1:3]
    assert len(excerpt) < 110
    assert excerpt[len(arrow) - 1] == "«"
    assert (excerpt.strip()[0], excerpt[-1]) == ("…", "…")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?order ?limit WHERE { ?order amu:group ?limit FILTER NOT EXISTS { ?order a amu:Filter } }",
        'SELECT (CONCAT(?a, " “b” ", ?c) AS ?d) WHERE { ?a ?b ?c } ORDER BY ?a LIMIT 3',
        "SELECT (COUNT(DISTINCT ?a) AS ?n) ?b WHERE { ?a ?b ?c FILTER(?c-1 > 2) } GROUP BY ?b",
        'SELECT ?a { ?a ?b """it\'s\n"so" """ ; ?c \'\'\'"\'\'\' }',
    ],
)
def test_what_is_right_stays_out_of_blame(tiny: Store, query: str) -> None:
    """A slip at the end is what the message points at, not the uses beside it that are right."""
    tiny.query(query)
    with pytest.raises(QuerySyntaxError) as caught:
        tiny.query(query + " }")
    assert "“}” closes nothing" in str(caught.value)
    with pytest.raises(QuerySyntaxError) as caught:
        tiny.query(query + "\nVALUES")
    assert caught.value.line == query.count("\n") + 2
