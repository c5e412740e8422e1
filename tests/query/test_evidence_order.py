"""The order of what says one thing: the surest first, then as documents are read."""

import pyoxigraph as ox

from amu_graph.query.portraits import PortraitReader
from amu_graph.store import Store
from shown_names import with_names

PREFIXES = """@prefix : <https://w3id.org/amu-graph/source/> .
@prefix status: <https://w3id.org/amu-graph/vocab/status/> .
@prefix amu: <https://w3id.org/amu-graph/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix project: <https://w3id.org/amu-graph/project/> .
"""
PASSAGES = (("a#L1", "unverified"), ("a#L2", "interpreted"), ("b#L10", "asserted"), ("b#L9", "asserted"))


def store() -> Store:
    text = PREFIXES + "project:p rdfs:label 'P'@fr ; amu:dwellingCount 14 .\n"
    for name, status in PASSAGES:
        source = name.partition("#")[0]
        iri = f"<https://w3id.org/amu-graph/source/{name}>"
        text += f"{iri} a amu:Passage ; prov:wasQuotedFrom :{source} ; dcterms:type status:{status} .\n"
        text += f"{iri} {{ project:p amu:dwellingCount 14 }}\n"
    return with_names(list(ox.parse(text, format=ox.RdfFormat.TRIG)))


def test_asserted_passages_stand_before_interpreted_and_unverified_ones() -> None:
    portrait = PortraitReader(store()).portrait("https://w3id.org/amu-graph/project/p")
    (fact,) = [each for each in portrait.facts if each.predicate.endswith("dwellingCount")]
    assert [each.status for each in fact.passages] == ["asserted", "asserted", "interpreted", "unverified"]
