"""Answers of a reviewer: written at once, taken back, and never over somebody else's."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from amu_graph import files
from amu_graph.errors import NotFoundError
from amu_graph.ingest import review_files, review_memory
from amu_graph.ingest.proposals import Answer, Candidate, Name, Review, Statement, merge
from amu_graph.ingest.records import record
from amu_graph.ingest.review_edits import comments_in
from amu_graph.ingest.review_files import load, path_of, read, save
from amu_graph.ingest.review_lines import lines_of, written
from amu_graph.ingest.review_memory import WORTH, recall, remember
from amu_graph.ingest.session import Session, mark_of
from amu_graph.ingest.spreading import alike, reopen, spread
from amu_graph.language import Text
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Node, read_tree

ACCEPT, REJECT = Answer(verdict="accept"), Answer(verdict="reject")
SOURCE = record({"id": "page", "label": "Page", "language": "fr"})
ANA = Name(name="Ana", id="person/ana", says=record({"type": "Person", "label": "Ana"}), at="1", by="rule/names")
BO = replace(ANA, name="Bo", id="person/bo")
COOP = replace(ANA, name="Coop", id="organization/coop", says=record({"type": "Organization", "label": "Coop"}))
YEAR = Statement(at="3", says=record({"id": "organization/coop", "foundingDate": 2013}), by="rule/years")
OTHER = replace(YEAR, says=record({"id": "organization/coop", "foundingDate": 2014}))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    data = tmp_path / "data"
    save(path_of(data, "page"), Review(source=SOURCE, names=(ANA, BO, COOP), statements=(YEAR, OTHER)))
    return Session(path_of(data, "page"), data)


def on_disk(session: Session) -> Review:
    found = load(session.path, session.path.parents[1], Problems())
    assert found is not None
    return found


def test_an_answer_is_in_the_file_at_once_and_can_be_taken_back(session: Session) -> None:
    before = session.path.read_bytes()
    (changed,) = session.answer([mark_of(YEAR)], ACCEPT)
    assert changed.answer == ACCEPT
    assert [one.answer for one in on_disk(session).statements] == [ACCEPT, None]
    session.answer([mark_of(ANA), mark_of(BO)], REJECT)
    assert written(on_disk(session)) == session.path.read_text(encoding="utf-8"), "written as `save` writes it"
    assert len(session.undo()) == 2
    session.undo()
    assert session.path.read_bytes() == before
    assert session.undo() == []


def test_what_another_wrote_meanwhile_stays(session: Session) -> None:
    assert session.review.open
    other = Session(session.path, session.path.parents[1], by="CD")
    other.answer([mark_of(OTHER)], REJECT)
    session.answer([mark_of(YEAR)], ACCEPT)
    found = on_disk(session)
    assert [dict(one.answers) for one in found.statements] == [{"": ACCEPT}, {"CD": REJECT}]


def test_answers_given_at_once_are_all_kept(tmp_path: Path) -> None:
    data, names = tmp_path / "data", [replace(ANA, name=f"N {number}", id=f"person/n-{number}") for number in range(40)]
    save(path_of(data, "page"), Review(source=SOURCE, names=tuple(names)))
    session = Session(path_of(data, "page"), data)
    with ThreadPoolExecutor(8) as threads:
        given = list(threads.map(lambda one: session.answer([mark_of(one)], REJECT), names))
    assert all(given)
    assert all(one.answer == REJECT for one in on_disk(session).names)
    for _ in names:
        session.undo()
    assert not any(one.answer for one in on_disk(session).names)


def test_two_programs_that_answer_at_once_lose_no_answer(tmp_path: Path) -> None:
    """Each of them knows the file only as it was: the one that writes second reads what the first wrote."""
    data, names = tmp_path / "data", [replace(ANA, name=f"N {number}", id=f"person/n-{number}") for number in range(40)]
    save(path_of(data, "page"), Review(source=SOURCE, names=tuple(names)))
    programs = [Session(path_of(data, "page"), data) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        for number, program in enumerate(programs):
            for one in names[number::4]:
                threads.submit(program.answer, [mark_of(one)], REJECT)
    assert all(one.answer == REJECT for one in on_disk(programs[0]).names)


def test_what_another_answered_is_not_taken_back(session: Session) -> None:
    session.answer([mark_of(YEAR)], ACCEPT)
    Session(session.path, session.path.parents[1], by="CD").answer([mark_of(YEAR)], REJECT)
    session.undo()
    assert dict(on_disk(session).statements[0].answers) == {"CD": REJECT}


@pytest.mark.parametrize(
    "answer",
    [
        ACCEPT,
        Answer(verdict="interpreted", because=Text(fr="Déduit : « 2013 ».", en="")),
        Answer(verdict="edit", record=record({"id": "place/nantes", "altLabel": ["Nantes", "1"], "dwellingCount": 3})),
    ],
)
def test_an_answer_that_was_changed_since_is_not_taken_back(session: Session, answer: Answer) -> None:
    """Somebody who reviews for the same reader, in the browser or in an editor, answered last: that stands."""
    other = Session(session.path, session.data)
    session.answer([mark_of(YEAR), mark_of(OTHER)], answer)
    other.answer([mark_of(OTHER)], REJECT)
    assert [mark_of(one) for one in session.undo()] == [mark_of(YEAR)]
    assert [one.answers for one in on_disk(session).statements] == [{}, {"": REJECT}]


def test_answers_that_could_not_be_written_are_not_given(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise files.WritingError(Text(fr="plein", en="full"))

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", full)
        with pytest.raises(files.WritingError):
            session.answer([mark_of(YEAR)], ACCEPT)
    assert session.review == on_disk(session)
    assert session.undo() == []


def test_a_proposal_that_is_gone_is_not_answered(session: Session) -> None:
    gone = replace(YEAR, at="4")
    assert session.answer([mark_of(gone)], ACCEPT) == []
    session.path.unlink()
    with pytest.raises(NotFoundError):
        session.answer([mark_of(YEAR)], ACCEPT)


def test_what_is_alike_is_of_one_origin_and_one_class(session: Session) -> None:
    review = session.review
    assert alike(review, ANA) == [ANA, BO]
    assert alike(review, YEAR) == [YEAR, OTHER]
    session.answer([mark_of(BO)], REJECT)
    assert alike(session.review, ANA) == [ANA], "what is answered stays answered"


def test_what_is_said_of_a_rejected_name_is_rejected_with_it(session: Session) -> None:
    spread(session, COOP, REJECT, to_alike=False)
    assert [one.state for one in session.review.every] == ["open", "open", "reject", "reject", "reject"]
    session.undo()
    assert not any(one.answers for one in session.review.every)


@pytest.mark.parametrize("again", [Answer(verdict="new", id=COOP.id), Answer(verdict="unsure"), None])
def test_what_was_rejected_with_a_name_is_asked_again_when_it_is_somebody(
    session: Session, again: Answer | None
) -> None:
    session.answer([mark_of(YEAR)], ACCEPT)
    spread(session, COOP, REJECT, to_alike=False)
    rejected = session.find(mark_of(COOP))
    assert rejected is not None
    if again is None:
        reopen(session, rejected)
    else:
        spread(session, rejected, again, to_alike=False)
    assert [one.answer for one in on_disk(session).statements] == [ACCEPT, None]
    session.undo()
    assert [one.answer for one in on_disk(session).statements] == [ACCEPT, REJECT]


def test_what_speaks_of_another_rejected_name_too_stays_rejected(session: Session) -> None:
    both = Statement(at="4", says=record({"agent": ANA.id, "role": "architecte", "context": COOP.id}), by="rule/roles")
    session.add(both)
    for name in (ANA, COOP):
        spread(session, name, REJECT, to_alike=False)
    for name, state in ((ANA, "reject"), (COOP, "open")):
        reopen(session, replace(name, answers={"": REJECT}))
        assert [one.state for one in session.review.statements if one.key == both.key] == [state]


def test_a_name_rejected_elsewhere_takes_what_is_said_of_it_along(session: Session) -> None:
    other = Session(path_of(session.data, "other"), session.data)
    save(other.path, Review(source={**SOURCE, "id": "other"}, names=(COOP,), statements=(YEAR,)))
    spread(session, COOP, REJECT, to_alike=False, others=[other])
    assert [one.state for one in on_disk(other).every] == ["reject", "reject"]
    session.undo()
    assert [one.state for one in on_disk(other).every] == ["open", "open"]


@pytest.mark.parametrize("damage", [None, "names: ["])
def test_another_file_that_is_gone_or_damaged_stops_no_answer(session: Session, damage: str | None) -> None:
    """Its proposals may all have been accepted meanwhile, by another command."""
    other = Session(path_of(session.data, "other"), session.data)
    save(other.path, Review(source={**SOURCE, "id": "other"}, names=(COOP,)))
    spread(session, COOP, REJECT, to_alike=False, others=[other])
    other.path.unlink()
    assert session.undo()
    if damage:
        other.path.write_text(damage, encoding="utf-8")
    assert other.alike_elsewhere(COOP) == []
    assert spread(session, COOP, REJECT, to_alike=False, others=[other])


def test_what_is_said_of_a_thing_with_another_name_stays(session: Session) -> None:
    session.add(replace(COOP, name="La Coop"))
    spread(session, COOP, REJECT, to_alike=False)
    assert {one.state for one in session.review.statements} == {"open"}
    spread(session, COOP, REJECT, to_alike=True)
    assert {one.state for one in session.review.statements} == {"reject"}


def test_what_a_reader_adds_is_a_proposal_like_another(session: Session) -> None:
    added = Statement(at="2", says=record({"id": "person/ana", "altLabel": "A."}), by="person", answers={"": ACCEPT})
    session.add(added)
    session.add(added)
    assert [one.at for one in on_disk(session).statements] == ["2", "3", "3"]
    assert session.find(mark_of(added)) == added


HAND_WRITTEN = """\
# Pages of the town.
source: {id: page, label: Page, language: fr}  # the head

