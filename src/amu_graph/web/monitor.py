"""What is told to whoever keeps the server running: an id for each request, a line of log, figures, and its health.

Nothing of it says who asks, nor what is searched for: a log that nobody has to protect.
"""

import os
import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amu_graph.web.http.figures import MEDIA_TYPE, Figures
from amu_graph.web.http.request_log import RequestLog
from amu_graph.web.state import state_of

if TYPE_CHECKING:
    from amu_graph.store.workers.pool import Pool

PATHS: Final = ("/health", "/metrics")
"""What is answered however many others ask."""
LONGEST_PATH: Final = 200
"""Characters of a path that are logged."""

_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NOT_STORED: Final = {"Cache-Control": "no-store"}


class Monitor:
    """Follows each request from its first byte to the last of its answer."""

    def __init__(self, figures: Figures, log: RequestLog | None = None) -> None:
        self._figures = figures
        self._log = log

    async def follow(self, answer: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, give it an id, count it and log it; an id that a server in front of us gave is kept."""
        followed = _Followed(_id_of(scope), send)
        begun = time.perf_counter()
        self._figures.under_way.inc()
        error = ""
        try:
            await answer(scope, receive, followed.send)
        except Exception as failure:
            error = type(failure).__name__
            raise
        finally:
            self._figures.under_way.dec()
            self._end(scope, followed, time.perf_counter() - begun, error)

    def routes(self) -> list[Route]:
        """Return the routes of `PATHS`."""
        return [Route("/health", _health), Route("/metrics", self._metrics)]

    def _end(self, scope: Scope, followed: "_Followed", seconds: float, error: str) -> None:
        section = self._figures.section(scope["path"])
        self._figures.count(section, scope["method"], followed.status, seconds, followed.size)
        if self._log:
            self._log(
                time=datetime.now(UTC).isoformat(timespec="milliseconds"),
                id=followed.id.decode(),
                method=scope["method"],
                path=scope["path"][:LONGEST_PATH],
                section=section,
                status=followed.status,
                ms=round(seconds * 1000, 3),
                bytes=followed.size,
                **({"error": error} if error else {}),
            )

    async def _metrics(self, request: Request) -> Response:
        pool: Pool = request.app.state.pool
        turns = pool.turns
        moments = {
            "queries_under_way": turns.taken,
            "queries_long": turns.long,
            "queries_waiting": turns.waiting,
            "workers": len(pool.processes),
            "log_lines_lost": self._log.lost if self._log else 0,
        }
        return Response(self._figures.text(moments), media_type=MEDIA_TYPE, headers=_NOT_STORED)


class _Followed:
    """Sends an answer with the id of its request, and sees what it is."""

    __slots__ = ("_send", "id", "size", "status")

    def __init__(self, id_: bytes, send: Send) -> None:
        self.id = id_
        self.status = 0
        self.size = 0
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": [*message.get("headers", ()), (b"x-request-id", self.id)]}
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)


def _id_of(scope: Scope) -> bytes:
    given = Headers(scope=scope).get("x-request-id", "")
    return given.encode() if _ID.fullmatch(given) else os.urandom(8).hex().encode()


async def _health(request: Request) -> Response:
    """Answer that the server answers, and with which dataset."""
    store = state_of(request).graph.store
    return JSONResponse({"status": "ok", "dataset": store.digest}, headers=_NOT_STORED)
