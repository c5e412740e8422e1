"""What the page of a review shows: the lines of the text, their words marked, and the proposals of each."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.ingest.note_text import NoteText
from amu_graph.ingest.places import page_and_heading, source_of
from amu_graph.ingest.proposals import Name, Review, Statement
from amu_graph.ingest.records import place_key
from amu_graph.ingest.session import mark_of
from amu_graph.language import Text
from amu_graph.notes.passages import parse_place

ROWS: Final = 60
"""Places of a document on one page."""

ITEMS: Final = 60
"""Proposals on one page; those of one place stay together."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a line; `marks` are the proposals whose words it holds."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the document: its text, where there is one, and what is proposed there.

    `covered` says that the note says something of it already; `place` is its page and its heading, where it has them.
    """

    at: str
    segments: tuple[Segment, ...]
    items: tuple[Name | Statement, ...]
    covered: bool
    place: Text | None = None

    @property
    def number(self) -> str:
        """Return the place without the letter of a row: a row of a table is a line of its copy."""
        number = self.at.removeprefix("r")
        return number if number.isdecimal() else self.at

    @property
    def bare(self) -> bool:
        """Return whether nothing is said or proposed of a line that has words."""
        return not self.covered and not self.items and any(one.text.strip() for one in self.segments)


class Document:
    """The places of a document in their order, those of the text and those that proposals name, in pages.

    Answers change none of it: it is made once for the same proposals, text and note.
    """

    def __init__(self, review: Review, lines: Sequence[str], covered: set[int]) -> None:
        self._lines = lines
        self._covered = covered
        self._source = source_of(review.source)
        self._items: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(review.every):
            self._items[one.at].append(place)
        self._marked = _marked(review)
        for number, line in enumerate(lines, start=1):
            if line.strip() and review.source.get("kind") != "table":
                self._items.setdefault(str(number), [])
        self.places = sorted(self._items, key=place_key)
        self._starts = list(self._begins())
        self.bare = sum(not self._items[at] and self._row(at, ()).bare for at in self.places)

    def _begins(self) -> Iterator[int]:
        """Yield the number of the place with which each page begins."""
        yield 0
        rows = items = 0
        for number, at in enumerate(self.places):
            rows, items = rows + 1, items + len(self._items[at])
            if number and (rows > ROWS or items > ITEMS):
                yield number
                rows, items = 1, len(self._items[at])

    @property
    def pages(self) -> int:
        """Return how many pages there are, one at least."""
        return len(self._starts)

    def page_of(self, at: str) -> int:
        """Return the page, from 1, on which a place is; the first where it is on none."""
        starts = [place_key(self.places[start]) for start in self._starts] if self.places else []
        return max(1, bisect_right(starts, place_key(at)))

    def rows(self, page: int, every: Sequence[Name | Statement]) -> list[Row]:
        """Return the places of a page, with the proposals as they are now."""
        start = self._starts[page - 1]
        end = self._starts[page] if page < self.pages else len(self.places)
        return [self._row(at, [every[place] for place in self._items[at]]) for at in self.places[start:end]]

    def _row(self, at: str, items: Sequence[Name | Statement]) -> Row:
        segments = tuple(_segments(at, self._lines, self._marked))
        return Row(at, segments, tuple(items), _is_covered(at, self._covered), page_and_heading(self._source, at))


def covered_lines(notes: Sequence[Path]) -> set[int]:
    """Return the lines of which a note says something; none of a file of it that does not read."""
    covered = set[int]()
    for note in notes:
        with suppress(OSError, UnicodeDecodeError, UsageError):
            found = NoteText.read(note.read_bytes().decode("utf-8"), note.name)
            covered.update(line for one in found.passages for line in _lines_of(one.said.at))
    return covered


def _lines_of(at: str) -> range:
    first, last = parse_place(at.removeprefix("r")) or (0, -1)  # a row of a table is a line of its copy
    return range(first, last + 1)


def _is_covered(at: str, covered: set[int]) -> bool:
    lines = _lines_of(at)
    return bool(lines) and all(line in covered for line in lines)


def _marked(review: Review) -> dict[str, list[tuple[int, int, str]]]:
    """Return, for each line, the words of proposals and the mark of each."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name in review.names:
        spans = {*name.mentions, *(((name.at, *name.words),) if name.words else ())}
        for at, start, end in spans:
            found[at].append((start, end, mark_of(name)))
    for statement in review.statements:
        for start, end in statement.words:
            found[statement.at].append((start, end, mark_of(statement)))
    return found


def _segments(at: str, lines: Sequence[str], marked: dict[str, list[tuple[int, int, str]]]) -> Iterator[Segment]:
    numbers = [line for line in _lines_of(at) if line <= len(lines)]
    text = "\n".join(lines[line - 1] for line in numbers)
    spans = [(start, min(end, len(text)), mark) for start, end, mark in marked.get(at, ()) if start < len(text)]
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    for start, end in pairwise(edges):
        marks = tuple(mark for first, last, mark in spans if first <= start and end <= last)
        yield Segment(text[start:end], marks)
