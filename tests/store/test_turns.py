"""Turns: places are given in order, short queries first, and each that is taken is given back."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import pytest

from amu_graph.store.workers.limits import BusyError
from amu_graph.store.workers.turns import Turns


def run(use: Callable[[Turns], Awaitable[None]], *, size: int = 4, long: int = 9, queue: int = 99) -> None:
    async def begin() -> None:
        await use(Turns(size=size, long=long, queue=queue, seconds=30))

    asyncio.run(begin())


class Asker:
    """One query: waits for its place, and leaves it when told."""

    def __init__(self, turns: Turns, client: str, order: list[str], *, long: bool = False) -> None:
        self.done = asyncio.Event()
        self.lengthened: bool | None = None
        self._turns, self._client, self._order, self._long = turns, client, order, long
        self.task = asyncio.create_task(self._ask())

    async def _ask(self) -> None:
        async with self._turns.turn(self._client, long=self._long) as turn:
            self._order.append(self._client)
            self.lengthened = self._long or (self._client.isupper() and turn.lengthen())
            await self.done.wait()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_one_client_has_half_of_the_places_for_long_queries_and_two_are_for_short_ones() -> None:
    async def use(turns: Turns) -> None:
        order: list[str] = []
        askers = [Asker(turns, client, order) for client in "AAAAABBBB"]
        await settle()
        assert order == list("AAAAABBB")  # all begin as short ones, as many as there are places
        assert [asker.lengthened for asker in askers[:8]] == [True] * 4 + [False] + [True] * 2 + [False]
        assert turns.long == 6

    run(use, size=8)


def test_memory_is_for_so_many_long_queries_and_at_least_for_one() -> None:
    async def use(turns: Turns) -> None:
        askers = [Asker(turns, client, []) for client in "AB"]
        await settle()
        assert [asker.lengthened for asker in askers] == [True, False]

    for long in (0, 1):
        run(use, size=8, long=long)


def test_who_waits_is_called_in_order_the_short_ones_first() -> None:
    async def use(turns: Turns) -> None:
        order: list[str] = []
        first = Asker(turns, "a", order)
        await settle()
        others = [
            Asker(turns, "L", order, long=True),
            Asker(turns, "b", order),
            Asker(turns, "c", order),
            Asker(turns, "L", order, long=True),
        ]
        await settle()
        assert order == ["a"]
        for asker in (first, *others[1:3], others[0]):
            asker.done.set()
            await settle()
        assert order == ["a", "b", "c", "L", "L"]

    run(use, size=1)


def test_a_client_that_has_its_share_is_passed_over() -> None:
    async def use(turns: Turns) -> None:
        order: list[str] = []
        greedy = [Asker(turns, "greedy", order, long=True) for _ in range(3)]
        other = Asker(turns, "other", order, long=True)
        await settle()
        assert order == ["greedy", "greedy", "other"]
        greedy[0].done.set()
        await settle()
        assert order == ["greedy", "greedy", "other", "greedy"]
        assert not other.task.done()

    run(use, size=5)


def test_too_many_that_wait_are_told_to_come_back() -> None:
    async def use(turns: Turns) -> None:
        order: list[str] = []
        askers = [Asker(turns, client, order) for client in "abcd"]
        await settle()
        with pytest.raises(BusyError):
            await askers[3].task

    run(use, size=1, queue=2)


def test_long_ones_that_wait_leave_room_for_short_ones() -> None:
    async def use(turns: Turns) -> None:
        order: list[str] = []
        long = [Asker(turns, "long", order, long=True) for _ in range(5)]
        await settle()
        assert [asker.task.done() for asker in long] == [False] * 4 + [True]  # two have places, two wait
        with pytest.raises(BusyError):
            await long[4].task
        short = [Asker(turns, "short", order) for _ in range(4)]
        await settle()
        assert order == ["long", "long", "short", "short"]
        assert not any(asker.task.done() for asker in short)

    run(use, queue=2)


def test_who_waits_too_long_is_told_to_come_back() -> None:
    async def begin() -> None:
        turns = Turns(size=1, long=1, queue=9, seconds=0.01)
        order: list[str] = []
        first, second = Asker(turns, "a", order), Asker(turns, "b", order)
        with pytest.raises(BusyError):
            await second.task
        first.done.set()
        third = Asker(turns, "c", order)
        await settle()
        assert order == ["a", "c"]
        third.done.set()
        await third.task

    asyncio.run(begin())


@pytest.mark.parametrize("seed", range(20))
def test_whatever_ends_or_goes_away_no_place_is_lost(seed: int) -> None:
    chance = random.Random(seed)

    async def use(turns: Turns) -> None:
        order: list[str] = []
        askers: list[Asker] = []
        for _ in range(300):
            if chance.random() < 0.5:
                askers.append(Asker(turns, chance.choice("abAB"), order, long=chance.random() < 0.3))
            elif askers:
                asker = chance.choice(askers)
                if chance.random() < 0.5:
                    asker.done.set()
                else:
                    asker.task.cancel()
            if chance.random() < 0.7:
                await settle()
            assert turns.long <= 2
        for asker in askers:
            asker.task.cancel()
        await asyncio.gather(*(asker.task for asker in askers), return_exceptions=True)
        assert turns.long == 0
        order.clear()
        last = [Asker(turns, client, order) for client in "wxyz"]
        await settle()
        assert order == list("wxyz")  # all four places are free
        for asker in last:
            asker.done.set()
        await asyncio.gather(*(asker.task for asker in last))

    run(use)
