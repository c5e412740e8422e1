"""The key of an answer in the cache: what determines its bytes."""

from typing import Final, NamedTuple

from starlette.types import Scope

from amu_graph.query.prepare import Prepared
from amu_graph.store.workers import Request as Evaluation
from amu_graph.web.http.accept import takes_gzip
from amu_graph.web.sparql.answer_format import Choices, acceptable

_READ: Final = frozenset((b"accept", b"accept-encoding", b"content-length", b"content-type", b"if-none-match"))


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
        """Return them from the scope of ASGI; the lines of one header are one list (RFC 9110 §5.3)."""
        given: dict[bytes, str] = {}
        for name, value in scope["headers"]:
            if name in _READ:
                line = value.decode("latin-1")
                given[name] = f"{given[name]}, {line}" if name in given else line
        length = given.get(b"content-length", "")
        return cls(
            method=scope["method"],
            query_string=scope["query_string"],
            accept=given.get(b"accept", ""),
            content_type=given.get(b"content-type", ""),
            length=int(length) if length.isdecimal() else None,
            none_match=given.get(b"if-none-match", ""),
            gzip=takes_gzip(given.get(b"accept-encoding", "")),
            client=client_of(scope),
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
