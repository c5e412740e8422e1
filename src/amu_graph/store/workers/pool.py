"""A pool of workers that can be killed: many queries at once, for the web."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from amu_graph.errors import DatasetError
from amu_graph.store.embedded import Store
from amu_graph.store.workers import messages
from amu_graph.store.workers.channel import Launcher, Where, Worker, WorkerEndedError
from amu_graph.store.workers.exit_status import error_of_status
from amu_graph.store.workers.launch import launcher
from amu_graph.store.workers.limits import Limits, QueryTimeError, time_exceeded
from amu_graph.store.workers.machine import megabytes_for_queries
from amu_graph.store.workers.messages import Answer, Head, Request
from amu_graph.store.workers.place import Place
from amu_graph.store.workers.turns import Turn, Turns

SIZE: Final = 8
"""Workers at most: more than there are processors, so that a slow query does not keep the short ones waiting."""

QUEUE: Final = 128
"""Queries at most that wait for a worker."""

LONG: Final = 0.25
"""Seconds after which a query is a long one, which lets all others go first."""

KILLED: Final = (0, -9)
"""How a worker ends that somebody else killed, or whose parent somebody killed."""

AT_ONCE: Final = 0.2
"""Seconds within which an end is not the doing of the query."""


class Pool:
    """Workers over the dataset of a folder, or of what returns one; started on demand, replaced when they end.

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
        limits = limits or Limits()
        memory = megabytes_for_queries()
        self.limits = replace(limits, megabytes=min(limits.megabytes, memory))
        where: Where = (lambda: (folder, "")) if isinstance(folder, Path) else folder
        self._launcher = launch or launcher(where, self.limits)
        self.turns = Turns(size=size, long=memory // self.limits.megabytes, queue=queue, seconds=self.limits.seconds)
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()

    @classmethod
    def over(cls, store: Store, limits: Limits | None = None, *, size: int = SIZE, queue: int = QUEUE) -> Self:
        """Return a pool over the statements of a store, whatever becomes of the folder that it came from."""
        if store.elsewhere:
            from amu_graph.store.workers.elsewhere import Askers

            return cls(Place(store), limits, size=size, queue=queue, launch=Askers(store, limits or Limits()))
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

    async def run(self, request: Request, client: str = "") -> Answer:
        """Evaluate a query in a worker, for a client: one asker gets half of the workers for long queries at most.

        A query that turns out to be long where there is no room for another begins anew when there is.
        A cancelled call ends the evaluation.

        Raises:
            QuerySyntaxError, QueryEvaluationError, UsageError: as `evaluation.evaluate`.
            QueryLimitError: a limit was exceeded, or too many queries are waiting.
            DatasetError: there is no dataset to query.

        """
        message = messages.from_request(request)
        try:
            try:
                async with self.turns.turn(client) as turn:
                    return messages.to_answer(*await self._run(message, turn))
            except _LongError:
                async with self.turns.turn(client, long=True) as turn:
                    return messages.to_answer(*await self._run(message, turn))
        except QueryTimeError as error:
            error.advise(request.query)
            raise

    async def _run(self, message: bytes, turn: Turn) -> tuple[Head, bytes]:
        begun = time.monotonic()
        while True:
            try:
                return await self._ask(await self._take(), message, turn)
            except WorkerEndedError as error:
                # One that was killed while idle is noticed only at its next request: ask another.
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

    async def _ask(self, worker: Worker, message: bytes, turn: Turn) -> tuple[Head, bytes]:
        """Ask one worker, which is idle again, or killed, afterwards."""
        self._busy.add(worker)
        reusable = False
        watch = _Watch(worker, turn, self.limits.seconds)
        try:
            head, body = await worker.ask(message)
            reusable = not head.get("last") and not watch.deferred
        except WorkerEndedError as error:
            if watch.reason:
                raise watch.reason from error
            error.status = await worker.status()
            raise
        finally:
            watch.end()
            self._busy.discard(worker)
            if reusable:
                self._idle.append(worker)
            else:
                worker.kill()
        return head, body


class _LongError(Exception):
    """A query that is long, where there is no room for another long one."""


class _Watch:
    """Looks how long a worker computes; `reason` is why it was killed, `deferred` that it lets others go first."""

    def __init__(self, worker: Worker, turn: Turn, seconds: float) -> None:
        self.reason: Exception | None = None
        self.deferred = False
        self._worker = worker
        self._turn = turn
        self._computed: float | None = None
        self._loop = asyncio.get_running_loop()
        self._look = self._loop.call_later(LONG, self._lengthen)
        self._last = self._loop.call_later(seconds, self._kill, time_exceeded(seconds))

    def end(self) -> None:
        """Stop looking."""
        self._look.cancel()
        self._last.cancel()

    def _lengthen(self) -> None:
        """Let the query go on as a long one; where there is no room, see whether it computes or only waits."""
        if self._turn.lengthen():
            self.deferred = True
            self._worker.defer()
            return
        computed = self._worker.computed()
        if self._computed is not None and computed - self._computed > LONG / 2:
            self._kill(_LongError())
            return
        self._computed = self._computed or computed
        self._look = self._loop.call_later(LONG, self._lengthen)

    def _kill(self, reason: Exception) -> None:
        self.reason = reason
        self._worker.kill()
