"""The first rows of an answer that a worker wrote, for a page that shows them without a script."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.query import Boolean, Row, Solutions, Triples
from amu_graph.query.dataset import Dataset
from amu_graph.query.guard import examine
from amu_graph.store.workers import Answer, Request
from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql.remote import NOWHERE, Remote
from amu_graph.web.tables import Table, answer_table

MOST: Final = 500
"""Rows that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer as the page shows it: a table, or what is wrong; `cut` tells that there are more rows."""

    table: Table | None = None
    cut: bool = False
    triples: bool = False
    problem: AmuGraphError | None = None


class _First(Solutions):
    """The first rows of solutions that are read one by one."""

    @cached_property
    def _read(self) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        results = self._results()
        names = tuple(variable.value for variable in results.variables)
        return names, tuple(Row({name: each[name] for name in names}) for each in islice(results, MOST + 1))


async def evaluated(pool: Pool, query: str, remote: Remote = NOWHERE) -> Answer | AmuGraphError:
    """Return what a worker answers, or the error that says why there is no answer."""
    try:
        examined = examine(query, remote.hosts)
        default_graphs, named_graphs = examined.dataset or Dataset()
        return await remote.pool_for(examined, pool).run(
            Request(
                query=query,
                table="json",
                graph="ntriples",
                default_graphs=default_graphs,
                named_graphs=named_graphs,
            )
        )
    except AmuGraphError as error:
        return error


def shown(graph: Graph, query: str, answer: Answer | AmuGraphError, language: Language) -> Shown:
    """Return how the page shows an answer; reads it, so call it in one thread."""
    if isinstance(answer, AmuGraphError):
        return Shown(problem=answer)
    read = _reader(graph, query, answer)
    table = answer_table(graph, read, language)
    rows = table.rows[:MOST]
    cut = len(table.rows) > MOST
    return Shown(
        table=Table(headings=table.headings, rows=rows, total=len(rows)), cut=cut, triples=isinstance(read, Triples)
    )


def _reader(graph: Graph, query: str, answer: Answer) -> Solutions | Boolean | Triples:
    if answer.kind == "graph":
        lines = answer.body.splitlines(keepends=True)[: MOST + 1]
        store = ox.Store()
        store.load(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
        results = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(results, ox.QueryTriples)
        return Triples(graph.store, query, results)
    results_ = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
    if isinstance(results_, ox.QueryBoolean):
        return Boolean(graph.store, query, results_)
    return _First(graph.store, query, results_)
