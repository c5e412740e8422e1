"""Sources that disagree, and entities that are one."""

import pytest

from amu_graph.namespaces import curie
from amu_graph.notes.decisions import Keep
from amu_graph.notes.problems import Problems
from builder_fixtures import Read, ReadFolder
from builder_notes import HEAD, said

BASE = "https://w3id.org/amu-graph/"
ORGANIZATION = "{id: organization/o, type: Organization, label: O}"
OLD = HEAD + said(ORGANIZATION, "{id: organization/o, foundingDate: 2000}") + "  - {at: 3-4, note: n}\n"
NEW = OLD.replace("id: essai", "id: autre").replace("2000", "2001")
DECISION = """subject: organization/o
property: foundingDate
keep: {value}
because: {{fr: La plus ancienne., en: The oldest.}}
"""
KEPT = "decisions/date.yaml"
BOTH = {"notes/essai.yaml": OLD, "notes/autre.yaml": NEW}


def test_two_passages_that_disagree_stop_the_build_and_are_both_named(read: ReadFolder) -> None:
    (problem,) = read(BOTH).problems
    assert problem.code == "conflicting-values"
    assert problem.severity == "violation"
    for word in ("autre#L1", "essai#L1", "2000", "2001", "foundingDate"):
        assert word in problem.message.fr
        assert word in problem.message.en


def test_a_decision_says_which_value_is_shown_and_every_passage_keeps_its_own(read: ReadFolder) -> None:
    found = read({**BOTH, KEPT: DECISION.format(value=2000)})
    assert found.problems == ()
    dates = {str(one.object) for one in found.corpus.shown if one.predicate.value.endswith("foundingDate")}
    assert dates == {'"2000"^^<http://www.w3.org/2001/XMLSchema#gYear>'}
    said_dates = {
        (one.passage.iri.removeprefix(BASE + "source/"), one.object.value)
        for one in found.corpus.said
        if one.predicate.value.endswith("foundingDate")
    }
    assert said_dates == {
        ("essai#L1", "2000"),
        ("autre#L1", "2001"),
        ("editorial-decisions#organization--o--foundingDate", "2000"),
    }


def test_the_reason_of_a_decision_is_the_note_of_its_passage(read: ReadFolder) -> None:
    found = read({**BOTH, KEPT: DECISION.format(value=2000)})
    (keep,) = found.corpus.decisions.of(Keep)
    assert [(note.language, note.value) for note in keep.passage.notes] == [
        ("fr", "La plus ancienne."),
        ("en", "The oldest."),
    ]


def test_a_value_that_is_kept_is_no_surer_than_its_passages(read: ReadFolder) -> None:
    found = read({**BOTH, KEPT: DECISION.format(value=2000)})
    (passage,) = found.corpus.decisions.passages
    assert passage.status == "interpreted"
    assert passage.iri == BASE + "source/editorial-decisions#organization--o--foundingDate"


def test_a_decision_keeps_a_value_that_a_passage_states(read: ReadFolder) -> None:
    assert read({**BOTH, KEPT: DECISION.format(value=1999)}).found == {"unknown-kept-value": (1, 1)}


def test_a_decision_is_taken_once(read: ReadFolder) -> None:
    twice = {"decisions/a.yaml": DECISION.format(value=2000), "decisions/b.yaml": DECISION.format(value=2001)}
    (problem,) = [one for one in read({**BOTH, **twice}).problems if one.code == "repeated-decision"]
    assert problem.file == "data/decisions/b.yaml"
    assert "data/decisions/a.yaml" in problem.message.fr


def test_a_disagreement_may_be_left_open_and_then_no_value_is_shown(read: ReadFolder) -> None:
    left = "{open: organization/o, property: foundingDate, because: {fr: Rien ne tranche., en: Nothing settles it.}}"
    found = read({**BOTH, KEPT: left})
    assert found.problems == ()
    assert not [one for one in found.corpus.shown if one.predicate.value.endswith("foundingDate")]
    said_dates = {one.object.value for one in found.corpus.said if one.predicate.value.endswith("foundingDate")}
    assert said_dates == {"2000", "2001"}
    (open_,) = [one for one in found.corpus.shown if one.predicate.value.endswith("#undecided")]
    assert open_.object.value == "https://schema.org/foundingDate"
    assert [note.value for note in open_.passage.notes] == ["Rien ne tranche.", "Nothing settles it."]


