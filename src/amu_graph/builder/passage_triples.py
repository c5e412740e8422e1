"""The metadata of sources and passages: what they are, and where a passage stands in its source."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.locators import STANDARDS, in_words, parts
from amu_graph.namespaces import AMU, DCTERMS, OA, PROV, RDF, RDFS, SKOS, XSD
from amu_graph.notes.passages import STATUSES, TYPE, Passage, Source
from amu_graph.notes.source_records import name_of

if TYPE_CHECKING:
    from amu_graph.language import Language

RFC5147: Final = "https://www.rfc-editor.org/rfc/rfc5147"
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
