"""Answers moved into notes: what a person would have written, nothing else touched, and never half."""

from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml

from amu_graph.builder import build
from amu_graph.errors import ProblemsError, UsageError
from amu_graph.files import WritingError
from amu_graph.ingest.accept import accept, review_of
from amu_graph.ingest.proposals import Answer, Candidate, Name, Review, Statement
from amu_graph.ingest.records import record
from amu_graph.ingest.review_files import path_of, save
from amu_graph.language import Text
from amu_graph.settings import Settings
from builder_notes import HEAD, said

SOURCE = record(
    {
        "id": "page",
        "label": "Habiter : une page",
        "url": "https://exemple.fr/page",
        "sha256": "a" * 64,
        "language": "fr",
        "retrieved": "2026-01-02",
        "lengths": [29, 0, 22, 5],
    }
)
ACCEPT, REJECT = Answer(verdict="accept"), Answer(verdict="reject")
ANA = Name(
    name="Ana Lopès", id="person/ana-lopes", says=record({"type": "Person", "label": "Ana Lopès"}), at="1", by="x"
)
COOP = Name(
    name="Coop d’Ici",
    id="organization/coop-d-ici",
    says=record({"type": "Organization", "label": "Coop d’Ici", "kind": "association"}),
    at="3",
    by="x",
)
WORKS = Statement(at="3", says=record({"id": "person/ana-lopes", "affiliatedWith": "organization/coop-d-ici"}), by="x")
FOUNDED = Statement(at="3", says=record({"id": "organization/coop-d-ici", "foundingDate": 2013}), by="x")
NOTHING = Statement(at="4", note=Text(fr="Pied de page.", en="Footer."), by="x", answers={"": ACCEPT})
WHY = Text(
    fr="Le site du quartier le dit autrement, et plus tard.", en="The site of the area says so otherwise, and later."
)


THERE = (
    HEAD
    + said(
        "{id: person/thomas-huguen, type: Person, label: Thomas Huguen}",
        "{id: project/lieu-commun, type: Project, label: Lieu Commun}",
        "{id: project/ecoterra, type: Project, label: Ecoterra}",
    )
    + "  - {at: 3-4, note: n}\n"
)


def new(one: Name) -> Name:
    return one.answered(Answer(verdict="new", id=one.id))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "data" / "notes").mkdir(parents=True)
    (tmp_path / "data" / "notes" / "essai.yaml").write_text(THERE, encoding="utf-8")
    return Settings(data=tmp_path / "data", dataset=tmp_path / "none")


def propose(settings: Settings, *every: Name | Statement) -> None:
    names = tuple(one for one in every if isinstance(one, Name))
    statements = tuple(one for one in every if isinstance(one, Statement))
    save(path_of(settings.data, "page"), Review(source=SOURCE, names=names, statements=statements))


def note(settings: Settings) -> Path:
    return settings.data / "notes" / "page.yaml"


def test_the_first_accept_makes_the_note_that_a_person_would_write(settings: Settings) -> None:
    doubtful = FOUNDED.answered(Answer(verdict="unverified", because=WHY))
    propose(settings, new(ANA), new(COOP), WORKS.answered(ACCEPT), doubtful, NOTHING)
    done = accept(settings, "page")
    assert not note(settings).exists(), "nothing is written before it is said so"
    done.change.write()
    assert note(settings).read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../notes.schema.json\n"
        "source:\n"
        "  id: page\n"
        '  label: "Habiter : une page"\n'
        "  url: https://exemple.fr/page\n"
        f"  sha256: {'a' * 64}\n"
        "  language: fr\n"
        "  retrieved: 2026-01-02\n"
        "  lengths: [29, 0, 22, 5]\n"
        "\n"
        "passages:\n"
        "  - at: 1\n"
        "    says:\n"
        "      - {id: person/ana-lopes, type: Person, label: Ana Lopès}\n"
        "  - at: 3\n"
        "    says:\n"
        "      - {id: organization/coop-d-ici, type: Organization, label: Coop d’Ici, kind: association}\n"
        "      - {id: person/ana-lopes, affiliatedWith: organization/coop-d-ici}\n"
        "  - at: 3\n"
        "    status: unverified\n"
        "    because:\n"
        f"      fr: {WHY.fr}\n"
        f"      en: {WHY.en}\n"
        "    says:\n"
        "      - {id: organization/coop-d-ici, foundingDate: 2013}\n"
        "  - at: 4\n"
        "    note: {fr: Pied de page., en: Footer.}\n"
    )
    assert not path_of(settings.data, "page").exists(), "nothing is left to answer"
    assert build(settings.data).ok


