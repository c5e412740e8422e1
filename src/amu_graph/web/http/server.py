"""Connections of uvicorn with time-outs, and responses that leave in one write."""

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final, cast

from amu_graph.web.http.gathering import Gathering

if TYPE_CHECKING:
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

HEADER_SECONDS: Final = 10.0
BODY_SECONDS: Final = 60.0
READING_SECONDS: Final = 60.0
"""Seconds after which a client that reads nothing more of its answer is left."""
HEADER_BYTES: Final = 64 * 1024
"""Bytes of an address and headers, read before the application can refuse the 48 kB that it allows."""

UNLIMITED: Final = 1 << 30
"""Bytes of headers for a protocol of uvicorn that has a limit of its own, which it does not expose."""
MOST_WAITING: Final = 512
"""Connections without a request under way; one more closes the one that has waited longest."""
LISTENING_SECONDS: Final = 2.0
"""Seconds in which what a refused client still sends is thrown away, for it reads the answer only then."""


def _closing(status: str, words: str) -> bytes:
    body = words.encode() + b"\n"
    head = f"HTTP/1.1 {status}\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n"
    return f"{head}content-length: {len(body)}\r\n\r\n".encode() + body


_TOO_SLOW: Final = _closing("408 Request Timeout", "La requête n’arrive pas. / The request does not arrive.")
_TOO_LONG: Final = _closing(
    "431 Request Header Fields Too Large", "Les en-têtes sont trop longs. / The headers are too long."
)


class Watch(asyncio.Protocol):
    """What is added to a protocol of uvicorn, which itself waits for the rest of a request without end.

    The time counts from the connection, or from the first byte of a later request, to the last header, and from there
    to the last byte of the body; bytes that trickle in do not prolong it. However many connections are opened in
    silence, those who ask find a place.
    """

    waiting: ClassVar[dict["Watch", None]] = {}
    most_waiting = MOST_WAITING

    header_seconds = HEADER_SECONDS
    body_seconds = BODY_SECONDS
    reading_seconds = READING_SECONDS
    header_bytes = HEADER_BYTES

    transport: asyncio.Transport
    cycle: "RequestResponseCycle | None"
    _timer: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _received = 0
    _refused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for headers."""
        super().connection_made(cast("asyncio.Transport", Gathering(cast("asyncio.Transport", transport))))
        self._wait(self.header_seconds)
        self._make_room()

    def data_received(self, data: bytes) -> None:
        """Pass data on, and see what is still to come."""
        if self._refused:
            return
        before = self.cycle
        in_body = before is not None and before.more_body
        super().data_received(data)
        if self.transport.is_closing():
            self._stop()
        elif self.cycle is not before:
            self._stop()
            self.waiting.pop(self, None)
            self._received = 0
            if self._in_body():
                self._wait(self.body_seconds)
        elif not in_body:
            self._count(len(data))
        elif not self._in_body():
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        self.waiting.pop(self, None)
        super().connection_lost(exc)  # which resumes writing

    def pause_writing(self) -> None:
        """Begin to wait for a client that does not read."""
        super().pause_writing()
        self._see_that_it_reads()

    def resume_writing(self) -> None:
        """Go on: the client reads, or is gone."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()  # type: ignore[misc]  # both protocols of uvicorn have it
        if self.cycle is not None and self.cycle.response_complete and not self.transport.is_closing():
            self._make_room()

    def _make_room(self) -> None:
        """Wait behind all others; where too many do, let the first go."""
        self.waiting.pop(self, None)
        self.waiting[self] = None
        if len(self.waiting) > self.most_waiting:
            first = next(iter(self.waiting))
            del self.waiting[first]
            first.transport.close()

    def _see_that_it_reads(self, before: int | None = None) -> None:
        left = self.transport.get_write_buffer_size()
        if left == before:
            self.transport.abort()
        else:
            loop = asyncio.get_running_loop()
            self._unread = loop.call_later(self.reading_seconds, self._see_that_it_reads, left)

    def _in_body(self) -> bool:
        return self.cycle is not None and self.cycle.more_body

    def _count(self, length: int) -> None:
        """Take note of a part of an address or of headers."""
        self._received += length
        if self._received > self.header_bytes:
            self._stop()
            self._refused = True
            self.transport.write(_TOO_LONG)
            self._timer = asyncio.get_running_loop().call_later(LISTENING_SECONDS, self.transport.close)
        elif self._timer is None:
            self._wait(self.header_seconds)

    def _wait(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._end, _TOO_SLOW)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self, answer: bytes) -> None:
        """Close the connection, with an answer unless one is on its way or nothing was asked."""
        self._stop()
        between = self.cycle is None or self.cycle.response_complete
        if self._received if between else not (self.cycle and self.cycle.response_started):
            self.transport.write(answer)
        self.transport.close()


def watched_protocol() -> type[asyncio.Protocol]:
    """Return uvicorn's protocol of HTTP/1.1, the fastest at hand, with a watch over what it waits for."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:  # httptools is made for CPython only
        from uvicorn.protocols.http.h11_impl import H11Protocol

        return type("Watched", (Watch, H11Protocol), {})
    return type("Watched", (Watch, HttpToolsProtocol), {})
