"""The key of an answer in the cache: what determines its bytes."""

from typing import NamedTuple

from starlette.types import Scope

from amu_graph.query.prepare import Prepared
from amu_graph.store.workers import Request as Evaluation
from amu_graph.web.http.accept import takes_gzip
from amu_graph.web.sparql.answer_format import Choices, acceptable


class ProtocolRequest(NamedTuple):
    """The parts of a request that matter."""

    method: str
    query_string: bytes
    accept: str
    content_type: str
    length: int | None
    none_match: str
    gzip: bool
    client: str

    @classmethod
    def of(cls, scope: Scope) -> "ProtocolRequest":
        """Return them from the scope of ASGI."""
        accept: list[str] = []
        type_, length, none_match, gzip = "", None, "", False
        for name, value in scope["headers"]:
            if name == b"accept":
                accept.append(value.decode("latin-1"))
            elif name == b"content-type":
                type_ = value.decode("latin-1")
            elif name == b"content-length" and value.isdigit():
                length = int(value)
            elif name == b"if-none-match":
                none_match = value.decode("latin-1")
            elif name == b"accept-encoding":
                gzip = takes_gzip(value.decode("latin-1"))
        return cls(
            scope["method"], scope["query_string"], ",".join(accept), type_, length, none_match, gzip, client_of(scope)
        )


def client_of(scope: Scope) -> str:
    """Return who asks: the address that a request came from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


class CacheKey(NamedTuple):
    """What determines an answer: the evaluation, and the media types that the client knows its format by."""

    evaluation: Evaluation
    table: str
    graph: str


def cache_key_of(prepared: Prepared, choices: Choices, *, gzip: bool) -> CacheKey:
    """Return what is to be evaluated.

    Raises:
        NotAcceptableError: the client takes no format that fits the form of the query.

    """
    table, graph = choices.table, choices.graph
    if prepared.constructs:
        table, graph = None, acceptable(graph)
    elif prepared.form:
        table, graph = acceptable(table), None
    written = prepared.written(table.format if table else None, graph.format if graph else None, gzip=gzip)
    return CacheKey(written.request, table.media_type if table else "", graph.media_type if graph else "")
