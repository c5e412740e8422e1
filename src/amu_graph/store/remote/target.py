"""A server into which generations are written: what it has, what is written, compared, recorded and removed."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Final

import pyoxigraph as ox

from amu_graph.store.remote import answers, failures
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.comparison import Comparison
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.generations import CATALOGUES, GENERATIONS, GRAPH_OF, PLACE, RECORDS, Generation, recorded
from amu_graph.store.remote.named_lines import Graphs, StoredGraphs, by_size, documents, updates

_DROPPED: Final = 100
"""Graphs that one update removes."""


class Target:
    """A server, asked at one address and written to at another; each update names every graph that it touches.

    Large graphs are sent to the address of its Graph Store Protocol, `storing`, where there is one.
    """

    def __init__(self, reading: Access, writing: Access, storing: Access | None = None) -> None:
        self._reading = Exchange(reading)
        self._writing = Exchange(writing)
        self._storing = Exchange(storing) if storing else None
        self._comparison = Comparison(self._reading)

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
        """Write the graphs of a generation, one request after the other; the next is made while one is carried out.

        `tell` is called with the number of statements of each.
        """
        with ThreadPoolExecutor(1) as sending:
            under_way: list[tuple[Future[None], int]] = []
            for added, send in self._requests(graphs):
                _end(under_way, tell)
                under_way.append((sending.submit(send), added))
            _end(under_way, tell)

    def _requests(self, graphs: StoredGraphs) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield how many statements each request adds, and what sends it."""
        for large, some in by_size(graphs):
            if large and self._storing:
                for graph, added, document in documents(some):
                    yield added, partial(self._storing.add, graph, document)
            else:
                for added, text in updates(some):
                    yield added, partial(self._writing.update, text)

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
        return self._comparison.difference(graphs)

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
        yield from answers.rows(body, self._reading.access.host)


def _end(under_way: list[tuple[Future[None], int]], tell: Callable[[int], None]) -> None:
    """Wait for what is being sent, and tell of it."""
    while under_way:
        sent, added = under_way.pop()
        sent.result()
        tell(added)


def stored(generation: Generation, graphs: Graphs) -> StoredGraphs:
    """Return the graphs of a dataset as those of a generation, with its catalogue, which comes first."""
    catalogue = [f"<{generation.graph(name)}>\t<{GRAPH_OF}>\t<{name}>".encode() for name in graphs if name]
    named = [(generation.graph(name) if name else generation.merged, graphs[name]) for name in graphs]
    return [(generation.iri, catalogue), *named]
