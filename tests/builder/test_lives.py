"""The life of an entity: renamed, split, told apart, withdrawn."""

from pathlib import Path

import pytest

from amu_graph.builder.pipeline import build
from amu_graph.namespaces import curie
from builder_fixtures import Read, ReadFolder
from builder_notes import HEAD, said

BASE = "https://w3id.org/amu-graph/"
REST = "  - {at: 3-4, note: n}\n"
NOTE = HEAD + said("{id: project/new, type: Project, label: Les Tilleuls, date: 2013}") + REST
WHY = "because: {fr: Parce que., en: Because.}"


def about(found: Read, subject: str) -> set[str]:
    """What the default graph shows of a thing."""
    return {
        f"{curie(one.predicate.value)} {one.object.value.removeprefix(BASE)}"
        for one in found.corpus.shown
        if one.subject.value == BASE + subject
    }


def reasons(found: Read, subject: str) -> set[str]:
    """The reasons of the decisions that take a thing out of use."""
    return {
        note.value
        for one in found.corpus.shown
        if one.subject.value == BASE + subject and one.predicate.value.endswith("#deprecated")
        for note in one.passage.notes
    }


def test_a_renamed_thing_keeps_its_address_though_no_note_speaks_of_it(read: ReadFolder) -> None:
    found = read({"notes/essai.yaml": NOTE, "decisions/a.yaml": f"{{rename: project/old, to: project/new, {WHY}}}"})
    assert found.problems == ()
    assert about(found, "project/old") == {"owl:deprecated true", "dcterms:isReplacedBy project/new"}
    assert reasons(found, "project/old") == {"Parce que.", "Because."}


def test_a_rename_carries_what_notes_still_say_of_the_old_name(read: ReadFolder) -> None:
    note = NOTE.replace("project/new", "project/old")
    found = read({"notes/essai.yaml": note, "decisions/a.yaml": f"{{rename: project/old, to: project/new, {WHY}}}"})
    assert found.problems == ()
    assert "rdfs:label Les Tilleuls" in about(found, "project/new")
    assert about(found, "project/old") == {"owl:deprecated true", "dcterms:isReplacedBy project/new"}


def test_some_notes_may_use_the_old_name_and_some_the_new(read: ReadFolder) -> None:
    other = HEAD.replace("id: essai", "id: zautre") + said("{id: project/old, dwellingCount: 14}") + REST
    files = {"notes/essai.yaml": NOTE, "notes/zautre.yaml": other}
    found = read({**files, "decisions/a.yaml": f"{{rename: project/old, to: project/new, {WHY}}}"})
    assert found.problems == ()
    assert "amu:dwellingCount 14" in about(found, "project/new")


def test_renames_are_followed_to_the_end(read: ReadFolder) -> None:
    decisions = {
        "decisions/a.yaml": f"{{rename: project/first, to: project/second, {WHY}}}",
        "decisions/b.yaml": f"{{rename: project/second, to: project/new, {WHY}}}",
    }
    found = read({"notes/essai.yaml": NOTE, **decisions})
    assert found.problems == ()
    assert "dcterms:isReplacedBy project/new" in about(found, "project/first")


def test_renames_in_a_circle_are_refused(read: ReadFolder) -> None:
    decisions = {
        "decisions/a.yaml": f"{{rename: project/a, to: project/b, {WHY}}}",
        "decisions/b.yaml": f"{{rename: project/b, to: project/a, {WHY}}}",
    }
    found = read({"notes/essai.yaml": NOTE, **decisions})
    assert [(one.code, one.file) for one in found.problems] == [
        ("merge-cycle", "data/decisions/a.yaml"),
        ("merge-cycle", "data/decisions/b.yaml"),
    ]
    assert "(b.yaml, a.yaml)" in found.problems[1].remedy.fr


