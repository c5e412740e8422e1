"""Sources and passages: their identifiers, their positions in the text read, and their metadata."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.locators import fragments_of, within
from amu_graph.namespaces import DCTERMS, FOAF, RDF, RDFS, SKOS
from amu_graph.notes.position import Position
from amu_graph.notes.source_records import fragment_of

Value = ox.NamedNode | ox.Literal
STATUSES: Final = ("asserted", "interpreted", "unverified")
RESERVED: Final = ("interpreted", "unverified", "position", "line")
"""Words that passage identifiers use themselves: a `part` may not begin with one."""

TYPE: Final = ox.NamedNode(RDF + "type")


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document, or the notes of the editors; `values` are its own statements: property → value.

    `kind` is the slug of its kind, where it is no text read line by line; `records` names the rows of a table and the
    records of a bibliography, as `lengths` counts lines.
    """

    slug: str
    at: Position
    kind: str = ""
    records: tuple[str, ...] = ()
    language: str = "fr"
    lengths: tuple[int, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    values: tuple[tuple[str, Value], ...] = ()

    def __hash__(self) -> int:
        """Return the hash of its place, which is its own: it is asked for often, and the rest is long."""
        return hash(self.at)

    @cached_property
    def iri(self) -> str:
        """Return the identifier of the document."""
        return f"{ns.BASE}source/{self.slug}"

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names that its passages may have, where it is made of rows or records."""
        return frozenset(self.records)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A part of a source read one way; its IRI is the name of the graph of its statements.

    `lines` are the first and the last line, counted from 1, None where the passage is known by `name` only.
    """

    source: Source
    at: Position
    name: str = ""
    lines: tuple[int, int] | None = None
    status: str = "asserted"
    part: str = ""
    notes: tuple[ox.Literal, ...] = field(default=())
    fragments: tuple[tuple[str, str], ...] = ()

    def __hash__(self) -> int:
        """Return the hash of its place, which is its own: it is asked for often, and the rest is long."""
        return hash(self.at)

    @property
    def located(self) -> tuple[tuple[str, str], ...]:
        """Return where it stands besides its lines (key, fragment): as noted, else its pages and its heading."""
        if self.fragments:
            return self.fragments
        if self.lines is None:
            row = fragment_of(self.source.kind, self.name)
            return (("cell", row),) if row else ()
        first, last = self.lines
        pages = [page for page, (start, end) in enumerate(self.source.pages, 1) if start <= last and first <= end]
        located = [("page", self._within(page)) for page in dict.fromkeys((*pages[:1], *pages[-1:]))]
        above = [heading for line, heading in self.source.headings if line < first]
        if above and all(line != first for line, _ in self.source.headings):
            located += [("heading", fragment) for fragment in fragments_of("heading", above[-1])]
        return tuple(located)

    def _within(self, page: int) -> str:
        """Return the fragment of a page, and of the paragraphs there: the lines that are not blank."""
        (first, last), (start, end) = self.lines or (0, 0), self.source.pages[page - 1]
        written = [line for line in range(start, end + 1) if self.source.lengths[line - 1 : line] != (0,)]
        own = [number for number, line in enumerate(written, start=1) if first <= line <= last]
        return within(page, own[0], own[-1]) if own else f"page={page}"

    @property
    def place(self) -> str:
        """Return the fragment of the lines: `L13` or `L82-85`."""
        if self.lines is None:
            return self.name
        first, last = self.lines
        return f"L{first}" if first == last else f"L{first}-{last}"

    @cached_property
    def iri(self) -> str:
        """Return the identifier: the place, then the status where it is not asserted, then the part."""
        status = "" if self.status == "asserted" else self.status
        return f"{self.source.iri}#{'-'.join(filter(None, (self.place, status, self.part)))}"

    @property
    def merged(self) -> bool:
        """Return whether the default graph shows what the passage says."""
        return self.status != "unverified"


class NamedPassage(Passage):
    """A passage whose name is given whole, its status not being part of it."""

    @cached_property
    def iri(self) -> str:
        """Return the identifier: the name alone."""
        return f"{self.source.iri}#{self.name}"


def parse_place(text: str) -> tuple[int, int] | None:
    """Return the first and the last line that `13` or `82-85` names, or None for any other text.

    >>> parse_place("13"), parse_place("82-85"), parse_place("names"), parse_place("9-3")
    ((13, 13), (82, 85), None, None)
    """
    match = re.fullmatch(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?", text)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return (first, last) if first <= last and match[2] != match[1] else None


def source_values(
    *,
    labels: list[ox.Literal],
    notes: list[ox.Literal],
    url: str,
    digest: str,
    language: str,
    retrieved: ox.Literal | None,
    kind: ox.NamedNode | None = None,
) -> tuple[tuple[str, Value], ...]:
    """Return what is stated of a source; empty values are left out."""
    values: list[tuple[str, Value]] = [(RDFS + "label", label) for label in labels]
    values += [(SKOS + "note", note) for note in notes]
    if url:
        values.append((FOAF + "page", ox.NamedNode(url)))
    if digest:
        values.append((DCTERMS + "identifier", ox.Literal(f"sha256:{digest}")))
    values.append((DCTERMS + "language", ox.Literal(language)))
    if retrieved:
        values.append((DCTERMS + "date", retrieved))
    if kind:
        values.append((DCTERMS + "type", kind))
    return tuple(values)
