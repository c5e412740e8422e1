"""What `queries/export/works.rq` finds: the values of each variable of CSL, for each publication."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph import resources
from amu_graph.language import Text
from amu_graph.namespaces import VOCAB
from amu_graph.query.catalogue import read
from amu_graph.query.parameters import with_terms
from amu_graph.store import Store

_SUREST_FIRST: Final = ("asserted", "interpreted", "unverified")

_UNRANKED: Final = 1_000_000
"""The rank of what has none: after all that have one."""
_AT_ONCE: Final = 50
"""Publications that one query is about: a longer text is not planned, and each takes ten times as long."""

Values = dict[str, list["Value"]]
"""Variable of CSL → its values, sorted."""


class Value(NamedTuple):
    """A value: its term and its rank among others, how surely it is read, and the reason where that needs one."""

    term: ox.NamedNode | ox.Literal
    rank: int
    person: bool
    status: str
    reason: Text


def values_of_works(store: Store, iris: Iterable[str] | None = None) -> dict[str, Values]:
    """Return the values of each publication among `iris`, of each in the graph where none are given.

    Each value comes once, as surely as any passage reads it.
    """
    rows: dict[tuple[str, str, ox.NamedNode | ox.Literal], list[ox.QuerySolution]] = defaultdict(list)
    for row in _rows(store, iris):
        if isinstance(row["value"], ox.NamedNode | ox.Literal):
            rows[row["work"].value, row["variable"].value, row["value"]].append(row)
    found: dict[str, Values] = {}
    for (work, variable, term), group in sorted(rows.items(), key=lambda item: (*item[0][:2], str(item[0][2]))):
        found.setdefault(work, {}).setdefault(variable, []).append(_value(term, group))
    return found


def _rows(store: Store, iris: Iterable[str] | None) -> Iterator[ox.QuerySolution]:
    """Yield the rows of publications; those of a server come in one round trip."""
    iris = iris if iris is None else list(iris)
    if iris is None or store.elsewhere:
        yield from store.select(values_asked(iris))
        return
    for begin in range(0, len(iris), _AT_ONCE):
        yield from store.select(values_asked(iris[begin : begin + _AT_ONCE]))


class WorkValues:
    """The values of the publications of a store, each read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, Values] = {}

    def of(self, iris: Iterable[str] | None) -> dict[str, Values]:
        """Return the values of each publication among `iris`, of each in the graph where none are given."""
        if iris is None:
            self._known = values_of_works(self.store)
            return dict(self._known)
        iris = list(iris)
        new = [iri for iri in iris if iri not in self._known]
        found = values_of_works(self.store, new) if new else {}
        self._known |= {iri: found.get(iri, {}) for iri in new}
        return {iri: self._known[iri] for iri in sorted(set(iris)) if self._known[iri]}


def values_asked(iris: Iterable[str] | None) -> str:
    """Return the query for the values of publications."""
    text = read(resources.queries() / "export" / "works.rq", "export/works").text
    return text if iris is None else with_terms(text, {"work": [ox.NamedNode(iri) for iri in iris]})


def _value(term: ox.NamedNode | ox.Literal, rows: Sequence[ox.QuerySolution]) -> Value:
    statuses = [_status(row) for row in rows]
    surest = min(statuses, key=_SUREST_FIRST.index)
    read = [row["reason"] for row, status in zip(rows, statuses, strict=True) if status == surest and row["reason"]]
    words = {reason.language or "": reason.value for reason in sorted(read, key=str, reverse=True)}
    any_ = next(iter(words.values()), "")
    reason = Text(fr=words.get("fr", any_), en=words.get("en", any_)) if surest != "asserted" else Text("", "")
    ranks = [int(row["rank"].value) for row in rows if row["rank"] and row["rank"].value.isdigit()]
    return Value(
        term, min(ranks, default=_UNRANKED), any(row["person"].value == "true" for row in rows), surest, reason
    )


def _status(row: ox.QuerySolution) -> str:
    """Return the status of a passage; a statement of the merged graph that no passage states is taken as it stands."""
    return row["status"].value.removeprefix(f"{VOCAB}status/") if row["status"] else _SUREST_FIRST[0]
