"""A fast path to the endpoint, before routing and middleware, which take a third of the time of a look-up.

Pages go first: a program that asks without a pause would else take half of the interpreter from a person who reads.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from amu_graph.web.sparql.endpoint import Endpoint

PATH: Final = "/sparql"
MOST_BYTES: Final = 16 * 1024
MOST_HEADERS: Final = 64

WAIT: Final = 0.05
"""Seconds that a query waits at most for pages that are being made."""

AT_FIRST: Final = 0.25
"""Seconds in which a page goes first; what takes longer is no page, or waits itself."""


class Front(Starlette):
    """Passes queries straight to the endpoint, everything else to routing.

    So is what is unusual, to which the limits of the application apply: a long address, long headers, and clients
    that prefer a page.
    """

    def __init__(self, endpoint: Endpoint, **options: Any) -> None:  # noqa: ANN401 - those of the framework
        super().__init__(**options)
        self._endpoint = endpoint
        self._precedence = Precedence()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["path"] == PATH and _usual(scope):
            await self._precedence.wait()
            await self._endpoint(scope, receive, send)
        elif scope["type"] == "http":
            with self._precedence.page():
                await super().__call__(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


class Precedence:
    """Lets queries wait while pages are made, each for a moment at most.

    In one turn of the event loop no more than one query goes on: sixteen at once would keep all others from theirs.
    """

    def __init__(self) -> None:
        self._pages: set[object] = set()
        self._waiting: deque[tuple[float, asyncio.Future[None]]] = deque()
        self._next: asyncio.Handle | None = None

    @contextmanager
    def page(self) -> Iterator[None]:
        """Go first."""
        page = object()
        self._pages.add(page)
        last = asyncio.get_running_loop().call_later(AT_FIRST, self._end, page)
        try:
            yield
        finally:
            last.cancel()
            self._end(page)

    async def wait(self) -> None:
        """Let pages go first, and queries that came before."""
        loop = asyncio.get_running_loop()
        if not self._pages and not self._waiting and self._next is None:
            self._next = loop.call_soon(self._pass)
            return
        turn = loop.create_future()
        due = loop.time() + WAIT
        self._waiting.append((due, turn))
        if self._next is None:
            self._next = loop.call_at(due, self._pass)
        await turn

    def _pass(self) -> None:
        """Let the query that has waited longest go on, where it is its turn, and see to the one behind it later."""
        self._next = None
        while self._waiting and self._waiting[0][1].done():  # its client is gone
            self._waiting.popleft()
        if not self._waiting:
            return
        loop = asyncio.get_running_loop()
        due, turn = self._waiting[0]
        if self._pages and loop.time() < due:
            self._next = loop.call_at(due, self._pass)
            return
        self._waiting.popleft()
        turn.set_result(None)
        self._next = loop.call_soon(self._pass)

    def _end(self, page: object) -> None:
        self._pages.discard(page)
        if not self._pages and self._waiting:
            if self._next:
                self._next.cancel()
            self._next = asyncio.get_running_loop().call_soon(self._pass)


def _usual(scope: Scope) -> bool:
    if len(scope["query_string"]) > MOST_BYTES or len(scope["headers"]) > MOST_HEADERS:
        return False
    size = 0
    for name, value in scope["headers"]:
        size += len(value)
        if name == b"accept" and b"html" in value:
            return False
    return size <= MOST_BYTES
