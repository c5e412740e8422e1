"""The answer of another machine as the engine here would give it, examined first: what does not parse is no answer."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph.store.remote import failures
from amu_graph.store.remote.exchange import GRAPH, TABLE, Body

if TYPE_CHECKING:
    from amu_graph.store.embedded import Results

_BOOLEAN: Final = b'"value":"%s","datatype":"http://www.w3.org/2001/XMLSchema#boolean"'
_BOOLEANS: Final = ((b"1", b"true"), (b"0", b"false"))
_ASKED: Final = b'{"head":{"vars":["__ASK_RETVAL"]}'
_END: Final = 400
"""Bytes at the end of an answer that are shown where it is not whole."""


def table(body: Body, host: str) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return solutions or a boolean.

    Raises:
        QueryEvaluationError: the body is not a whole answer.
        ServerError: it is something else than SPARQL results.

    """
    if body.media_type != TABLE:
        raise failures.not_sparql(host, body.media_type)
    try:
        written = _parsed(body.content).serialize(format=ox.QueryResultsFormat.JSON) or b""  # to the last row
        return _parsed(_as_boolean(written))
    except (SyntaxError, ValueError) as error:
        raise unreadable(body, host) from error


def without(
    unwanted: Callable[[str], bool], results: ox.QuerySolutions | ox.QueryBoolean
) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return solutions without some of their variables."""
    if isinstance(results, ox.QueryBoolean) or not any(unwanted(each.value) for each in results.variables):
        return results
    content = json.loads(results.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    content["head"]["vars"] = [name for name in content["head"]["vars"] if not unwanted(name)]
    for row in content["results"]["bindings"]:
        for name in [name for name in row if unwanted(name)]:
            del row[name]
    return _parsed(json.dumps(content).encode())


def _as_boolean(content: bytes) -> bytes:
    """Return an answer with booleans as the standard writes them, which Virtuoso does not: neither values nor ASK."""
    for number, word in _BOOLEANS:
        content = content.replace(_BOOLEAN % number, _BOOLEAN % word)
    if not content.startswith(_ASKED):
        return content
    return b'{"head":{},"boolean":%s}' % (b"true" if b'"value":"1"' in content else b"false")


def rows(body: Body, host: str) -> Iterator[ox.QuerySolution]:
    """Iterate over the solutions of a SELECT.

    Raises:
        QueryEvaluationError, ServerError: as for `table`.

    """
    results = table(body, host)
    if isinstance(results, ox.QueryBoolean):
        raise failures.not_sparql(host, body.media_type)
    yield from results


def triples(body: Body, host: str) -> ox.QueryTriples:
    """Return statements, each once, as those of a query here.

    Raises:
        QueryEvaluationError, ServerError: as for `table`.

    """
    if body.media_type not in GRAPH:
        raise failures.not_sparql(host, body.media_type)
    turtle = body.media_type in GRAPH[2:]
    store = ox.Store()
    try:
        store.bulk_load(body.content, format=ox.RdfFormat.TURTLE if turtle else ox.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise unreadable(body, host) from error
    return _all_of(store)


def once(statements: Iterable[ox.Triple]) -> ox.QueryTriples:
    """Return statements, each once, as those of a query here."""
    store = ox.Store()
    store.extend(ox.Quad(each.subject, each.predicate, each.object) for each in statements)
    return _all_of(store)


def joined(parts: Iterable[bytes]) -> bytes:
    """Return the rows of several answers of one query as one answer."""
    variables: list[str] = []
    rows: list[bytes] = []
    for part in parts:
        solutions = _parsed(part)
        assert isinstance(solutions, ox.QuerySolutions)
        variables = [variable.value for variable in solutions.variables]
        written = solutions.serialize(format=ox.QueryResultsFormat.JSON) or b""
        rows.append(written[written.index(b"[", written.index(b'"bindings"')) + 1 : written.rindex(b"]")])
    head = ",".join(f'"{name}"' for name in variables).encode()
    return b'{"head":{"vars":[' + head + b']},"results":{"bindings":[' + b",".join(filter(None, rows)) + b"]}}"


def count(body: Body, host: str) -> int:
    """Return the number of solutions of an answer."""
    results = table(body, host)
    return sum(1 for _ in results) if isinstance(results, ox.QuerySolutions) else 0


def _all_of(store: ox.Store) -> ox.QueryTriples:
    results: Results = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(results, ox.QueryTriples)
    return results


def _parsed(content: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)


def unreadable(body: Body, host: str) -> Exception:
    """Return what is raised for an answer that is not whole."""
    return failures.unreadable(host, body.content[-_END:].decode("utf-8", errors="replace"))