statements:
  # Is it the year of the town or of the coop?
  - at: 3   # the third line
    says: {id: organization/coop,
           foundingDate: 2013}
    by: person
    score: 0.5
  - {at: 4, by: person, says: {id: place/nantes}}

  - at: 5
    says: {id: place/nantes, label: "Nantes - la  - ville"}
    answer:
      unverified: {fr: Qui ?, en: Who?}
    by: person  # a colleague
"""


def test_an_answer_changes_no_line_but_its_own(tmp_path: Path) -> None:
    path = path_of(tmp_path / "data", "page")
    path.parent.mkdir(parents=True)
    text = HAND_WRITTEN
    path.write_text(text, encoding="utf-8")
    session = Session(path, tmp_path / "data")
    year, _, town = session.review.statements
    session.answer([mark_of(year)], ACCEPT)
    session.answer([mark_of(town)], REJECT)
    expected = text.replace("    score: 0.5\n", "    score: 0.5\n    answer: accept\n").replace(
        "    answer:\n      unverified: {fr: Qui ?, en: Who?}\n", "    answer: reject\n"
    )
    assert path.read_text(encoding="utf-8") == expected
    session.undo()
    session.undo()
    assert [one.state for one in on_disk(session).statements] == ["open", "open", "unverified"]


@pytest.mark.parametrize("written_as", ["\r\n", "\n"])
def test_the_ends_of_lines_stay(session: Session, written_as: str) -> None:
    before = session.path.read_bytes().replace(b"\n", written_as.encode())
    session.path.write_bytes(before)
    session.answer([mark_of(YEAR)], ACCEPT)
    session.undo()
    assert session.path.read_bytes() == before


def test_a_file_whose_proposals_cannot_be_told_apart_is_answered_all_the_same(tmp_path: Path) -> None:
    """A text in quotation marks goes on over lines that look like a proposal of their own."""
    path = path_of(tmp_path / "data", "page")
    path.parent.mkdir(parents=True)
    path.write_text(
        'source: {id: page}\nstatements:\n  - at: 3\n    by: person\n    says: {id: place/a, label: "x\n'
        "  - at: 4\n    by: person\n"
        '  y"}\n  - at: 5\n    by: person\n    says: {id: place/b}\n',
        encoding="utf-8",
    )
    session = Session(path, tmp_path / "data")
    first, second = session.review.statements
    session.answer([mark_of(second)], ACCEPT)
    assert [one.state for one in on_disk(session).statements] == ["open", "accept"]
    assert on_disk(session).statements[0].says == first.says


SAYS = "{id: organization/coop, foundingDate: 2013}"
STYLES = {
    "further in": f"statements:\n    # a\n    - at: 3  # b\n      says: {SAYS} # c\n      by: person\n      # d\n",
    "flush": f"statements: # a\n- at: 3  # b\n  says: {SAYS}\n  by: person # c\n# d\n",
    "in braces": f"statements:\n  # a\n  - {{at: 3, by: person, # b\n    says: {SAYS}}} # c\n  # d\n",
    "in brackets": f"statements: [ # a\n  {{at: 3, by: person, says: {SAYS}}}, # b\n] # c\n# d\n",
    "quoted": f'"statements":\n  # a\n  - "at": \'3\'  # b\n    \'says\': {SAYS} # c\n    "by": person\n    # d\n',
    "folded": f"statements:\n  - at: 3 # a\n    says: {SAYS}\n    why: >-\n      a # no\n    # b\n    by: me # d\n",
    "wide": f"statements:\n  -   at: 3 # a\n      says: {SAYS} # b\n      # c\n      by: person # d\n",
    "below": f"statements:\n  -\n    at: 3 # a\n    # b\n    says: {SAYS} # c\n    by: person # d\n",
}


@pytest.mark.parametrize("style", STYLES)
def test_an_answer_loses_no_comment_however_the_file_is_written(tmp_path: Path, style: str) -> None:
    path = path_of(tmp_path / "data", "page")
    path.parent.mkdir(parents=True)
    path.write_text(f"# mine\nsource: {{id: page}}\n{STYLES[style]}", encoding="utf-8")
    before = comments_in(path.read_text(encoding="utf-8"))
    session = Session(path, tmp_path / "data")
    assert session.answer([mark_of(YEAR)], ACCEPT)
    assert comments_in(path.read_text(encoding="utf-8")) >= before
    assert session.answer([mark_of(YEAR)], REJECT)
    session.undo()
    assert [(one.says, one.state) for one in on_disk(session).statements] == [(YEAR.says, "accept")]
    assert comments_in(path.read_text(encoding="utf-8")) >= before


def test_an_answer_that_begins_its_proposal_can_be_taken_away(tmp_path: Path) -> None:
    """The dash stands in its line."""
    path = path_of(tmp_path / "data", "page")
    path.parent.mkdir(parents=True)
    path.write_text(
        "source: {id: page}\nstatements:\n  - at: 3\n    by: person\n    says: {id: place/a}\n"
        "  - answer: reject  # who?\n    # not sure\n    at: 4\n    by: person\n    says: {id: place/b}\n",
        encoding="utf-8",
    )
    session = Session(path, tmp_path / "data")
    session.answer([mark_of(session.review.statements[1])], None)
    assert [(one.at, one.answers) for one in on_disk(session).statements] == [("3", {}), ("4", {})]
    text = path.read_text(encoding="utf-8")
    assert "  - at: 4\n    by: person\n" in text
    assert "# who?" in text
    assert "# not sure" in text


def test_what_somebody_wrote_twice_is_answered_once(session: Session) -> None:
    text = session.path.read_text(encoding="utf-8")
    year = text[text.index("  - at: 3") :].partition("  - at: 3")[2].partition("  - at: 3")[0]
    session.path.write_text(f"{text}  - at: 3{year}", encoding="utf-8")
    assert len(session.review.statements) == 3
    session.answer([mark_of(YEAR)], ACCEPT)
    assert [one.state for one in on_disk(session).statements if one.key == YEAR.key] == ["accept", "accept"]
    session.undo()
    assert session.path.read_text(encoding="utf-8") == f"{text}  - at: 3{year}"


EDITED = """# Mine, all of it
source:
  id: page  # the page
  label: Page
  # where it is from
  sha256: a

