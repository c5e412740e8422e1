"""The tree of what a query matches, as far as the planner reads SPARQL, and its text.

Terms and expressions keep the text that they have in the query. Variables have one name, `?x`, also where `$x` is
written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Variables: TypeAlias = frozenset[str]

NONE: Variables = frozenset()


@dataclass(frozen=True, slots=True)
class Triple:
    """A triple pattern, or a property path: `path` says so; `empty` that it may have no step (`*`, `?`)."""

    subject: str
    predicate: str
    object: str
    path: bool = False
    empty: bool = False

    @property
    def odd(self) -> bool:
        """Return whether it may have no step between two variables.

        What it matches then depends on whether they have a value already, and on the engine.
        """
        return self.empty and self.subject.startswith("?") and self.object.startswith("?")

    @property
    def terms(self) -> tuple[str, str, str]:
        """Return its three parts."""
        return self.subject, self.predicate, self.object

    @property
    def certain(self) -> Variables:
        """Return the variables that have a value in every row."""
        return frozenset(term for term in self.terms if term.startswith("?"))

    @property
    def possible(self) -> Variables:
        """Return the variables that may have a value."""
        return self.certain

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object}"


@dataclass(frozen=True, slots=True)
class Values:
    """Values that are written in the query: so many rows; `certain` are the variables that each row gives a value."""

    text: str
    possible: Variables
    certain: Variables
    rows: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in braces."""

    elements: "tuple[Element, ...]"

    @property
    def certain(self) -> Variables:
        """Return the variables that have a value in every row."""
        return _union(each.certain for each in self.elements)

    @property
    def possible(self) -> Variables:
        """Return the variables that may have a value, or that are mentioned."""
        return _union(each.possible for each in self.elements)

    def __str__(self) -> str:
        return "{ " + " ".join(map(_separated, self.elements)) + " }"


@dataclass(frozen=True, slots=True)
class Union:
    """Alternatives; a single one is a group within a group."""

    branches: tuple[Group, ...]

    @property
    def certain(self) -> Variables:
        """Return the variables that have a value in every row."""
        return frozenset.intersection(*(branch.certain for branch in self.branches))

    @property
    def possible(self) -> Variables:
        """Return the variables that may have a value, or that are mentioned."""
        return _union(branch.possible for branch in self.branches)

    def __str__(self) -> str:
        return " UNION ".join(map(str, self.branches))


@dataclass(frozen=True, slots=True)
class InGraph:
    """What is matched in a named graph, or in each."""

    name: str
    group: Group

    @property
    def certain(self) -> Variables:
        """Return the variables that have a value in every row."""
        return self.group.certain | self._name

    @property
    def possible(self) -> Variables:
        """Return the variables that may have a value, or that are mentioned."""
        return self.group.possible | self._name

    @property
    def _name(self) -> Variables:
        return frozenset((self.name,)) if self.name.startswith("?") else NONE

    def __str__(self) -> str:
        return f"GRAPH {self.name} {self.group}"


@dataclass(frozen=True, slots=True)
class Lateral:
    """What is looked up for each row of what stands before: how the planner says in which order to join."""

    group: Group

    @property
    def certain(self) -> Variables:
        """Return the variables that have a value in every row."""
        return self.group.certain

    @property
    def possible(self) -> Variables:
        """Return the variables that may have a value, or that are mentioned."""
        return self.group.possible

    def __str__(self) -> str:
        return f"LATERAL {self.group}"


@dataclass(frozen=True, slots=True)
class Apart:
    """OPTIONAL or MINUS and its group."""

    word: str
    group: Group

    @property
    def certain(self) -> Variables:
        """Return none: it gives no value that every row has."""
        return NONE

    @property
    def possible(self) -> Variables:
        """Return the variables that are mentioned."""
        return self.group.possible

    def __str__(self) -> str:
        return f"{self.word} {self.group}"


@dataclass(frozen=True, slots=True)
class Expression:
    """The text of FILTER or BIND, with the groups of EXISTS within it."""

    parts: tuple[str | Group, ...]
    mentioned: Variables
    is_filter: bool

    @property
    def certain(self) -> Variables:
        """Return none: an expression may fail."""
        return NONE

    @property
    def possible(self) -> Variables:
        """Return the variables that are mentioned."""
        return self.mentioned | _union(part.possible for part in self.parts if isinstance(part, Group))

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class Select:
    """A query within the query: the text before its group, the group, and the text behind.

    `columns` are those that it names; none where it names all.
    """

    head: str
    group: Group
    tail: str
    columns: Variables

    @property
    def certain(self) -> Variables:
        """Return the variables that have a value in every row."""
        return self.group.certain & self.columns if self.columns else self.group.certain

    @property
    def possible(self) -> Variables:
        """Return the variables that are mentioned."""
        names = (word.strip("(),") for word in f"{self.head} {self.tail}".replace("$", "?").split())
        return self.group.possible | frozenset(name for name in names if name.startswith("?"))

    def __str__(self) -> str:
        return f"{self.head} {self.group} {self.tail}"


Joined: TypeAlias = Triple | Values | Union | InGraph
"""What is joined with what stands around it, in any order."""

Element: TypeAlias = Joined | Lateral | Apart | Expression | Select


def _separated(element: Element) -> str:
    return f"{element} ." if isinstance(element, Triple) else str(element)


def _union(sets: Iterable[Variables]) -> Variables:
    return frozenset().union(*sets)


def groups_in(group: Group) -> Iterator[Group]:
    """Yield a group and every group within it."""
    yield group
    for element in group.elements:
        inner: Iterable[Group] = ()
        if isinstance(element, Union):
            inner = element.branches
        elif isinstance(element, Expression):
            inner = (part for part in element.parts if isinstance(part, Group))
        elif isinstance(element, InGraph | Lateral | Apart | Select):
            inner = (element.group,)
        for each in inner:
            yield from groups_in(each)
