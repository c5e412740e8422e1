"""Queries and their answers: evaluated here for the project's own, within limits for anybody's."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from amu_graph.query.from_clause import Dataset
from amu_graph.query.results import Boolean, Solutions, Triples
from amu_graph.store import Store
from amu_graph.store.failures import translated
from amu_graph.store.workers.limits import Limits, QueryTimeError
from amu_graph.store.workers.messages import Answer as Written

if TYPE_CHECKING:
    from amu_graph.query.prepare import Prepared


def answer(store: Store, query: str) -> Solutions | Boolean | Triples:
    """Return the answer to a query of the project's own; its form (SELECT, ASK …) decides the class of the answer.

    Raises:
        QuerySyntaxError: the text is not a SPARQL query.
        QueryEvaluationError: the engine could not answer.

    """
    default_graphs, named_graphs = _dataset_of(query)
    results = store.query(query, default_graphs=default_graphs, named_graphs=named_graphs)
    kind = type(results)
    try:
        with translated(query, store.files):
            if isinstance(results, ox.QueryTriples):
                return Triples(query, ox.serialize(results, format=ox.RdfFormat.N_TRIPLES) or b"")
            content = results.serialize(format=ox.QueryResultsFormat.JSON) or b""
    finally:
        del results  # an error would take it along into another thread, where it may not end
    return Boolean(query, content) if kind is ox.QueryBoolean else Solutions(query, content)


def answer_within(store: Store, prepared: "Prepared", limits: Limits) -> Solutions | Boolean | Triples:
    """Return the answer to anybody's query, evaluated under limits in a process of its own.

    Raises:
        QuerySyntaxError, QueryEvaluationError: as for `answer`.
        QueryLimitError: it took too long, too much memory, or its answer is too large.

    """
    return read_answer(prepared.request.query, written_within(store, prepared, limits))


def written_within(store: Store, prepared: "Prepared", limits: Limits) -> Written:
    """Return the answer as `answer_within` does, as the engine writes it in the format that is asked for."""
    from amu_graph.store.workers import single

    request = prepared.request
    if prepared.hosts:
        from amu_graph.query import federation  # few queries need it

        request = federation.resolved(request, prepared.hosts, limits)
    try:
        return single.run(store, request, limits)
    except QueryTimeError as error:
        error.advise(prepared.request.query)
        raise


def _dataset_of(query: str) -> Dataset:
    """Return the dataset of `FROM`, whose graphs the engine merges where they are given beside the query."""
    if "FROM" not in query.upper():
        return Dataset()
    from amu_graph.query.guard import named_dataset  # its lexer takes long to compile

    return named_dataset(query) or Dataset()


def read_answer(query: str, written: Written) -> Solutions | Boolean | Triples:
    """Return the answer that the engine wrote, in JSON or N-Triples, for example in another process."""
    if written.kind == "graph":
        return Triples(query, written.body)
    return (Boolean if written.kind == "boolean" else Solutions)(query, written.body)
