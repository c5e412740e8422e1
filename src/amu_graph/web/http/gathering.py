"""Write coalescing: uvicorn writes the head and the body of a response apart."""

import asyncio
from typing import Any, Final

MOST_BYTES: Final = 64 * 1024
"""Bytes that are gathered before they are sent."""


class Gathering:
    """The transport of a connection, which sends at once what is written in one step of the loop.

    Two sendings would be two calls of the system, and wake the client twice.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._later = asyncio.get_running_loop().call_soon
        self._parts: list[bytes] = []
        self._size = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all that a transport has
        """Return what the transport has."""
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send data at the end of this step, or now where there is much."""
        if not self._parts:
            self._later(self._send)
        self._parts.append(data)
        self._size += len(data)
        if self._size > MOST_BYTES:
            self._send()

    def close(self) -> None:
        """Send what is left, and close."""
        self._send()
        self._transport.close()

    def _send(self) -> None:
        parts, self._parts, self._size = self._parts, [], 0
        if parts and not self._transport.is_closing():
            self._transport.writelines(parts)
