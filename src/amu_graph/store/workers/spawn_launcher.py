"""Workers that load the dataset each for themselves."""

import asyncio
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict

from amu_graph.store.workers import messages
from amu_graph.store.workers.channel import LOW, Where, Worker, WorkerEndedError, command, not_started
from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.messages import Head


class SpawnLauncher:
    """Workers that load the dataset each for themselves (`spawn_worker`)."""

    def __init__(self, where: Where, limits: Limits) -> None:
        self.digest = ""
        self._where = where
        self._limits = json.dumps(asdict(limits))
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
        folder, digest = self._where()
        process = await asyncio.create_subprocess_exec(
            *command("worker", str(folder), digest, self._limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        worker = SpawnedWorker(process)
        self._workers = [each for each in self._workers if each.alive] + [worker]
        try:
            head, _ = await worker.receive()
        except WorkerEndedError as error:
            raise not_started() from error
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
            return messages.to_head(await read(head_size)), await read(body_size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise WorkerEndedError from error

    def computed(self) -> float:
        """Return the time: processor time is not known everywhere."""
        return time.monotonic()

    def defer(self) -> None:
        """Lower its priority, where the system can."""
        if sys.platform != "win32":
            with suppress(OSError):  # it has ended meanwhile
                os.setpriority(os.PRIO_PROCESS, self.process, LOW)

    def kill(self) -> None:
        """Kill the process."""
        if self.alive:
            self._process.kill()

    async def status(self) -> int:
        """Return the exit code."""
        return await self._process.wait()
