"""Sources that disagree, and entities that are one."""

from amu_graph.builder.problems import Problems
from amu_graph.namespaces import curie
from builder_fixtures import ReadFolder
from builder_notes import HEAD, said

BASE = "https://w3id.org/amu-graph/"
ORGANIZATION = "{id: organization/o, type: Organization, label: O}"
OLD = HEAD + said(ORGANIZATION, "{id: organization/o, foundingDate: 2000}") + "  - {at: 3-4, note: n}\n"
NEW = OLD.replace("id: essai", "id: autre").replace("2000", "2001")
DECISION = """- subject: organization/o
  property: foundingDate
  keep: {value}
  because: {{fr: La plus ancienne., en: The oldest.}}
"""
BOTH = {"notes/essai.yaml": OLD, "notes/autre.yaml": NEW}


def test_two_passages_that_disagree_stop_the_build_and_are_both_named(read: ReadFolder) -> None:
    (problem,) = read(BOTH).problems
    assert problem.code == "conflicting-values"
    assert problem.severity == "violation"
    for word in ("autre#L1", "essai#L1", "2000", "2001", "foundingDate"):
        assert word in problem.message.fr
        assert word in problem.message.en


def test_a_decision_says_which_value_is_shown_and_every_passage_keeps_its_own(read: ReadFolder) -> None:
    found = read({**BOTH, "decisions.yaml": DECISION.format(value=2000)})
    assert found.problems == ()
    dates = {str(one.object) for one in found.told.shown if one.predicate.value.endswith("foundingDate")}
    assert dates == {'"2000"^^<http://www.w3.org/2001/XMLSchema#gYear>'}
    said_dates = {
        (one.passage.iri.removeprefix(BASE + "source/"), one.object.value)
        for one in found.told.said
        if one.predicate.value.endswith("foundingDate")
    }
    assert said_dates == {
        ("essai#L1", "2000"),
        ("autre#L1", "2001"),
        ("editorial-decisions#organization--o--foundingDate", "2000"),
    }


def test_the_reason_of_a_decision_is_the_note_of_its_passage(read: ReadFolder) -> None:
    found = read({**BOTH, "decisions.yaml": DECISION.format(value=2000)})
    (keep,) = found.told.decisions.keeps
    assert [(note.language, note.value) for note in keep.passage.notes] == [
        ("fr", "La plus ancienne."),
        ("en", "The oldest."),
    ]


def test_a_decision_keeps_a_value_that_a_passage_states(read: ReadFolder) -> None:
    assert read({**BOTH, "decisions.yaml": DECISION.format(value=1999)}).found == {"unknown-kept-value": (1, 3)}


def test_a_decision_is_taken_once(read: ReadFolder) -> None:
    twice = DECISION.format(value=2000) + DECISION.format(value=2001)
    assert "repeated-decision" in read({**BOTH, "decisions.yaml": twice}).found


def test_labels_are_decided_by_language(read: ReadFolder) -> None:
    other = NEW.replace("2001", "2000").replace("label: O}", "label: Ô, label@en: O}")
    decision = "- {subject: organization/o, property: label, keep: Ô, because: b}\n"
    assert set(read({"notes/essai.yaml": OLD, "notes/autre.yaml": other}).found) == {"conflicting-values"}
    found = read({"notes/essai.yaml": OLD, "notes/autre.yaml": other, "decisions.yaml": decision})
    assert found.problems == ()
    labels = {str(one.object) for one in found.told.shown if one.predicate.value.endswith("#label")}
    assert labels == {'"Ô"@fr', '"O"@en'}


def test_the_same_value_twice_is_no_disagreement(read: ReadFolder) -> None:
    assert read({"notes/essai.yaml": OLD, "notes/autre.yaml": OLD.replace("id: essai", "id: autre")}).problems == ()


def test_a_file_of_comments_decides_nothing(read: ReadFolder) -> None:
    assert read({"notes/essai.yaml": OLD, "decisions.yaml": "# rien\n[]\n"}).problems == ()
    assert read({"notes/essai.yaml": OLD, "decisions.yaml": "# rien\n"}).problems == ()


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
MERGE = "- {merge: organization/vad, into: organization/v, because: {fr: Un sigle., en: An acronym.}}\n"


def test_a_merged_entity_keeps_its_iri_as_deprecated(read: ReadFolder) -> None:
    found = read({"notes/essai.yaml": MERGED, "decisions.yaml": MERGE})
    assert found.problems == ()
    about_old = {
        curie(one.predicate.value): one.object.value
        for one in found.told.shown
        if one.subject.value == BASE + "organization/vad"
    }
    assert about_old == {
        "owl:deprecated": "true",
        "dcterms:isReplacedBy": BASE + "organization/v",
        "rdfs:label": "VAD",
    }


def test_what_is_said_of_a_merged_entity_is_said_of_the_other(read: ReadFolder) -> None:
    shown = "\n".join(read({"notes/essai.yaml": MERGED, "decisions.yaml": MERGE}).shown)
    assert f'<{BASE}organization/v> <http://www.w3.org/2004/02/skos/core#altLabel> "VAD"@fr' in shown
    participation = f"<{BASE}participation/organization--v--porteur--project--p>"
    assert f"{participation} <{BASE}ontology#agent> <{BASE}organization/v>" in shown
    assert "organization--vad" not in shown


def test_merges_are_followed_to_the_end(read: ReadFolder) -> None:
    note = MERGED.replace("porteur, context", "porteur, context").replace(
        "      - {id: project/p", "      - {id: organization/w, type: Organization, label: W}\n      - {id: project/p"
    )
    chain = MERGE + "- {merge: organization/v, into: organization/w, because: b}\n"
    shown = read({"notes/essai.yaml": note, "decisions.yaml": chain}).shown
    assert any("organization--w--porteur" in line for line in shown)


def test_problems_are_told_once() -> None:
    problems = Problems()
    assert problems.sorted() == ()
    assert not problems.violated
