"""The index: built from documents, stored in one file, searched."""

import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from amu_graph.errors import DatasetError
from amu_graph.files import WritingError, replace, writing
from amu_graph.language import Text
from amu_graph.search.documents import documents
from amu_graph.search.index_reader import Tables
from amu_graph.search.index_tables import VERSION, fill
from amu_graph.search.matching import Sought, query_words, sought, sought_with_errors
from amu_graph.search.phrases import phrases, with_phrases
from amu_graph.search.ranking import COMPARED, COMPARED_WHILE_TYPING, Scored, gathered, ranked
from amu_graph.search.reasons import reasons
from amu_graph.search.records import FIELDS, NAMES, Document, Group, Hit
from amu_graph.store import Store
from amu_graph.store.checksum import sealed

NAME: Final = "search.sqlite"
"""The file beside a dataset."""

MOST_HITS: Final = 10_000
MOST_OF_A_KIND: Final = 4


class Index:
    """Documents that can be found by words; immutable, and usable from several threads at once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._renew: Callable[[], Index] | None = None

    @classmethod
    def build(cls, documents: Iterable[Document], path: Path | None = None, *, digest: str = "") -> "Index":
        """Index the documents in memory, or in the file `path`, which appears whole or not at all.

        `digest` identifies what is indexed; `open` compares it.
        """
        with closing(sqlite3.connect(":memory:")) as connection:
            fill(connection, documents, digest=digest)
            content = connection.serialize()
        if path is None:
            return cls(Tables.of(content))
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, sealed(content))
        return cls.open(path, digest=digest)

    @classmethod
    def open(cls, path: Path, *, digest: str | None = None) -> "Index":
        """Open an index read-only; with `digest`, only an index of that content.

        Raises:
            DatasetError: the file is missing, damaged, no index, of another version, or of other content.

        """
        try:
            tables = Tables.open(path)
            fresh = tables.meta("version") == VERSION and digest in (None, tables.meta("digest"))
        except (OSError, sqlite3.Error) as error:
            raise _unusable(path) from error
        if not fresh:
            raise _unusable(path)
        return cls(tables)

    def renewed_by(self, make: "Callable[[], Index]") -> "Index":
        """Rebuild the index where its file turns out to be damaged while it is open."""
        self._renew = make
        return self

    @property
    def digest(self) -> str:
        """Identifies the content that was indexed."""
        return self._tables.meta("digest")

    def __len__(self) -> int:
        return self._tables.total

    def search(self, text: str, *, limit: int = 20, kinds: Collection[str] | None = None) -> list[Hit]:
        """Return what the words of `text` lead to, best first; no text is an error.

        `kinds` restricts to kinds such as `Project`; `limit` is at most 10 000.
        """
        query, found = self._found(text, range(len(FIELDS)), limit=limit, kinds=kinds, unfinished=False)
        return [_hit(scored, query) for scored in found]

    def suggest(self, text: str, *, limit: int = 8, kinds: Collection[str] | None = None) -> list[Group]:
        """Return names for a text being typed, its last word perhaps unfinished: by kind, best kind first."""
        query, found = self._found(text, NAMES, limit=limit * MOST_OF_A_KIND, kinds=kinds, unfinished=True)
        by_kind: dict[str, list[Scored]] = {}
        room = limit
        for scored in found:
            same = by_kind.setdefault(scored.row.kind, [])
            if room and len(same) < MOST_OF_A_KIND:
                same.append(scored)
                room -= 1
        return [Group(kind, tuple(_hit(scored, query) for scored in same)) for kind, same in by_kind.items() if same]

    def _found(
        self, text: str, fields: Collection[int], *, limit: int, kinds: Collection[str] | None, unfinished: bool
    ) -> tuple[list[Sought], list[Scored]]:
        """Find the words; an index whose file was damaged after it was opened is rebuilt."""
        try:
            return self._find(text, fields, limit=limit, kinds=kinds, unfinished=unfinished)
        except sqlite3.DatabaseError as error:
            if self._renew is None:
                raise _unusable(NAME) from error
            self._tables = self._renew()._tables  # noqa: SLF001 - of the same class
            return self._find(text, fields, limit=limit, kinds=kinds, unfinished=unfinished)

    def _find(
        self, text: str, fields: Collection[int], *, limit: int, kinds: Collection[str] | None, unfinished: bool
    ) -> tuple[list[Sought], list[Scored]]:
        """Try the words as they are typed; where nothing has them all, allow for errors, then for a part of them."""
        typed = query_words(text, unfinished=unfinished)
        limit = max(0, min(limit, MOST_HITS))
        if not typed or not limit:
            return [], []
        quoted = phrases(text)
        query = sought(typed, self._tables, unfinished=unfinished)
        scores = gathered(query, self._tables, fields=fields, kinds=kinds, partial=False)
        if not scores and not quoted:
            query = sought_with_errors(typed, self._tables, unfinished=unfinished)
            scores = gathered(query, self._tables, fields=fields, kinds=kinds, partial=True)
        compared = COMPARED_WHILE_TYPING if unfinished else COMPARED
        scores = with_phrases(scores, quoted, self._tables, most=max(limit, compared))
        return query, ranked(scores, query, self._tables, limit=limit, compared=compared)


def index_of(store: Store) -> Index:
    """Return the index of a store: that beside its dataset where it is whole and up to date, else a new one."""
    return _kept(store).renewed_by(lambda: _built(store))


def _kept(store: Store) -> Index:
    path = store.beside(NAME)
    if path:
        with suppress(DatasetError):
            return Index.open(path, digest=store.digest)
    return _built(store)


def _built(store: Store) -> Index:
    """Return a new index, cached beside the dataset unless that is another by now or the folder cannot be written."""
    found = list(documents(store))
    path = store.beside(NAME)
    if path:
        with suppress(WritingError):  # a folder that is read-only, or a full disk
            return Index.build(found, path, digest=store.digest)
    return Index.build(found, digest=store.digest)


def _hit(scored: Scored, query: list[Sought]) -> Hit:
    row = scored.row
    return Hit(
        iri=row.iri,
        kind=row.kind,
        labels=tuple(row.fields[0]),
        score=scored.score,
        facets=row.facets,
        unverified=row.unverified,
        explain=lambda: reasons(row, query),
    )


def _unusable(path: Path | str) -> DatasetError:
    message = Text(
        fr=f"L’index de recherche {path} manque, est abîmé ou n’est pas à jour.",
        en=f"The search index {path} is missing, damaged or out of date.",
    )
    return DatasetError(message, remedy=Text(fr="Refaites-le : amu-graph build", en="Make it anew: amu-graph build"))
