"""What the makers of proposals find in a text: mentions of things, values, and statements that link them."""

from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from amu_graph.language import Text

TYPES: Final = ("Person", "Organization", "Project", "Programme", "Publication", "Event", "Place")
"""The types of things that are looked for; a programme becomes a project of that kind in a note."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """The characters of a text that name a thing; `name` is what it is called, without the words around it."""

    start: int
    end: int
    type: str
    name: str = field(compare=False)
    by: str = field(compare=False)
    why: Text = field(compare=False)
    score: float = field(compare=False, default=0.5)
    iri: str = field(compare=False, default="")

    def overlaps(self, other: "Mention") -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def typed(self, type_: str, why: Text, score: float) -> "Mention":
        """Return the same characters as a thing of another type."""
        return replace(self, type=type_, why=why, score=score)


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """The characters of a text that give a date or a number, as notes write it."""

    start: int
    end: int
    kind: str
    value: str
    unit: str = ""
    approximate: bool = False
    planned: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that the text seems to make; `subject` and `object` are places in the list of things."""

    property: str
    subject: int
    object: int | None
    value: Value | None
    spans: tuple[tuple[int, int], ...]
    by: str
    why: Text
    score: float


class Evidence(NamedTuple):
    """A type, how sure it is, and why."""

    type: str
    score: float
    why: Text
