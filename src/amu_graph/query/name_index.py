"""An index of names beside a large dataset: comparing every name of a million takes seconds."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph.files import WritingError, replace
from amu_graph.namespaces import RDFS, SKOS
from amu_graph.query.portrait_queries import Row, queries, rows
from amu_graph.store import Store
from amu_graph.text import fold

_NAMINGS: Final = (RDFS + "label", SKOS + "altLabel")
_TABLES: Final = """
CREATE TABLE name (folded TEXT, iri TEXT, PRIMARY KEY (folded, iri)) WITHOUT ROWID;
CREATE TABLE first (folded TEXT, iri TEXT, PRIMARY KEY (folded, iri)) WITHOUT ROWID;
"""
"""Every name, and the first name of everything."""
_AFTER_ALL: Final = "\U0010ffff"
FORM: Final = 2
"""The version of the tables: a file in another is not read."""


class Named(NamedTuple):
    """Something in the graph and one of its names."""

    iri: str
    name: str


def names_asked() -> Iterator[str]:
    """Yield the query that `all_names` asks."""
    return queries("named", naming=_NAMINGS)


def all_names(store: Store) -> Iterator[Named]:
    """Yield every name of everything, labels before other names, French ones first: in one order on any engine."""
    found = [row for row in rows(store, "named", naming=_NAMINGS) if isinstance(row["name"], ox.Literal)]
    yield from (Named(row["thing"].value, row["name"].value) for row in sorted(found, key=_order))


def _order(row: Row) -> tuple[int, bool, str, str]:
    name = row["name"]
    return _NAMINGS.index(row["naming"].value), name.language != "fr", name.value, row["thing"].value


def keep_names(store: Store) -> None:
    """Write the index of names beside a dataset whose store is on disk."""
    path = _path(store)
    if path is None or path.is_file():
        return
    import sqlite3  # only large datasets need it

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        first: dict[str, str] = {}
        named = [(fold(each.name), each.iri) for each in all_names(store)]
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", named)
        for folded, iri in named:
            first.setdefault(iri, folded)
        connection.executemany("INSERT INTO first VALUES (?, ?)", ((folded, iri) for iri, folded in first.items()))
        connection.commit()
        with suppress(WritingError):  # a folder that is read-only, or a full disk
            replace(path, connection.serialize())


def having(store: Store, folded: str) -> list[str] | None:
    """Return the IRIs of what has a name; None where there is no index, or a damaged one."""
    return _iris(store, "SELECT iri FROM name WHERE folded = ? ORDER BY iri", (folded,))


def in_order(store: Store, beginnings: Iterable[str]) -> list[str] | None:
    """Return the IRIs that begin so, in the order of their first names; None as for `having`."""
    bounds = [bound for each in beginnings for bound in (each, each + _AFTER_ALL)]
    where = " OR ".join(["iri BETWEEN ? AND ?"] * (len(bounds) // 2))
    return _iris(store, f"SELECT iri FROM first WHERE {where} ORDER BY folded, iri", bounds)  # noqa: S608 - no values


def outside(store: Store, beginning: str, but: Iterable[str]) -> list[str] | None:
    """Return the IRIs that begin otherwise, or as one of `but`; None as for `having`."""
    bounds = [bound for each in (beginning, *but) for bound in (each, each + _AFTER_ALL)]
    between = ["iri BETWEEN ? AND ?"] * (len(bounds) // 2)
    where = " OR ".join(["iri NOT BETWEEN ? AND ?", *between[1:]])
    return _iris(store, f"SELECT iri FROM first WHERE {where}", bounds)  # noqa: S608 - no values


def _iris(store: Store, query: str, given: Sequence[str]) -> list[str] | None:
    path = _path(store)
    if path is None or not path.is_file():
        return None
    import sqlite3  # only large datasets need it

    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return [iri for (iri,) in connection.execute(query, given)]
    except sqlite3.Error:
        return None


def _path(store: Store) -> Path | None:
    return store.beside(f"names-{store.digest[:12]}-{FORM}.sqlite") if store.files else None