names:  # who is who
  - name: Coop
    id: organization/coop
    says: {type: Organization, label: Coop}
    at: 5
    by: rule/names  # odd
  # first seen by BC
  - name: Ana
    id: person/ana
    says: {type: Person, label: Ana}
    at: 1
    by: rule/names
    # sure?
    score: 0.5

# what is said
statements:
  - {at: 3, says: {id: organization/coop, foundingDate: 2013}, by: rule/years, answer: reject}  # no
"""


def test_proposals_made_again_leave_comments_and_the_order_of_people(tmp_path: Path) -> None:
    path = path_of(tmp_path / "data", "page")
    path.parent.mkdir(parents=True)
    path.write_text(EDITED, encoding="utf-8")
    before = read(path, tmp_path / "data", Problems())
    assert before
    ana, coop, bo = (replace(one, at="1", by="rule/names") for one in (ANA, COOP, BO))
    new = Review(
        source=record({"id": "page", "label": "Page", "sha256": "b"}),
        names=(replace(coop, at="5"), replace(ana, score=0.75), replace(bo, at="6")),
        statements=(YEAR, OTHER),
    )
    save(path, merge(before.review, new), before)
    assert path.read_text(encoding="utf-8") == (
        EDITED.replace("sha256: a", "sha256: b")
        .replace("score: 0.5", "score: 0.75")
        .replace("\n\n# what", "\n" + lines_of(replace(bo, at="6")) + "\n# what")
        + lines_of(OTHER)
    )
    again = read(path, tmp_path / "data", Problems())
    assert again
    text = path.read_bytes()
    save(path, merge(again.review, new), again)
    assert path.read_bytes() == text


def table(tmp_path: Path, rows: int = WORTH) -> Session:
    path = path_of(tmp_path / "data", "page")
    every = tuple(replace(YEAR, at=f"r{number}", says=record({"id": f"place/p{number}"})) for number in range(rows))
    save(path, Review(source=SOURCE, names=(ANA,), statements=every))
    return Session(path, tmp_path / "data")


def test_what_was_read_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by the process that read it, after another has changed a line, nor by the next command."""
    monkeypatch.setattr(review_memory, "default_cache", lambda: tmp_path / "cache")
    session = table(tmp_path)
    assert session.review.statements
    assert len(list((tmp_path / "cache").iterdir())) == 1
    parsed: list[str] = []

    def reading(text: str, file: str, problems: Problems) -> Node | None:
        parsed.append(text)
        return read_tree(text, file, problems)

    monkeypatch.setattr(review_files, "read_tree", reading)
    other = Session(session.path, session.data, by="CD")
    other.answer([mark_of(one) for one in other.review.statements[5:7]], REJECT)
    assert [dict(one.answers) for one in session.review.statements[4:8]] == [{}, {"CD": REJECT}, {"CD": REJECT}, {}]
    assert session.review.sorted() == on_disk(session)
    assert sum("at: r" in text for text in parsed) == 2
    assert max(text.count("at: r") for text in parsed) == 2


