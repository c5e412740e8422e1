"""How workers come into being: forked from a process that holds the dataset, or spawned one by one."""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from amu_graph.errors import DatasetError
from amu_graph.language import Text
from amu_graph.store.workers import messages
from amu_graph.store.workers.channel import Channel, Worker, WorkerEndedError
from amu_graph.store.workers.forker import PACKET
from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.messages import Head

Ended = Callable[[Worker], None]

_STATUS_SECONDS = 2.0


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


def launcher(folder: Path, limits: Limits) -> Launcher:
    """Return the launcher that suits the system: processes are forked safely on Linux only."""
    return ForkLauncher(folder, limits) if sys.platform == "linux" else SpawnLauncher(folder, limits)


def _command(role: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "amu_graph.store.workers", role, *arguments]


def _not_started() -> DatasetError:
    return DatasetError(
        Text(
            fr="Le processus qui évalue les requêtes n’a pas démarré.",
            en="The process that evaluates queries did not start.",
        ),
        remedy=Text(fr="Essayez : amu-graph doctor", en="Try: amu-graph doctor"),
    )


class ForkLauncher:
    """Workers forked from one process that holds the dataset (`forker`)."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.digest = ""
        self._arguments = (str(folder), json.dumps(asdict(limits)))
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ready: asyncio.Future[None] | None = None
        self._workers: dict[int, ForkedWorker] = {}
        self._number = 0

    async def start(self) -> None:
        """Start the forker, also where it has ended, and wait until it holds the dataset."""
        if self._control is None:
            self._control = self._connect()
            self._ready = asyncio.get_running_loop().create_future()
        if self._ready and not self._ready.done():
            await asyncio.shield(self._ready)

    def _connect(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                _command("forker", str(theirs.fileno()), *self._arguments),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )
        ours.settimeout(0)
        asyncio.get_running_loop().add_reader(ours.fileno(), self._receive, ours)
        return ours

    async def launch(self) -> Worker:
        """Fork a worker."""
        await self.start()
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        self._number += 1
        worker = self._workers[self._number] = ForkedWorker(self._number, self._order)
        with theirs:
            self._order({"fork": self._number}, theirs.fileno())
        await asyncio.get_running_loop().create_connection(lambda: worker.channel, sock=ours)
        return worker

    async def stop(self) -> None:
        """Close the control socket, which ends the forker and every worker, and wait for that."""
        workers = list(self._workers.values())
        self._disconnect()
        if self._process:
            await asyncio.to_thread(self._process.wait)
            self._process = None
        for worker in workers:
            worker.channel.close()

    def _order(self, order: dict[str, int], *descriptors: int) -> None:
        if self._control is None:
            return
        with suppress(BrokenPipeError, ConnectionResetError):  # then the end of the connection is about to be read
            socket.send_fds(self._control, [json.dumps(order).encode()], descriptors)

    def _receive(self, control: socket.socket) -> None:
        try:
            packet = control.recv(PACKET)
        except BlockingIOError:
            return
        except OSError:
            packet = b""
        if packet:
            self._heed(json.loads(packet))
        else:
            self._disconnect()

    def _heed(self, report: dict[str, Any]) -> None:
        if "ready" in report and self._ready:
            self.digest = report["ready"]
            self._ready.set_result(None)
        elif "failed" in report and self._ready:
            self._ready.set_exception(messages.to_error(report["failed"]))
        elif "forked" in report:
            self._workers[report["forked"]].process = report["process"]
        elif "died" in report:
            self._workers.pop(report["died"]).ended.set_result(report["status"])

    def _disconnect(self) -> None:
        if self._control is None:
            return
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        self._control = None
        if self._ready and not self._ready.done():
            self._ready.set_exception(_not_started())
        for worker in self._workers.values():
            worker.ended.set_result(0)
        self._workers.clear()


class ForkedWorker:
    """A worker that the forker made; it talks to us over a socket of its own."""

    def __init__(self, number: int, order: Callable[[dict[str, int]], None]) -> None:
        self.process = 0
        self.channel = Channel()
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._number = number
        self._order = order

    @property
    def alive(self) -> bool:
        """Whether the connection stands."""
        return not self.channel.lost

    def ask(self, message: bytes) -> asyncio.Future[tuple[Head, bytes]]:
        """Ask over the socket."""
        return self.channel.ask(message)

    def kill(self) -> None:
        """Have the forker kill it."""
        self.channel.close()
        self._order({"kill": self._number})

    async def status(self) -> int:
        """Return what the forker reports."""
        done, _ = await asyncio.wait([self.ended], timeout=_STATUS_SECONDS)
        return self.ended.result() if done else 0


class SpawnLauncher:
    """Workers that load the dataset each for themselves (`spawned`)."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.digest = ""
        self._arguments = (str(folder), json.dumps(asdict(limits)))
        self._workers: list[SpawnedWorker] = []
        self._spare: SpawnedWorker | None = None

    async def start(self) -> None:
        """Spawn a first worker, which says what it has loaded."""
        if not self._workers:
            self._spare = await self._spawn()

    async def launch(self) -> Worker:
        """Spawn a worker and wait until it holds the dataset."""
        if self._spare is not None:
            worker, self._spare = self._spare, None
            return worker
        return await self._spawn()

    async def stop(self) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            await worker.status()
        self._workers.clear()

    async def _spawn(self) -> "SpawnedWorker":
        process = await asyncio.create_subprocess_exec(
            *_command("spawned", *self._arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        worker = SpawnedWorker(process)
        self._workers = [each for each in self._workers if each.alive] + [worker]
        try:
            head, _ = await worker.receive()
        except WorkerEndedError as error:
            raise _not_started() from error
        if "failed" in head:
            raise messages.to_error(head["failed"])
        self.digest = head["ready"]
        return worker


class SpawnedWorker:
    """A worker that talks over its standard input and output."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @property
    def process(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.returncode is None

    async def ask(self, message: bytes) -> tuple[Head, bytes]:
        """Ask over the pipes."""
        assert self._process.stdin is not None
        self._process.stdin.write(message)
        return await self.receive()

    async def receive(self) -> tuple[Head, bytes]:
        """Read one message.

        Raises:
            WorkerEndedError: it ended first.

        """
        assert self._process.stdout is not None
        read = self._process.stdout.readexactly
        try:
            head_size, body_size = messages.LENGTHS.unpack(await read(messages.LENGTHS.size))
            return json.loads(await read(head_size)), await read(body_size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise WorkerEndedError from error

    def kill(self) -> None:
        """Kill the process."""
        if self.alive:
            self._process.kill()

    async def status(self) -> int:
        """Return the exit code."""
        return await self._process.wait()
