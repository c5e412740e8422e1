"""What the page of a review shows: the lines of the text, their words marked, and the proposals of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from amu_graph.errors import UsageError
from amu_graph.ingest.note_text import NoteText
from amu_graph.ingest.places import page_and_heading, source_of
from amu_graph.ingest.proposals import Name, Review, Statement
from amu_graph.ingest.records import place_key
from amu_graph.ingest.session import mark_of
from amu_graph.language import Text
from amu_graph.notes.passages import parse_place


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
    def bare(self) -> bool:
        """Return whether nothing is said or proposed of a line that has words."""
        return not self.covered and not self.items and any(one.text.strip() for one in self.segments)


def rows(review: Review, lines: Sequence[str], covered: set[int]) -> list[Row]:
    """Return the places of a document in their order, those of the text and those that proposals name."""
    items: dict[str, list[Name | Statement]] = defaultdict(list)
    for one in review.every:
        items[one.at].append(one)
    marked = _marked(review)
    for number, line in enumerate(lines, start=1):
        if line.strip() and review.source.get("kind") != "table":
            items.setdefault(str(number), [])
    source = source_of(review.source)
    return [
        Row(
            at,
            tuple(_segments(at, lines, marked)),
            tuple(items[at]),
            _is_covered(at, covered),
            page_and_heading(source, at),
        )
        for at in sorted(items, key=place_key)
    ]


def covered_lines(note: Path) -> set[int]:
    """Return the lines of which a note says something; none where there is no note, or one that does not read."""
    try:
        found = NoteText.read(note.read_bytes().decode("utf-8"), note.name)
    except (OSError, UnicodeDecodeError, UsageError):
        return set()
    return {line for one in found.passages for line in _lines_of(one.said.at)}


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


def page_of(every: Sequence[Row], mark: str, size: int) -> int:
    """Return the page, from 1, on which a proposal stands; the first with an open one where none is named."""

    def wanted(one: Name | Statement) -> bool:
        return mark_of(one) == mark if mark else one.answer is None

    position = next((number for number, row in enumerate(every) if any(map(wanted, row.items))), 0)
    return position // size + 1


def progress(every: Iterable[Name | Statement]) -> tuple[int, int]:
    """Return how many proposals are decided, and how many there are."""
    all_ = list(every)
    return sum(one.answer is not None for one in all_), len(all_)
