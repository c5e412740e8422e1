"""The tables of the index: how documents become rows of an SQLite database, which serves as a sorted file of postings.

Documents are numbered from the shortest name to the longest, then by IRI, so that the number itself is the last
tie-breaker and the first documents of a posting list are those a reader most likely means. Words are numbered in
alphabetical order, so that the words with one beginning are one range of numbers.
"""

import json
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from amu_graph.search.french import STOP_WORDS, compounds, normalise, singular, stem, words
from amu_graph.search.records import FIELDS, NAMES, Document, Value
from amu_graph.store.kept_tables import packed

VERSION: Final = "3"
WORD_BITS: Final = 32
OPENING_LENGTHS: Final = (1, 2)
OPENING_SIZE: Final = 1000
"""How many documents are kept for each beginning of one or two letters, which would otherwise be too many to gather."""

SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, singular TEXT NOT NULL, stem TEXT NOT NULL);
CREATE TABLE posting (id INTEGER PRIMARY KEY, documents BLOB NOT NULL);
CREATE TABLE opening (letters TEXT PRIMARY KEY, documents BLOB NOT NULL);
CREATE TABLE document (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, names TEXT NOT NULL, fields TEXT NOT NULL,
  facets TEXT NOT NULL, unverified INTEGER NOT NULL
);
"""
INDEXES: Final = "CREATE INDEX word_singular ON word (singular); CREATE INDEX word_stem ON word (stem);"

_ACRONYM: Final = re.compile(r"[A-Z]{2,6}")

Fields = tuple[tuple[Value, ...], ...]


def posting_id(field: int, word: int) -> int:
    """Return the number of the posting list of a word in a field: consecutive for consecutive words."""
    return field << WORD_BITS | word


def fill(connection: sqlite3.Connection, documents: Iterable[Document], *, digest: str) -> None:
    """Write the whole index into an empty database."""
    numbered = _numbered(list(documents))
    connection.executescript(SCHEMA)
    postings: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in FIELDS])
    for number, (document, fields, names) in enumerate(numbered):
        content = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        row = (number, document.iri, document.kind, "\n".join(map(" ".join, names)), content)
        facets = json.dumps(dict(document.facets))
        connection.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, facets, document.unverified))
        for field, found in enumerate(fields):
            for word in frozenset().union(*(indexed_words(value.text) for value in found)):
                postings[word][field].append(number)
    _write_words(connection, postings)
    kinds = json.dumps([document.kind for document, _, _ in numbered])
    meta = {"version": VERSION, "digest": digest, "kinds": kinds}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.executescript(INDEXES)
    connection.commit()


@lru_cache(maxsize=4096)
def indexed_words(text: str) -> frozenset[str]:
    """Return the words under which a text is found, those written with a hyphen also as one."""
    return frozenset(word.folded for word in (*words(text), *compounds(text)))


def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a name that count when it is compared with a query."""
    folded = tuple(word.folded for word in words(text))
    return tuple(word for word in folded if word not in STOP_WORDS) or folded


def _numbered(documents: list[Document]) -> list[tuple[Document, Fields, list[tuple[str, ...]]]]:
    acronyms = _acronyms(documents)
    rows = []
    for document in documents:
        fields = _fields(document, acronyms)
        names = [content_words(value.text) for value in (*fields[0], *fields[1])]
        rows.append((document, fields, sorted({name for name in names if name}, key=lambda name: (len(name), name))))
    return sorted(rows, key=lambda row: (len(row[2][0]) if row[2] else sys.maxsize, row[0].iri))


def _fields(document: Document, acronyms: dict[tuple[str, ...], set[str]]) -> Fields:
    """Return the texts of the fields in the order of `FIELDS`, in composed form."""
    texts = (document.labels, document.alternatives, document.linked, document.descriptions)
    labels, alternatives, linked, descriptions = (
        tuple(Value(normalise(value.text), value.language) for value in values) for values in texts
    )
    found: set[str] = set()
    for value in (*labels, *alternatives):
        found |= _acronyms_in(value.text, acronyms)
    known = {value.text for value in (*labels, *alternatives)}
    return labels, alternatives, tuple(Value(text) for text in sorted(found - known)), linked, descriptions


def _acronyms(documents: Iterable[Document]) -> dict[tuple[str, ...], set[str]]:
    """Return which acronyms the graph gives for which names: those whose other name is two to six capitals."""
    acronyms: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in documents:
        for value in document.alternatives:
            if _ACRONYM.fullmatch(value.text):
                for label in document.labels:
                    name = tuple(map(singular, content_words(normalise(label.text))))
                    if len(name) > 1:
                        acronyms[name].add(value.text)
    return acronyms


def _acronyms_in(text: str, acronyms: dict[tuple[str, ...], set[str]]) -> set[str]:
    """Return the acronyms of the names that stand in a text, word by word."""
    found = tuple(map(singular, content_words(text)))
    lengths = {len(name) for name in acronyms}
    spans = (found[start : start + length] for length in lengths for start in range(len(found) - length + 1))
    return {acronym for span in spans for acronym in acronyms.get(span, ())}


def _write_words(connection: sqlite3.Connection, postings: dict[str, list[list[int]]]) -> None:
    ordered = sorted(postings)
    rows = ((number, word, singular(word), stem(word)) for number, word in enumerate(ordered))
    connection.executemany("INSERT INTO word VALUES (?, ?, ?, ?)", rows)
    for field in range(len(FIELDS)):
        found = ((number, postings[word][field]) for number, word in enumerate(ordered))
        lists = ((posting_id(field, number), packed(documents)) for number, documents in found if documents)
        connection.executemany("INSERT INTO posting VALUES (?, ?)", lists)
    openings: dict[str, set[int]] = defaultdict(set)
    for word in ordered:
        for length in OPENING_LENGTHS:
            openings[word[:length]].update(*(postings[word][field] for field in NAMES))
    beginnings = ((letters, packed(sorted(found)[:OPENING_SIZE])) for letters, found in openings.items())
    connection.executemany("INSERT INTO opening VALUES (?, ?)", beginnings)
