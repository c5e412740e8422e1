"""A filter on what exists becomes a query within, from which the engine can begin, where that has fewer rows."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from amu_graph.planning.order import Estimates, effort, fits
from amu_graph.planning.tree import NONE, Apart, Element, Expression, Group, Joined, Select

_WORDS: Final = ["FILTER", "EXISTS"]
_MANY: Final = 100
"""Rows from which on it is worth it."""

_FEWER: Final = 2
"""How many times fewer rows have to be looked at."""


def begun_with(filter_: Expression, elements: Sequence[Element], estimates: Estimates) -> Select | None:
    """Return the query whose rows are those that a filter lets pass, None where the filter is better or means more.

    Where what exists shares with the first patterns of its group only variables that always have a value in both, and
    looks at nothing else of a row, it lets pass the rows that join with its own, each once (SPARQL 1.1 §18.6).
    """
    inside = _inside(filter_)
    unfiltered = [each for each in elements if not (isinstance(each, Expression) and each.is_filter)]
    first = list(takewhile(lambda each: isinstance(each, Joined), unfiltered))
    if inside is None or any(isinstance(each, Apart) and each.word == "MINUS" for each in elements):
        return None
    mentioned = NONE.union(*(each.possible for each in elements))
    shared = inside.possible & mentioned
    if not shared or not shared <= inside.certain & Group(tuple(first)).certain or not fits(inside, mentioned):
        return None
    passed = estimates.ordered(_patterns(first), NONE)[-1].rows
    if passed < _MANY or effort(estimates.ordered(_patterns(inside.elements), NONE)) * _FEWER > passed:
        return None
    return Select(f"SELECT DISTINCT {' '.join(sorted(shared))} WHERE", inside, "", shared)


def _inside(filter_: Expression) -> Group | None:
    """Return what has to exist, where the filter says nothing else."""
    words, *rest = filter_.parts
    if len(rest) == 2 and isinstance(words, str) and words.upper().split() == _WORDS:  # noqa: PLR2004 - the group and what stands behind
        group, behind = rest
        return group if isinstance(group, Group) and isinstance(behind, str) and not behind.strip() else None
    return None


def _patterns(elements: Sequence[Element]) -> list[Joined]:
    return [each for each in elements if isinstance(each, Joined)]