def test_a_document_without_an_address_says_that_it_has_none(settings: Settings) -> None:
    head = {key: value for key, value in SOURCE.items() if key != "url"}
    review = Review(source=head, names=(new(ANA),))
    save(path_of(settings.data, "page"), review)
    with pytest.raises(UsageError) as refused:
        accept(settings, "page")
    assert "no address" in str(refused.value.message.en)
    assert "kind: unpublished" in str(refused.value.remedy)
    save(path_of(settings.data, "page"), replace(review, source={**head, "kind": "unpublished"}))
    accept(settings, "page").change.write()
    assert build(settings.data).ok
    assert "  kind: unpublished\n" in note(settings).read_text(encoding="utf-8")


def test_what_is_rejected_or_open_stays_and_a_record_waits_for_its_names(settings: Settings) -> None:
    propose(settings, new(ANA), COOP, WORKS.answered(ACCEPT), FOUNDED.answered(REJECT))
    done = accept(settings, "page")
    done.change.write()
    assert (done.moved, done.open, done.waiting) == (1, 1, 1)
    left = review_of(settings, "page")
    assert [one.name for one in left.names] == ["Coop d’Ici"]
    assert left.statements == (WORKS.answered(ACCEPT), FOUNDED.answered(REJECT))
    assert build(settings.data).ok, "lines that wait are a remark"


def test_of_a_thing_only_what_speaks_of_an_open_name_waits(settings: Settings) -> None:
    """The date of a chapter does not wait for which book it is of."""
    both = replace(WORKS, says=record({**WORKS.says, "description": "Habitante."})).answered(ACCEPT)
    propose(settings, new(ANA), COOP, both)
    done = accept(settings, "page")
    done.change.write()
    assert (done.moved, done.open, done.waiting) == (2, 1, 1)
    assert "description: Habitante." in note(settings).read_text(encoding="utf-8")
    (left,) = review_of(settings, "page").statements
    assert left == WORKS.answered(ACCEPT)


def test_another_spelling_of_a_known_name_becomes_another_name_with_its_passage(settings: Settings) -> None:
    near = Name(
        name="T. Huguen",
        id="person/t-huguen",
        says=record({"type": "Person", "label": "T. Huguen"}),
        at="3",
        by="known-names",
        candidates=(Candidate(id="person/thomas-huguen", score=0.85),),
    )
    same = near.answered(Answer(verdict="same", id="person/thomas-huguen"))
    by = Statement(
        at="3",
        says=record({"agent": "person/t-huguen", "role": "porteur", "context": "project/lieu-commun"}),
        by="x",
        answers={"": ACCEPT},
    )
    propose(settings, same, by)
    accept(settings, "page").change.write()
    text = note(settings).read_text(encoding="utf-8")
    assert "      - {id: person/thomas-huguen, altLabel: T. Huguen}\n" in text
    assert "{agent: person/thomas-huguen, role: porteur, context: project/lieu-commun}" in text
    assert "t-huguen" not in text
    spelt = replace(same, name="THOMAS  HUGUEN")
    propose(settings, spelt)
    assert accept(settings, "page").moved == 0, "the same letters are no other name"


