"""Which mentions share characters with another, found without looking at all of them."""

from collections.abc import Iterable, Iterator
from typing import Final

from amu_graph.ingest.suggest.claims import Mention

_CELL: Final = 64
"""Characters of a cell: mentions are kept by the cells that they touch."""


class Overlaps:
    """Mentions by where they stand."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._cells: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        for cell in _cells(mention):
            self._cells.setdefault(cell, []).append(mention)

    def of(self, mention: Mention) -> Iterator[Mention]:
        """Yield the mentions that share a character with this one; one that is long perhaps more than once."""
        for cell in _cells(mention):
            yield from (one for one in self._cells.get(cell, ()) if one.overlaps(mention))


def _cells(mention: Mention) -> range:
    return range(mention.start // _CELL, (max(mention.start, mention.end - 1)) // _CELL + 1)
