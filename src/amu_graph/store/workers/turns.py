"""Fair scheduling of queries: short ones always find a worker, and no client takes all workers for long ones."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from amu_graph.store.workers.limits import busy

FOR_SHORT: Final = 2
"""Workers that no long query takes."""


class Turns:
    """Places for `size` queries at once, at most `long` of which may be long, and half of them those of one client.

    Whether a query is long is not known beforehand: it begins as a short one. Up to `queue` wait of each kind, so that
    those of one never fill the room of the other.
    """

    def __init__(self, *, size: int, long: int, queue: int, seconds: float) -> None:
        self._size = self._free = size
        self._long_free = max(1, min(long, size - FOR_SHORT))
        self._share = max(1, size // 2)
        self._queue = queue
        self._seconds = seconds
        self._long_of: Counter[str] = Counter()
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._waiting_long: deque[tuple[str, asyncio.Future[None]]] = deque()

    @property
    def taken(self) -> int:
        """How many queries are being evaluated."""
        return self._size - self._free

    @property
    def long(self) -> int:
        """How many long queries are being evaluated."""
        return self._long_of.total()

    @property
    def waiting(self) -> int:
        """How many queries wait for a place."""
        return len(self._waiting) + len(self._waiting_long)

    @asynccontextmanager
    async def turn(self, client: str, *, long: bool = False) -> AsyncIterator["Turn"]:
        """Wait for a place, in the order of arrival, and leave it at the end.

        Raises:
            BusyError: too many wait already, or it took as long as a query may.

        """
        if long or not self._free:
            await self._wait(client, long=long)
        else:
            self._free -= 1
        turn = Turn(self, client, long=long)
        try:
            yield turn
        finally:
            self._leave(client, long=turn.long)

    def lengthen(self, client: str) -> bool:
        """Let a query go on as a long one, if there is room for another of this client's."""
        if not self._long_free or self._long_of[client] >= self._share:
            return False
        self._long_free -= 1
        self._long_of[client] += 1
        return True

    async def _wait(self, client: str, *, long: bool) -> None:
        if len(self._waiting_long if long else self._waiting) >= self._queue:
            raise busy()
        loop = asyncio.get_running_loop()
        place = loop.create_future()
        if long:
            self._waiting_long.append((client, place))
        else:
            self._waiting.append(place)
        timer = loop.call_later(self._seconds, _give_up, place)
        self._call()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and not place.exception():
                self._leave(client, long=long)  # its turn had come: it is another's now
            raise
        finally:
            timer.cancel()

    def _leave(self, client: str, *, long: bool) -> None:
        self._free += 1
        if long:
            self._long_free += 1
            self._long_of[client] -= 1
        self._call()

    def _call(self) -> None:
        """Give the places that are free to those who wait, the short ones first."""
        while self._free and self._waiting:
            self._give(self._waiting.popleft())
        for _ in range(len(self._waiting_long)):
            client, place = self._waiting_long.popleft()
            if place.done():
                continue
            if self._free and self.lengthen(client):
                self._give(place)
            else:
                self._waiting_long.append((client, place))

    def _give(self, place: asyncio.Future[None]) -> None:
        if not place.done():
            self._free -= 1
            place.set_result(None)


class Turn:
    """The place of one query; `long` means that it counts among the long ones."""

    def __init__(self, turns: Turns, client: str, *, long: bool) -> None:
        self._turns = turns
        self._client = client
        self.long = long

    def lengthen(self) -> bool:
        """Return whether the query may go on, now that it is a long one."""
        self.long = self.long or self._turns.lengthen(self._client)
        return self.long


def _give_up(place: asyncio.Future[None]) -> None:
    if not place.done():
        place.set_exception(busy())
