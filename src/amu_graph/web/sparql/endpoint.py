"""The endpoint as an ASGI application: from a request of the protocol to a whole answer, or a problem.

It is written in ASGI, below the framework's requests and responses, which take as long as a look-up.
"""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from amu_graph.errors import AmuGraphError
from amu_graph.language import Language
from amu_graph.query.from_clause import Dataset
from amu_graph.query.prepare import Prepared, prepare
from amu_graph.store.workers.pool import Pool
from amu_graph.web.http.cache import Cache
from amu_graph.web.http.conditional import has_already
from amu_graph.web.http.languages import language_for
from amu_graph.web.http.problem import MEDIA_TYPE, problem_of
from amu_graph.web.sparql.answer_format import Choices, acceptable, choices, content_type
from amu_graph.web.sparql.cache_key import CacheKey, ProtocolRequest, cache_key_of
from amu_graph.web.sparql.description import describe
from amu_graph.web.sparql.operation import METHODS, Operation, from_address, from_body, not_allowed
from amu_graph.web.sparql.remote import NOWHERE, Remote
from amu_graph.web.sparql.single_flight import ClientGoneError, Flights

Headers = list[tuple[bytes, bytes]]

VARY: Final = (b"vary", b"Accept, Accept-Encoding")
PROTECTION: Final[Headers] = [
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]
"""What protects readers of data that a browser opens by itself."""
NOTHING: Final = b""
WITHOUT_BODY: Final = (204, 304)
CACHE_BYTES: Final = 24 << 20
"""Bytes of answers that are kept, and of what an address is known to ask; programs mostly ask each thing once."""
OVERHEAD: Final = 1024
"""Bytes that an answer takes beside its body and its key, about."""


class ReadyAnswer(NamedTuple):
    """An answer ready to be sent; `etag` is empty where the next answer may be another."""

    body: bytes
    headers: Headers
    etag: bytes
    digest: str


