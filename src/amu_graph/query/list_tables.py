"""The tables of a list: the members of a class, the values that narrow them and the orders that sort them.

Members are numbered in the order of their IRIs. A value has the members that have it as a row of bits: what fits
several values is one operation, and how many fit is a count of bits.
"""

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from typing import Any, Final

from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.query.members import INTERPRETED, LINKED, Member, Members
from amu_graph.query.narrowing import COLUMNS, NONE
from amu_graph.store.kept_tables import packed
from amu_graph.text import reading_key

SCHEMA: Final = """
CREATE TABLE unverified (iri TEXT, french TEXT, english TEXT);
CREATE TABLE member (
  number INTEGER PRIMARY KEY, iri TEXT, french TEXT, english TEXT, cells TEXT, date TEXT, year TEXT, sources INTEGER,
  status TEXT
);
CREATE TABLE value (
  number INTEGER PRIMARY KEY, facet TEXT, value TEXT, french TEXT, english TEXT, members INTEGER, bits BLOB
);
CREATE TABLE ordered (
  sort TEXT, descending INTEGER, language TEXT, numbers BLOB, PRIMARY KEY (sort, descending, language)
) WITHOUT ROWID;
"""


def tables(of: Members) -> bytes:
    """Return the list of a class as the bytes of a database."""
    values = _Values(of.members)
    members = (
        (number, each.iri, *each.label, values.cells(each), each.date, each.year, each.sources, each.status)
        for number, each in enumerate(of.members)
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        unverified = ((iri, *words) for iri, words in of.unverified.items())
        connection.executemany("INSERT INTO unverified VALUES (?, ?, ?)", unverified)
        connection.executemany("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", members)
        connection.executemany("INSERT INTO value VALUES (?, ?, ?, ?, ?, ?, ?)", values.rows())
        connection.executemany("INSERT INTO ordered VALUES (?, ?, ?, ?)", _orders(of.members))
        connection.commit()
        return connection.serialize()


class _Values:
    """The values of members by facet, each with its number, its words and who has it."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._room = len(members) // 8 + 1
        self._words: dict[tuple[str, str], Text] = {}
        self._members: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, member in enumerate(members):
            for facet, values in _facets(member):
                for value, words in values:
                    self._words.setdefault((facet, value), words)
                    self._members[facet, value].append(number)
        self._numbers = {key: number for number, key in enumerate(self._words)}

    def cells(self, member: Member) -> str:
        """Return the values of the columns of a member, each with whether it is interpreted."""
        cells: dict[str, Any] = {
            name: [[self._numbers[name, each.iri], int(each.status == INTERPRETED)] for each in member.values[name]]
            for name in LINKED
            if member.values[name]
        }
        return _json(cells | {"date": int(member.interpreted("date"))} if member.date else cells)

    def rows(self) -> Iterator[tuple[int, str, str, str, str, int, bytes]]:
        """Yield the rows of the table of values."""
        for (facet, value), number in self._numbers.items():
            words, members = self._words[facet, value], self._members[facet, value]
            yield number, facet, value, words.fr, words.en, len(members), _bits(members, self._room)


def _facets(member: Member) -> Iterator[tuple[str, Iterable[tuple[str, Text]]]]:
    """Yield each facet with the values that a member has in it, or that it has none."""
    nameless = Text("", "")
    for name in LINKED:
        yield name, [(each.iri, each.words) for each in member.values[name]] or [(NONE, nameless)]
    yield "year", [(member.year or NONE, nameless)]
    yield "status", [(member.status, nameless)]


def _bits(numbers: Iterable[int], room: int) -> bytes:
    """Return numbers as a row of bits, compressed: few members have most values."""
    bits = bytearray(room)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return zlib.compress(bits, 1)


def members_in(bits: bytes) -> int:
    """Return the members that a row of bits holds, each a bit of a number."""
    return int.from_bytes(zlib.decompress(bits), "little")


def _orders(members: Sequence[Member]) -> Iterator[tuple[str, int, str, bytes]]:
    """Yield the numbers of the members in each order; one that is the same in another language stands once."""
    first: dict[tuple[str, bool], bytes] = {}
    for language in LANGUAGES:
        for column, descending, order in _orders_in(members, language):
            numbers = packed(order)
            if first.setdefault((column, descending), numbers) != numbers or language == LANGUAGES[0]:
                yield column, int(descending), language, numbers


def _orders_in(members: Sequence[Member], language: Language) -> Iterator[tuple[str, bool, list[int]]]:
    """Yield each column, the way, and the order; what is equal is in the order of names, what is empty comes last."""
    key_of: Callable[[str], Any] = cache(reading_key)
    names = [key_of(each.label.in_(language)) for each in members]
    by_name = sorted(range(len(members)), key=names.__getitem__)
    for column in COLUMNS:
        optional = column in (*LINKED, "date")
        keys = names if column == "name" else [_key(each, column, language, key_of) for each in members]
        filled = [each for each in by_name if keys[each]] if optional else by_name
        empty = [each for each in by_name if not keys[each]] if optional else []
        if filled or not optional:
            for descending in (False, True):
                yield column, descending, [*sorted(filled, key=keys.__getitem__, reverse=descending), *empty]


def _key(member: Member, column: str, language: Language, key_of: Callable[[str], Any]) -> Any:  # noqa: ANN401
    """Return what a column is sorted by; empty where a member has no value."""
    if column in LINKED:
        return sorted(key_of(each.words.in_(language)) for each in member.values[column])
    return getattr(member, column)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
