"""Answers of a reviewer: written at once, taken back, and never over somebody else's."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from amu_graph import files
from amu_graph.errors import NotFoundError
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.records import record
from amu_graph.ingest.review_files import load, path_of, save, written
from amu_graph.ingest.session import Session, alike, mark_of
from amu_graph.language import Text
from amu_graph.notes.problems import Problems

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


def test_what_a_reader_adds_is_a_proposal_like_another(session: Session) -> None:
    added = Statement(at="2", says=record({"id": "person/ana", "altLabel": "A."}), by="person", answers={"": ACCEPT})
    session.add(added)
    session.add(added)
    assert [one.at for one in on_disk(session).statements] == ["2", "3", "3"]
    assert session.find(mark_of(added)) == added


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
