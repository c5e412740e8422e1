"""How a query is evaluated, said in words: its steps with the rows that they leave, and the form that is fast."""

import pyoxigraph as ox
import pytest

from amu_graph.errors import QueryLimitError, QueryRefusedError, QuerySyntaxError
from amu_graph.planning.advice import advice
from amu_graph.query.answering import written_within
from amu_graph.query.explain import AS_WRITTEN, PLANNED, explained
from amu_graph.query.prepare import prepare
from amu_graph.store import Store
from amu_graph.store.workers import Limits

TRIG = """
@prefix : <urn:> .
:a :p :b, :c . :b :p :c . :c :p :c . :b :q :rare .
"""
LIMITS = Limits(seconds=20)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.memory(ox.parse(TRIG, format=ox.RdfFormat.TRIG))


def test_each_step_has_its_rows(store: Store) -> None:
    """By hand: one value, one thing with it (b), two that lead to b or from it: only a leads to b."""
    found = explained(store, "PREFIX : <urn:> SELECT ?x { ?x :p ?y . ?y :q ?z FILTER(?z = :rare) }", LIMITS)
    assert found.form is PLANNED
    assert [(step.text, step.rows) for step in found.steps] == [
        ("VALUES ?z { :rare }", 1),
        ("?y :q ?z", 1),
        ("?x :p ?y", 1),
    ]
    assert all(step.seconds >= 0 for step in found.steps)


def test_a_query_within_is_what_is_explained(store: Store) -> None:
    found = explained(
        store, "PREFIX : <urn:> SELECT * { { SELECT ?x (COUNT(*) AS ?n) { ?x :p ?y } GROUP BY ?x } }", LIMITS
    )
    assert (found.form, [(step.text, step.rows) for step in found.steps]) == (AS_WRITTEN, [("?x :p ?y", 4)])


@pytest.mark.parametrize("graphs", ["FROM :other WHERE", "FROM NAMED :g FROM :other", "from :other where"])
def test_steps_see_the_graphs_of_the_query(store: Store, graphs: str) -> None:
    found = explained(store, f"PREFIX : <urn:> SELECT (?x AS ?from) {graphs} {{ ?x :p ?y . ?y :q ?z }}", LIMITS)
    assert [step.rows for step in found.steps] == [0, 0]


def test_values_behind_the_query_are_a_step(store: Store) -> None:
    """By hand: three things lead somewhere by four statements, two of which are of a."""
    text = "PREFIX : <urn:> SELECT ?x ?y { ?x :p ?y } ORDER BY ?y VALUES ?x { :a }"
    found = explained(store, text, LIMITS)
    assert [(step.text, step.rows) for step in found.steps] == [("?x :p ?y", 4), ("VALUES ?x { :a }", 2)]
    counted = explained(
        store, "PREFIX : <urn:> SELECT ?x (COUNT(?y) AS ?n) { ?x :p ?y } GROUP BY ?x VALUES ?x { :a }", LIMITS
    )
    assert [(step.text, step.rows) for step in counted.steps] == [("?x :p ?y", 4)]


def test_what_has_no_group_has_nothing_to_order(store: Store) -> None:
    found = explained(store, "DESCRIBE <urn:a>", LIMITS)
    assert (found.steps, found.advice) == ((), ())


def test_what_is_no_query_is_an_error(store: Store) -> None:
    with pytest.raises(QueryRefusedError):
        explained(store, "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", LIMITS)
    with pytest.raises(QuerySyntaxError):
        explained(store, "SELECT ?x { ?x ?p }", LIMITS)


@pytest.mark.parametrize(
    ("query", "fr", "en"),
    [
        ("SELECT * { ?a :p ?b . ?c :q ?d }", "« ?a :p ?b » et « ?c :q ?d » ne partagent", "share no variable"),
        ('SELECT ?x { ?x :p ?l FILTER(CONTAINS(LCASE(?l), "toit")) }', "amu-graph search", "amu-graph search"),
        ('SELECT ?x { ?x :p ?y FILTER(STR(?y) = "urn:a") }', "écrivez la valeur", "write the value itself"),
        ("SELECT ?x { ?x :p* ?y . ?y :q 1 }", "donnez une de ses extrémités", "give one of its ends"),
        ("SELECT * { ?s ?p ?o }", "nommez la propriété", "name the property"),
        ("SELECT ?x { OPTIONAL { ?x :p ?y } ?x :q ?z }", "OPTIONAL à la fin", "OPTIONAL last"),
        ("SELECT ?x { ?x :p ?y . ?x :q ?z } LIMIT 3", "LIMIT sans ORDER BY", "LIMIT without ORDER BY"),
        ("SELECT (SAMPLE(?x) AS ?y) { ?x :p ?z }", "SAMPLE", "SAMPLE"),
    ],
)
def test_the_form_that_is_fast(query: str, fr: str, en: str) -> None:
    first = advice(query)[0]
    assert fr in first.fr
    assert en in first.en


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x :p ?y OPTIONAL { ?x ?named ?work . ?work :q ?y } }",
        "SELECT ?x { ?x :p ?y . ?z :q ?w BIND(?y AS ?v) FILTER EXISTS { ?a :p ?b } ?v :r ?z }",
        "SELECT ?x { VALUES ?n { 4 } ?x :p ?y }",
        "SELECT ?x { ?x :p ?y { ?y :q ?z } UNION { ?y :r ?z } }",
        "not a query",
    ],
)
def test_no_advice_where_none_is_needed(query: str) -> None:
    assert not [text for text in advice(query) if "SERVICE" not in text.en]


def test_a_query_that_is_stopped_is_told_the_form_that_is_fast() -> None:
    numbers = Store.memory(ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal(n)) for n in range(3000))
    query = "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }"
    with pytest.raises(QueryLimitError) as raised:
        written_within(numbers, prepare(query), Limits(seconds=0.3))
    assert raised.value.remedy
    assert "share no variable" in raised.value.remedy.en
