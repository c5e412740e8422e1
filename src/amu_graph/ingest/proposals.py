"""Proposals about one source: who a name is, what a passage says; and what people answered.

A machine proposes, the file `data/review/{source}.yaml` holds the proposal, a person decides, the note keeps the
passage and the decision. The build never reads proposals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, Self, TypeAlias, TypeVar

from amu_graph.ingest.records import Record, place_key, said_key
from amu_graph.language import Text
from amu_graph.notes.position import Position
from amu_graph.text import compact

FOLDER: Final = "review"
PERSON: Final = "person"
"""What made a proposal that a reader typed."""
LIKELY: Final = 0.5
"""A score from which a proposal is more likely true than not."""

Span: TypeAlias = tuple[int, int]
"""First character and the one after the last, in code points, within the line where a proposal stands."""

Verdict = Literal["accept", "reject", "interpreted", "unverified", "edit", "same", "new", "unsure"]

NOWHERE: Final = Position("")
_NO_CANDIDATE: Final = -1.0
P = TypeVar("P", "Name", "Statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reviewer decided: `id` who a name is, `because` why, `record` what is said instead."""

    verdict: Verdict
    id: str = ""
    because: Text | None = None
    record: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity that a name may be, what agrees with it and what differs."""

    id: str
    score: float
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What both kinds have: `at` is the place as in notes, `where` a page, a cell or a time besides.

    `by` is what made it (`rule/…`, `recipe/…`, `model/…`, `table`, `bibliography`, `known-names`, `person`).
    `answers` are by the initials of reviewers, those of a single one by the empty text.
    """

    at: str
    by: str
    where: Mapping[str, str] = field(default_factory=dict)
    why: Text | None = None
    score: float | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    position: Position = field(default=NOWHERE, compare=False)

    @property
    def answer(self) -> Answer | None:
        """Return what is decided: nothing while reviewers differ, or nobody answered, or one is unsure."""
        given = list(self.answers.values())
        agreed = bool(given) and all(one == given[0] for one in given) and given[0].verdict != "unsure"
        return given[0] if agreed else None

    @property
    def disputed(self) -> bool:
        """Return whether reviewers differ."""
        given = list(self.answers.values())
        return any(one != given[0] for one in given)

    @property
    def rejected(self) -> bool:
        """Return whether it is decided that it is not so."""
        return self.answer is not None and self.answer.verdict == "reject"

    @property
    def state(self) -> str:
        """Return the verdict, `disputed` where reviewers differ, `open` where nobody answered."""
        given = next(iter(self.answers.values()), None)
        return "disputed" if self.disputed else given.verdict if given else "open"

    def answered(self, answer: Answer | None, by: str = "") -> Self:
        """Return the proposal with the answer of a reviewer, or without it."""
        rest = {name: one for name, one in self.answers.items() if name != by}
        return replace(self, answers=rest if answer is None else {**rest, by: answer})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Proposal):
    """Who is called `name`: one proposal for a spelling and a type; `id` is what statements call it meanwhile.

    `says` is what the first record of a new entity says, beside its `id`.
    """

    name: str
    id: str
    says: Record = field(default_factory=dict)
    words: Span | None = None
    mentions: tuple[tuple[str, int, int], ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes two proposals the same one."""
        return "name", compact(self.name), str(self.says.get("type", ""))

    @property
    def best(self) -> float:
        """Return the score of the nearest candidate."""
        return max((one.score for one in self.candidates), default=_NO_CANDIDATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Proposal):
    """What a passage says: a record of a note; or, in `note`, why nothing is recorded of it.

    `status` and `because` are those of the passage that it will be, where it is doubtful from the start.
    """

    says: Record = field(default_factory=dict)
    note: Text | None = None
    words: tuple[Span, ...] = ()
    status: str = ""
    because: Text | None = None
    _key: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes two proposals the same one; it is made once."""
        if not self._key:
            said = said_key(self.says) if self.says else tuple(self.where.values())
            object.__setattr__(self, "_key", ("statement", self.at, *said))
        return self._key


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The proposals about one source; `source` is the head that its note has or will have."""

    source: Record
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """Return the identifier of the source."""
        return str(self.source.get("id", ""))

    @property
    def is_placed(self) -> bool:
        """Return whether the head says where its document is: an address, or the kind of one that has none."""
        return bool(self.source.keys() & {"url", "kind"})

    @property
    def every(self) -> tuple[Name | Statement, ...]:
        """Return names, then statements."""
        return (*self.names, *self.statements)

    def with_every(self, every: Iterable[Name | Statement]) -> "Review":
        """Return the review with these proposals."""
        names, statements = [], []
        for one in every:
            names.append(one) if isinstance(one, Name) else statements.append(one)
        return replace(self, names=tuple(names), statements=tuple(statements))

    @property
    def open(self) -> tuple[Name | Statement, ...]:
        """Return what is not decided yet."""
        return tuple(one for one in self.every if one.answer is None)

    def sorted(self) -> "Review":
        """Return the review in the order of the document, the same whoever made it."""
        return replace(
            self,
            names=tuple(sorted(self.names, key=order_of)),
            statements=tuple(sorted(self.statements, key=order_of)),
        )


def order_of(one: Name | Statement) -> tuple[tuple[int, int, str], tuple[object, ...], tuple[str, ...], str]:
    """Return the key of the order of names, and of that of statements: the document's."""
    return place_key(one.at), one.words or (), one.key, one.by


def merge(old: Review | None, new: Review, *, said: Iterable[tuple[str, ...]] = ()) -> Review:
    """Return new proposals with the answers that were given to old ones.

    What was answered stays, proposed again or not: a rejection is remembered, and so is what a reader typed. What was
    open and is not proposed any more goes. `said` are the keys of what the note says already.
    """
    gone = set(said)
    if old is None:
        return _without(new, gone).sorted()
    before: dict[tuple[str, ...], Name | Statement] = {}
    for one in old.every:  # what somebody wrote twice is one, with the answers of both
        twin = before.get(one.key)
        before[one.key] = replace(one, answers={**twin.answers, **one.answers}) if twin else one
    names = [_kept(one, before) for one in new.names]
    statements = [_kept(one, before) for one in new.statements]
    there = {one.key for one in new.every}
    names += [one for one in old.names if one.key not in there and _stays(one)]
    statements += [one for one in old.statements if one.key not in there and _stays(one)]
    merged = Review(source={**old.source, **new.source}, names=tuple(names), statements=tuple(statements))
    return _without(merged, gone).sorted()


def _stays(one: Proposal) -> bool:
    return bool(one.answers) or one.by == PERSON


def _kept(one: P, before: Mapping[tuple[str, ...], Name | Statement]) -> P:
    old = before.get(one.key)
    return replace(one, answers={**one.answers, **old.answers}) if old and old.answers else one


def _without(review: Review, gone: set[tuple[str, ...]]) -> Review:
    if not gone:
        return review
    return replace(
        review,
        names=tuple(one for one in review.names if one.key not in gone or one.rejected),
        statements=tuple(one for one in review.statements if one.key not in gone or one.rejected),
    )
