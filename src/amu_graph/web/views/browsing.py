"""A list of members as a page shows it: its state in the address, its facets and headings as links."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from amu_graph.errors import UsageError
from amu_graph.language import Language, Text
from amu_graph.namespaces import curie
from amu_graph.query.browse import HEADINGS, Listing
from amu_graph.query.narrowing import FACETS, NONE
from amu_graph.text import fold
from amu_graph.web.rendering.words import say

SIZES: Final = (50, 100, 200)
"""Rows of a page."""

_MOST: Final = 12
"""Values of a facet that are shown at first."""

_SINGLE: Final = ("since", "until", "sort", "size", "start")
"""What an address says once: the last counts."""
_DESCENDING: Final = frozenset({"date", "sources"})
"""Columns that a first click sorts with the last, or the most, on top."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: its words, how many rows have it, whether it is chosen, and the address that turns it."""

    words: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: its words, the address that sorts by it, and how it is sorted: ascending, descending."""

    column: str
    words: str
    address: str
    sorted: str


class Address:
    """The state of a list in its address; what says nothing of the list is left out, or each link would repeat it."""

    def __init__(self, kind: str, given: Iterable[tuple[str, str]]) -> None:
        self.kind = kind
        written = [pair for pair in given if pair[1]]
        several = (pair for pair in written if pair[0] in FACETS or (pair[0] == "more" and pair[1] in FACETS))
        single = {name: value for name, value in written if name in _SINGLE}
        self._pairs = [*dict.fromkeys(several), *single.items()]

    def values(self, name: str) -> list[str]:
        """Return the values of a parameter."""
        return [value for key, value in self._pairs if key == name]

    def one(self, name: str) -> str:
        """Return the last value of a parameter, empty where there is none."""
        return next(reversed(self.values(name)), "")

    def kept(self, *without: str) -> list[tuple[str, str]]:
        """Return the parameters but some, for the hidden fields of a form."""
        return [pair for pair in self._pairs if pair[0] not in (*without, "start")]

    def with_(self, suffix: str = "", /, **changed: str | Sequence[str]) -> str:
        """Return the address with some parameters changed (none: left out); it begins at the first row again."""
        pairs = self.kept(*changed)
        for name, value in changed.items():
            pairs += [(name, each) for each in ([value] if isinstance(value, str) else value) if each]
        return f"/browse/{self.kind}{suffix}" + (f"?{urlencode(pairs)}" if pairs else "")

    def whole(self, name: str, largest: int) -> int:
        """Return a whole number of the address, 0 where it is not given; UsageError where it is none, or too large."""
        text = self.one(name).strip()
        if not text:
            return 0
        if text.isascii() and text.isdecimal() and int(text[:9]) <= largest:
            return int(text)
        raise UsageError(
            Text(
                fr=f"« {name}={text[:40]} » : il faut un nombre de 0 à {largest}.",
                en=f"“{name}={text[:40]}”: a number from 0 to {largest} is needed.",
            )
        )


def headings(listing: Listing, address: Address, language: Language) -> list[Heading]:
    """Return the head of each column; a second click sorts the other way round."""
    current = address.one("sort") or "name"
    found = []
    for column in listing.columns:
        first = f"-{column}" if column in _DESCENDING else column
        other = column if column in _DESCENDING else f"-{column}"
        down = current == f"-{column}"
        order = "descending" if down else "ascending" if current == column else ""
        target = address.with_(sort=other if current == first else first)
        found.append(Heading(column, HEADINGS[column].in_(language), target, order))
    return found


class Facets:
    """The facets of a list, as links that turn their values on and off; `label` is what a thing is called."""

    def __init__(self, listing: Listing, address: Address, language: Language, label: Callable[[str], Text]) -> None:
        self._listing = listing
        self._address = address
        self._language = language
        self._label = label

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return the values of each facet that tells rows apart."""
        chosen = self._listing.by.facets
        return {
            name: list(self._values(name, chosen.get(name, ())))
            for name, counts in self._listing.facets.items()
            if counts.keys() - {NONE} or chosen.get(name)
        }

    def _values(self, name: str, chosen: Sequence[str]) -> Iterator[Choice]:
        """Yield the values of a facet: years in their order, others by how many have them; having none comes last."""
        counts = {**dict.fromkeys(chosen, 0), **self._listing.facets[name]}
        words = {value: self.words(name, value) for value in counts}
        if name == "year":
            order = sorted(counts, key=lambda value: (value == NONE, -int(value) if value != NONE else 0))
        else:
            order = sorted(counts, key=lambda value: (value == NONE, -counts[value], fold(words[value])))
        whole = name == "year" or name in self._address.values("more")
        for at, value in enumerate(order):
            if whole or at < _MOST or value in chosen or value == NONE:
                after = [each for each in chosen if each != value] + [value] * (value not in chosen)
                target = self._address.with_(**{name: [curie(each) for each in after]})
                yield Choice(words[value], counts[value], value in chosen, target)

    def words(self, name: str, value: str) -> str:
        """Return what a value of a facet is called."""
        if value == NONE:
            return str(say(f"browse.no_{name}", self._language))
        if name == "status":
            return str(say(f"status.{value}", self._language))
        if name == "year":
            return value
        known = self._listing.words.get(value)
        return (known or self._label(value)).in_(self._language)


def hidden(listing: Listing, shown: Mapping[str, Sequence[Choice]]) -> dict[str, int]:
    """Return how many values each facet has that is not shown whole."""
    return {name: len(listing.facets[name]) for name in shown if len(listing.facets[name]) > len(shown[name])}
