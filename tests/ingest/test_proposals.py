"""Files of proposals: what is written is read back, answers survive, and what is wrong has its place."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from amu_graph import resources
from amu_graph.ingest.open_proposals import check_proposals
from amu_graph.ingest.proposals import Answer, Candidate, Name, Review, Statement, merge
from amu_graph.ingest.records import record
from amu_graph.ingest.review_files import load, path_of, save
from amu_graph.ingest.review_lines import written
from amu_graph.ingest.yaml_text import in_line, scalar
from amu_graph.language import Text
from amu_graph.notes.problems import Problems

WHY = Text(fr="Le nom est connu, à une lettre près.", en="The name is known but for one letter.")
HEAD = record(
    {
        "id": "essai",
        "label": "Essai : un texte",
        "url": "https://exemple.fr/essai",
        "sha256": "0" * 64,
        "language": "fr",
        "retrieved": "2026-01-02",
        "lengths": [29, 0, 22, 5],
    }
)
ARCHI = Name(
    name="Archi Ethic",
    id="organization/archi-ethic",
    says=record({"type": "Organization", "label": "Archi Ethic"}),
    at="1",
    words=(3, 14),
    mentions=(("1", 3, 14), ("3", 0, 11)),
    by="known-names",
    why=WHY,
    score=0.83,
    candidates=(Candidate(id="organization/archi-etic", score=0.94, agrees=("spelling",)),),
)
COUNT = Statement(
    at="3",
    words=((12, 22),),
    says=record({"id": "building/ecoterra", "dwellingCount": 14}),
    by="rule/dwellings",
    why=WHY,
    score=0.7,
)
ROLE = Statement(
    at="1",
    says=record({"agent": "organization/archi-ethic", "role": "maitre-d-oeuvre", "context": "project/ecoterra"}),
    by="rule/roles",
)
REVIEW = Review(source=HEAD, names=(ARCHI,), statements=(COUNT, ROLE))


def read_back(text: str, tmp_path: Path) -> tuple[Review | None, Problems]:
    path = path_of(tmp_path / "data", "essai")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    return load(path, tmp_path / "data", problems), problems


def test_what_is_written_is_read_back_whatever_the_order(tmp_path: Path) -> None:
    answers = {
        "": Answer(verdict="unverified", because=Text(fr="« ~14 »", en="“~14”"), record=record({"id": "building/b"})),
    }
    several = {"AB": Answer(verdict="same", id="organization/archi-etic"), "CD": Answer(verdict="unsure")}
    review = Review(
        source=HEAD,
        names=(replace(ARCHI, answers=several),),
        statements=(
            replace(COUNT, answers=answers, where={"cell": "B7"}, status="unverified"),
            Statement(at="2-4", note=Text(fr="Rien.", en="Nothing."), by="person"),
            ROLE,
        ),
    )
    found, problems = read_back(written(review), tmp_path)
    assert problems.sorted() == ()
    assert found == review.sorted()
    assert written(found) == written(review)


def test_a_file_reads_as_a_person_would_write_it(tmp_path: Path) -> None:
    save(path_of(tmp_path, "essai"), REVIEW)
    text = path_of(tmp_path, "essai").read_text(encoding="utf-8")
    assert "  - name: Archi Ethic\n    id: organization/archi-ethic\n" in text
    assert "    says: {id: building/ecoterra, dwellingCount: 14}\n" in text
    assert "    mentions: [[1, 3, 14], [3, 0, 11]]\n" in text
    assert '  label: "Essai : un texte"\n' in text
    assert text.index("agent:") < text.index("dwellingCount"), "in the order of the document"


def test_a_file_fits_its_schema() -> None:
    schema = json.loads((resources.data() / "review.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    said = json.loads(json.dumps(yaml.safe_load(written(REVIEW)), default=str))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(said)] == []
    said["statements"][0]["answer"] = "perhaps"
    assert not Draft202012Validator(schema).is_valid(said)


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn", "Cf"]), max_size=30)


@given(TEXTS, st.booleans())
@example("=", True)
@example("01000", True)
@example("09800", True)
@example("12:30", True)
@example("1:02:30", False)
@example("No", True)
@example("yes", False)
@example("1e3", True)
@example("0o17", True)
@example("0x1f", True)
@example(".inf", False)
@example(".NaN", True)
@example("2026-01-02T10:00:00Z", False)
@example("123e45", True)
@example("- a", False)
@example("a #b", False)
@example("Habiter : un guide", True)
@example("~", False)
@example("", False)
def test_a_text_is_the_same_text_for_every_reader(text: str, flow: bool) -> None:
    """PyYAML reads YAML 1.1 with types; what it takes for a number or a date must be written as the text was."""
    line = in_line({"k": text}) if flow else f"k: {scalar(text, flow=False)}"
    assert yaml.load(line, Loader=yaml.BaseLoader) == {"k": text}
    typed = yaml.safe_load(line)["k"]
    assert typed == text or str(typed) == text or (text.lower() == "true" and typed is True)


def test_digests_codes_and_dates_are_written_as_people_write_them() -> None:
    assert scalar("8b7cb4fd99b8") == "8b7cb4fd99b8"
    assert scalar("2016-01") == "2016-01"
    assert scalar("67000") == "67000"
    assert scalar("82-85") == "82-85"
    assert scalar("01000") == '"01000"'


def test_answers_survive_a_new_proposal_and_rejections_are_remembered() -> None:
    reject, accept = Answer(verdict="reject"), Answer(verdict="accept")
    old = Review(
        source=HEAD,
        names=(ARCHI.answered(reject),),
        statements=(COUNT.answered(accept), ROLE),
    )
    better = replace(COUNT, score=0.9)
    merged = merge(old, Review(source=HEAD, statements=(better,)))
    assert [one.name for one in merged.names] == ["Archi Ethic"]
    assert merged.names[0].rejected
    assert merged.statements == (better.answered(accept),), "the open one that is not proposed any more is gone"
    spelt = replace(ARCHI, name="ARCHI-ETHIC")
    assert merge(old, Review(source=HEAD, names=(spelt,))).names[0].rejected, "the same spelling, asked once"
    other = replace(ARCHI, says=record({"type": "Person", "label": "Archi Ethic"}))
    assert merge(old, Review(source=HEAD, names=(other,))).open == (other,), "another type is another question"


def test_what_the_note_says_already_is_not_proposed_again() -> None:
    assert merge(None, REVIEW, said=[COUNT.key]).statements == (ROLE,)


def test_two_reviewers_who_differ_leave_the_question_open() -> None:
    both = COUNT.answered(Answer(verdict="accept"), "AB").answered(Answer(verdict="reject"), "CD")
    assert both.answer is None
    assert both.disputed
    agreed = both.answered(Answer(verdict="accept"), "CD")
    assert agreed.answer == Answer(verdict="accept")
    assert agreed.answered(None, "AB").answered(None, "CD") == COUNT
    assert COUNT.answered(Answer(verdict="unsure")).answer is None


def test_check_counts_what_waits_and_the_build_never_reads_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    disputed = COUNT.answered(Answer(verdict="accept"), "AB").answered(Answer(verdict="reject"), "CD")
    answered = ROLE.answered(Answer(verdict="accept"))
    save(path_of(data, "essai"), Review(source=HEAD, names=(ARCHI,), statements=(disputed, answered)))
    found = {one.code: one for one in check_proposals(data)}
    assert set(found) == {"open-proposals", "answered-proposals", "answers-differ"}
    assert "2 propositions" in found["open-proposals"].message.fr
    assert "1 proposal" in found["answered-proposals"].message.en
    assert found["answers-differ"].line > 1
    assert {one.severity for one in found.values()} <= {"info", "warning"}


def test_a_file_has_the_name_of_its_source(tmp_path: Path) -> None:
    save(path_of(tmp_path / "data", "autre"), replace(REVIEW, names=(), statements=()))
    assert [one.code for one in check_proposals(tmp_path / "data")] == ["review-name"]


BAD = """source: {id: essai, label: Essai, language: fr}
names:
  - {name: A, id: person/a, at: 1, by: x, words: [9, 2]}
  - {name: B, at: 1, by: x}
  - {name: C, id: person/c, at: 1, by: x, answer: {same: "person/../c"}}
