"""What says one thing: the surest first, then as documents are read; the same for all who ask at once."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import pytest

from amu_graph.query.portrait_queries import Row, rows
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


def test_who_asks_while_another_reads_is_not_told_that_a_passage_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = PortraitReader(store()).evidence
    within = []
    passage = "https://w3id.org/amu-graph/source/b#L9"

    def asked_meanwhile(store: Store, name: str, /, **given: Iterable[str]) -> Iterator[Row]:
        monkeypatch.setattr("amu_graph.query.evidence.rows", rows)
        within.append(reader.passage(passage))
        return rows(store, name, **given)

    monkeypatch.setattr("amu_graph.query.evidence.rows", asked_meanwhile)
    assert reader.passage(passage) == within[0]
    assert within[0] is not None
    assert reader.passage("https://w3id.org/amu-graph/project/p") is None
