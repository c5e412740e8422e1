"""Many queries at once, each in a worker that can be killed: what the web asks."""

import asyncio
import time
from collections import deque
from pathlib import Path
from typing import Final, Self

from amu_graph.errors import DatasetError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import messages
from amu_graph.store.workers.causes import error_of_status
from amu_graph.store.workers.channel import Launcher, Where, Worker, WorkerEndedError
from amu_graph.store.workers.launch import launcher
from amu_graph.store.workers.limits import Limits, busy, time_exceeded
from amu_graph.store.workers.messages import Answer, Head, Request
from amu_graph.store.workers.place import Place

SIZE: Final = 8
"""Workers at most: more than there are processors, so that a slow query does not keep the short ones waiting."""

QUEUE: Final = 128
"""Queries at most that wait for a worker."""

KILLED: Final = (0, -9)
"""How a worker ends that somebody else killed, or whose parent somebody killed."""

AT_ONCE: Final = 0.2
"""Seconds within which an end is not the doing of the query."""


class Pool:
    """Workers over the dataset of a folder, or of what tells one, made when they are needed and replaced when they end.

    A pool belongs to one event loop.
    """

    def __init__(
        self,
        folder: Path | Where,
        limits: Limits | None = None,
        *,
        size: int = SIZE,
        queue: int = QUEUE,
        launch: Launcher | None = None,
    ) -> None:
        self.limits = limits or Limits()
        where: Where = (lambda: (folder, "")) if isinstance(folder, Path) else folder
        self._launcher = launch or launcher(where, self.limits)
        self._queue = queue
        self._free = size
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()

    @classmethod
    def over(cls, store: Store, limits: Limits | None = None, *, size: int = SIZE, queue: int = QUEUE) -> Self:
        """Return a pool over the statements of a store, whatever becomes of the folder that it came from."""
        return cls(Place(store), limits, size=size, queue=queue)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.stop()

    @property
    def processes(self) -> list[int]:
        """The numbers of the worker processes."""
        return [worker.process for worker in (*self._idle, *self._busy)]

    @property
    def digest(self) -> str:
        """The digest of the dataset, empty before the start."""
        return self._launcher.digest

    async def start(self) -> None:
        """Load the dataset; `run` does so by itself where it was not done before.

        Raises:
            DatasetError: there is no dataset, or it is damaged.

        """
        await self._launcher.start()

    async def stop(self) -> None:
        """End every process; queries under way fail."""
        await self._launcher.stop()
        self._idle.clear()

    async def run(self, request: Request) -> Answer:
        """Evaluate a query in a worker.

        A cancelled call ends the evaluation.

        Raises:
            QuerySyntaxError, QueryEvaluationError, UsageError: as `evaluation.evaluate`.
            QueryLimitError: a limit was exceeded, or too many queries are waiting.
            DatasetError: there is no dataset to query.

        """
        if self._free:
            self._free -= 1
        else:
            await self._turn()
        try:
            return messages.to_answer(*await self._run(messages.from_request(request)))
        finally:
            self._next()

    async def _turn(self) -> None:
        """Wait until somebody else is done, in the order of arrival."""
        if len(self._waiting) >= self._queue:
            raise busy()
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        self._waiting.append(turn)
        timer = loop.call_later(self.limits.seconds, _give_up, turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                self._next()  # its turn had come: it is another's now
            raise
        finally:
            timer.cancel()

    def _next(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    async def _run(self, message: bytes) -> tuple[Head, bytes]:
        begun = time.monotonic()
        while True:
            try:
                return await self._ask(await self._take(), message)
            except WorkerEndedError as error:
                # One that somebody killed while it was idle is noticed only when it is asked: ask another.
                if error.status not in KILLED or time.monotonic() - begun > AT_ONCE:
                    raise error_of_status(error.status, self.limits) from error

    async def _take(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
        try:
            return await self._launcher.launch()
        except DatasetError:  # a build may just have put another dataset there: where to load is asked again
            return await self._launcher.launch()

    async def _ask(self, worker: Worker, message: bytes) -> tuple[Head, bytes]:
        """Ask one worker, which is idle again, or killed, afterwards."""
        self._busy.add(worker)
        expired = reusable = False

        def expire() -> None:
            nonlocal expired
            expired = True
            worker.kill()

        timer = asyncio.get_running_loop().call_later(self.limits.seconds, expire)
        try:
            head, body = await worker.ask(message)
            reusable = not head.get("last")
        except WorkerEndedError as error:
            if expired:
                raise time_exceeded(self.limits.seconds) from error
            error.status = await worker.status()
            raise
        finally:
            timer.cancel()
            self._busy.discard(worker)
            if reusable:
                self._idle.append(worker)
            else:
                worker.kill()
        return head, body


def _give_up(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_exception(busy())
