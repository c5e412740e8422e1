"""Single flight: a query that several clients ask at the same time is evaluated once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from starlette.types import Receive

from amu_graph.errors import AmuGraphError
from amu_graph.store.workers.limits import busy

PATIENCE: Final = 0.25
"""Seconds after which it is watched whether the client is still there."""


Key = TypeVar("Key")
Value = TypeVar("Value")


class ClientGoneError(Exception):
    """The client is gone, and no other waits for the answer."""


@dataclass(slots=True)
class _Flight(Generic[Value]):
    followers: list[asyncio.Future[Value]]

    @property
    def awaited(self) -> bool:
        return any(not follower.done() for follower in self.followers)

    def land(self, value: Value) -> None:
        for follower in self.followers:
            if not follower.done():
                follower.set_result(value)

    def end(self) -> None:
        """Fail the followers that have neither a value nor an error: the evaluation was stopped."""
        if self.awaited:
            self.fail(busy())

    def fail(self, error: Exception) -> None:
        for follower in self.followers:
            if not follower.done():
                follower.set_exception(error)


class Flights(Generic[Key, Value]):
    """Evaluations under way; a second request for the same waits for the first one's answer."""

    def __init__(self) -> None:
        self._flights: dict[Key, _Flight[Value]] = {}

    async def run(self, key: Key, evaluate: Callable[[], Awaitable[Value]], receive: Receive) -> Value:
        """Return what `evaluate` returns, for `key` only once at a time.

        Raises:
            ClientGoneError: the client went away, no other waits for the answer, and the evaluation was cancelled.

        """
        flight = self._flights.get(key)
        if flight:
            follower: asyncio.Future[Value] = asyncio.get_running_loop().create_future()
            flight.followers.append(follower)
            return await follower
        flight = self._flights[key] = _Flight([])
        watch = _Watch(receive, flight)
        try:
            value = await evaluate()
            flight.land(value)
        except asyncio.CancelledError:
            if watch.cancelled:
                raise ClientGoneError from None
            raise
        except AmuGraphError as error:
            flight.fail(error)
            raise
        finally:
            watch.end()
            del self._flights[key]
            flight.end()
        return value


class _Watch(Generic[Value]):
    """Cancels the current task when its client has gone; begins to look only when the answer takes long."""

    def __init__(self, receive: Receive, flight: _Flight[Value]) -> None:
        self.cancelled = False
        self._receive = receive
        self._flight = flight
        self._evaluation = asyncio.current_task()
        self._watching: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(PATIENCE, self._begin)

    def end(self) -> None:
        """Stop watching."""
        self._timer.cancel()
        if self._watching:
            self._watching.cancel()
        if self.cancelled and self._evaluation:
            self._evaluation.uncancel()

    def _begin(self) -> None:
        self._watching = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        if self._evaluation and not self._flight.awaited:
            self.cancelled = True
            self._evaluation.cancel()
