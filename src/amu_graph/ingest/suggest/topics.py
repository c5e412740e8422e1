"""What a line is about when it does not say it: the card it stands under, the thing that the page tells most of."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from amu_graph.ingest.suggest.page import Line, Page
from amu_graph.ingest.suggest.things import Thing

BULLETS: Final = frozenset("-–—•●▪*·>")
"""What begins an item of a list."""
HEADED: Final = frozenset("(–—-|,")
"""What follows the name in a heading that says more."""
_HEADING: Final = 12
PUBLICATIONS: Final = frozenset({"Publication"})


class Topics:
    """The things that the lines of a page are about."""

    def __init__(self, page: Page, things: Sequence[Thing]) -> None:
        self.page, self.things = page, things
        self._known: dict[tuple[int, int, frozenset[str]], list[int]] = {}

    @cached_property
    def _headings(self) -> list[tuple[int, int]]:
        """The lines that are the name of a thing, or that and a place, an office, a number after it; with the thing."""
        named: dict[int, list[tuple[int, int]]] = {}
        for place, thing in enumerate(self.things):
            for mention in thing.mentions:
                named.setdefault(mention.start, []).append((mention.end, place))
        return [
            (line.number, place)
            for line in self.page.lines
            for end, place in sorted(named.get(line.tokens[0].start, ()))
            if self._is_heading(line, end)
        ]

    def _is_heading(self, line: Line, end: int) -> bool:
        """Return whether a line that begins with a name is that name alone, or short: « Les Colibris – Brest (29) »."""
        rest = self.page.view[end : line.end].strip()
        return not rest or (rest[0] in HEADED and len(line.tokens) <= _HEADING and rest[-1] not in ".!?:;")

    @cached_property
    def _order(self) -> list[int]:
        """The things, those of which most is told first; a title tells more than a sentence."""

        def weight(place: int) -> tuple[float, int]:
            mentions = self.things[place].mentions
            first = self.page.lines[0]
            titled = any(mention.start < first.end for mention in mentions)
            return -(len(mentions) + 1.5 * titled), mentions[0].start

        return sorted((place for place, thing in enumerate(self.things) if thing.mentions), key=weight)

    def main(self, types: frozenset[str]) -> int | None:
        """Return the thing of some types that the page tells most of."""
        return next((place for place in self._order if self.things[place].type in types), None)

    @cached_property
    def items(self) -> dict[int, list[int]]:
        """The things that items of lists begin with, by the lines of each item: the one with a bullet, those below."""
        begins: dict[int, list[int]] = {}
        for place, thing in enumerate(self.things):
            for mention in thing.mentions:
                begins.setdefault(mention.start, []).append(place)
        items: dict[int, list[int]] = {}
        current: list[int] | None = None
        for line in self.page.lines:
            if line.tokens[0].text in BULLETS:
                current = begins.get(line.tokens[1].start, []) if len(line.tokens) > 1 else []
            elif not line.text[0].isspace():
                current = None
            if current is not None:
                items[line.number] = current
        return items

    def _told_last(self, place: int, types: frozenset[str]) -> list[int]:
        """Return the thing that was named last before a place, in the same line."""
        line = self.page.line_at(place)
        before = [
            (mention.start, number)
            for number, thing in enumerate(self.things)
            if thing.type in types
            for mention in thing.mentions
            if line.start <= mention.start < place
        ]
        return [max(before)[1]] if before else []

    def of(self, line: int, place: int, types: frozenset[str]) -> list[int]:
        """Return the things of some types that a line may be about, the likeliest first, three at most.

        Of publications the first heading counts, the title of the page; of others the nearest above.
        """
        known = self._known.get((line, place, types))
        if known is None:
            known = self._known[line, place, types] = self._likeliest(line, place, types)
        return known

    def _likeliest(self, line: int, place: int, types: frozenset[str]) -> list[int]:
        item = [other for other in self.items.get(line, ()) if self.things[other].type in types]
        above = [other for number, other in self._headings if number <= line and self.things[other].type in types]
        heading = above[:1] if types == PUBLICATIONS else above[-1:]
        first = list(dict.fromkeys([*self._told_last(place, types), *item, *heading]))
        rest = [other for other in self._order if self.things[other].type in types and other not in first]
        return [*first, *rest][:3]
