"""One answer for many proposals: those alike beside it, and those of other sources that propose the same."""

from collections.abc import Hashable, Iterable
from contextlib import suppress
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.records import tuple_of
from amu_graph.ingest.review_files import paths
from amu_graph.ingest.session import Given, Session, mark_of

_NOBODY: Final = Answer(verdict="reject")


def beside(session: Session) -> list[Session]:
    """Return the sessions of the same reviewer about the other sources whose proposals can be read."""
    found = []
    for path in paths(session.data):
        other = Session(path, session.data, session.by)
        with suppress(AmuGraphError):  # `check` tells what is wrong with it
            if path != session.path and other.review.every:
                found.append(other)
    return found


def spread(
    session: Session, one: Name | Statement, answer: Answer, *, to_alike: bool, others: "Iterable[Session]" = ()
) -> list[Name | Statement]:
    """Answer a proposal, those alike beside it, and those of `others` that propose the same; return the first ones."""
    every = alike(session.review, one) if to_alike else [one]
    answers = {mark_of(each): own for each in every if (own := _own(each, answer, one))}
    same = [(other, marks) for other in others if (marks := other.alike_elsewhere(one))]
    elsewhere = [(other, _with_said(other, dict.fromkeys(marks, answer))) for other, marks in same]
    return session.give(_with_said(session, answers), elsewhere)


def reopen(session: Session, one: Name | Statement) -> list[Name | Statement]:
    """Take the answer to a proposal away, as if it had never been given."""
    return session.give(_with_said(session, {mark_of(one): None}))


def _with_said(session: Session, answers: Given) -> Given:
    """Return answers, with those to the statements that speak of the names among them.

    Nothing can be made of what is said of nobody: it is rejected with the name, and asked again when that is somebody.
    """
    by, names = session.by, session.review.names
    asked = {one.key: (one, answers[mark]) for mark in answers if isinstance(one := session.find(mark), Name)}
    changed = {one.id for one, given in asked.values() if given == _NOBODY or one.answers.get(by) == _NOBODY}
    if not changed:
        return answers
    is_nobody = {one.key: asked[one.key][1] == _NOBODY if one.key in asked else one.rejected for one in names}
    nobody = {one.id for one in names if is_nobody[one.key]} - {one.id for one in names if not is_nobody[one.key]}
    also: dict[str, Answer | None] = {}
    for each in session.review.statements:
        about = {part for value in each.says.values() for part in tuple_of(value)} & {*changed, *nobody}
        if about & changed & nobody and not each.answers:
            also[mark_of(each)] = _NOBODY
        elif about & changed and not about & nobody and each.answers.get(by) == _NOBODY:
            also[mark_of(each)] = None
    return {**answers, **also}


def _own(each: Name | Statement, answer: Answer, asked: Name | Statement) -> Answer | None:
    """Return what an answer comes to for another proposal: new names have identifiers of their own."""
    if each.key == asked.key or answer.verdict not in ("same", "new"):
        return answer
    return Answer(verdict="new", id=each.id) if answer.verdict == "new" and isinstance(each, Name) else None


def alike(review: Review, one: Name | Statement) -> list[Name | Statement]:
    """Return the open proposals that are like one, and itself: of one origin, of one class or with the same keys."""
    sort = sort_of(one)
    return [each for each in review.every if (not each.answers and sort_of(each) == sort) or each == one]


def sort_of(one: Name | Statement) -> Hashable:
    """Return what proposals that are alike have in common."""
    same = one.says.get("type") if isinstance(one, Name) else frozenset(one.says)
    return type(one), one.by, same
