"""One answer for many proposals: those alike beside it, and those of other sources that propose the same."""

from collections.abc import Hashable, Iterable, Iterator
from contextlib import suppress

from amu_graph.errors import AmuGraphError
from amu_graph.ingest.proposals import Answer, Name, Review, Statement
from amu_graph.ingest.records import tuple_of
from amu_graph.ingest.review_files import paths
from amu_graph.ingest.session import Session, mark_of


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
    """Answer a proposal, those alike beside it, and those of `others` that propose the same; return the first ones.

    With a name that is rejected go the statements that speak of it.
    """
    every = alike(session.review, one) if to_alike else [one]
    answers = {mark_of(each): own for each in every if (own := _own(each, answer, one))}
    if isinstance(one, Name) and answer.verdict == "reject":
        answers |= {mark_of(each): answer for each in _speaking_of(every, session.review)}
    return session.give(answers, [(other, dict.fromkeys(other.alike_elsewhere(one), answer)) for other in others])


def _own(each: Name | Statement, answer: Answer, asked: Name | Statement) -> Answer | None:
    """Return what an answer comes to for another proposal: new names have identifiers of their own."""
    if each.key == asked.key or answer.verdict not in ("same", "new"):
        return answer
    return Answer(verdict="new", id=each.id) if answer.verdict == "new" and isinstance(each, Name) else None


def _speaking_of(rejected: Iterable[Name | Statement], review: Review) -> Iterator[Statement]:
    """Yield the open statements about names that are nobody's: nothing could be made of them."""
    gone = {each.id for each in rejected if isinstance(each, Name)}
    keys = {each.key for each in rejected}
    gone -= {each.id for each in review.names if not each.rejected and each.key not in keys}
    for each in review.statements:
        if not each.answers and any(not gone.isdisjoint(tuple_of(value)) for value in each.says.values()):
            yield each


def alike(review: Review, one: Name | Statement) -> list[Name | Statement]:
    """Return the open proposals that are like one, and itself: of one origin, of one class or with the same keys."""
    sort = sort_of(one)
    return [each for each in review.every if (not each.answers and sort_of(each) == sort) or each == one]


def sort_of(one: Name | Statement) -> Hashable:
    """Return what proposals that are alike have in common."""
    same = one.says.get("type") if isinstance(one, Name) else frozenset(one.says)
    return type(one), one.by, same
