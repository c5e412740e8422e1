"""Editorial decisions: what editors settle where notes disagree, and the life of an entity.

The decisions are a source like the notes are: each is a passage of it, interpreted, whose note is its reason. So a
value that editors keep is no surer than the passages that give it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from amu_graph.notes.passages import Passage, Source, Value
from amu_graph.notes.position import Position
from amu_graph.notes.profile import Field

SOURCE: Final = "editorial-decisions"


@dataclass(frozen=True, slots=True)
class Decision:
    """What all decisions have: the passage that they are, and their place."""

    passage: Passage
    at: Position


@dataclass(frozen=True, slots=True)
class Keep(Decision):
    """The default graph shows `value` as the one value of `field` of `subject`.

    Without a value the disagreement is left open: the default graph shows none.
    """

    subject: str
    field: Field
    value: Value | None


@dataclass(frozen=True, slots=True)
class Replace(Decision):
    """What is said of `old` is said of `new`; `named` keeps the name of the old as another name of the new.

    A merge makes one of two things that notes describe; a rename (not `named`) gives one thing another address, whether
    or not a note still speaks of the old one.
    """

    old: str
    new: str
    named: bool


@dataclass(frozen=True, slots=True)
class Split(Decision):
    """`old` was several things: `parts`."""

    old: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distinct(Decision):
    """These look alike and are not one."""

    entities: tuple[str, ...]

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Return each two of them."""
        for position, first in enumerate(self.entities):
            for second in self.entities[position + 1 :]:
                yield first, second


@dataclass(frozen=True, slots=True)
class Withdraw(Decision):
    """A source, a passage or an entity leaves the graph; its address remains, and says why."""

    iri: str


Kind = TypeVar("Kind", bound=Decision)


@dataclass(slots=True)
class Decisions:
    """The decisions, in the order of their files; `source` is None where there are none."""

    source: Source | None = None
    every: list[Decision] = field(default_factory=list)

    @property
    def passages(self) -> list[Passage]:
        """Return the passages of all decisions."""
        return [decision.passage for decision in self.every]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the decisions of a kind."""
        return [one for one in self.every if isinstance(one, kind)]

    @property
    def successors(self) -> dict[str, str]:
        """Return what each merged or renamed thing became in the end; a circle has no end and is left out."""
        direct = {one.old: one.new for one in self.of(Replace)}
        found = {}
        for old, new in direct.items():
            seen, target = {old}, new
            while target in direct and target not in seen:
                seen.add(target)
                target = direct[target]
            if target not in seen:
                found[old] = target
        return found