class Endpoint:
    """The SPARQL 1.1 Protocol for queries over the workers of a pool."""

    def __init__(
        self,
        pool: Pool,
        *,
        language: Language = "fr",
        page: Callable[[Request], Awaitable[Response]] | None = None,
        remote: Remote = NOWHERE,
    ) -> None:
        self._pool = pool
        self._remote = remote
        self._language = language
        self._page = page
        self._answers: Cache[CacheKey, ReadyAnswer] = Cache(CACHE_BYTES)
        self._addresses: Cache[tuple[bytes, str, bool], ReadyAnswer] = Cache(CACHE_BYTES)
        self._flights: Flights[object, ReadyAnswer] = Flights()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = ProtocolRequest.of(scope)
        if asked.method in ("GET", "HEAD"):
            known = self._addresses.get((asked.query_string, asked.accept, asked.gzip))
            if known and known.digest == self._pool.digest:
                await _send(asked, known, send)
                return
        try:
            await self._respond(asked, scope, receive, send)
        except AmuGraphError as error:
            language = language_for(Request(scope), self._language)
            headers = [*_problem_headers(error, language), VARY]
            await _start(send, error.http_status, headers, problem_of(error, language), head=asked.method == "HEAD")
        except (ClientDisconnect, ClientGoneError):
            return  # the client is gone

    async def _respond(self, asked: ProtocolRequest, scope: Scope, receive: Receive, send: Send) -> None:
        if asked.method == "OPTIONS":
            await _start(send, 204, [(b"allow", METHODS.encode())], NOTHING)
            return
        if asked.method == "POST":
            operation = await from_body(asked.content_type, asked.query_string, asked.length, receive)
        elif asked.method in ("GET", "HEAD"):
            operation = from_address(asked.query_string)
        else:
            raise not_allowed(asked.method)
        wanted = choices(asked.accept, operation.format)
        if self._page and wanted.prefers_page and asked.method != "POST":
            response = await self._page(Request(scope, receive))
            response.headers.add_vary_header("Accept")
            await response(scope, receive, send)
        elif operation.query is None:
            await self._describe(asked, wanted, scope, send)
        else:
            await self._query(asked, operation, wanted, receive, send)

    async def _describe(self, asked: ProtocolRequest, wanted: Choices, scope: Scope, send: Send) -> None:
        choice = acceptable(wanted.graph)
        address = str(Request(scope).url.replace(query="", fragment=""))
        body = describe(address, choice.format, federated=bool(self._remote.hosts))
        headers = [(b"content-type", content_type(choice.media_type)), VARY]
        await _start(send, 200, headers, body, head=asked.method == "HEAD")

    async def _query(
        self, asked: ProtocolRequest, operation: Operation, wanted: Choices, receive: Receive, send: Send
    ) -> None:
        graphs = Dataset(operation.default_graphs, operation.named_graphs)
        query = prepare(operation.query or "", self._remote.hosts, graphs)
        key = cache_key_of(query, wanted, gzip=asked.gzip)
        known = None if query.volatile else self._answers.get(key)
        if known is None or known.digest != self._pool.digest:
            etag = self._etag(key, query) if asked.none_match else NOTHING
            if has_already(asked.none_match, etag.decode()):
                await _start(send, 304, [(b"etag", etag), VARY], NOTHING)
                return
            known = await self._evaluate(key, query, asked.client, receive)
        if asked.method != "POST" and known.etag:
            size = len(known.body) + len(asked.query_string) + OVERHEAD
            self._addresses.put((asked.query_string, asked.accept, asked.gzip), known, size)
        await _send(asked, known, send)

    async def _evaluate(self, key: CacheKey, query: Prepared, client: str, receive: Receive) -> ReadyAnswer:
        async def evaluate() -> ReadyAnswer:
            answer = await self._pool.run(await self._remote.resolved(query._replace(request=key.evaluation)), client)
            media_type = key.graph if answer.kind == "graph" else key.table
            etag = self._etag(key, query)
            headers = [
                (b"content-type", content_type(media_type)),
                (b"content-length", str(len(answer.body)).encode()),
                *([(b"content-encoding", b"gzip")] if answer.gzip else []),
                *([(b"etag", etag), (b"cache-control", b"no-cache")] if etag else [(b"cache-control", b"no-store")]),
                VARY,
                *PROTECTION,
            ]
            return ReadyAnswer(answer.body, headers, etag, self._pool.digest)

        flight = object() if query.volatile else key
        ready = await self._flights.run(flight, evaluate, receive)
        if ready.etag:
            self._answers.put(key, ready, len(ready.body) + len(key.evaluation.query) + OVERHEAD)
        return ready

    def _etag(self, key: CacheKey, query: Prepared) -> bytes:
        """Return the ETag of an answer, empty where the dataset is not known yet or the answer may change."""
        if query.volatile or not self._pool.digest:
            return b""
        parts = (self._pool.digest, *key.evaluation, key.table, key.graph)
        return f'W/"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'.encode()


def _problem_headers(error: AmuGraphError, language: Language) -> Headers:
    headers = {"Content-Type": MEDIA_TYPE, "Content-Language": language, "Cache-Control": "no-store"}
    return [(name.lower().encode(), value.encode()) for name, value in {**headers, **error.http_headers}.items()]


async def _send(asked: ProtocolRequest, ready: ReadyAnswer, send: Send) -> None:
    if has_already(asked.none_match, ready.etag.decode()):
        await _start(send, 304, [(b"etag", ready.etag), VARY], NOTHING)
        return
    await send({"type": "http.response.start", "status": 200, "headers": ready.headers})
    await send({"type": "http.response.body", "body": NOTHING if asked.method == "HEAD" else ready.body})


async def _start(send: Send, status: int, headers: Headers, body: bytes, *, head: bool = False) -> None:
    length = [] if status in WITHOUT_BODY else [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length, *PROTECTION]})
    await send({"type": "http.response.body", "body": NOTHING if head else body})
