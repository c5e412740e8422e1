"""Reading the tables of an index, from any thread: each thread of each process has a connection of its own."""

import json
import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from amu_graph.search.records import Value
from amu_graph.search.tables import posting_id, unpacked

if TYPE_CHECKING:
    from array import array

_AFTER_ALL: Final = "\U0010ffff"


class Row(NamedTuple):
    """A document as the index keeps it: its names as words, and the texts of its fields."""

    number: int
    iri: str
    kind: str
    names: list[list[str]]
    fields: list[list[Value]]


class _Held:
    """The connection of one thread, closed when it is let go: at the end of the thread or of the tables.

    Whoever collects the garbage closes it then, perhaps another thread.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.process = os.getpid()
        weakref.finalize(self, connection.close)


class Tables:
    """The words, postings and documents of one index; `connect` opens a read-only connection for any thread."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._local = threading.local()

    @property
    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._local, "held", None)
        if held is None or held.process != os.getpid():  # a connection must not cross a fork
            held = self._local.held = _Held(self._connect())
        return held.connection

    def meta(self, key: str) -> str:
        """Return an entry of the index about itself, empty where there is none."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each document, by its number."""
        kinds: list[str] = json.loads(self.meta("kinds"))
        return kinds

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, by their number."""
        return [word for (word,) in self._connection.execute("SELECT word FROM word ORDER BY id")]

    def word(self, word: str) -> dict[str, int]:
        """Return the word with its number, if it is known."""
        return dict(self._connection.execute("SELECT word, id FROM word WHERE word = ?", (word,)))

    def same_singular(self, key: str) -> dict[str, int]:
        """Return the words with this singular, with their numbers."""
        return dict(self._connection.execute("SELECT word, id FROM word WHERE singular = ? ORDER BY id", (key,)))

    def same_stem(self, key: str) -> dict[str, int]:
        """Return the words with this stem, with their numbers."""
        return dict(self._connection.execute("SELECT word, id FROM word WHERE stem = ? ORDER BY id", (key,)))

    def beginning(self, letters: str) -> range:
        """Return the numbers of the words that begin with these letters."""
        query = "SELECT min(id), max(id) FROM word WHERE word >= ? AND word < ?"
        first, last = self._connection.execute(query, (letters, letters + _AFTER_ALL)).fetchone()
        return range(0) if first is None else range(first, last + 1)

    def postings(self, numbers: Iterable[int], fields: Iterable[int]) -> Iterator[tuple[int, "array[int]"]]:
        """Yield each field with the documents that have one of the words there."""
        numbers = list(numbers)
        for field in fields:
            for number in numbers:
                query = "SELECT documents FROM posting WHERE id = ?"
                row = self._connection.execute(query, (posting_id(field, number),)).fetchone()
                if row:
                    yield field, unpacked(row[0])

    def prefix_postings(self, letters: str, fields: Iterable[int]) -> Iterator[tuple[int, "array[int]"]]:
        """Yield each field with the documents that have a word beginning with `letters` there."""
        found = self.beginning(letters)
        for field in fields if found else ():
            query = "SELECT documents FROM posting WHERE id BETWEEN ? AND ?"
            bounds = (posting_id(field, found[0]), posting_id(field, found[-1]))
            for (content,) in self._connection.execute(query, bounds):
                yield field, unpacked(content)

    def opening(self, letters: str) -> "array[int]":
        """Return the first documents with a name in which a word begins with one or two letters."""
        row = self._connection.execute("SELECT documents FROM opening WHERE letters = ?", (letters,)).fetchone()
        return unpacked(row[0] if row else b"")

    def documents(self, numbers: Iterable[int]) -> dict[int, Row]:
        """Return documents by their numbers."""
        rows: dict[int, Row] = {}
        for number in numbers:
            query = "SELECT id, iri, kind, names, fields FROM document WHERE id = ?"
            id_, iri, kind, names, fields = self._connection.execute(query, (number,)).fetchone()
            split = [name.split(" ") for name in names.split("\n") if name]
            rows[number] = Row(
                id_, iri, kind, split, [[Value(*value) for value in values] for values in json.loads(fields)]
            )
        return rows
