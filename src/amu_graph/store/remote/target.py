"""A server into which generations are written: what it has, what is written, compared, recorded and removed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, takewhile
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import QueryEvaluationError
from amu_graph.store.remote import answers, failures
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.exchange import LINES, Exchange
from amu_graph.store.remote.failures import ServerError
from amu_graph.store.remote.generations import CATALOGUES, GENERATIONS, GRAPH_OF, PLACE, RECORDS, Generation, recorded
from amu_graph.store.remote.named_lines import Graphs, updates
from amu_graph.store.remote.row_lines import line_of, same_rows

_ROWS: Final = 100_000
"""Rows that are read at once, of a server that gives as many."""

_DROPPED: Final = 100
"""Graphs that one update removes."""

StoredGraphs = Sequence[tuple[str, list[str]]]
"""The graphs of a generation under the names that they have on the server, with their statements."""


class Target:
    """A server, asked at one address and written to at another; each update names every graph that it touches."""

    def __init__(self, reading: Access, writing: Access) -> None:
        self._reading = Exchange(reading)
        self._writing = Exchange(writing)
        self._rows = _ROWS
        self._as_lines = True

    @property
    def host(self) -> str:
        """Return the machine that is written to."""
        return self._writing.access.host

    def recorded(self) -> list[Generation]:
        """Return the generations that were recorded, newest first."""
        return list(recorded(self._select(PLACE)))

    def unfinished(self, known: Iterable[Generation]) -> list[Generation]:
        """Return the generations that are there and are none of those."""
        names = {each.iri for each in known}
        found = sorted(row["catalogue"].value for row in self._select(CATALOGUES))
        return [
            Generation(name=iri.removeprefix(GENERATIONS), digest="", statements=0, number=0)
            for iri in found
            if iri not in names
        ]

    def write(self, graphs: StoredGraphs, tell: Callable[[int], None]) -> None:
        """Write the graphs of a generation; `tell` is called with the number of statements of each update."""
        for added, text in updates(graphs):
            self._writing.update(text)
            tell(added)

    def check(self, graphs: StoredGraphs) -> None:
        """Make sure that the server has these statements in these graphs, and no others.

        Raises:
            ServerError: it has others; names one.

        """
        different = self.difference(graphs)
        if different:
            raise failures.not_held(self.host, different)

    def difference(self, graphs: StoredGraphs) -> str:
        """Return a statement that the server lacks or has beyond those of some graphs; empty where it has the same."""
        at = 0
        while at < len(graphs):
            rows = self._rows
            some = _some(graphs[at:], rows)
            different = self._difference_of_one(*some[0]) if len(some) == 1 else self._difference_of_several(some)
            if self._rows < rows:
                continue  # it cuts answers: in smaller parts then
            if different:
                return different
            at += len(some)
        return ""

    def _difference_of_several(self, graphs: StoredGraphs) -> str:
        values = " ".join(f"<{graph}>" for graph, _ in graphs)
        query = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        if self._as_lines and self._has_lines(query, graphs):
            return ""
        found = {(row["g"].value, f"{row['s']} {row['p']} {row['o']}") for row in self._select(query)}
        different = found ^ {(graph, statement) for graph, statements in graphs for statement in statements}
        return min(different)[1] if different else ""

    def _has_lines(self, query: str, graphs: StoredGraphs) -> bool:
        """Return whether the server answers with just these statements, compared as text where it writes them so.

        Where it does not, rows of JSON are compared term by term from then on.
        """
        self._as_lines = False
        with suppress(ServerError, QueryEvaluationError):  # one that knows no lines may refuse them
            body = self._reading.ask(query, triples=False, lines=True)
            expected = {line_of(graph, statement) for graph, statements in graphs for statement in statements}
            self._as_lines = body.media_type == LINES and not body.most and same_rows(body.content, expected)
        return self._as_lines

    def _difference_of_one(self, graph: str, statements: list[str]) -> str:
        """Compare one graph, of any size, as lines: most servers write statements as they were sent."""
        left = {f"{statement} ." for statement in statements}
        everything = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        for begin in range(0, len(statements) + 1, self._rows):
            body = self._reading.ask(f"{everything} LIMIT {self._rows} OFFSET {begin}", triples=True)
            found = set(body.content.decode("utf-8", errors="replace").split("\n"))
            found.discard("")
            if not found <= left:
                found = {f"{each} ." for each in answers.triples(body, self._reading.access.host)}
            if not found <= left:
                return min(found - left)
            if 0 < len(found) < min(self._rows, len(left)):
                self._rows = len(found)
                return ""
            left -= found
        return min(left, default="")

    def record(self, generation: Generation, *, anew: bool) -> None:
        """Make a generation the one that is read: in one update, of one statement where the others are there."""
        said = generation.record if anew else generation.numbered
        self._writing.update(f"INSERT DATA {{ GRAPH <{RECORDS}> {{\n{said}}} }}")

    def forget(self, generation: Generation, *, wholly: bool) -> None:
        """Remove the record of a generation, or that of its number alone."""
        said = generation.record if wholly else generation.numbered
        self._writing.update(f"DELETE DATA {{ GRAPH <{RECORDS}> {{\n{said}}} }}")

    def remove(self, generation: Generation) -> None:
        """Remove the graphs of a generation, and what its catalogue says of them."""
        self._writing.update(f"DROP SILENT GRAPH <{generation.merged}>")
        listed = f"SELECT ?graph ?of WHERE {{ GRAPH <{generation.iri}> {{ ?graph <{GRAPH_OF}> ?of }} }}"
        while rows := [(row["graph"], row["of"]) for row in self._select(f"{listed} LIMIT {_DROPPED}")]:
            dropped = "".join(f"DROP SILENT GRAPH {graph} ;\n" for graph, _ in rows)
            catalogue = "".join(f"{graph} <{GRAPH_OF}> {of} .\n" for graph, of in rows)
            self._writing.update(f"{dropped}DELETE DATA {{ GRAPH <{generation.iri}> {{\n{catalogue}}} }}")
        self._writing.update(f"DROP SILENT GRAPH <{generation.iri}>")

    def _select(self, query: str) -> Iterator[ox.QuerySolution]:
        body = self._reading.ask(query, triples=False)
        self._rows = min(self._rows, body.most or self._rows)
        yield from answers.rows(body, self._reading.access.host)


def stored(generation: Generation, graphs: Graphs) -> StoredGraphs:
    """Return the graphs of a dataset as those of a generation, with its catalogue, which comes first."""
    catalogue = [f"<{generation.graph(name)}> <{GRAPH_OF}> <{name}>" for name in graphs if name]
    named = [(generation.graph(name) if name else generation.merged, graphs[name]) for name in graphs]
    return [(generation.iri, catalogue), *named]


def _some(graphs: StoredGraphs, most: int) -> StoredGraphs:
    """Return the first graphs that together have no more statements than that, at least one."""
    sizes = accumulate(len(statements) for _, statements in graphs)
    return graphs[: max(1, sum(1 for _ in takewhile(lambda size: size <= most, sizes)))]
