"""What unverified passages alone speak of is found by its names, where nothing else has them."""

from pathlib import Path

import pytest

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from web_client import client_of, graph_of

TRIG = f"""
@base <{BASE}> .
@prefix amu: <{BASE}ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<place/lyon> a amu:Place ; rdfs:label "Lyon"@fr ; skos:altLabel "Lugdunum" .
<source/letter> a amu:Source ; rdfs:label "Une lettre"@fr .
<source/letter#L1> dcterms:type <vocab/status/unverified> ; prov:wasQuotedFrom <source/letter> .
<source/letter#L1> {{
    <place/lyon-8e> a amu:Place ; rdfs:label "Lyon 8e"@fr ; skos:altLabel "Lugdunum" .
    <person/zoe> a amu:Person ; rdfs:label "Zoé L’Œuvre"@fr .
    <person/zoe-b> a amu:Person ; rdfs:label "Zoé L’Œuvre"@fr .
}}
"""


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return graph_of(TRIG, tmp_path)


@pytest.mark.parametrize(
    "name", ["place/lyon-8e", "place:lyon-8e", "lyon-8e", "Lyon 8e", " LYON 8E ", f"{BASE}place/lyon-8e"]
)
def test_a_label_a_slug_and_an_iri_show_it(graph: Graph, name: str) -> None:
    portrait = graph.show(name)
    assert (portrait.iri, portrait.shown) == (f"{BASE}place/lyon-8e", False)
    assert graph.why(name)[0].unverified


def test_what_the_merged_graph_has_comes_first(graph: Graph) -> None:
    assert graph.show("lugdunum").iri == f"{BASE}place/lyon"


def test_two_of_them_are_listed_and_none_is_none(graph: Graph) -> None:
    with pytest.raises(AmbiguousError) as caught:
        graph.show("zoe l'oeuvre")
    assert caught.value.near == (f"{BASE}person/zoe", f"{BASE}person/zoe-b")
    with pytest.raises(NotFoundError):
        graph.show("Lyon 9e")


def test_questions_do_not_ask_about_it(graph: Graph) -> None:
    with pytest.raises(NotFoundError):
        graph.find("Lyon 8e")


def test_pages_of_search_and_suggestions_say_so(graph: Graph) -> None:
    client = client_of(graph)
    page = client.get("/search?q=lyon", headers={"accept-language": "fr"}).text
    first, second = page.split('<li class="hit">')[1:]
    assert "/place/lyon" in first
    assert "non vérifié" not in first
    assert "/place/lyon-8e" in second
    assert "non vérifié" in second
    (group,) = client.get("/suggest?q=lyon+8", headers={"accept-language": "en"}).json()["groups"]
    assert [each["reason"].startswith("unverified · ") for each in group["suggestions"]] == [True]
