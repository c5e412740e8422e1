"""What the year of a thing is taken from, on a few statements written by hand."""

from pathlib import Path

import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import AMU
from amu_graph.query.years import Dated, by_preference
from web_client import graph_of

TRIG = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix graph: <https://w3id.org/amu-graph/graph/> .
@prefix letter: <https://w3id.org/amu-graph/source/letter#> .
@prefix project: <https://w3id.org/amu-graph/project/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix stage: <https://w3id.org/amu-graph/stage/> .
@prefix stage-type: <https://w3id.org/amu-graph/vocab/stage-type/> .
@prefix status: <https://w3id.org/amu-graph/vocab/status/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

dcterms:date amu:group "date" ; rdfs:label "date"@fr , "date"@en .
stage-type:livraison rdfs:label "livraison"@fr , "completion"@en .
stage-type:premiere-pierre rdfs:label "pose de la première pierre"@fr , "first stone"@en .
project:p a amu:Project ; amu:year 2014 .
graph:derived { project:p amu:year 2014 . }
stage:planned amu:stageOf project:p ; dcterms:type stage-type:livraison ; dcterms:date "2013"^^xsd:gYear ;
    amu:planned true .
stage:begun amu:stageOf project:p ; dcterms:type stage-type:premiere-pierre ; dcterms:date "2014-10-11"^^xsd:date .
letter:L1 { stage:begun dcterms:date "2014-10-11"^^xsd:date . }
letter:L1 dcterms:type status:interpreted ; prov:wasQuotedFrom <https://w3id.org/amu-graph/source/letter> .
project:q a amu:Project ; amu:year 2010 ; dcterms:date "2010"^^xsd:gYear .
graph:derived { project:q amu:year 2010 . }
"""


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return graph_of(TRIG, tmp_path)


def test_a_year_says_which_date_it_is_taken_from_and_has_its_passages(graph: Graph) -> None:
    (year,) = (fact for fact in graph.show("project/p").facts if fact.predicate == AMU + "year")
    words = year.value_label.fr.replace("\u00a0", " ").replace("\u202f", " ")
    assert words == "2014, tirée de « pose de la première pierre : 11 octobre 2014 »"
    assert year.value_label.en.replace("\u00a0", " ") == "2014, from “first stone: 11 October 2014”"
    assert [passage.place.fr for passage in year.passages] == ["«\u00a0L1\u00a0»"]
    assert year.status == "interpreted"


def test_why_tells_the_passages_of_the_date(graph: Graph) -> None:
    (year,) = graph.why("project/p", "year", "2014")
    assert year.status == "interpreted"


def test_a_date_that_no_passage_says_is_told_without_one(graph: Graph) -> None:
    (year,) = (fact for fact in graph.show("project/q").facts if fact.predicate == AMU + "year")
    assert (year.value_label.fr, year.passages) == ("2010, tirée de «\u202fdate\u00a0: 2010\u202f»", ())


def test_a_date_of_the_thing_goes_before_its_stages_then_the_order_of_the_ontology_then_time() -> None:
    dates = [
        Dated("first", "2012", "stage"),
        Dated("third", "2001"),
        Dated("second", "2011"),
        Dated("second", "2010"),
        Dated("other", "1999"),
    ]
    ordered = by_preference(dates, ["first", "second", "third"])
    assert [each.date for each in ordered] == ["2010", "2011", "2001", "2012"]
