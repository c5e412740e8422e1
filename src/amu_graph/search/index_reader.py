"""Reading the tables of an index, from any thread."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from amu_graph.search.index_tables import posting_id
from amu_graph.search.records import Value
from amu_graph.store.kept_tables import KeptTables, unpacked

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
    facets: dict[str, list[str]]
    unverified: bool


class Tables(KeptTables):
    """The words, postings and documents of one index."""

    def meta(self, key: str) -> str:
        """Return an entry of the index about itself, empty where there is none."""
        return next((str(value) for (value,) in self.rows("SELECT value FROM meta WHERE key = ?", (key,))), "")

    @cached_property
    def total(self) -> int:
        """How many documents there are."""
        ((last,),) = self.rows("SELECT max(id) FROM document")
        return 0 if last is None else int(last) + 1

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each document, by its number."""
        kinds: list[str] = json.loads(self.meta("kinds"))
        return kinds

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, by their number."""
        return [word for (word,) in self.rows("SELECT word FROM word ORDER BY id")]

    def word(self, word: str) -> dict[str, int]:
        """Return the word with its number, if it is known."""
        return dict(self.rows("SELECT word, id FROM word WHERE word = ?", (word,)))

    def same_singular(self, key: str) -> dict[str, int]:
        """Return the words with this singular, with their numbers."""
        return dict(self.rows("SELECT word, id FROM word WHERE singular = ? ORDER BY id", (key,)))

    def same_stem(self, key: str) -> dict[str, int]:
        """Return the words with this stem, with their numbers."""
        return dict(self.rows("SELECT word, id FROM word WHERE stem = ? ORDER BY id", (key,)))

    def beginning(self, letters: str) -> range:
        """Return the numbers of the words that begin with these letters."""
        query = "SELECT min(id), max(id) FROM word WHERE word >= ? AND word < ?"
        ((first, last),) = self.rows(query, (letters, letters + _AFTER_ALL))
        return range(0) if first is None else range(first, last + 1)

    def postings(self, numbers: Iterable[int], fields: Iterable[int]) -> Iterator[tuple[int, "array[int]"]]:
        """Yield each field with the documents that have one of the words there."""
        numbers = list(numbers)
        for field in fields:
            for number in numbers:
                query = "SELECT documents FROM posting WHERE id = ?"
                for (content,) in self.rows(query, (posting_id(field, number),)):
                    yield field, unpacked(content)

    def prefix_postings(self, letters: str, fields: Iterable[int]) -> Iterator[tuple[int, "array[int]"]]:
        """Yield each field with the documents that have a word beginning with `letters` there."""
        found = self.beginning(letters)
        for field in fields if found else ():
            query = "SELECT documents FROM posting WHERE id BETWEEN ? AND ?"
            bounds = (posting_id(field, found[0]), posting_id(field, found[-1]))
            for (content,) in self.rows(query, bounds):
                yield field, unpacked(content)

    def opening(self, letters: str) -> "array[int]":
        """Return the first documents with a name in which a word begins with one or two letters."""
        rows = self.rows("SELECT documents FROM opening WHERE letters = ?", (letters,))
        return unpacked(rows[0][0] if rows else b"")

    def documents(self, numbers: Iterable[int]) -> dict[int, Row]:
        """Return documents by their numbers."""
        rows: dict[int, Row] = {}
        for number in numbers:
            query = "SELECT id, iri, kind, names, fields, facets, unverified FROM document WHERE id = ?"
            ((id_, iri, kind, names, fields, facets, unverified),) = self.rows(query, (number,))
            split = [name.split(" ") for name in names.split("\n") if name]
            rows[number] = Row(
                id_,
                iri,
                kind,
                split,
                [[Value(*value) for value in values] for values in json.loads(fields)],
                json.loads(facets),
                bool(unverified),
            )
        return rows