def test_a_decision_on_a_merged_thing_follows_it(read: ReadFolder) -> None:
    other = HEAD.replace("id: essai", "id: zautre") + said(
        "{id: project/old, type: Project, label: Tilleuls, date: 2014}"
    )
    files = {"notes/essai.yaml": NOTE, "notes/zautre.yaml": other + REST}
    decisions = {
        "decisions/a.yaml": f"{{merge: project/old, into: project/new, {WHY}}}",
        "decisions/b.yaml": f"{{subject: project/old, property: date, keep: 2014, {WHY}}}",
    }
    found = read({**files, **decisions})
    assert found.problems == ()
    assert {"rdfs:label Les Tilleuls", "skos:altLabel Tilleuls", "dcterms:date 2014"} <= about(found, "project/new")


def test_a_source_is_renamed_once_its_note_has_the_new_name(read: ReadFolder) -> None:
    decision = {"decisions/a.yaml": f"{{rename: source/ancien, to: source/essai, {WHY}}}"}
    found = read({"notes/essai.yaml": NOTE, **decision})
    assert found.problems == ()
    assert "dcterms:isReplacedBy source/essai" in about(found, "source/ancien")
    still = read({"notes/essai.yaml": NOTE.replace("id: essai", "id: ancien"), **decision})
    assert set(still.found) == {"source-still-read", "undescribed"}


PARTS = said("{id: project/a, type: Project, label: Nord}", "{id: project/b, type: Project, label: Sud}")
SPLIT = {"decisions/a.yaml": f"{{split: project/old, into: [project/a, project/b], {WHY}}}"}


def test_a_split_thing_leads_to_its_parts(read: ReadFolder) -> None:
    found = read({"notes/essai.yaml": HEAD + PARTS + REST, **SPLIT})
    assert found.problems == ()
    assert about(found, "project/old") == {
        "owl:deprecated true",
        "dcterms:isReplacedBy project/a",
        "dcterms:isReplacedBy project/b",
    }


def test_notes_that_speak_of_a_split_thing_are_asked_which_part_they_mean(read: ReadFolder) -> None:
    note = HEAD + PARTS + "      - {id: project/old, type: Project, label: Ensemble}\n" + REST
    (problem,) = read({"notes/essai.yaml": note, **SPLIT}).problems
    assert (problem.code, problem.severity) == ("split-in-use", "warning")


def test_a_thing_has_one_fate(read: ReadFolder) -> None:
    other = {"decisions/b.yaml": f"{{rename: project/old, to: project/a, {WHY}}}"}
    assert "repeated-decision" in read({"notes/essai.yaml": HEAD + PARTS + REST, **SPLIT, **other}).found


def test_what_is_told_apart_says_so(read: ReadFolder) -> None:
    found = read(
        {
            "notes/essai.yaml": HEAD + PARTS + REST,
            "decisions/a.yaml": f"{{distinct: [project/a, project/b], {WHY}}}",
        }
    )
    assert found.problems == ()
    assert "owl:differentFrom project/b" in about(found, "project/a")


def test_what_is_merged_is_not_told_apart(read: ReadFolder) -> None:
    decisions = {
        "decisions/a.yaml": f"{{distinct: [project/a, project/b], {WHY}}}",
        "decisions/b.yaml": f"{{merge: project/a, into: project/b, {WHY}}}",
    }
    assert "merged-and-distinct" in read({"notes/essai.yaml": HEAD + PARTS + REST, **decisions}).found


OTHER = (
    HEAD.replace("id: essai", "id: retirable")
    + said(
        "{id: person/a, type: Person, label: Ada}",
        "{id: project/new, dwellingCount: 14}",
        "{agent: person/a, role: porteur, context: project/new}",
    )
    + REST
)
WITHDRAWABLE = {"notes/essai.yaml": NOTE, "notes/retirable.yaml": OTHER}


def withdrawn(thing: str) -> dict[str, str]:
    return {"decisions/w.yaml": f'{{withdraw: "{thing}", {WHY}}}'}


