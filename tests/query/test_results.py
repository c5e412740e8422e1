"""Answers iterate, are written in the formats of the W3C, and show as tables."""

import json

import pyoxigraph as ox
import pytest

from amu_graph.query import Boolean, Solutions, Triples, answer
from amu_graph.query.html import html_table
from amu_graph.store import Store

SELECT = "SELECT ?s ?label WHERE { ?s a amu:Project ; rdfs:label ?label } ORDER BY ?label"


def test_solutions_iterate_and_can_be_read_again(tiny: Store) -> None:
    solutions = answer(tiny, SELECT)
    assert isinstance(solutions, Solutions)
    assert solutions.variables == ("s", "label")
    assert [row["label"] for row in solutions] == [row["label"] for row in solutions] == ["The Mill", "Le Moulin"][::-1]
    assert len(solutions) == 2
    assert solutions[0].terms["label"] is not None


def test_the_engine_writes_the_formats_with_language_tags(tiny: Store) -> None:
    solutions = answer(tiny, SELECT)
    bindings = json.loads(solutions.serialize("json"))["results"]["bindings"]
    assert {each["label"]["xml:lang"] for each in bindings} == {"fr", "en"}
    assert solutions.serialize("csv").decode().splitlines()[0] == "s,label"
    assert b"<sparql" in solutions.serialize("xml")
    assert solutions.serialize("tsv").startswith(b"?s\t?label")


def test_an_ask_is_true_or_false(tiny: Store) -> None:
    yes, no = answer(tiny, "ASK { project:moulin a amu:Project }"), answer(tiny, "ASK { project:moulin a amu:Person }")
    assert isinstance(yes, Boolean)
    assert yes
    assert not no
    assert json.loads(yes.serialize("json"))["boolean"] is True


def test_a_construct_gives_sorted_triples(tiny: Store) -> None:
    triples = answer(tiny, "CONSTRUCT { ?s ?p ?o } WHERE { ?s a amu:Project ; ?p ?o }")
    assert isinstance(triples, Triples)
    assert len(triples) == 4
    text = triples.serialize("turtle").decode()
    assert text.count("project:moulin") == 1  # grouped by subject
    assert "a amu:Project" in text
    assert len(triples.to_rdflib()) == 4


def test_a_data_frame_has_the_values(tiny: Store) -> None:
    solutions = answer(tiny, "SELECT ?project ?count WHERE { ?project amu:dwellingCount ?count }")
    assert isinstance(solutions, Solutions)
    frame = solutions.to_pandas()
    assert list(frame.columns) == ["project", "count"]
    assert frame["count"].tolist() == [12]


def test_every_answer_becomes_a_data_frame(tiny: Store) -> None:
    said = answer(tiny, "CONSTRUCT { ?s amu:dwellingCount ?n } WHERE { ?s amu:dwellingCount ?n }").to_pandas()
    assert list(said.columns) == ["subject", "predicate", "object"]
    assert said["object"].tolist() == [12]
    assert answer(tiny, "ASK { ?s a amu:Project }").to_pandas()["answer"].tolist() == [True]
    empty = answer(tiny, "SELECT ?a ?b { ?a amu:nothing ?b }").to_pandas()
    assert list(empty.columns) == ["a", "b"]
    assert empty.empty


@pytest.mark.parametrize("query", [SELECT, "CONSTRUCT { ?s ?p ?o } WHERE { ?s a amu:Project ; ?p ?o }"])
def test_a_notebook_shows_a_table(tiny: Store, query: str) -> None:
    shown = answer(tiny, query)
    assert not isinstance(shown, Boolean)
    assert shown._repr_html_().startswith("<table>")
    assert "project:moulin" in shown._repr_html_()


def test_no_text_is_markup() -> None:
    assert "<script>" not in html_table(("<script>",), [("</td><script>alert(1)</script>",)])


ONE, TWO = "http://example.org/one", "http://example.org/two"
SHARED = f"SELECT ?o FROM <{ONE}> FROM <{TWO}> {{ ?s ?p ?o }}"


@pytest.fixture
def overlapping() -> Store:
    triple = ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/p"), ox.Literal("both")
    return Store.memory(ox.Quad(*triple, ox.NamedNode(graph)) for graph in (ONE, TWO))


def test_the_graphs_of_from_are_merged(overlapping: Store) -> None:
    """SPARQL 1.1 §13.2.1: the default graph is the RDF merge of the graphs, which holds a statement once."""
    solutions = answer(overlapping, SHARED)
    assert isinstance(solutions, Solutions)
    assert [row["o"] for row in solutions] == ["both"]
    assert solutions.serialize("csv").split() == [b"o", b"both"]  # asked again


def test_the_graphs_of_a_request_are_merged(overlapping: Store) -> None:
    found = overlapping.query("SELECT ?o { ?s ?p ?o }", default_graphs=[ONE, TWO, ONE])
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == 1
