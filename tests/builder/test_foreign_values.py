"""A value of every wrong kind for every property of the shapes, in Turtle: the problem of its shape, no exception."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amu_graph import namespaces as ns
from amu_graph.builder import build
from amu_graph.notes.profile import Field, Profile
from builder_fixtures import Model

WRONG = {
    "text": '"des mots"@fr',
    "plain": '"des mots"',
    "address": "<https://exemple.fr/2013>",
    "number": "12",
    "negative": "-5",
    "empty": '""',
    "day": '"28-06-2017"^^xsd:date',
    "year": '"vers 1920"^^xsd:gYear',
    "decimal": '"12,5"^^xsd:decimal',
    "person": "<person/someone>",
    "concept": "<vocab/task/financer>",
}
RIGHT = {
    "text": {"text"},
    "literal": {"plain"},
    "integer": {"number"},
    "decimal": set[str](),
    "number": {"number"},
    "boolean": set[str](),
    "date": set[str](),
    "iri": {"address", "person", "concept"},  # identifiers are addresses
    "entity": {"person", "concept"},  # where the shape takes anything that the graph describes
    "concept": {"concept"},
}
"""Type of field → the values above that may be right for some field of it."""

HEAD = """@base <https://w3id.org/amu-graph/> .
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<source/e> a amu:Source ; rdfs:label "E"@fr ; dcterms:language "fr" .
<person/someone> a amu:Person ; rdfs:label "Someone"@fr .
"""


def fields(profile: Profile) -> Iterator[tuple[str, str, Field]]:
    """Yield each field once, with a class that has it and the kind of that class."""
    kinds = {name: kind for kind, name in ns.KINDS.items()}
    seen: set[str] = set()
    for name, described in profile.classes.items():
        for field in described.fields.values():
            if name in kinds and field.type != "class" and field.path not in seen:
                seen.add(field.path)
                yield name, kinds[name], field


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_of_a_wrong_kind_gets_the_problem_of_its_shape(
    kind: str, model: Model, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        (f"{of_kind}/x{number}", name, field)
        for number, (name, of_kind, field) in enumerate(fields(model.profile))
        if kind not in RIGHT[field.type] or (kind == "concept" and field.type == "entity" and field.target)
    ]
    note = HEAD + "".join(
        f"<{entity}> a amu:{name} ; <{field.path}> {WRONG[kind]} .\n" for entity, name, field in wrong
    )
    # everything has its name, so that shapes are reached
    note += "".join(f'<{entity}> rdfs:label "X {entity}"@fr .\n' for entity, _, field in wrong if field.key != "label")
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    (notes / "e.ttl").write_text(note, encoding="utf-8")

    found = build(tmp_path / "data").problems

    told = [one for one in found if one.severity == "violation"]
    lines = {one.line for one in told}
    text = note.split("\n")
    missed = [
        field.key for entity, _, field in wrong if not any(f"<{entity}> " in text[line - 1] for line in lines if line)
    ]
    assert not missed, missed
    assert caplog.records == []
    assert "Traceback" not in capfd.readouterr().err


def test_a_wrong_value_is_told_beside_what_stops_the_build_before_the_shapes(tmp_path: Path) -> None:
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    wrong = """
<publication/x> a amu:Publication ; dcterms:issued "28-06-2017"^^xsd:date .
<participation/x> a amu:Participation ; amu:agent "Dominique Exemple" ; amu:context <project/t> .
"""
    (notes / "e.ttl").write_text(HEAD + wrong, encoding="utf-8")

    found = {(one.line, one.code) for one in build(tmp_path / "data").problems if one.severity == "violation"}

    begin = HEAD.count("\n") + 2
    assert {(begin, "missing-label"), (begin, "wrong-date")} <= found
    assert {(begin + 1, "dangling-reference"), (begin + 1, "wrong-value")} <= found