def test_a_withdrawn_source_leaves_with_all_that_it_alone_says(read: ReadFolder) -> None:
    found = read({**WITHDRAWABLE, **withdrawn("source/retirable")})
    assert found.problems == ()
    assert about(found, "project/new") == {"rdf:type ontology#Project", "rdfs:label Les Tilleuls", "dcterms:date 2013"}
    assert about(found, "source/retirable") == about(found, "person/a") == {"owl:deprecated true"}
    assert reasons(found, "person/a") == {"Parce que.", "Because."}
    assert not any("Ada" in str(one) or "retirable#" in one.passage.iri for one in found.corpus.said)
    assert [source.slug for source in found.corpus.sources] == ["essai", "editorial-decisions"]


def test_a_withdrawn_passage_leaves_alone(read: ReadFolder) -> None:
    files = {
        **WITHDRAWABLE,
        "notes/retirable.yaml": OTHER.replace(REST, said("{id: project/new, subject: usages}", at="3-4")),
    }
    found = read({**files, **withdrawn("source/retirable#L1")})
    assert found.problems == ()
    assert any("subject" in line for line in about(found, "project/new"))
    assert about(found, "source/retirable#L1") == {"owl:deprecated true"}
    assert "source/retirable" in {f"source/{source.slug}" for source in found.corpus.sources}


def test_a_withdrawn_entity_leaves_with_the_participations_that_name_it(read: ReadFolder) -> None:
    found = read({**WITHDRAWABLE, **withdrawn("person/a")})
    assert found.problems == ()
    assert about(found, "person/a") == {"owl:deprecated true"}
    assert "amu:dwellingCount 14" in about(found, "project/new")
    assert not any("participation" in one.subject.value for one in found.corpus.said)


def test_what_was_merged_into_a_withdrawn_thing_leaves_with_it(read: ReadFolder) -> None:
    merge = {"decisions/m.yaml": f"{{rename: person/ada, to: person/a, {WHY}}}"}
    apart = {"decisions/d.yaml": f"{{distinct: [person/a, person/b], {WHY}}}"}
    other = {"notes/essai.yaml": NOTE.replace(REST, "      - {id: person/b, type: Person, label: Bob}\n" + REST)}
    found = read({**WITHDRAWABLE, **other, **merge, **apart, **withdrawn("person/a")})
    assert found.problems == ()
    assert about(found, "person/ada") == {"owl:deprecated true"}
    assert about(found, "person/b") == {"rdf:type ontology#Person", "rdfs:label Bob"}


def test_two_decisions_on_a_value_of_things_that_are_now_one_are_one_too_many(read: ReadFolder) -> None:
    other = HEAD.replace("id: essai", "id: zautre") + said(
        "{id: project/old, type: Project, label: Tilleuls, date: 2014}"
    )
    decisions = {
        "decisions/a.yaml": f"{{merge: project/old, into: project/new, {WHY}}}",
        "decisions/b.yaml": f"{{subject: project/new, property: date, keep: 2013, {WHY}}}",
        "decisions/c.yaml": f"{{subject: project/old, property: date, keep: 2014, {WHY}}}",
    }
    (problem,) = read({"notes/essai.yaml": NOTE, "notes/zautre.yaml": other + REST, **decisions}).problems
    assert (problem.code, problem.file) == ("repeated-decision", "data/decisions/c.yaml")


def test_a_source_stays_withdrawn_when_its_note_is_deleted(read: ReadFolder) -> None:
    found = read({"notes/essai.yaml": NOTE, **withdrawn("source/retirable")})
    assert found.problems == ()
    assert about(found, "source/retirable") == {"owl:deprecated true"}


@pytest.mark.parametrize("thing", ["source/Retirable", "source/retirable#", "source/a b", "projet/p", "theme/usages"])
def test_what_cannot_be_withdrawn_is_refused(read: ReadFolder, thing: str) -> None:
    assert {"unknown-kind", "bad-slug"} & set(read({**WITHDRAWABLE, **withdrawn(thing)}).found)