def labels_of(found: Read, subject: str = "organization/o") -> set[str]:
    return {
        f"{curie(one.predicate.value)} {one.object}"
        for one in found.corpus.shown
        if one.subject.value == BASE + subject and one.predicate.value.endswith(("#label", "#altLabel"))
    }


def test_a_second_name_becomes_another_name_with_its_passage(read: ReadFolder) -> None:
    other = NEW.replace("2001", "2000").replace("label: O}", "label: Ô, label@en: O}")
    found = read({"notes/essai.yaml": OLD, "notes/zautre.yaml": other})
    assert found.problems == ()
    assert labels_of(found) == {'rdfs:label "O"@fr', 'skos:altLabel "Ô"@fr', 'rdfs:label "O"@en'}
    (named,) = [one for one in found.corpus.said if one.predicate.value.endswith("altLabel")]
    assert named.passage.iri == BASE + "source/autre#L1"


def test_a_decision_chooses_the_name(read: ReadFolder) -> None:
    other = NEW.replace("2001", "2000").replace("label: O}", "label: Ô, label@en: O}")
    decision = "{subject: organization/o, property: label, keep: Ô, because: b}\n"
    found = read({"notes/essai.yaml": OLD, "notes/zautre.yaml": other, "decisions/name.yaml": decision})
    assert found.problems == ()
    assert labels_of(found) == {'rdfs:label "Ô"@fr', 'skos:altLabel "O"@fr', 'rdfs:label "O"@en'}


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("label: O", "label: Ô grand", "O"),  # the identifier was made of it
        ("label: Grand O", "label: O", "O"),
        ("label: Autre, label@en: P", "label: Encore, label@en: Q", "Autre"),  # read first
    ],
)
def test_the_names_of_files_choose_no_name(read: ReadFolder, first: str, second: str, shown: str) -> None:
    for names in (("a", "b"), ("b", "a")):
        notes = {
            f"notes/{name}.yaml": OLD.replace("id: essai", f"id: {name}")
            .replace("label: O}", f"{label}}}")
            .replace("2026-01-02", date)
            for name, label, date in zip(names, (first, second), ("2026-01-02", "2026-03-04"), strict=True)
        }
        found = read(notes)
        assert found.problems == ()
        labels = [one.object for one in found.corpus.shown if one.predicate.value.endswith("#label")]
        assert [label.value for label in labels if getattr(label, "language", "") == "fr"] == [shown]


def test_a_name_that_is_only_interpreted_comes_after_one_that_is_asserted(read: ReadFolder) -> None:
    interpreted = OLD.replace("label: O}", "label: Interprété}").replace("2026-01-02", "2025-01-02")
    interpreted = interpreted.replace("at: 1\n", "at: 1\n    status: interpreted\n    because: b\n")
    other = NEW.replace("2001", "2000").replace("label: O}", "label: Affirmé}")
    found = read({"notes/essai.yaml": interpreted, "notes/zautre.yaml": other})
    assert labels_of(found) == {'rdfs:label "Affirmé"@fr', 'skos:altLabel "Interprété"@fr'}


def test_french_of_several_regions_is_one_language(read: ReadFolder) -> None:
    other = NEW.replace("2001", "2000").replace("label: O}", "label@fr-ca: Ô}")
    found = read({"notes/essai.yaml": OLD, "notes/zautre.yaml": other})
    assert labels_of(found) == {'rdfs:label "O"@fr', 'skos:altLabel "Ô"@fr-ca'}


def test_descriptions_stay_with_their_passages_and_one_is_shown(read: ReadFolder) -> None:
    notes = {
        "notes/essai.yaml": OLD.replace("foundingDate: 2000", "description: Une équipe"),
        "notes/zautre.yaml": NEW.replace("foundingDate: 2001", "description: Un bureau"),
    }
    found = read(notes)
    assert found.problems == ()
    assert [one.object.value for one in found.corpus.shown if "description" in one.predicate.value] == ["Une équipe"]
    assert {one.object.value for one in found.corpus.said if "description" in one.predicate.value} == {
        "Une équipe",
        "Un bureau",
    }
    chosen = "{subject: organization/o, property: description, keep: Un bureau, because: b}"
    shown = read({**notes, "decisions/d.yaml": chosen}).corpus.shown
    assert {one.object.value for one in shown if "description" in one.predicate.value} == {"Un bureau"}


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        (("2013", "2013-06"), "2013-06"),
        (("2013-06-12", "2013", "2013-06"), "2013-06-12"),
        (("2013", "2013"), "2013"),
        (("2013-06", "2013-07"), None),
        (("2013", "2013-06", "2013-07"), None),
        (("2013-01", "2014"), None),
    ],
)
def test_a_coarser_date_that_contains_the_finer_agrees(
    read: ReadFolder, dates: tuple[str, ...], shown: str | None
) -> None:
    notes = {
        f"notes/n{number}.yaml": OLD.replace("id: essai", f"id: n{number}").replace("2000", date)
        for number, date in enumerate(dates)
    }
    found = read(notes)
    assert [one.code for one in found.problems] == ([] if shown else ["conflicting-values"])
    if shown:
        assert {one.object.value for one in found.corpus.shown if "founding" in one.predicate.value} == {shown}
        assert {one.object.value for one in found.corpus.said if "founding" in one.predicate.value} == set(dates)


