"""The passages that a page names, numbered as footnotes are: one number a passage, in the order of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from amu_graph.query.evidence import Passage


@dataclass(slots=True, kw_only=True)
class Footnote:
    """A passage, its number on the page, and at how many places the page has named it so far."""

    passage: Passage
    number: int
    places: int = 0


class Footnotes:
    """The footnotes of a page while it is written: its statements name passages, its end lists them."""

    def __init__(self) -> None:
        self._of: dict[str, Footnote] = {}

    def named(self, passages: Iterable[Passage]) -> list[tuple[Footnote, int]]:
        """Return the footnotes of a statement in the order of their numbers, each with which of its places this is."""
        found = [self._of.setdefault(each.iri, Footnote(passage=each, number=len(self._of) + 1)) for each in passages]
        for each in found:
            each.places += 1
        return sorted(((each, each.places) for each in found), key=lambda pair: pair[0].number)

    def by_source(self, sources: Iterable[str]) -> dict[str, list[Footnote]]:
        """Return the footnotes by source: first those of `sources` in their order, some of them perhaps without any."""
        groups: dict[str, list[Footnote]] = {source: [] for source in sources}
        for each in self._of.values():
            groups.setdefault(each.passage.source, []).append(each)
        return groups
