"""The first rows of an answer, for the page without scripts."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.query import Boolean, Solutions, Triples
from amu_graph.query.prepare import prepare
from amu_graph.query.unknown import unknown_names
from amu_graph.store.workers import Answer
from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql.remote import NOWHERE, Remote
from amu_graph.web.views.answer_tables import Table, answer_table

_MOST_UNKNOWN: Final = 10
"""Names that no statement has, at most, that a page lists."""

MOST: Final = 500
"""Rows that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer as the page shows it: a table, or what is wrong; `cut` means that there are more rows.

    `unknown` are the names of the query that no statement has, where nothing answers it.
    """

    table: Table | None = None
    cut: bool = False
    triples: bool = False
    problem: AmuGraphError | None = None
    unknown: tuple[Text, ...] = ()


async def evaluated(pool: Pool, query: str, remote: Remote = NOWHERE, client: str = "") -> Answer | AmuGraphError:
    """Return what a worker answers, or the error that says why there is no answer."""
    try:
        return await pool.run(await remote.resolved(prepare(query, remote.hosts)), client)
    except AmuGraphError as error:
        return error


def shown(graph: Graph, query: str, answer: Answer | AmuGraphError, language: Language) -> Shown:
    """Return how the page shows an answer; reads it, so call it in one thread."""
    if isinstance(answer, AmuGraphError):
        return Shown(problem=answer)
    read = _reader(query, answer)
    table = answer_table(graph, read, language)
    rows = table.rows[:MOST]
    cut = len(table.rows) > MOST
    return Shown(
        table=Table(headings=table.headings, rows=rows, total=len(rows)),
        cut=cut,
        triples=isinstance(read, Triples),
        unknown=() if rows else unknown_in(graph, query),
    )


def unknown_in(graph: Graph, query: str) -> tuple[Text, ...]:
    """Return a sentence for each name in a query that no statement has."""
    return tuple(islice(unknown_names(query, graph.store), _MOST_UNKNOWN))


def _reader(query: str, answer: Answer) -> Solutions | Boolean | Triples:
    if answer.kind == "graph":
        return Triples(query, b"".join(answer.body.splitlines(keepends=True)[: MOST + 1]))
    if answer.kind == "boolean":
        return Boolean(query, answer.body)
    return Solutions(query, answer.body, most=MOST + 1)
