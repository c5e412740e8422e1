"""How many statements there are of each kind: what the order of joins is estimated from."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

MOST: Final = 100
"""Statements with given parts that are counted one by one."""

Looked: TypeAlias = tuple[str | None, str | None, str | None]
"""The IRIs that statements have in common; None stands for anything."""

_KEPT: Final = 10_000
UNKNOWN: Final = 1_000_000


class Size(NamedTuple):
    """How many statements a property has in the merged graph, and how many subjects and values."""

    statements: int
    subjects: int
    values: int


_USUAL: Final = Size(UNKNOWN, UNKNOWN // 10, UNKNOWN // 100)
"""Of a property that was not counted."""


class Sizes:
    """What is known of a dataset: `counted` by property, and what `look` finds.

    `look` counts, up to `MOST`, the statements of the merged graph with these IRIs; None stands for anything.
    """

    def __init__(self, counted: Mapping[str, Size], look: Callable[[str | None, str | None, str | None], int]) -> None:
        self._counted = counted
        self._look = look
        statements = sum(size.statements for size in counted.values())
        self._any = Size(statements, statements // 10, statements // 10) if counted else _USUAL
        self._found: dict[Looked, int] = {}

    def of(self, property_: str | None) -> Size:
        """Return the size of a property; of one that nothing has where others were counted."""
        if property_ is None or not self._counted:
            return self._any
        return self._counted.get(property_, Size(1, 1, 1))

    def found(self, subject: str | None, property_: str | None, value: str | None) -> float:
        """Return how many statements have these parts, IRIs; None stands for anything."""
        known = self.of(property_)
        if subject is None and value is None:
            return known.statements
        key = (subject, property_, value)
        if key not in self._found:
            if len(self._found) > _KEPT:
                self._found.clear()
            self._found[key] = self._look(*key)
        if self._found[key] < MOST:
            return self._found[key]
        parts = known.values if subject is None else known.subjects
        return max(MOST, known.statements / max(1, parts))
