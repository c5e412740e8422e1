"""What is added to the connections of uvicorn: an end to waiting, and answers that leave in one piece."""

import asyncio
from typing import TYPE_CHECKING, Final, cast

from amu_graph.web.gathering import Gathering

if TYPE_CHECKING:
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

HEADER_SECONDS: Final = 10.0
BODY_SECONDS: Final = 60.0
HEADER_BYTES: Final = 64 * 1024
"""Bytes of an address and headers, read before the application can refuse the 48 kB that it allows."""

_TOO_SLOW: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_TOO_LONG: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Watch(asyncio.Protocol):
    """What is added to a protocol of uvicorn, which itself waits for the rest of a request without end.

    The time counts from the connection, or from the first byte of a later request, to the last header, and from there
    to the last byte of the body; bytes that trickle in do not prolong it.
    """

    header_seconds = HEADER_SECONDS
    body_seconds = BODY_SECONDS
    header_bytes = HEADER_BYTES

    transport: asyncio.Transport
    cycle: "RequestResponseCycle | None"
    _timer: asyncio.TimerHandle | None = None
    _received = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for headers."""
        super().connection_made(cast("asyncio.Transport", Gathering(cast("asyncio.Transport", transport))))
        self._wait(self.header_seconds)

    def data_received(self, data: bytes) -> None:
        """Pass data on, and see what is still to come."""
        before = self.cycle
        in_body = before is not None and before.more_body
        super().data_received(data)
        if self.transport.is_closing():
            self._stop()
        elif self.cycle is not before:
            self._stop()
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
        super().connection_lost(exc)

    def _in_body(self) -> bool:
        return self.cycle is not None and self.cycle.more_body

    def _count(self, length: int) -> None:
        """Take note of a part of an address or of headers."""
        self._received += length
        if self._received > self.header_bytes:
            self._end(_TOO_LONG)
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