statements:
  - {at: 3, by: x}
  - {at: 3, by: x, says: {id: person/a, label: {fr: A}}}
  - {at: 3, by: x, says: {id: person/a}, answer: perhaps}
  - {at: 3, by: x, says: {id: person/a}, answer: {interpreted: }}
  - {at: 3, by: x, says: {id: person/a}, anwser: accept}
  - {at: 3, by: x, says: {id: person/a}, answer: {same: person/b}}
"""


def test_what_is_wrong_in_a_file_has_its_line_and_column(tmp_path: Path) -> None:
    found, problems = read_back(BAD, tmp_path)
    places = {(one.code, one.line, one.column) for one in problems.sorted()}
    assert places >= {
        ("bad-words", 3, 50),
        ("missing-key", 4, 5),
        ("bad-answer", 5, 51),
        ("empty-passage", 7, 5),
        ("not-a-text", 8, 48),
        ("bad-answer", 9, 50),
        ("bad-answer", 10, 50),
        ("unknown-key", 11, 42),
        ("bad-answer", 12, 50),
    }
    assert found is not None
    assert len(found.names) == 2


@pytest.mark.parametrize(
    "text", ["[]", "names: []\n", "source: {label: x}\n", "source: {id: essai}\nstatements: [", "a: b"]
)
def test_what_is_no_file_of_proposals_is_told(text: str, tmp_path: Path) -> None:
    found, problems = read_back(text, tmp_path)
    assert found is None
    assert problems.violated