def test_a_new_name_has_the_class_of_the_identifier_that_was_answered(settings: Settings) -> None:
    propose(settings, ANA.answered(Answer(verdict="new", id="organization/ana-lopes")))
    accept(settings, "page").change.write()
    text = note(settings).read_text(encoding="utf-8")
    assert "{id: organization/ana-lopes, type: Organization, label: Ana Lopès}" in text


def test_a_passage_under_a_heading_is_built(settings: Settings) -> None:
    headed = {**SOURCE, "headings": ("1 Une page : l’histoire - suite",)}
    save(path_of(settings.data, "page"), Review(source=headed, names=(new(ANA), new(COOP))))
    accept(settings, "page").change.write()
    assert build(settings.data).ok


def test_an_edited_answer_is_what_is_written(settings: Settings) -> None:
    edited = FOUNDED.answered(
        Answer(
            verdict="interpreted", because=WHY, record=record({"id": "organization/coop-d-ici", "foundingDate": "2014"})
        )
    )
    propose(settings, new(COOP), edited)
    accept(settings, "page").change.write()
    text = note(settings).read_text(encoding="utf-8")
    assert "status: interpreted" in text
    assert "foundingDate: 2014" in text


def test_all_accepts_what_is_open_but_never_a_name_that_resembles_another(settings: Settings) -> None:
    near = replace(ANA, candidates=(Candidate(id="person/thomas-huguen", score=0.3),))
    propose(settings, near, COOP, WORKS, FOUNDED)
    assert (accept(settings, "page").moved, accept(settings, "page").open) == (0, 4)
    done = accept(settings, "page", everything=True)
    assert (done.moved, done.open, done.waiting) == (1, 1, 1)
    assert accept(settings, "page", everything=True, by=["table"]).moved == 0


def test_all_leaves_open_what_is_rather_not_so(settings: Settings) -> None:
    likely, unlikely = replace(WORKS, score=0.5), replace(FOUNDED, score=0.39)
    propose(settings, replace(ANA, score=0.85), replace(COOP, score=0.6), likely, unlikely)
    done = accept(settings, "page", everything=True)
    assert (done.moved, done.open) == (3, 1)
    done.change.write()
    assert review_of(settings, "page").statements == (unlikely,)


OLD = HEAD.replace("id: essai", "id: page").replace("exemple.fr/essai", "exemple.fr/page") + (
    "  # Le titre  \n"
    "  - at: 1  # la première ligne\n"
    "    says:\n"
    "      - {id: person/bo, type: Person, label: 'Bo'}   # lui\n"
    "      # fin de la ligne 1\n"
    "\n"
    "  # Suite\n"
    "  - at: 4\n"
    "    note: n\n"
    "# La fin\n"
)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("flush", [False, True])
def test_every_line_of_a_note_stays_and_lines_are_added_where_they_belong(
    settings: Settings, ends: str, mark: str, flush: bool
) -> None:
    text = (
        OLD
        if not flush
        else OLD.partition("passages:\n")[0] + "passages:\n" + OLD.partition("passages:\n")[2].replace("\n  ", "\n")[2:]
    )
    before = mark + text.replace("\n", ends)
    note(settings).write_bytes(before.encode())
    propose(settings, new(ANA), new(COOP), WORKS.answered(ACCEPT))
    accept(settings, "page").change.write()
    after = note(settings).read_bytes().decode()
    kept, added = before.splitlines(keepends=True), after.splitlines(keepends=True)
    changes = SequenceMatcher(None, kept, added, autojunk=False).get_opcodes()
    assert {tag for tag, *_ in changes} == {"equal", "insert"}, "every line is there, as it was, in its order"
    assert after.count(ends) == after.count("\n")
    read = yaml.safe_load(after.removeprefix("\ufeff"))
    assert [one["at"] for one in read["passages"]] == [1, 3, 4]
    assert [one["id"] for one in read["passages"][0]["says"]] == ["person/bo", "person/ana-lopes"]
    assert after.index("fin de la ligne 1") < after.index("at: 3") < after.index("# Suite")
    assert build(settings.data).ok


