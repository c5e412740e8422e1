"""What a note says, and the problems found in it, as JSON holds them from one command to the next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from amu_graph.notes.note_statements import Reading
from amu_graph.notes.passages import NamedPassage, Passage, Source
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.statements import Statement

Kept: TypeAlias = Any
"""Lists, texts and numbers, as JSON holds them."""

_TRIPLE: Final = 3
_WIDTH: Final = 6
"""Numbers of a statement: its three terms, its passage, its line and its column."""


def kept(reading: Reading, problems: Problems) -> Kept:
    """Return the JSON of what one file says."""
    terms: dict[object, int] = {}
    number: Callable[[object], int] = lambda term: terms.setdefault(term, len(terms))  # noqa: E731
    sources = {id(one): position for position, one in enumerate(reading.sources)}
    passages = {id(one): position for position, one in enumerate(reading.passages)}
    written = [
        part
        for one in reading.statements
        for part in (
            number(one.subject),
            number(one.predicate),
            number(one.object),
            passages[id(one.passage)],
            *one.at[1:],
        )
    ]
    return [
        [_source(one, number) for one in reading.sources],
        [_passage(one, sources[id(one.source)], number) for one in reading.passages],
        written,
        [number(term) for triple in reading.described for term in triple],
        _lines(terms),
        problems.kept(),
    ]


def _source(one: Source, number: Callable[[object], int]) -> Kept:
    values = [[path, number(value)] for path, value in one.values]
    extent = [one.lengths, one.pages, one.headings]
    return [one.slug, one.at[1:], one.kind, one.records, one.language, extent, values]


def _passage(one: Passage, source: int, number: Callable[[object], int]) -> Kept:
    notes = [number(note) for note in one.notes]
    named = isinstance(one, NamedPassage)
    return [named, source, one.at[1:], one.name, one.lines, one.status, one.part, notes, one.fragments]


def _lines(terms: dict[object, int]) -> str:
    """Return terms as the objects of N-Triples, which hold any of them as it is."""
    return "".join(f"<x:> <x:> {term} .\n" for term in terms)


@dataclass(slots=True)
class _Reviving:
    """Reads the JSON of a file back."""

    file: str
    terms: list[Any] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def read(self, content: Kept) -> tuple[Reading, Problems]:
        sources, passages, written, described, lines, problems = content
        self.terms = [one.object for one in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)]
        self.sources = [self._source(one) for one in sources]
        self.passages = [self._passage(one) for one in passages]
        return (
            Reading(self.sources, self.passages, list(self._statements(written)), list(self._triples(described))),
            Problems.of_kept(problems),
        )

    def _at(self, place: list[int]) -> Position:
        return Position(self.file, *place)

    def _statements(self, written: list[int]) -> Iterator[Statement]:
        terms, passages, file = self.terms, self.passages, self.file
        for subject, predicate, value, passage, line, column in zip(*[iter(written)] * _WIDTH, strict=True):
            at = Position(file, line, column)
            yield Statement(terms[subject], terms[predicate], terms[value], passages[passage], at)

    def _triples(self, described: list[int]) -> Iterator[ox.Triple]:
        for numbers in zip(*[iter(described)] * _TRIPLE, strict=True):
            yield ox.Triple(*(self.terms[one] for one in numbers))

    def _source(self, content: Kept) -> Source:
        slug, at, kind, records, language, (lengths, pages, headings), values = content
        return Source(
            slug=slug,
            at=self._at(at),
            kind=kind,
            records=tuple(records),
            language=language,
            lengths=tuple(lengths),
            pages=tuple(map(tuple, pages)),
            headings=tuple(map(tuple, headings)),
            values=tuple((path, self.terms[value]) for path, value in values),
        )

    def _passage(self, content: Kept) -> Passage:
        named, source, at, name, lines, status, part, notes, fragments = content
        return (NamedPassage if named else Passage)(
            source=self.sources[source],
            at=self._at(at),
            name=name,
            lines=tuple(lines) if lines else None,
            status=status,
            part=part,
            notes=tuple(self.terms[note] for note in notes),
            fragments=tuple(map(tuple, fragments)),
        )


def revived(content: Kept, file: str) -> tuple[Reading, Problems]:
    """Return what a file says and the problems found in it, from what was kept of it."""
    return _Reviving(file).read(content)