def test_positions_are_those_of_the_file_whoever_parsed_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_memory, "default_cache", lambda: tmp_path / "cache")
    session = table(tmp_path)
    text = session.path.read_text(encoding="utf-8")
    session.path.write_text(text.replace("names:", "# more\n# lines\nnames:"), encoding="utf-8")
    lines = session.path.read_text(encoding="utf-8").split("\n")
    for one in on_disk(session).statements:
        assert one.at in lines[one.position.line - 1]


@pytest.mark.parametrize("damage", [b"", b"{}", b"cut"])
def test_a_damaged_memory_is_read_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setattr(review_memory, "default_cache", lambda: tmp_path / "cache")
    session = table(tmp_path)
    whole = session.review
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(damage)
    assert Session(session.path, session.data).review == whole


def test_what_was_kept_is_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_memory, "default_cache", lambda: tmp_path)
    why, long = Text(fr="Parce que.", en="Because."), Answer(verdict="interpreted", because=Text(fr="a", en="b"))
    edited = Answer(verdict="edit", record=record({"id": "place/a", "material": ["bois"]}))
    candidate = Candidate(id="person/ana", score=0.9, agrees=("spelling",), differs=("place",))
    name = replace(ANA, words=(0, 3), mentions=(("1", 0, 3),), candidates=(candidate,), why=why, score=0.5)
    every = (
        replace(name, answers={"": Answer(verdict="same", id="person/ana")}),
        replace(YEAR, words=((1, 2), (3, 4)), note=why, because=why, status="unverified", where={"cell": "B7"}),
        replace(OTHER, answers={"AB": long, "CD": edited}),
    )
    known = {("names" if isinstance(one, Name) else "statements", one.at): one for one in every}
    remember(tmp_path / "page.yaml", known)
    assert recall(tmp_path / "page.yaml") == known


def test_an_answer_among_ten_thousand_rows_is_given_without_reading_them_again(tmp_path: Path) -> None:
    """An answer costs a fraction of reading the file: it is never parsed for each of them."""
    rows = tuple(replace(YEAR, at=f"r{number}", says=record({"id": f"place/p{number}"})) for number in range(3000))
    save(path_of(tmp_path, "page"), Review(source=SOURCE, statements=rows))
    session = Session(path_of(tmp_path, "page"), tmp_path)
    begin = time.process_time()
    assert len(session.review.open) == 3000
    reading = time.process_time() - begin
    begin = time.process_time()
    session.answer([mark_of(rows[7])], ACCEPT)
    assert time.process_time() - begin < reading / 10
