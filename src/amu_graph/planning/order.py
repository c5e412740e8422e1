"""The order of joins: the smallest first, then always what adds the fewest rows to those that are there."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from amu_graph.planning.names import resolved
from amu_graph.planning.sizes import Looked, Sizes
from amu_graph.planning.tree import Expression, Group, InGraph, Joined, Triple, Union, Values, Variables
from amu_graph.planning.unread import UnreadError

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STEPS: Final = 30
"""How many things a path without a known length is taken to lead to."""

_IN_A_GRAPH: Final = 20
"""How many statements a graph is taken to hold that a row names: most are those of a passage."""

_FEW: Final = 20
"""With so few rows to begin with, no other beginning is tried."""

_TRIED: Final = 2
"""How many other beginnings are tried, the next smaller ones."""

_ESTIMATES: Final = 5_000
"""How many are made for one query: one so large that it needs more would take longer to plan than it is worth."""

_HALF: Final = 0.5
"""The share of rows that a pattern between values that are there already is taken to keep."""


class Step(NamedTuple):
    """One pattern of a run: the rows expected of all up to it; `joined` with what stands before."""

    pattern: Joined
    rows: float
    joined: bool


class Estimates:
    """Estimates the rows of patterns from the sizes of a dataset; `base` and `prefixes` are those of the query."""

    def __init__(self, sizes: Sizes, base: str, prefixes: Mapping[str, str]) -> None:
        self._sizes = sizes
        self._base = base
        self._prefixes = prefixes
        self._left = _ESTIMATES
        self.looked: dict[Looked, None] = {}

    def rows(self, pattern: Joined, bound: Variables) -> float:
        """Return how many rows a pattern is expected to have for each row that gives `bound` a value."""
        self._count(1)
        if isinstance(pattern, Values):
            return pattern.rows * (_HALF if pattern.certain & bound else 1)
        if isinstance(pattern, Union):
            return sum(self._of_group(branch, bound) for branch in pattern.branches)
        if isinstance(pattern, InGraph):
            rows = self._of_group(pattern.group, bound)
            return min(rows, _IN_A_GRAPH) if pattern.name in bound else rows
        return self._of_triple(pattern, bound)

    def _count(self, number: int) -> None:
        self._left -= number
        if self._left < 0:
            raise UnreadError

    def _of_group(self, group: Group, bound: Variables) -> float:
        steps = self.ordered([each for each in group.elements if isinstance(each, Joined)], bound)
        return steps[-1].rows if steps else 1

    def _of_triple(self, triple: Triple, bound: Variables) -> float:
        subject, property_, value = (self._constant(term) for term in triple.terms)
        known_subject, known_value = _known(triple.subject, bound), _known(triple.object, bound)
        if triple.path:
            return (1e9, _STEPS, _HALF)[known_subject + known_value]
        size = self._sizes.of(property_)
        self.looked[subject, property_, value] = None
        found = self._sizes.found(subject, property_, value)
        if known_subject and subject is None:
            found /= max(1, size.subjects)
        if known_value and value is None:
            found /= max(1, size.values)
        return found

    def _constant(self, term: str) -> str | None:
        """Return the IRI of a term; None for a variable, a literal, or what has none."""
        if term == "a":
            return _RDF_TYPE
        return None if term[0] in "?\"'" else resolved(term, self._base, self._prefixes)

    def ordered(self, patterns: Sequence[Joined], bound: Variables) -> list[Step]:
        """Return patterns in the order in which they are best joined, one row with `bound` being there already."""
        if len(patterns) == 1:
            return [Step(each, self.rows(each, bound), joined=True) for each in patterns]
        if not patterns:
            return []
        self._count(len(patterns) ** 2)
        expected = {number: self.rows(each, bound) for number, each in enumerate(patterns)}
        first, *others = sorted(expected, key=expected.__getitem__)
        best = self._from(patterns[first], patterns, bound)
        if expected[first] > _FEW:
            for number in others[:_TRIED]:
                best = min(best, self._from(patterns[number], patterns, bound), key=effort)
        return best

    def _from(self, first: Joined, patterns: Sequence[Joined], bound: Variables) -> list[Step]:
        """Return patterns ordered from a first one on."""
        waiting = list(patterns)
        steps: list[Step] = []
        seen, total = bound, 1.0
        while waiting:
            near = [each for each in waiting if each.possible & seen] or waiting if steps else [first]
            expected = [self.rows(each, seen) for each in near]
            least = min(range(len(near)), key=expected.__getitem__)
            chosen = near[least]
            joined = bool(chosen.possible & seen) or total <= 1
            total *= expected[least]
            steps.append(Step(chosen, total, joined))
            waiting = [each for each in waiting if each is not chosen]
            seen |= chosen.certain
        return steps


def effort(steps: Sequence[Step]) -> float:
    """Return how many rows are looked at in all."""
    return sum(step.rows for step in steps)


def _known(term: str, bound: Variables) -> bool:
    return not term.startswith("?") or term in bound


def fits(group: Group, outside: Variables) -> bool:
    """Return whether a group means the same where it is looked up for each row that may give `outside` values.

    A filter sees the variables of its own group alone, a lookup those of the row too: so each that it mentions must
    have its value within the group, or none outside.
    """
    for element in group.elements:
        if isinstance(element, Expression):
            if not element.is_filter or not element.possible & outside <= group.certain:
                return False
        elif not isinstance(element, Joined) or not joins(element, outside):
            return False
    return True


def joins(pattern: Joined, outside: Variables) -> bool:
    """Return whether a pattern means the same where it is looked up for each row."""
    if isinstance(pattern, Union):
        return all(fits(branch, outside) for branch in pattern.branches)
    if isinstance(pattern, InGraph):
        return fits(pattern.group, outside)
    if isinstance(pattern, Values):
        return not pattern.possible & outside  # the grammar forbids to give a value twice
    return not pattern.odd
