"""A query asked by many is evaluated once."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Message

from amu_graph.errors import QueryEvaluationError
from amu_graph.language import Text
from amu_graph.store.workers.limits import BusyError
from amu_graph.web.sparql.single_flight import ClientGoneError, Flights


async def staying() -> Message:
    await asyncio.sleep(60)
    return {"type": "http.disconnect"}


async def leaving() -> Message:
    return {"type": "http.disconnect"}


def evaluation(
    calls: list[int], outcome: Exception | None = None, seconds: float = 0.05
) -> Callable[[], Awaitable[str]]:
    async def evaluate() -> str:
        calls.append(1)
        await asyncio.sleep(seconds)
        if outcome:
            raise outcome
        return "answer"

    return evaluate


def test_one_evaluation_for_all_who_ask_the_same() -> None:
    async def run() -> None:
        flights: Flights[str, str] = Flights()
        calls: list[int] = []
        evaluate = evaluation(calls)
        asked = [flights.run(key, evaluate, staying) for key in ("a", "a", "b", "a")]
        assert await asyncio.gather(*asked) == ["answer"] * 4
        assert len(calls) == 2
        await flights.run("a", evaluate, staying)
        assert len(calls) == 3

    asyncio.run(run())


def test_an_error_is_told_to_all() -> None:
    async def run() -> None:
        flights: Flights[str, str] = Flights()
        error = QueryEvaluationError(Text(fr="non", en="no"))
        evaluate = evaluation([], error)
        asked = [flights.run("a", evaluate, staying) for _ in range(3)]
        assert await asyncio.gather(*asked, return_exceptions=True) == [error] * 3

    asyncio.run(run())


def test_an_evaluation_that_nobody_awaits_any_more_is_cancelled() -> None:
    async def run() -> None:
        flights: Flights[str, str] = Flights()
        async with asyncio.timeout(30):
            with pytest.raises(ClientGoneError):
                await flights.run("a", evaluation([], seconds=60), leaving)

    asyncio.run(run())


def test_it_goes_on_for_those_who_stay() -> None:
    async def run() -> None:
        flights: Flights[str, str] = Flights()
        calls: list[int] = []
        evaluate = evaluation(calls, seconds=0.8)
        first = asyncio.create_task(flights.run("a", evaluate, leaving))
        await asyncio.sleep(0.01)
        assert await flights.run("a", evaluate, staying) == "answer"
        assert await first == "answer"
        assert len(calls) == 1

    asyncio.run(run())


def test_those_who_follow_are_told_when_the_first_is_stopped() -> None:
    async def run() -> None:
        flights: Flights[str, str] = Flights()
        evaluate = evaluation([], seconds=30)
        first = asyncio.create_task(flights.run("a", evaluate, staying))
        await asyncio.sleep(0.01)
        second = asyncio.create_task(flights.run("a", evaluate, staying))
        await asyncio.sleep(0.01)
        first.cancel()
        with pytest.raises(BusyError):
            await second
        with pytest.raises(asyncio.CancelledError):
            await first

    asyncio.run(run())
