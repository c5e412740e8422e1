"""Positions, identifiers and laws of minted IRIs."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from amu_graph import namespaces as ns
from amu_graph.builder.coverage import uncovered
from amu_graph.builder.passage_triples import extent, passage_triples
from amu_graph.notes.passages import Passage, Source
from amu_graph.notes.position import Position
from amu_graph.notes.relations import relation_iri

SOURCE = Source(slug="essai", at=Position("f"), lengths=(29, 0, 22, 5))
slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
entities = st.builds(ns.entity_iri, st.sampled_from(["person", "organization", "project", "fund", "label"]), slugs)
concepts = st.builds(ns.concept_iri, st.just("role"), slugs)
participations = st.tuples(entities, concepts, entities, concepts | st.just(""), entities | st.just(""))


@given(participations, participations)
def test_participations_share_an_iri_only_when_they_share_all_parts(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    def iri(parts: tuple[str, ...]) -> ox.NamedNode:
        keys = ("agent", "role", "context", "phase", "through")
        values = {key: ox.NamedNode(part) for key, part in zip(keys, parts, strict=True) if part}
        return relation_iri("Participation", values)

    same = iri(one) == iri(other)
    assert same == (one == other)


@given(st.lists(st.text(alphabet="abcé ’\u00a0", max_size=12), min_size=1, max_size=8), st.data())
def test_offsets_cut_the_lines_out_of_the_text(lines: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    start, end = extent((first, last), tuple(len(line) for line in lines))
    assert "\n".join(lines)[start:end] == "\n".join(lines[first - 1 : last])


@given(st.lists(st.integers(0, 3), max_size=10), st.sets(st.integers(1, 10)))
def test_uncovered_lines_are_those_with_characters_and_no_passage(lengths: list[int], covered: set[int]) -> None:
    found = {line for first, last in uncovered(tuple(lengths), covered) for line in range(first, last + 1)}
    assert found == {line for line, length in enumerate(lengths, 1) if length and line not in covered}


def test_the_identifier_says_place_status_and_part() -> None:
    def fragment(**parts: str) -> str:
        return Passage(source=SOURCE, at=Position("f"), lines=(3, 4), **parts).iri.rpartition("#")[2]  # type: ignore[arg-type]  # all are texts

    assert fragment() == "L3-4"
    assert fragment(part="nom") == "L3-4-nom"
    assert fragment(status="unverified", part="nom") == "L3-4-unverified-nom"


def test_metadata_of_a_passage_give_the_position_in_two_standards() -> None:
    passage = Passage(source=SOURCE, at=Position("f"), lines=(3, 4), status="interpreted")
    lines = {str(triple) for triple in passage_triples(passage)}
    base = "https://w3id.org/amu-graph/source/essai#L3-4"
    oa = "http://www.w3.org/ns/oa#"
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    assert f'<{base}-position> <{oa}start> "31"^^{integer}' in lines
    assert f'<{base}-position> <{oa}end> "59"^^{integer}' in lines
    assert f'<{base}-line> <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "line=2,4"' in lines
    assert f"<{base}-interpreted> <{oa}hasSelector> <{base}-position>" in lines
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    assert f'<{base}-interpreted> {label} "essai, lignes 3-4 (interprétée)"@fr' in lines
    assert f'<{base}-interpreted> {label} "essai, lines 3-4 (interpreted)"@en' in lines
