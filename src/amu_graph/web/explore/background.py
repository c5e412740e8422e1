"""A process that computes for the explorer, beside the server: started on demand, ended when idle.

Its process, over the dataset of a folder, reads tasks on its standard input and answers on its standard
output, one at a time; both ends are ours, so that what travels is pickled.
"""

import asyncio
import os
import pickle
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, Concatenate, Final, TypeVar

from starlette.concurrency import run_in_threadpool

from amu_graph.errors import AmuGraphError, UsageError
from amu_graph.language import Text
from amu_graph.network.explorer.data_file import Progress
from amu_graph.store import Store
from amu_graph.web.explore.explorer_graph import ExplorerGraphs

IDLE: Final = 60.0
"""Seconds after which an idle process ends: it holds a network in memory."""

_ENDS: Final = (asyncio.IncompleteReadError, ConnectionError)
"""What it looks like when the process ends."""

_LENGTH: Final = struct.Struct("!Q")
_MAIN: Final = f"import sys; from {__name__} import main; main(*sys.argv[1:])"
T = TypeVar("T")
Task = Callable[Concatenate[ExplorerGraphs, Progress, ...], T]
"""A function of a module, which takes the networks of a store, a callback for its progress, and what can be pickled."""


class EndedError(AmuGraphError):
    """The process ended, twice, before it had the answer."""

    http_status = 503
    http_headers: Mapping[str, str] = MappingProxyType({"Retry-After": "5"})


class Background:
    """Performs tasks on the networks of a store; before it is opened, and without a folder, in threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._graphs = ExplorerGraphs(store)
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._idle: asyncio.TimerHandle | None = None
        self.is_open = False
        self._running: tuple[object, ...] = ()
        self.progress = 0.0
        """Which part of the task that runs is done."""

    def open(self) -> None:
        """Let tasks have a process from now on; they are asked for from one event loop."""
        self.is_open = True

    async def run(self, task: Task[T], *arguments: object) -> T:
        """Return what a task returns.

        Raises:
            AmuGraphError: what the task raises.
            EndedError: the process ended, and the one that took its place too.

        """
        if self.is_open and self._store.place is not None:
            try:
                return await self._in_process(task, *arguments)
            except _ENDS as error:
                if self._store.place is not None:
                    raise _ended() from error
        return await run_in_threadpool(task, self._graphs, self._progressed, *arguments)

    async def _in_process(self, task: Task[T], *arguments: object) -> T:
        """Return what a task returns; the process ends where a build puts another dataset there before it is loaded."""
        async with self._turn:
            self._running = (task, *arguments)
            if self._idle:
                self._idle.cancel()
            try:
                found: T = await self._asked_again((task, arguments))
            except BaseException as error:  # what it writes now is discarded
                if not isinstance(error, AmuGraphError):
                    await self.stop()
                raise
            self._idle = asyncio.get_running_loop().call_later(IDLE, self._end)
            return found

    def progress_of(self, task: Task[T], *arguments: object) -> float:
        """Return which part of a task is done; 0 while it waits for another."""
        return self.progress if self._running == (task, *arguments) else 0.0

    async def stop(self) -> None:
        """End the process."""
        if self._process:
            process = self._process
            self._end()
            assert process.stdout is not None
            with suppress(RuntimeError):  # somebody else reads it
                await process.stdout.read()  # of an answer that nobody takes, the end would never be seen
            await process.wait()

    def _end(self) -> None:
        if self._idle:
            self._idle.cancel()
        if self._process and self._process.returncode is None:
            self._process.kill()
        self._process = None

    def _progressed(self, part: float) -> None:
        self.progress = part

    async def _asked_again(self, message: object) -> Any:  # noqa: ANN401 - what the task returns
        """Return what a task returns; where the process ends and nobody stopped it, ask another, once."""
        try:
            return await self._asked(message)
        except _ENDS:
            if self._process is None or self._store.place is None:
                raise
        await self.stop()
        return await self._asked(message)

    async def _asked(self, message: object) -> Any:  # noqa: ANN401 - what the task returns
        process = await self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(_frame(message))
        await process.stdin.drain()
        self.progress = 0.0
        while True:
            (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
            kind, value = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 - our own process
            if kind == "progress":
                self.progress = value
            elif kind == "failed":
                error, message, remedy = value
                raise error(message, remedy=remedy)
            else:
                return value

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", _MAIN, str(self._store.place), self._store.digest),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._process


def _ended() -> EndedError:
    return EndedError(
        Text(fr="Le processus qui dessine le graphe s’est arrêté.", en="The process that draws the graph ended."),
        remedy=Text(
            fr="Réessayez dans quelques secondes ; il repart de lui-même.",
            en="Try again in a few seconds; it starts anew by itself.",
        ),
    )


def _frame(message: object) -> bytes:
    content = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(content)) + content


def _answer(read: IO[bytes], write: Callable[[bytes], object], graphs: ExplorerGraphs) -> None:
    """Perform tasks until standard input closes."""

    def progress(part: float) -> None:
        write(_frame(("progress", part)))

    while length := read.read(_LENGTH.size):
        task, arguments = pickle.loads(read.read(*_LENGTH.unpack(length)))  # noqa: S301 - our own server
        try:
            answer = ("done", task(graphs, progress, *arguments))
        except AmuGraphError as error:
            kind = UsageError if isinstance(error, UsageError) else AmuGraphError
            answer = ("failed", (kind, error.message, error.remedy))
        write(_frame(answer))


def main(folder: str, digest: str) -> None:
    """Answer over the dataset of a folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, whose end is the end of our input
    output = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever else prints must not reach the answers

    def write(content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            rest = rest[output.write(rest) :]

    with suppress(AmuGraphError):  # another dataset is there by now, or a damaged one: the server sees that this ends
        _answer(sys.stdin.buffer, write, ExplorerGraphs(Store.load(Path(folder), digest=digest)))