def test_every_kind_of_decision_passes_the_shapes_and_checks(tmp_path: Path) -> None:
    parts = said(
        "{id: project/new, type: Project, label: Les Tilleuls, date: 2013}",
        "{id: project/a, type: Project, label: Nord}",
        "{id: project/b, type: Project, label: Sud}",
        "{id: person/b, type: Person, label: Bea}",
        "{agent: person/b, role: porteur, context: project/a}",
    )
    rival = HEAD.replace("id: essai", "id: zrival") + said("{id: project/new, date: 2014}") + REST
    decisions = [
        "rename: project/old, to: project/new",
        "split: project/both, into: [project/a, project/b]",
        "distinct: [project/a, project/b, project/new]",
        "withdraw: source/retirable",
        "withdraw: project/never-read",
        "open: project/new, property: date",
    ]
    files = {
        "notes/essai.yaml": HEAD + parts + REST,
        "notes/retirable.yaml": OTHER,
        "notes/zrival.yaml": rival,
        **{f"decisions/{number}.yaml": f"{{{decision}, {WHY}}}" for number, decision in enumerate(decisions)},
    }
    for name, content in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    found = build(tmp_path / "data")
    assert [one.in_("en") for one in found.problems if one.severity == "violation"] == []
    assert not any("retirable#" in str(quad) or "Ada" in str(quad) for quad in found.quads)
    (entities,) = {str(quad.object) for quad in found.quads if quad.predicate.value.endswith("void#entities")}
    assert entities.startswith('"5"')  # three projects, a person, a participation; what is out of use is none


TURTLE = """@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/amu-graph/source/> . @prefix project: <https://w3id.org/amu-graph/project/> .
source:tortue a amu:Source ; rdfs:label "Tortue"@fr ; dcterms:language "fr" ; foaf:page <https://exemple.fr/tortue> ;
  dcterms:identifier "sha256:97fb89390e3a281f7181856c85e59c4e383dafb29ec97245ee82c15ac9ef0d11" ;
  dcterms:date "2026-01-02"^^xsd:date .
<https://w3id.org/amu-graph/source/tortue#p1> { project:old a amu:Project ; rdfs:label "Les Tilleuls"@fr . }
"""


def test_decisions_hold_for_turtle_notes_too(read: ReadFolder) -> None:
    rename = {"decisions/a.yaml": f"{{rename: project/old, to: project/new, {WHY}}}"}
    found = read({"notes/tortue.trig": TURTLE, **rename})
    assert [one for one in found.problems if one.severity == "violation"] == []
    assert about(found, "project/new") == {"rdf:type ontology#Project", "rdfs:label Les Tilleuls"}
    gone = read({"notes/tortue.trig": TURTLE, **withdrawn("source/tortue#p1")})
    assert about(gone, "project/old") == {"owl:deprecated true"}


@pytest.mark.parametrize(
    ("thing", "old", "new"),
    [("source/avant#L1", "source/avant", "source/retirable"), ("person/avant", "person/avant", "person/a")],
)
def test_a_withdrawal_follows_what_is_renamed(read: ReadFolder, thing: str, old: str, new: str) -> None:
    rename = {"decisions/r.yaml": f"{{rename: {old}, to: {new}, {WHY}}}"}
    found = read({**WITHDRAWABLE, **rename, **withdrawn(thing)})
    assert "person/a" not in {one.subject.value.removeprefix(BASE) for one in found.corpus.shown} or about(
        found, "person/a"
    ) == {"owl:deprecated true"}
    assert not any("Ada" in str(one) for one in found.corpus.said)


def test_a_withdrawal_that_takes_nothing_away_is_a_remark(read: ReadFolder) -> None:
    found = read({**WITHDRAWABLE, **withdrawn("source/retirable#L11")})
    (problem,) = [one for one in found.problems if one.code == "idle-withdrawal"]
    assert problem.severity == "warning"
    assert "L1," in problem.remedy.fr
    assert any("Ada" in str(one) for one in found.corpus.said)
