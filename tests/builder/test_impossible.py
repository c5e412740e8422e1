"""What cannot be is a problem, however a note is written: in YAML, in Turtle or in TriG."""

from pathlib import Path

import pytest

from amu_graph.builder import build
from builder_notes import HEAD, said

TURTLE = """@base <https://w3id.org/amu-graph/> .
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<source/e> a amu:Source ; rdfs:label "E"@fr ; dcterms:language "fr" .
"""
TURTLE_THINGS = """<project/p> a amu:Project ; rdfs:label "P"@fr .
<project/q> a amu:Project ; rdfs:label "Q"@fr .
<organization/o> a amu:Organization ; rdfs:label "O"@fr .
<person/a> a amu:Person ; rdfs:label "A"@fr .
"""
THINGS = (
    "{id: project/p, type: Project, label: P}",
    "{id: project/q, type: Project, label: Q}",
    "{id: organization/o, type: Organization, label: O}",
    "{id: person/a, type: Person, label: A}",
)
PART = "<participation/x> a amu:Participation ; amu:role <vocab/role/president> ; amu:context <organization/o> ; "
CASES = {
    "part-of-itself": ("{id: project/p, isPartOf: project/p}", "<project/p> dcterms:isPartOf <project/p> ."),
    "part of a part of itself": (
        "{id: project/p, isPartOf: project/q}", "{id: project/q, isPartOf: project/p}",
        "<project/p> dcterms:isPartOf <project/q> . <project/q> dcterms:isPartOf <project/p> .",
    ),
    "end-before-start": (
        "{agent: person/a, role: president, context: organization/o, startDate: 2014, endDate: 2013}",
        f'{PART} amu:agent <person/a> ; schema:startDate "2014"^^xsd:gYear ; schema:endDate "2013"^^xsd:gYear .'
    ),
    "agent-is-context": (
        "{agent: organization/o, role: president, context: organization/o}", f"{PART} amu:agent <organization/o> .",
    ),
    "missing-part": (
        "{stageOf: project/p, kind: livraison}",
        "<stage/x> a amu:Stage ; amu:stageOf <project/p> ; dcterms:type <vocab/stage-type/livraison> .",
    ),
    "a quantity without a number": (
        "{quantityOf: project/p, kind: logements}",
        "<quantity/x> a amu:Quantity ; amu:quantityOf <project/p> ; dcterms:type <vocab/quantity-type/logements> .",
    ),
    "a participation without a role": (
        "{agent: person/a, context: project/p}",
        "<participation/y> a amu:Participation ; amu:agent <person/a> ; amu:context <project/p> .",
    ),
    "year 0": ("{id: project/p, date: 0000}", '<project/p> dcterms:date "0000"^^xsd:gYear .'),
}  # fmt: skip
CODES = {
    "part of a part of itself": {"part-of-itself"},
    "missing-part": {"missing-part", "stage-without-date"},
    "a quantity without a number": {"missing-part", "stage-without-date"},
    "a participation without a role": {"missing-part", "participation-incomplete"},
    "year 0": {"wrong-date", "shape-pattern", "shape-node"},
}


@pytest.mark.parametrize("format_", ["yaml", "ttl", "trig"])
@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_is_a_problem(case: str, format_: str, tmp_path: Path) -> None:
    *yaml, turtle = CASES[case]
    text = {
        "yaml": HEAD + said(*THINGS, *yaml) + "  - {at: 3-4, note: n}\n",
        "ttl": f"{TURTLE}{TURTLE_THINGS}{turtle}",
        "trig": f"{TURTLE}<source/e#p1> a amu:Passage ; dcterms:type <vocab/status/asserted> ; "
        f"prov:wasQuotedFrom <source/e> . <source/e#p1> {{ {TURTLE_THINGS}{turtle} }}",
    }[format_]
    (tmp_path / "data" / "notes").mkdir(parents=True)
    (tmp_path / "data" / "notes" / f"e.{format_}").write_text(text, encoding="utf-8")
    found = [one for one in build(tmp_path / "data").problems if one.severity == "violation"]
    assert {one.code for one in found} & CODES.get(case, {case}), [one.in_("en") for one in found]
    assert {one.file for one in found} == {f"data/notes/e.{format_}"}


def test_a_thing_of_several_names_is_told_of_once(tmp_path: Path) -> None:
    note = f"""{TURTLE}<project/p> a amu:Project ; rdfs:label "Werk"@de , "Work"@en ; dcterms:isPartOf <project/p> ."""
    (tmp_path / "data" / "notes").mkdir(parents=True)
    (tmp_path / "data" / "notes" / "e.ttl").write_text(note, encoding="utf-8")
    found = [one for one in build(tmp_path / "data").problems if one.severity == "violation"]
    assert [one.code for one in found] == ["part-of-itself"]
