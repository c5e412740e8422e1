"""One evaluation: from a request to the bytes of its answer, written by the engine's own serialisers."""

import io
import zlib
from traceback import clear_frames
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph.errors import UsageError
from amu_graph.formats import TABLE_SYNTAXES, named, rdf_syntax
from amu_graph.language import Text
from amu_graph.namespaces import PREFIXES
from amu_graph.planning import kept  # noqa: F401 - as the hints
from amu_graph.store import hints  # noqa: F401 - a worker explains wrong queries, and once confined opens no file
from amu_graph.store.embedded import Results, Store
from amu_graph.store.failures import translated
from amu_graph.store.tables import write_table
from amu_graph.store.workers.limits import Limits, answer_too_large
from amu_graph.store.workers.messages import Answer, Kind, Request

if TYPE_CHECKING:
    from typing_extensions import Buffer

_FEW_BYTES: Final = 1 << 20
_WORTH_COMPRESSING: Final = 1 << 10
_LEVEL: Final = 4
_GZIP: Final = 31


def evaluate(store: Store, request: Request, limits: Limits) -> Answer:
    """Evaluate a query and write its answer, all in the calling thread (the engine insists on that).

    Raises:
        QuerySyntaxError, QueryEvaluationError: as `Store.query`.
        UsageError: no format is asked for that fits the kind of answer, or a graph's name is no IRI.
        AnswerTooLargeError: the answer exceeds the limit.

    """
    try:
        return _evaluated(store, request, limits)
    except Exception as error:
        _forget(error)
        raise


def _evaluated(store: Store, request: Request, limits: Limits) -> Answer:
    for iri in (*request.default_graphs, *request.named_graphs):
        _check_iri(iri)

    def ask() -> Results:
        return store.query(request.query, default_graphs=request.default_graphs, named_graphs=request.named_graphs)

    results = ask()
    output = _Bounded(limits.answer_megabytes)
    with translated(request.query, store.files):
        if isinstance(results, ox.QueryTriples):
            name = _wanted(request.graph)
            _write_graph(results, name, output)
            return _answer("graph", name, output, request)
        name = _wanted(request.table)
        write_table(results, ask, named(name, TABLE_SYNTAXES).engine, output)
    kind: Kind = "boolean" if isinstance(results, ox.QueryBoolean) else "solutions"
    return _answer(kind, name, output, request)


def _forget(error: BaseException | None) -> None:
    """Have an error keep no local names of the calls that it ended.

    What iterates over an answer of the engine may end in the thread alone where it began; the error may leave it.
    """
    while error:
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _answer(kind: Kind, name: str, output: io.BytesIO, request: Request) -> Answer:
    """Return the answer, compressed where that is asked for: here only this client waits for it."""
    if not request.gzip or output.tell() < _WORTH_COMPRESSING:
        return Answer(kind=kind, format=name, body=output.getvalue())
    body = zlib.compress(output.getbuffer(), _LEVEL, wbits=_GZIP)
    return Answer(kind=kind, format=name, body=body, gzip=True)


def _check_iri(iri: str) -> None:
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise UsageError(
            Text(
                fr=f"Le nom du graphe « {iri} » n’est pas un IRI absolu.",
                en=f"The name of the graph “{iri}” is no absolute IRI.",
            )
        ) from error


def _wanted(name: str | None) -> str:
    if name is None:
        raise UsageError(
            Text(
                fr="Aucun des formats demandés ne convient à ce genre de réponse.",
                en="None of the formats asked for fits this kind of answer.",
            )
        )
    return name


def _write_graph(triples: ox.QueryTriples, name: str, output: "_Bounded") -> None:
    syntax = rdf_syntax(name).engine
    prefixes = dict(PREFIXES) if syntax in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML) else None
    ox.serialize(triples, output, format=syntax, prefixes=prefixes)
    if syntax in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) and output.tell() < _FEW_BYTES:
        turtle = _without_unused_prefixes(output.getvalue())
        output.seek(0)
        output.truncate()
        output.write(turtle)


def _without_unused_prefixes(turtle: bytes) -> bytes:
    """Return Turtle without the declarations whose prefix occurs nowhere below; the writer declares them all."""
    declarations = []
    start = 0
    while turtle.startswith(b"@prefix ", start):
        end = turtle.index(b"\n", start) + 1
        declarations.append((turtle[start + len(b"@prefix ") : turtle.index(b":", start) + 1], turtle[start:end]))
        start = end
    body = turtle[start:]
    return b"".join(line for prefix, line in declarations if prefix in body) + body


class _Bounded(io.BytesIO):
    """An output that takes so many megabytes and refuses the next byte."""

    def __init__(self, megabytes: int) -> None:
        super().__init__()
        self._megabytes = megabytes

    def write(self, part: "Buffer", /) -> int:
        length = super().write(part)
        if self.tell() > self._megabytes << 20:
            raise answer_too_large(self._megabytes)
        return length
