"""Sources and passages: their identifiers, their positions in the text read, and their metadata."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.locators import STANDARDS, fragments_of, in_words, parts, within
from amu_graph.namespaces import AMU, DCTERMS, FOAF, OA, PROV, RDF, RDFS, SKOS, XSD
from amu_graph.notes.position import Position
from amu_graph.notes.source_records import fragment_of, name_of

if TYPE_CHECKING:
    from amu_graph.language import Language

Value = ox.NamedNode | ox.Literal
STATUSES: Final = ("asserted", "interpreted", "unverified")
RESERVED: Final = ("interpreted", "unverified", "position", "line")
"""Words that passage identifiers use themselves: a `part` may not begin with one."""

RFC5147: Final = "https://www.rfc-editor.org/rfc/rfc5147"
TYPE: Final = ox.NamedNode(RDF + "type")
HAS_SELECTOR: Final = ox.NamedNode(OA + "hasSelector")
_SOURCE, _PASSAGE = (ox.NamedNode(AMU + name) for name in ("Source", "Passage"))
_QUOTED: Final = ox.NamedNode(PROV + "wasQuotedFrom")
_KIND: Final = ox.NamedNode(DCTERMS + "type")
_LABEL: Final = ox.NamedNode(RDFS + "label")
_NOTE: Final = ox.NamedNode(SKOS + "note")
_REFINED: Final = ox.NamedNode(OA + "refinedBy")
_STATUS: Final = {status: ox.NamedNode(ns.concept_iri("status", status)) for status in STATUSES}
_POSITION, _FRAGMENT = ox.NamedNode(OA + "TextPositionSelector"), ox.NamedNode(OA + "FragmentSelector")
_OFFSETS: Final = (ox.NamedNode(OA + "start"), ox.NamedNode(OA + "end"))
_INTEGER: Final = ox.NamedNode(XSD + "integer")
_CONFORMS: Final = ox.NamedNode(DCTERMS + "conformsTo")
_VALUE: Final = ox.NamedNode(RDF + "value")


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


def extent(lines: tuple[int, int], lengths: tuple[int, ...]) -> tuple[int, int]:
    """Return the offsets of the first character of a range of lines and of the end of the last one.

    Offsets count characters from 0, one for each line end, as in RFC 5147 and the Web Annotation model.

    >>> extent((3, 4), (29, 0, 22, 5))
    (31, 59)
    """
    first, last = lines
    start = sum(lengths[: first - 1]) + first - 1
    return start, start + sum(lengths[first - 1 : last]) + last - first


def source_triples(source: Source) -> Iterator[ox.Triple]:
    """Return the metadata of a source."""
    subject = ox.NamedNode(source.iri)
    yield ox.Triple(subject, TYPE, _SOURCE)
    for prop, value in source.values:
        yield ox.Triple(subject, ox.NamedNode(prop), value)


def passage_triples(passage: Passage) -> Iterator[ox.Triple]:
    """Return the metadata of a passage and of its position."""
    subject = ox.NamedNode(passage.iri)
    yield ox.Triple(subject, TYPE, _PASSAGE)
    yield ox.Triple(subject, _QUOTED, ox.NamedNode(passage.source.iri))
    yield ox.Triple(subject, _KIND, _STATUS[passage.status])
    for label in _labels(passage):
        yield ox.Triple(subject, _LABEL, label)
    for note in passage.notes:
        yield ox.Triple(subject, _NOTE, note)
    for kind, located in passage.located:
        fragment, refined = parts(located)
        name = re.sub("[^A-Za-z0-9]+", "-", fragment)[:60].strip("-")
        selector = ox.NamedNode(f"{passage.source.iri}#{passage.place}-position-{name}")
        yield ox.Triple(subject, HAS_SELECTOR, selector)
        yield from _fragment(selector, STANDARDS[kind], fragment)
        if refined:
            paragraph = ox.NamedNode(f"{selector.value}-line")
            yield ox.Triple(selector, _REFINED, paragraph)
            yield from _fragment(paragraph, RFC5147, refined)
    if passage.lines and passage.source.lengths:
        yield from _selectors(subject, passage, passage.lines)


def _labels(passage: Passage) -> Iterator[ox.Literal]:
    statuses: dict[Language, tuple[str, str]] = {
        "fr": ("interprétée", "non vérifiée"),
        "en": ("interpreted", "unverified"),
    }
    fragments = [fragment for _, fragment in (passage.located if passage.lines else passage.fragments)]
    where = in_words(fragments, passage.lines, name_of(passage.source.kind, passage.name))
    for language, (interpreted, unverified) in statuses.items():
        status = {"interpreted": interpreted, "unverified": unverified}.get(passage.status, "")
        details = ", ".join(filter(None, (status, passage.part)))
        yield ox.Literal(
            f"{passage.source.slug}, {where.in_(language)}" + (f" ({details})" if details else ""), language=language
        )


def _selectors(subject: ox.NamedNode, passage: Passage, lines: tuple[int, int]) -> Iterator[ox.Triple]:
    place = f"{passage.source.iri}#{passage.place}"
    position, fragment = ox.NamedNode(f"{place}-position"), ox.NamedNode(f"{place}-line")
    start, end = extent(lines, passage.source.lengths)
    yield ox.Triple(subject, HAS_SELECTOR, position)
    yield ox.Triple(position, TYPE, _POSITION)
    for prop, offset in zip(_OFFSETS, (start, end), strict=True):
        yield ox.Triple(position, prop, ox.Literal(str(offset), datatype=_INTEGER))
    yield ox.Triple(subject, HAS_SELECTOR, fragment)
    yield from _fragment(fragment, RFC5147, f"line={lines[0] - 1},{lines[1]}")


def _fragment(selector: ox.NamedNode, standard: str, value: str) -> Iterator[ox.Triple]:
    yield ox.Triple(selector, TYPE, _FRAGMENT)
    yield ox.Triple(selector, _CONFORMS, ox.NamedNode(standard))
    yield ox.Triple(selector, _VALUE, ox.Literal(value))


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
