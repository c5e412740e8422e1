"""Workers that are forked from a process that holds the dataset."""

import asyncio
import json
import os
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from amu_graph.store.workers import messages
from amu_graph.store.workers.channel import LOW, Channel, Where, Worker, command, not_started
from amu_graph.store.workers.forker import PACKET
from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.messages import Head

_STATUS_SECONDS: Final = 2.0


class ForkLauncher:
    """Workers forked from one process that holds the dataset (`forker`)."""

    def __init__(self, where: Where, limits: Limits) -> None:
        self.digest = ""
        self._where = where
        self._limits = json.dumps(asdict(limits))
        self._control: socket.socket | None = None
        self._processes: list[subprocess.Popen[bytes]] = []
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
        folder, digest = self._where()
        with theirs:
            forker = subprocess.Popen(  # noqa: S603 - our own program
                command("forker", str(theirs.fileno()), str(folder), digest, self._limits),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )
        self._processes = [*(each for each in self._processes if each.poll() is None), forker]
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
        for process in self._processes:
            await asyncio.to_thread(process.wait)
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
            self._disconnect()
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
            self._ready.set_exception(not_started())
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

    def computed(self) -> float:
        """Return its processor time, of all its threads."""
        try:
            stat = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii", errors="replace")
        except OSError:  # it has ended meanwhile
            return 0.0
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def defer(self) -> None:
        """Lower the priority of each of its threads, which on Linux have one each."""
        with suppress(OSError):  # it has ended meanwhile
            for thread in Path(f"/proc/{self.process}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(thread.name), LOW)

    def kill(self) -> None:
        """Have the forker kill it."""
        self.channel.close()
        self._order({"kill": self._number})

    async def status(self) -> int:
        """Return what the forker reports."""
        done, _ = await asyncio.wait([self.ended], timeout=_STATUS_SECONDS)
        return self.ended.result() if done else 0
