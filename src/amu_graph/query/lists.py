"""The lists of a dataset, made once and kept beside it: whoever asks for one reads the rows that are shown."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any, Final

from amu_graph import collector
from amu_graph.namespaces import RELATIONS
from amu_graph.query.browser import Browser
from amu_graph.query.labels import Labels
from amu_graph.query.list_tables import tables
from amu_graph.query.members import CLASSES, members
from amu_graph.store import Store
from amu_graph.store.cache_file import write_beside
from amu_graph.store.checksum import sealed
from amu_graph.store.kept_tables import KeptTables

FORM: Final = 1
"""The version of the tables: a file in another is not read."""

FEW: Final = 200
"""Members of a class that are read about as fast as a file is opened: of so many none is kept."""

_DIGITS: Final = 12
"""Digits of the digest in the name of a file: they tell a list of events from one of event-series."""

Progress = Callable[[float], None]


def keep_lists(store: Store) -> None:
    """Make the lists that readers look for and that are not kept yet; those of relations are made when asked for."""
    for kind in CLASSES.keys() - set(RELATIONS):
        if _are_many(store, kind) and kept(store, kind) is None:
            make(store, kind)


def make(store: Store, kind: str, progress: Progress = lambda _: None) -> bytes:
    """Make the list of a class, keep it beside the dataset and return it; `progress` is called after each part."""
    with collector.paused():
        content = sealed(tables(members(store, Labels(store), kind, progress)))
    _keep(store, kind, content)
    return content


def _keep(store: Store, kind: str, content: bytes) -> None:
    write_beside(store, _name(store, kind), content, stale=f"list-{kind}-{'[0-9a-f]' * _DIGITS}-*.sqlite")


def kept(store: Store, kind: str) -> KeptTables | None:
    """Return the list of a class that is kept beside a dataset; None where there is none, or a damaged one."""
    path = store.beside(_name(store, kind))
    with suppress(OSError, sqlite3.Error):
        return KeptTables.open(path) if path else None
    return None


def _name(store: Store, kind: str) -> str:
    return f"list-{kind}-{store.digest[:_DIGITS]}-{FORM}.sqlite"


def _are_many(store: Store, kind: str) -> bool:
    return store.totals.classes.get(CLASSES[kind], 0) > FEW


class Lists:
    """The members of each class, ready to be narrowed; those of which no list is kept are read when asked for."""

    def __init__(self, store: Store, labels: Labels) -> None:
        self._store = store
        self._labels = labels
        self._tables: dict[str, KeptTables] = {}
        self._browsers: dict[str, Browser] = {}
        self._lock = Lock()

    def browser(self, kind: str) -> Browser:
        """Return the members of a class."""
        if kind not in self._browsers:
            self._browsers[kind] = Browser(kind, lambda query, given: self._rows(kind, query, given))
        return self._browsers[kind]

    def lacks(self, kind: str) -> bool:
        """Return whether the list of a class is still to be made, which takes long."""
        return _are_many(self._store, kind) and self._opened(kind) is None

    def take(self, kind: str, content: bytes) -> None:
        """Take the list of a class that another process made, which may know the store alone and not its dataset."""
        if self._opened(kind) is None:
            _keep(self._store, kind, content)
            self._tables[kind] = kept(self._store, kind) or KeptTables.of(content)

    def _opened(self, kind: str) -> KeptTables | None:
        if kind not in self._tables and (found := kept(self._store, kind)):
            self._tables[kind] = found
        return self._tables.get(kind)

    def _rows(self, kind: str, query: str, given: tuple[str | int, ...]) -> list[Any]:
        """Return rows of the tables of a class; where their file turns out to be damaged, of new ones."""
        try:
            return (self._opened(kind) or self._read(kind)).rows(query, given)
        except sqlite3.DatabaseError:
            self._tables.pop(kind, None)  # another thread may have found the same
            return self._read(kind).rows(query, given)

    def _read(self, kind: str) -> KeptTables:
        """Read the members of a class now; others who ask for some wait, and do not read the same."""
        with self._lock:
            if kind not in self._tables:
                self._tables[kind] = KeptTables.of(tables(members(self._store, self._labels, kind)))
            return self._tables[kind]
