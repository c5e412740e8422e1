"""A reading note → its source, its passages and their statements."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.locators import STANDARDS, fragments_of
from amu_graph.notes import decisions
from amu_graph.notes.note import EXTERNAL_KEYS, UNPUBLISHED, Note, PassageNote, literal_of
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import RESERVED, STATUSES, Passage, Source, parse_place, source_values
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.profile import Profile
from amu_graph.notes.source_records import KEY_OF
from amu_graph.notes.statements import Records, Statement
from amu_graph.notes.text_rules import is_language
from amu_graph.notes.values import Typing
from amu_graph.notes.yaml_nodes import Scalar

if TYPE_CHECKING:
    from amu_graph.notes.position import Position


@dataclass(slots=True)
class Reading:
    """What the notes say: sources, passages and statements, in the order of the files; `described` is their metadata.

    `described` holds triples that a Turtle note states of its source and passages itself.
    """

    sources: list[Source] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    described: list[ox.Triple] = field(default_factory=list)

    def extend(self, other: "Reading") -> None:
        """Add what another note says."""
        self.sources += other.sources
        self.passages += other.passages
        self.statements += other.statements
        self.described += other.described


def read_statements(note: Note, profile: Profile, ontology: Ontology, problems: Problems) -> Reading:
    """Return what a note says; nothing where its source has no usable identifier."""
    source = _source(note, ontology, problems)
    reading = Reading()
    if source is None:
        return reading
    reading.sources.append(source)
    typing = Typing(ontology, problems, source.language)
    positions: dict[str, Position] = {}
    for written in note.passages:
        passage = _passage(written, source, problems)
        if passage is None:
            continue
        first = positions.setdefault(passage.iri, passage.at)
        if first is not passage.at:
            problems.add("repeated-passage", passage.at, passage=passage.iri.rpartition("#")[2], line=first.line)
        reading.passages.append(passage)
        records = Records(profile, typing, problems, passage)
        reading.statements += (statement for record in written.records for statement in records.statements(record))
    return reading


def _source(note: Note, ontology: Ontology, problems: Problems) -> Source | None:
    slug, keys = _slug(note, problems), note.source
    if not slug:
        return None
    _check_completeness(note, problems)
    language = keys["language"].text if "language" in keys else "fr"
    if not is_language(language):
        problems.add("wrong-language", keys["language"].at, language=language)
        language = "fr"
    typing = Typing(ontology, problems, language)
    kind = typing.concept("kind", keys["kind"], "source-type") if "kind" in keys else None
    url = typing.address("url", keys["url"]) if "url" in keys else None
    retrieved = typing.date("retrieved", keys["retrieved"]) if "retrieved" in keys else None
    values = source_values(
        labels=list(_texts(keys, "label", language, problems)),
        notes=list(_texts(keys, "note", language, problems)),
        url=url.value if url else "",
        digest=_digest(keys.get("sha256"), problems),
        language=language,
        retrieved=retrieved,
        kind=kind,
    )
    return Source(
        slug=slug,
        at=note.at,
        kind=keys["kind"].text if kind else "",
        records=note.records,
        language=language.lower(),
        lengths=note.lengths,
        pages=note.pages,
        headings=note.headings,
        values=values,
    )


def _slug(note: Note, problems: Problems) -> str:
    """Return the identifier of the source of a note; empty where it has none that can be used."""
    if "id" not in note.source:
        problems.add("missing-key", note.at, key="id")
        return ""
    slug = note.source["id"]
    if not ns.SLUG.fullmatch(slug.text):
        problems.add("bad-slug", slug.at, value=slug.text, better=ns.slugify(slug.text) or "…")
    elif slug.text == decisions.SOURCE:
        problems.add("reserved-source", slug.at, value=slug.text)
    else:
        return slug.text
    return ""


def _check_completeness(note: Note, problems: Problems) -> None:
    """Record what is missing: a document from the web has a digest, a date and lines, the editors' notes have not.

    Of a document that was not read the address alone is known; a file of rows or records may have none.
    """
    present = {*note.source, *(("lengths",) if note.lengths else ()), *(("records",) if note.records else ())}
    if "original" in present:
        _digest(note.source["original"], problems)
    kind = note.source.get("kind")
    if kind and kind.text in KEY_OF:
        if "lengths" in present or not note.records:
            problems.add("no-records", kind.at, kind=kind.text, key=KEY_OF[kind.text])
    elif kind and kind.text != UNPUBLISHED:
        for key in ("sha256", "lengths"):
            if key in present:
                problems.add("read-reference", kind.at, key=key)
    elif note.records:
        problems.add("records-of-no-kind", note.at)
    for key in ("label", "language", *_external(kind.text if kind else "", present)):
        if key not in present:
            problems.add("missing-key", note.at, key=key)
    _check_extent(note, problems)


def _external(kind: str, present: Collection[str]) -> tuple[str, ...]:
    """Return the keys that a source of a kind has from outside; a file may have come without an address."""
    if kind in KEY_OF:
        return ("sha256", "retrieved")
    if kind and kind != UNPUBLISHED:
        return ("url",)
    placeless = kind == UNPUBLISHED or "original" in present
    read = kind or not set(EXTERNAL_KEYS).isdisjoint(present)
    return tuple(key for key in EXTERNAL_KEYS if not (placeless and key == "url")) if read else ()


def _check_extent(note: Note, problems: Problems) -> None:
    """Record a page or a heading beyond the last line."""
    last = max((*(line for _, line in note.pages[-1:]), *(line for line, _ in note.headings[-1:])), default=0)
    if last > len(note.lengths):
        problems.add("pages-beyond", note.at, last=last, count=len(note.lengths))


def _texts(keys: dict[str, Scalar], key: str, language: str, problems: Problems) -> Iterator[ox.Literal]:
    for name, scalar in keys.items():
        base, at_sign, tag = name.partition("@")
        if base != key:
            continue
        if at_sign and not is_language(tag):
            problems.add("wrong-language", scalar.at, language=tag)
        else:
            yield ox.Literal(scalar.text.strip(), language=(tag or language).lower())


def _digest(scalar: Scalar | None, problems: Problems) -> str:
    if scalar is None:
        return ""
    if len(scalar.text) != 64 or not set(scalar.text) <= set("0123456789abcdef"):  # noqa: PLR2004  # hexadecimal SHA-256
        problems.add("wrong-digest", scalar.at, value=scalar.text)
        return ""
    return scalar.text


def _passage(written: PassageNote, source: Source, problems: Problems) -> Passage | None:
    keys = written.keys
    status = keys["status"].text if "status" in keys else "asserted"
    if status not in STATUSES:
        problems.add("unknown-status", keys["status"].at, value=status, suggestion=suggestion(status, STATUSES))
        return None
    if status != "asserted" and not any(name.startswith("because@") for name in written.words):
        problems.add("missing-because", written.at, status=status)
    because = next((scalar for name, scalar in written.words.items() if name.startswith("because@")), None)
    if because and "status" not in keys:
        problems.add("because-without-status", because.at)
    part = keys["part"].text if "part" in keys else ""
    if part and not _usable_part(part):
        problems.add("bad-part", keys["part"].at, value=part)
        return None
    notes = tuple(literal_of(name, scalar, source.language) for name, scalar in written.words.items())
    place = keys["at"]
    lines = _lines(place, source, problems) if source.lengths else None
    if source.lengths and lines is None:
        return None
    if source.records and place.text not in source.names:
        problems.add("no-such-record", place.at, value=place.text, key=KEY_OF.get(source.kind, "records"))
        return None
    if not source.lengths and not _usable_part(place.text):
        problems.add("bad-name", place.at, value=place.text)
        return None
    return Passage(
        source=source,
        at=written.at,
        name="" if lines else place.text,
        lines=lines,
        status=status,
        part=part,
        notes=notes,
        fragments=_fragments(keys, problems),
    )


def _fragments(keys: dict[str, Scalar], problems: Problems) -> tuple[tuple[str, str], ...]:
    """Return where the passage stands besides its lines: the key, and the fragment that it makes."""
    found: list[tuple[str, str]] = []
    for kind in STANDARDS:
        if kind in keys:
            fragments = fragments_of(kind, keys[kind].text)
            found += [(kind, fragment) for fragment in fragments]
            if not fragments:
                problems.add("bad-locator", keys[kind].at, key=kind, value=keys[kind].text)
    return tuple(found)


def _usable_part(part: str) -> bool:
    """Return whether a word can follow `L13-`: it begins with a letter, so that no range of lines can be read there."""
    return bool(ns.SLUG.fullmatch(part)) and part[0].isalpha() and part.partition("-")[0] not in RESERVED


def _lines(place: Scalar, source: Source, problems: Problems) -> tuple[int, int] | None:
    lines = parse_place(place.text)
    if lines is None:
        problems.add("bad-lines", place.at, value=place.text)
        return None
    first, last = lines
    count = len(source.lengths)
    if last > count:
        problems.add("no-such-line", place.at, value=place.text, count=count)
        return None
    for line in sorted({first, last}):
        if not source.lengths[line - 1]:
            problems.add("blank-line", place.at, line=line)
            return None
    return lines
