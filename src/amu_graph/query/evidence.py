"""Evidence: which passages say a statement, where they stand, and how surely they are read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.language import Text
from amu_graph.locators import in_words, place_of
from amu_graph.namespaces import BASE, VOCAB
from amu_graph.query.labels import Labels, in_both
from amu_graph.query.portrait_queries import Row, grouped, queries, rows
from amu_graph.store import Store

_STATUS: Final = f"{VOCAB}status/"
_SOURCE: Final = BASE + "source/"
_REFERENCE: Final = f"{VOCAB}source-type/reference"
DECISIONS: Final = f"{_SOURCE}editorial-decisions"
"""The source of what editors decide."""
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
    """A passage of a source: its lines (from 1; None for editors' notes), its status, and why it is read so.

    It is a `record` where the source is made of rows or records.
    """

    iri: str
    source: str
    lines: tuple[int, int] | None
    status: str
    note: Text | None
    fragments: tuple[str, ...] = ()
    record: bool = False

    @property
    def place(self) -> Text:
        """Return where the passage stands: « ligne 13 », « p. 2, § 3, sous « Titre » »; a decision is called so."""
        name = re.sub(rf"-{self.status}(?=-|$)", "", self.iri.partition("#")[2], count=1)
        called = Text(fr=f"«\u00a0{name}\u00a0»", en=f"“{name}”")
        if self.source == DECISIONS:
            called = Text(fr="décision", en="decision")
        if self.record:
            called = Text("", "") if place_of(self.fragments) else Text(fr=f"notice {name}", en=f"record {name}")
        return in_words(self.fragments, self.lines, called)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document: its address and the SHA-256 of the text read; not `read` where its address alone is known.

    `language` is the tag of the language that it is in, empty where nobody said it.
    """

    iri: str
    label: Text
    url: str | None
    sha256: str | None
    read: bool = True
    language: str = ""

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
        import hashlib  # most commands need none

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
    """What the passages of a store say; passages and sources are cached."""

    def __init__(self, store: Store, labels: Labels) -> None:
        self._store = store
        self._labels = labels
        self._passages: dict[str, Passage | None] = {}
        self._sources: dict[str, Source] = {}

    def among(self, graphs: Iterable[str]) -> tuple[Passage, ...]:
        """Return those of the graphs that are passages: the surest first, then by their sources and lines."""
        graphs = set(graphs)
        self.read(graphs)
        found = (self._passages[graph] for graph in graphs)
        return tuple(sorted((passage for passage in found if passage), key=_surest_first))

    def passage(self, iri: str) -> Passage | None:
        """Return the passage of that IRI, None where it is no passage."""
        self.read([iri])
        return self._passages[iri]

    def asked(self, graphs: Iterable[str]) -> Iterator[str]:
        """Yield the queries that `read` asks."""
        yield from queries("passages", passage=self._unknown(graphs))

    def read(self, graphs: Iterable[str]) -> None:
        """Read those of several graphs that are passages and not known yet, in one query."""
        new = self._unknown(graphs)
        found = set(self._keep(rows(self._store, "passages", passage=new)))
        # Only now is it known which are none: whoever asks meanwhile in another thread must not take them all for none.
        self._passages |= {iri: None for iri in new if iri not in found}

    def _unknown(self, graphs: Iterable[str]) -> list[str]:
        return sorted({graph for graph in graphs if graph not in self._passages})

    def source(self, iri: str) -> Source:
        """Return the source of that IRI."""
        if iri not in self._sources:
            self.read_sources([iri])
        return self._sources[iri]

    def sources_asked(self, iris: Iterable[str]) -> Iterator[str]:
        """Yield the queries that `read_sources` asks, but for their names."""
        yield from queries("sources", source=sorted({iri for iri in iris if iri not in self._sources}))

    def read_sources(self, iris: Iterable[str]) -> None:
        """Read several sources that are not known yet, in one query."""
        new = sorted({iri for iri in iris if iri not in self._sources})
        self._store.expect(chain(self._labels.asked(new), self.sources_asked(new)))
        self._labels.read(new)
        by_source = grouped(rows(self._store, "sources", source=new), "source", new)
        self._sources |= {iri: self._source(iri, found) for iri, found in by_source.items()}

    def passages_of(self, source: str) -> tuple[Passage, ...]:
        """Return the passages of a source, in the order of their lines."""
        passages = self.among(self._keep(rows(self._store, "passages", source=[source])))
        return tuple(sorted(passages, key=_reading_order))

    def _keep(self, found: Iterable[Row]) -> list[str]:
        """Cache the passages of rows, and return their IRIs."""
        by_passage = grouped(found, "passage")
        self._passages |= {iri: _passage(iri, own) for iri, own in by_passage.items()}
        return list(by_passage)

    def _source(self, iri: str, found: list[Row]) -> Source:
        digests = [value.removeprefix("sha256:") for value in _values(found, "identifier")]
        return Source(
            iri=iri,
            label=self._labels.of(iri),
            url=next(iter(_values(found, "page")), None),
            sha256=next(iter(digests), None),
            read=_REFERENCE not in _values(found, "type"),
            language=next(iter(_values(found, "language")), ""),
        )


def _passage(iri: str, found: list[Row]) -> Passage:
    status = next((value for value in _values(found, "status") if value.startswith(_STATUS)), "")
    fragments = _values(found, "position")
    notes = [row["note"] for row in found if row["note"]]
    return Passage(
        iri=iri,
        source=found[0]["source"].value,
        lines=_lines(fragments),
        status=status.removeprefix(_STATUS) or "asserted",
        note=in_both((note.language, note.value) for note in notes) if notes else None,
        fragments=tuple(fragments),
        record=any(kind != _REFERENCE for kind in _values(found, "kind")),
    )


def _values(found: Iterable[Row], name: str) -> list[str]:
    """Return the values of a variable, each once."""
    return list(dict.fromkeys(row[name].value for row in found if row[name]))


def _lines(fragments: Iterable[str]) -> tuple[int, int] | None:
    """Read the lines from the fragments (RFC 5147: positions between lines, from 0)."""
    for value in fragments:
        found = re.fullmatch(r"line=(\d+),(\d+)", value)
        if found:
            return int(found[1]) + 1, int(found[2])
    return None


def _surest_first(passage: Passage) -> tuple[int, tuple[str, tuple[int, int], str]]:
    return (*STATUSES, passage.status).index(passage.status), _reading_order(passage)


def _reading_order(passage: Passage) -> tuple[str, tuple[int, int], str]:
    row = re.search(r"#r(\d+)", passage.iri) if passage.record else None
    return passage.source, passage.lines or (int(row[1]) if row else 0, 0), passage.iri
