"""The members of a class, ready to be narrowed, from the tables of its list."""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any, Final, NamedTuple

from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.query.browse import Listing
from amu_graph.query.list_tables import members_in
from amu_graph.query.members import ASSERTED, INTERPRETED, LINKED, Member, Value
from amu_graph.query.narrowing import COLUMNS, FACETS, NONE, Narrowing
from amu_graph.store.kept_tables import unpacked
from amu_graph.typography import date_in_words

Read = Callable[[str, tuple[str | int, ...]], list[Any]]
"""Returns the rows of a query of the tables, and what its question marks stand for."""

_VALUES: Final = "SELECT number, facet, value, french, english, members FROM value ORDER BY number"
_BITS: Final = "SELECT value, bits FROM value WHERE facet = ?"
_ORDER: Final = """SELECT numbers FROM ordered WHERE sort = ? AND descending = ? AND language IN (?, ?)
ORDER BY language = ? DESC LIMIT 1"""
_MEMBERS: Final = """SELECT number, iri, french, english, cells, date, year, sources, status FROM member
WHERE number IN ({})"""
_AT_ONCE: Final = 500


class _Known(NamedTuple):
    """A value of a facet: its words, and how many members have it."""

    facet: str
    value: str
    words: Text
    members: int


class Browser:
    """The list of a class: what narrows it and sorts it is read when it is asked for."""

    def __init__(self, kind: str, read: Read) -> None:
        self.kind = kind
        self._read = read

    def browse(self, by: Narrowing, language: Language = "fr") -> Listing:
        """Return what fits, sorted; what has no value in the column comes last, whichever way it is sorted."""
        order = self._order(by, language)
        facets, undated = self._counts, 0
        if by.dated or any(by.facets.values()):
            found = _Fitting(by, self._bits, self.total)
            facets, undated = found.counts(), found.undated
            order = array("I", compress(order, map(found.mask.__getitem__, order)))
        return Listing(self, by, order, facets, undated)

    @cached_property
    def total(self) -> int:
        """How many members there are."""
        return sum(self._counts["status"].values())

    @cached_property
    def unverified(self) -> Mapping[str, Text]:
        """What unverified passages alone say to be members, with its names."""
        rows = self._read("SELECT iri, french, english FROM unverified ORDER BY iri", ())
        return {iri: Text(fr, en) for iri, fr, en in rows}

    @cached_property
    def _values(self) -> dict[int, _Known]:
        rows = self._read(_VALUES, ())
        return {number: _Known(facet, value, Text(fr, en), n) for number, facet, value, fr, en, n in rows}

    @cached_property
    def words(self) -> Mapping[str, Text]:
        """What the things are called that members have as values."""
        return {each.value: each.words for each in self._values.values() if each.words.fr}

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        """How many members have each value of each facet."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
        for each in self._values.values():
            counts[each.facet][each.value] = each.members
        return counts

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns in which some member has a value."""
        counts = self._counts
        return tuple(
            name
            for name in COLUMNS
            if name in ("name", "sources", "status") or counts["year" if name == "date" else name].keys() - {NONE}
        )

    def _bits(self, facet: str) -> dict[str, int]:
        """Return the members that have each value of a facet."""
        return {value: members_in(bits) for value, bits in self._read(_BITS, (facet,))}

    def _order(self, by: Narrowing, language: Language) -> "array[int]":
        """Return the numbers of all members in an order."""
        column = by.sort if by.sort in self.columns else "name"
        descending = int(by.descending and column == by.sort)
        rows = self._read(_ORDER, (column, descending, language, LANGUAGES[0], language))
        return unpacked(rows[0][0])

    def members(self, numbers: Sequence[int]) -> Iterator[Member]:
        """Yield members by their numbers."""
        for begin in range(0, len(numbers), _AT_ONCE):
            part = numbers[begin : begin + _AT_ONCE]
            rows = self._read(_MEMBERS.format(", ".join("?" * len(part))), tuple(part))
            found = {row[0]: row[1:] for row in rows}
            yield from (self._member(*found[number]) for number in part)

    def _member(  # noqa: PLR0917 - a row of the table
        self, iri: str, fr: str, en: str, cells: str, date: str, year: str, sources: int, status: str
    ) -> Member:
        said = json.loads(cells)
        values = {name: tuple(self._value(*each) for each in said.get(name, ())) for name in LINKED}
        if date:
            values["date"] = (Value("", date_in_words(date), INTERPRETED if said["date"] else ASSERTED),)
        label = Text(fr, en)
        return Member(iri=iri, label=label, values=values, date=date, year=year, sources=sources, status=status)

    def _value(self, number: int, interpreted: int) -> Value:
        known = self._values[number]
        return Value(known.value, known.words, INTERPRETED if interpreted else ASSERTED)


class _Fitting:
    """What fits the values that are chosen, as bits of numbers."""

    def __init__(self, by: Narrowing, bits: Callable[[str], dict[str, int]], total: int) -> None:
        self._bits = bits
        self._total = total
        self._all = (1 << total) - 1
        self._chosen = {name: _any(bits(name), values) for name, values in by.facets.items() if values}
        years = bits("year") if by.dated else {}
        self._in_time = _any(years, filter(by.holds, years)) if by.dated else self._all
        self.undated = (self._but() & years.get(NONE, 0)).bit_count()

    def _but(self, facet: str = "") -> int:
        """Return what fits all that is chosen in other facets than one."""
        found = self._all
        for name, members in self._chosen.items():
            if name != facet:
                found &= members
        return found

    @property
    def mask(self) -> list[bool]:
        """Whether each member fits, by its number."""
        return [bit == "1" for bit in reversed(f"{self._but() & self._in_time:0{self._total}b}")]

    def counts(self) -> Mapping[str, Counter[str]]:
        """Return how many fit by facet and value, given what is chosen in the other facets."""
        return {name: self._count(name) for name in FACETS}

    def _count(self, facet: str) -> Counter[str]:
        fitting = self._but(facet) & self._in_time
        counts = ((value, (members & fitting).bit_count()) for value, members in self._bits(facet).items())
        return Counter({value: n for value, n in counts if n})


def _any(bits: Mapping[str, int], values: Iterable[str]) -> int:
    """Return the members that have one of some values."""
    found = 0
    for value in values:
        found |= bits.get(value, 0)
    return found