ANA_LINE = "      - {id: person/ana-lopes, type: Person, label: Ana Lopès}\n"
FLUSH = "  - at: 1\n    says:\n    - id: person/bo\n      type: Person\n      label: Bo\n    page: 3\n"
OTHERWISE = {
    "empty": ("  - at: 1\n    says: []\n", "  - at: 1\n    says:\n" + ANA_LINE),
    "in braces": ("  - {at: 1, note: Le titre.}\n", "  - at: 1\n    note: Le titre.\n    says:\n" + ANA_LINE),
    "a note": ("  - at: 1\n    note: Le titre.\n", "  - at: 1\n    note: Le titre.\n    says:\n" + ANA_LINE),
    "in brackets": (
        "  - at: 1\n    says: [{id: person/bo, type: Person, label: Bo}]\n",
        "  - at: 1\n    says:\n      - {id: person/bo, type: Person, label: Bo}\n" + ANA_LINE,
    ),
    "flush, at another place": (FLUSH, FLUSH + "  - at: 1\n    part: person\n    says:\n" + ANA_LINE[2:]),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_is_written_otherwise_is_added_to_as_well(settings: Settings, name: str) -> None:
    written, expected = OTHERWISE[name]
    head = OLD.partition("  # Le titre")[0]
    note(settings).write_text(head + written, encoding="utf-8")
    propose(settings, new(ANA))
    accept(settings, "page").change.write()
    assert note(settings).read_text(encoding="utf-8") == head + expected
    assert build(settings.data).ok


def test_a_last_line_without_an_end_and_what_is_said_already(settings: Settings) -> None:
    text = OLD.rstrip("\n").removesuffix("\n# La fin")
    note(settings).write_text(text, encoding="utf-8")
    extra = Statement(at="4", says=record({"id": "person/bo", "altLabel": "Beau"}), by="x", answers={"": ACCEPT})
    again = Statement(
        at="1", says=record({"id": "person/bo", "label": "Bo", "type": "Person"}), by="x", answers={"": ACCEPT}
    )
    propose(settings, extra, again)
    accept(settings, "page").change.write()
    assert note(settings).read_text(encoding="utf-8") == (text + "\n    says:\n      - {id: person/bo, altLabel: Beau}")


def test_a_comment_that_would_be_lost_is_kept_and_told(settings: Settings) -> None:
    note(settings).write_text(
        OLD.partition("  # Le titre")[0] + "  - {at: 1, note: n}  # important\n", encoding="utf-8"
    )
    propose(settings, new(ANA))
    with pytest.raises(UsageError) as error:
        accept(settings, "page")
    assert "commentaire" in error.value.in_("fr")


def test_what_would_stop_the_build_is_told_and_nothing_is_written(settings: Settings) -> None:
    wrong = Statement(
        at="1", says=record({"id": "project/ecoterra", "dwellingCount": "quatorze"}), by="x", answers={"": ACCEPT}
    )
    missing = Statement(
        at="3",
        says=record({"agent": "person/personne", "role": "auteur", "context": "project/ecoterra"}),
        by="x",
        answers={"": ACCEPT},
    )
    propose(settings, wrong, missing)
    before = path_of(settings.data, "page").read_bytes()
    with pytest.raises(ProblemsError) as error:
        accept(settings, "page")
    assert {one.code for one in error.value.problems} >= {"not-an-integer"}
    assert all(one.file == "data/notes/page.yaml" and one.line for one in error.value.problems)
    [number] = [one for one in error.value.problems if one.code == "not-an-integer"]
    assert "dwellingCount: quatorze" in number.message.fr
    assert not note(settings).exists()
    assert path_of(settings.data, "page").read_bytes() == before


def test_a_source_without_proposals_names_those_that_have_some(settings: Settings) -> None:
    propose(settings, ANA)
    with pytest.raises(UsageError) as error:
        accept(settings, "autre")
    assert "page" in error.value.in_("en")


def test_what_is_no_file_of_proposals_is_not_named(settings: Settings) -> None:
    propose(settings, ANA)
    path_of(settings.data, "page.map").write_text("rows: {}\n", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        accept(settings, "autre")
    assert "page.map" not in error.value.in_("en")


@pytest.mark.parametrize("other", ["other", "../notes/page", "../../outside"])
def test_proposals_of_one_source_never_replace_those_of_another(settings: Settings, other: str) -> None:
    propose(settings, new(ANA))
    path, there = path_of(settings.data, "page"), path_of(settings.data, other)
    there.parent.mkdir(exist_ok=True)
    there.write_text("mine\n", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("id: page\n", f"id: {other}\n"), encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        accept(settings, "page")
    assert [one.code for one in error.value.problems] == ["review-name"]
    assert there.read_text(encoding="utf-8") == "mine\n"


def test_a_note_that_is_no_text_or_leads_elsewhere_stays_as_it_is(settings: Settings, tmp_path: Path) -> None:
    propose(settings, new(ANA))
    note(settings).write_bytes(b"source: {id: page, label: \xe9}\n")
    with pytest.raises(ProblemsError) as error:
        accept(settings, "page")
    assert [one.file for one in error.value.problems] == ["data/notes/page.yaml"]
    note(settings).unlink()
    elsewhere = tmp_path / "elsewhere.yaml"
    note(settings).symlink_to(elsewhere)
    with pytest.raises(ProblemsError) as error:
        accept(settings, "page")
    assert [one.code for one in error.value.problems] == ["unreadable-file"]
    assert not elsewhere.exists()
    elsewhere.write_text("mine\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        accept(settings, "page")
    assert [one.code for one in error.value.problems] == ["outside-folder"]


@pytest.mark.parametrize("folder", ["notes", "review"])
def test_what_somebody_writes_meanwhile_is_never_lost(settings: Settings, folder: str) -> None:
    propose(settings, new(ANA), COOP)
    note(settings).write_text(HEAD.replace("id: essai", "id: page") + said(), encoding="utf-8")
    found = accept(settings, "page")
    theirs = settings.data / folder / "page.yaml"
    theirs.write_text(theirs.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in (note(settings), path_of(settings.data, "page"))}
    with pytest.raises(WritingError, match=r"page\.yaml has changed meanwhile"):
        found.change.write()
    assert {one: one.read_bytes() for one in before} == before
    accept(settings, "page").change.write()
    assert "person/ana-lopes" in note(settings).read_text(encoding="utf-8")


def test_three_readings_of_a_line_are_told_apart_by_readable_parts(settings: Settings) -> None:
    def reading(because: str, **says: str) -> Statement:
        answer = Answer(verdict="unverified", because=Text(fr=because, en=f"{because} (en)"))
        return Statement(at="3", says={"id": "organization/coop-d-ici", **says}, by="x", answers={"": answer})

    propose(
        settings,
        new(COOP),
        reading("une", foundingDate="2013"),
        reading("deux", kind="cooperative"),
        reading("trois", foundingDate="2014"),
    )
    accept(settings, "page").change.write()
    parts = [one.get("part") for one in yaml.safe_load(note(settings).read_text(encoding="utf-8"))["passages"]]
    assert parts == [None, None, "founding-date", "cooperative"]
    assert build(settings.data).ok


MANY = [
    Name(
        name=f"Nom {number}",
        id=f"person/nom-{number}",
        says=record({"type": "Person", "label": f"Nom {number}"}),
        at=f"r{number}",
        by="table",
        answers={"": Answer(verdict="new", id=f"person/nom-{number}")},
    )
    for number in (2, 3, 4, 9, 10, 11)
]
TABLE = {
    **record({"id": "page", "kind": "table", "label": "Page", "language": "fr", "retrieved": "2026-01-02"}),
    "sha256": "a" * 64,
    "rows": ("2-4", "9-11"),
}
SMALL = 460
"""Bytes that hold the head of a note and two of its passages."""


def parts(settings: Settings) -> dict[str, list[str]]:
    """Return the places that each file of the note has."""
    found = (path for path in sorted(settings.data.glob("notes/page*")))
    return {path.name: [one["at"] for one in yaml.safe_load(path.read_text("utf-8"))["passages"]] for path in found}


def test_a_long_note_has_several_files_that_say_the_same_as_one(settings: Settings) -> None:
    save(path_of(settings.data, "page"), Review(source=TABLE, names=tuple(MANY)))
    proposed = path_of(settings.data, "page").read_bytes()
    accept(settings, "page").change.write()
    whole = build(settings.data)
    assert parts(settings) == {"page.yaml": ["r2", "r3", "r4", "r9", "r10", "r11"]}
    note(settings).unlink()
    path_of(settings.data, "page").write_bytes(proposed)
    accept(settings, "page", longest=SMALL).change.write()
    assert parts(settings) == {"page.yaml": ["r2", "r3"], "page.2.yaml": ["r4", "r9"], "page.3.yaml": ["r10", "r11"]}
    assert all(path.stat().st_size <= SMALL for path in settings.data.glob("notes/page*"))
    cut = build(settings.data)
    assert cut.content == whole.content
    assert [(one.code, one.message) for one in cut.problems] == [(one.code, one.message) for one in whole.problems]


def test_more_of_a_long_note_goes_where_it_belongs_or_into_another_file(settings: Settings) -> None:
    file = path_of(settings.data, "page")
    save(file, Review(source=TABLE, names=tuple(MANY[1::2])))
    accept(settings, "page", longest=SMALL).change.write()
    assert parts(settings) == {"page.yaml": ["r3", "r9"], "page.2.yaml": ["r11"]}
    twice = Statement(at="r9", says=record({"id": "person/nom-9", "note": "x"}), by="x", answers={"": ACCEPT})
    save(file, Review(source=TABLE, names=tuple(MANY), statements=(twice,)))
    accept(settings, "page", longest=SMALL).change.write()
    there = {"page.yaml": ["r3", "r9"], "page.2.yaml": ["r11"]}
    assert parts(settings) == {**there, "page.3.yaml": ["r2", "r4"], "page.4.yaml": ["r10"]}
    assert "note: x" in note(settings).read_text("utf-8"), "what is read alike stands together"
    assert build(settings.data).ok
    before = {path: path.read_bytes() for path in settings.data.glob("notes/page*")}
    save(file, Review(source=TABLE, names=tuple(MANY), statements=(twice,)))
    accept(settings, "page", longest=SMALL).change.write()
    assert {path: path.read_bytes() for path in settings.data.glob("notes/page*")} == before, "what is said is not said"


def test_readings_are_told_apart_in_all_files_of_a_note(settings: Settings) -> None:
    save(path_of(settings.data, "page"), Review(source=TABLE, names=tuple(MANY)))
    accept(settings, "page", longest=SMALL).change.write()
    doubtful = Statement(
        at="r4",
        says=record({"id": "person/nom-4", "description": "Habitante."}),
        by="x",
        answers={"": Answer(verdict="unverified", because=WHY)},
    )
    elsewhere = replace(doubtful, answers={"": Answer(verdict="unverified", because=Text(fr="Autre.", en="Other."))})
    for one in (doubtful, elsewhere):
        save(path_of(settings.data, "page"), Review(source=TABLE, statements=(one,)))
        accept(settings, "page", longest=1).change.write()
    assert build(settings.data).ok
    assert parts(settings)["page.4.yaml"] == parts(settings)["page.5.yaml"] == ["r4"]
