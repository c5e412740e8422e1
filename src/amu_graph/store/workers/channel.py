"""The server's end of a worker: one request at a time, one whole answer."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, Protocol

from amu_graph.errors import DatasetError
from amu_graph.language import Text
from amu_graph.store.workers.messages import LENGTHS, Head, to_head

FIRST: Final = 1 << 16

LOW: Final = 15
"""The niceness of a worker whose query takes long: six of them on one processor leave 83 % of it to the server.

Linux gives a process of niceness 0 a share of 1 024, one of niceness 15 a share of 36.
"""

Where = Callable[[], tuple[Path, str]]
"""Called whenever a process is started: the folder to load, and the digest that it must have, empty for any."""


class WorkerEndedError(Exception):
    """The worker ended before its answer was whole; `status` is its exit code or, negative, the signal."""

    status = 0


class Worker(Protocol):
    """A process that evaluates queries."""

    @property
    def process(self) -> int:
        """The number of the process."""

    @property
    def alive(self) -> bool:
        """Whether it may be asked."""

    def ask(self, message: bytes) -> Awaitable[tuple[Head, bytes]]:
        """Return the head and the body of the answer to one message.

        Raises:
            WorkerEndedError: it ended first.

        """

    def computed(self) -> float:
        """Return the seconds of processor time that it has taken since it began, or a time that goes on with these."""

    def defer(self) -> None:
        """Let every other process go first from now on."""

    def kill(self) -> None:
        """End it at once."""

    async def status(self) -> int:
        """Return its exit code, or the negative number of the signal that ended it."""


class Launcher(Protocol):
    """Something that makes workers over one dataset."""

    @property
    def digest(self) -> str:
        """The digest of the dataset that was loaded last."""

    async def start(self) -> None:
        """Load the dataset, where that was not done before.

        Raises:
            DatasetError: it cannot be loaded.

        """

    async def launch(self) -> Worker:
        """Return a new worker."""

    async def stop(self) -> None:
        """End every process."""


def command(role: str, *arguments: str) -> list[str]:
    """Return the command of a process of ours."""
    return [sys.executable, "-m", "amu_graph.store.workers", role, *arguments]


def not_started() -> DatasetError:
    """Return the error of a process that ended before it could say anything."""
    return DatasetError(
        Text(
            fr="Le processus qui évalue les requêtes n’a pas démarré.",
            en="The process that evaluates queries did not start.",
        ),
        remedy=Text(fr="Refaites le jeu de données : amu-graph build", en="Make the dataset anew: amu-graph build"),
    )


class Channel(asyncio.BufferedProtocol):
    """A connection that receives one message at a time without copying a large body more than once."""

    def __init__(self) -> None:
        self._buffer = self._first = bytearray(FIRST)
        self._filled = 0
        self._size = 0  # of the whole message, once its lengths are known
        self._answer: asyncio.Future[tuple[Head, bytes]] | None = None
        self._transport: asyncio.WriteTransport | None = None
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = transport  # type: ignore[assignment]  # uvloop's transports have no such base

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the reason is the worker's exit code
        """Wake those who wait."""
        self.lost = True
        if self._answer and not self._answer.done():
            self._answer.set_exception(WorkerEndedError())

    def close(self) -> None:
        """Close the connection."""
        if self._transport:
            self._transport.close()

    def ask(self, message: bytes) -> asyncio.Future[tuple[Head, bytes]]:
        """Send a message and return the answer to come."""
        self._answer = asyncio.get_running_loop().create_future()
        if self.lost or self._transport is None:
            self._answer.set_exception(WorkerEndedError())
        else:
            self._transport.write(message)
        return self._answer

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - the size is known from the message
        """Return where to write what is received."""
        return memoryview(self._buffer)[self._filled :]

    def buffer_updated(self, nbytes: int) -> None:
        """Take note of what was received."""
        self._filled += nbytes
        if not self._size and self._filled >= LENGTHS.size:
            head, body = LENGTHS.unpack_from(self._buffer)
            self._size = LENGTHS.size + head + body
            if self._size > FIRST:
                self._buffer = bytearray(self._size)
                self._buffer[: self._filled] = self._first[: self._filled]
        if self._size and self._filled >= self._size:
            self._complete()

    def _complete(self) -> None:
        head_size, _ = LENGTHS.unpack_from(self._buffer)
        start = LENGTHS.size + head_size
        content = memoryview(self._buffer)
        head = to_head(bytes(content[LENGTHS.size : start]))
        body = bytes(content[start : self._size])
        self._buffer, self._filled, self._size = self._first, 0, 0
        if self._answer and not self._answer.done():
            self._answer.set_result((head, body))
