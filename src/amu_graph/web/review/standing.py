"""How far a review has come: counts that each answer keeps up, whatever the number of proposals."""

from collections import Counter
from collections.abc import Hashable, Iterator

from amu_graph.ingest.proposals import Name, Statement
from amu_graph.ingest.session import Session, mark_of
from amu_graph.ingest.spreading import sort_of
from amu_graph.web.review.shown import Document


def progress(session: Session) -> tuple[int, int]:
    """Return how many proposals are decided, and how many there are."""
    return session.counts("standing", _standing)["decided"], len(session.review.names) + len(session.review.statements)


def ready(session: Session) -> int:
    """Return how many are decided and not rejected."""
    return session.counts("standing", _standing)["ready"]


def linkable(session: Session) -> bool:
    """Return whether names of a text are confirmed, so that what links them can be proposed."""
    table = {"rows", "records"} & session.review.source.keys()
    return bool(session.counts("standing", _standing)["confirmed"]) and not table


def disputed(session: Session) -> list[tuple[str, str]]:
    """Return where reviewers differ: the places, and the marks of the proposals."""
    counts = session.counts("disputed", _disputed)
    return (
        sorted((one.at, mark_of(one)) for one in session.review.every if one.disputed) if any(counts.values()) else []
    )


def alike_open(session: Session) -> Counter[Hashable]:
    """Return how many of each sort nobody answered yet."""
    return session.counts("alike", _alike)


def first_open(session: Session, document: Document) -> str:
    """Return the first place with something that is not decided, the first of all where there is none."""
    open_ = session.counts("open", _open)
    return next((at for at in document.places if open_[at]), next(iter(document.places), ""))


def _standing(one: Name | Statement) -> Iterator[Hashable]:
    answer = one.answer
    if answer:
        yield "decided"
        if answer.verdict != "reject":
            yield "ready"
            if isinstance(one, Name):
                yield "confirmed"


def _disputed(one: Name | Statement) -> Iterator[Hashable]:
    if one.disputed:
        yield "disputed"


def _alike(one: Name | Statement) -> Iterator[Hashable]:
    if not one.answers:
        yield sort_of(one)


def _open(one: Name | Statement) -> Iterator[Hashable]:
    if one.answer is None:
        yield one.at