def test_the_same_value_twice_is_no_disagreement(read: ReadFolder) -> None:
    assert read({"notes/essai.yaml": OLD, "notes/autre.yaml": OLD.replace("id: essai", "id: autre")}).problems == ()


def test_explanations_and_hidden_files_are_no_decisions(read: ReadFolder) -> None:
    files = {"notes/essai.yaml": OLD, "decisions/README.md": "# Décisions\n", "decisions/.gitkeep": ""}
    assert read(files).problems == ()


MERGED = (
    HEAD
    + said(
        "{id: organization/vad, type: Organization, label: VAD}",
        "{id: organization/v, type: Organization, label: Ville}",
        "{id: project/p, type: Project, label: P}",
        "{agent: organization/vad, role: porteur, context: project/p}",
    )
    + "  - {at: 3-4, note: n}\n"
)
MERGE = "{merge: organization/vad, into: organization/v, because: {fr: Un sigle., en: An acronym.}}\n"


def test_a_merged_entity_keeps_its_iri_as_deprecated(read: ReadFolder) -> None:
    found = read({"notes/essai.yaml": MERGED, "decisions/vad.yaml": MERGE})
    assert found.problems == ()
    about_old = {
        curie(one.predicate.value): one.object.value
        for one in found.corpus.shown
        if one.subject.value == BASE + "organization/vad"
    }
    assert about_old == {
        "owl:deprecated": "true",
        "dcterms:isReplacedBy": BASE + "organization/v",
        "rdfs:label": "VAD",
    }


def test_what_is_said_of_a_merged_entity_is_said_of_the_other(read: ReadFolder) -> None:
    shown = "\n".join(read({"notes/essai.yaml": MERGED, "decisions/vad.yaml": MERGE}).shown)
    assert f'<{BASE}organization/v> <http://www.w3.org/2004/02/skos/core#altLabel> "VAD"@fr' in shown
    participation = f"<{BASE}participation/organization--v--porteur--project--p>"
    assert f"{participation} <{BASE}ontology#agent> <{BASE}organization/v>" in shown
    assert "organization--vad" not in shown


def test_merges_are_followed_to_the_end(read: ReadFolder) -> None:
    note = MERGED.replace("porteur, context", "porteur, context").replace(
        "      - {id: project/p", "      - {id: organization/w, type: Organization, label: W}\n      - {id: project/p"
    )
    chain = {"decisions/a.yaml": MERGE, "decisions/b.yaml": "{merge: organization/v, into: organization/w, because: b}"}
    shown = read({"notes/essai.yaml": note, **chain}).shown
    assert any("organization--w--porteur" in line for line in shown)


def test_problems_are_told_once() -> None:
    problems = Problems()
    assert problems.sorted() == ()
    assert not problems.violated


def test_a_conflict_concerns_every_file_that_states_a_value_and_prefers_none(read: ReadFolder) -> None:
    third = NEW.replace("id: autre", "id: tiers")
    (problem,) = read({**BOTH, "notes/tiers.yaml": third}).problems
    files = {f"data/notes/{name}.yaml" for name in ("essai", "autre", "tiers")}
    assert {problem.file, *problem.also} == files
    assert problem.file not in problem.also
    for text in (problem.message.fr, problem.message.en):
        assert all(f"{file}:" in text for file in files)
        assert text.index("2001") < text.index("2000")
    assert "keep organization/o foundingDate VALEUR " in problem.remedy.fr
    assert '"2001" ou "2000"' in problem.remedy.fr
    assert "keep organization/o foundingDate VALUE " in problem.remedy.en
    assert '"2001" or "2000"' in problem.remedy.en
