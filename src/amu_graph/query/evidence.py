"""Evidence: which passages say a statement, where they stand, and how surely they are read."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import AmuGraphError
from amu_graph.language import Language, Text
from amu_graph.locators import place_of
from amu_graph.namespaces import BASE, DCTERMS, FOAF, OA, PROV, RDF, SKOS, VOCAB
from amu_graph.query.names import label
from amu_graph.store import Store

_QUOTED: Final = ox.NamedNode(PROV + "wasQuotedFrom")
_TYPE: Final = ox.NamedNode(DCTERMS + "type")
_NOTE: Final = ox.NamedNode(SKOS + "note")
_PAGE: Final = ox.NamedNode(FOAF + "page")
_IDENTIFIER: Final = ox.NamedNode(DCTERMS + "identifier")
_SELECTOR: Final = ox.NamedNode(OA + "hasSelector")
_VALUE: Final = ox.NamedNode(RDF + "value")
_STATUS: Final = f"{VOCAB}status/"
_SOURCE: Final = BASE + "source/"
_REFERENCE: Final = f"{VOCAB}source-type/reference"
STATUSES: Final = ("asserted", "interpreted", "unverified")
"""How surely a passage is read, the surest first."""


def surest(statuses: Iterable[str]) -> str:
    """Return the surest of the statuses of what says one thing, empty where nothing does.

    >>> surest(["unverified", "interpreted"]), surest([])
    ('interpreted', '')
    """
    found = set(statuses)
    return next((status for status in STATUSES if status in found), "")


class SourceCopyError(AmuGraphError):
    """The local copy of a source is not the text that the reading note read."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A passage of a source: its lines (from 1; None for editors' notes), its status, and why it is read so."""

    iri: str
    source: str
    lines: tuple[int, int] | None
    status: str
    note: Text | None
    located: Text | None = None

    @property
    def place(self) -> Text:
        """Return where the passage stands: « ligne 13 », « p. 2, l. 13 »."""
        if self.lines is None:
            name = re.sub(rf"-{self.status}(?=-|$)", "", self.iri.partition("#")[2], count=1)
            before = self.located or Text("", "")
            comma = ", " if self.located else ""
            return Text(fr=f"{before.fr}{comma}« {name} »", en=f"{before.en}{comma}“{name}”")
        first, last = self.lines
        if self.located:
            lines = f"l.\u00a0{first}" + (f"-{last}" if last > first else "")
            return Text(fr=f"{self.located.fr}, {lines}", en=f"{self.located.en}, {lines}")
        if first == last:
            return Text(fr=f"ligne {first}", en=f"line {first}")
        return Text(fr=f"lignes {first} à {last}", en=f"lines {first} to {last}")


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document: its address and the SHA-256 of the text read; not `read` where its address alone is known."""

    iri: str
    label: Text
    url: str | None
    sha256: str | None
    read: bool = True

    @property
    def slug(self) -> str:
        """Return the last part of the IRI, which also names the local copy."""
        return self.iri.removeprefix(_SOURCE)

    def words(self, passage: Passage, folder: Path) -> str | None:
        """Return the words of a passage from the copy `{slug}.txt` in `folder`; None where there is no copy.

        Raises:
            SourceCopyError: the copy is not the text that the note read.

        """
        path = folder / f"{self.slug}.txt"
        if passage.lines is None or not re.fullmatch(r"[a-z0-9-]+", self.slug) or not path.is_file():
            return None
        content = path.read_bytes()
        if self.sha256 and hashlib.sha256(content).hexdigest() != self.sha256:
            raise SourceCopyError(
                Text(
                    fr=f"{path} n’est pas le texte qui a été lu (empreinte différente).",
                    en=f"{path} is not the text that was read (its digest differs).",
                ),
                remedy=Text(fr=f"Empreinte attendue : {self.sha256}", en=f"Digest expected: {self.sha256}"),
            )
        first, last = passage.lines
        return "\n".join(content.decode("utf-8").split("\n")[first - 1 : last])


class Evidence:
    """What the passages of a store say; what is read of a passage or a source is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._passages: dict[str, Passage | None] = {}
        self._sources: dict[str, Source] = {}

    def of(self, statement: ox.Triple) -> list[Passage]:
        """Return the passages that say a statement, in the order of their sources and lines."""
        quads = self._store.quads(statement.subject, statement.predicate, statement.object)  # type: ignore[arg-type]  # no blank nodes in a dataset
        return self.among(quad.graph_name for quad in quads)

    def among(self, graphs: Iterable[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]) -> list[Passage]:
        """Return those of the graphs that are passages, in the order of their sources and lines."""
        found = (self.passage(graph) for graph in graphs if isinstance(graph, ox.NamedNode))
        return sorted((passage for passage in found if passage), key=_reading_order)

    def passage(self, iri: ox.NamedNode) -> Passage | None:
        """Return the passage of that IRI, None where it is no passage."""
        if iri.value not in self._passages:
            sources = self._values(iri, _QUOTED)
            self._passages[iri.value] = self._passage(iri, sources[0]) if sources else None
        return self._passages[iri.value]

    def source(self, iri: str) -> Source:
        """Return the source of that IRI."""
        if iri not in self._sources:
            self._sources[iri] = self._source(iri)
        return self._sources[iri]

    def passages_of(self, source: str) -> list[Passage]:
        """Return the passages of a source, in the order of their lines."""
        quads = self._store.quads(None, _QUOTED, ox.NamedNode(source), ox.DefaultGraph())
        return self.among(quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))

    def _passage(self, subject: ox.NamedNode, source: str) -> Passage:
        status = next((value for value in self._values(subject, _TYPE) if value.startswith(_STATUS)), "")
        selectors = self._values(subject, _SELECTOR)
        fragments = [value for each in selectors for value in self._values(ox.NamedNode(each), _VALUE)]
        return Passage(
            iri=subject.value,
            source=source,
            lines=_lines(fragments),
            status=status.removeprefix(_STATUS) or "asserted",
            note=self._note(subject),
            located=place_of(fragments),
        )

    def _note(self, subject: ox.NamedNode) -> Text | None:
        notes = {
            quad.object.language: quad.object.value
            for quad in self._default(subject, _NOTE)
            if isinstance(quad.object, ox.Literal)
        }
        any_ = next(iter(notes.values()), None)
        return Text(fr=notes.get("fr", any_), en=notes.get("en", any_)) if any_ else None

    def _source(self, iri: str) -> Source:
        node = ox.NamedNode(iri)
        digests = [value.removeprefix("sha256:") for value in self._values(node, _IDENTIFIER)]
        return Source(
            iri=iri,
            label=Text(*(label(iri, self._store, language) for language in _LANGUAGES)),
            url=next(iter(self._values(node, _PAGE)), None),
            sha256=next(iter(digests), None),
            read=_REFERENCE not in self._values(node, _TYPE),
        )

    def _values(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
        return [getattr(quad.object, "value", "") for quad in self._default(subject, predicate)]

    def _default(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        return self._store.quads(subject, predicate, None, ox.DefaultGraph())


_LANGUAGES: Final[tuple[Language, Language]] = ("fr", "en")


def _lines(fragments: Iterable[str]) -> tuple[int, int] | None:
    """Read the lines from the fragments (RFC 5147: positions between lines, from 0)."""
    for value in fragments:
        found = re.fullmatch(r"line=(\d+),(\d+)", value)
        if found:
            return int(found[1]) + 1, int(found[2])
    return None


def _reading_order(passage: Passage) -> tuple[str, tuple[int, int], str]:
    return passage.source, passage.lines or (0, 0), passage.iri
