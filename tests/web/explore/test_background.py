"""What the explorer computes in a process of its own."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from amu_graph.errors import UsageError
from amu_graph.graph import Graph, load
from amu_graph.network.explorer.data_file import cached, make, unpacked
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web import create_app
from amu_graph.web.explore import tasks
from amu_graph.web.explore.background import Background, EndedError, _frame
from amu_graph.web.explore.explorer import Explorer
from founding_data import FOUNDING


def opened(graph: Graph, use: Callable[[Background], Awaitable[None]]) -> None:
    async def run() -> None:
        background = Background(graph.store)
        background.open()
        try:
            await use(background)
        finally:
            await background.stop()

    asyncio.run(run())


def test_a_task_answers_from_another_process_as_it_does_here(graph: Graph) -> None:
    here = asyncio.run(Explorer(graph).run(tasks.measure, "", "pagerank"))

    async def use(background: Background) -> None:
        assert await background.run(tasks.measure, "", "pagerank") == here
        assert background._process is not None
        assert background._process.pid != os.getpid()

    opened(graph, use)


def test_what_is_wrong_is_told_and_the_next_task_goes_on(graph: Graph) -> None:
    async def use(background: Background) -> None:
        with pytest.raises(UsageError, match="two columns"):
            await background.run(tasks.places, "", "two-mode", False, "")
        assert background._process is not None
        process = background._process.pid
        assert await background.run(tasks.shared, "", "x", "y") == []
        assert background._process.pid == process

    opened(graph, use)


def test_an_answer_that_nobody_takes_does_not_keep_the_end_waiting(graph: Graph) -> None:
    async def use(background: Background) -> None:
        process = await background._started()
        assert process.stdin is not None
        for _ in range(6):
            process.stdin.write(_frame((tasks.drawings, ("fr",))))
        deadline = time.monotonic() + 120
        while not process.stdout._paused:  # type: ignore[union-attr]  # the answers fill what is kept of them
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        await asyncio.wait_for(background.stop(), 60)

    opened(graph, use)


def killed(background: Background, times: int) -> None:
    """Kill each of the next processes when it is asked for something."""
    start = background._started
    left = iter(range(times))

    async def started() -> asyncio.subprocess.Process:
        process = await start()
        if next(left, None) is not None:
            os.kill(process.pid, signal.SIGKILL)
        return process

    background._started = started  # type: ignore[method-assign]


def test_where_a_process_is_killed_another_answers_in_its_place(graph: Graph) -> None:
    here = asyncio.run(Explorer(graph).run(tasks.measure, "", "closeness"))

    async def use(background: Background) -> None:
        await background.run(tasks.shared, "", "x", "y")
        assert background._process is not None
        first = background._process.pid
        asking = asyncio.ensure_future(background.run(tasks.measure, "", "closeness"))
        await asyncio.sleep(0)
        os.kill(first, signal.SIGKILL)
        assert await asking == here
        assert background._process.pid != first

    opened(graph, use)


def test_where_two_are_killed_the_reader_is_told_when_to_try_again(graph: Graph) -> None:
    async def run() -> None:
        app = create_app(graph)
        background = app.state.explorer.background
        background.open()
        killed(background, 2)
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://amu") as client:
            refused = await client.get("/explore/measure?name=closeness")
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
            assert (await client.get("/explore/measure?name=closeness")).status_code == 200
        await background.stop()

    asyncio.run(run())


def test_a_process_that_is_stopped_is_not_started_again(graph: Graph) -> None:
    async def use(background: Background) -> None:
        await background.run(tasks.shared, "", "x", "y")
        asking = asyncio.ensure_future(background.run(tasks.measure, "", "closeness"))
        await asyncio.sleep(0)
        await background.stop()
        with pytest.raises(EndedError):
            await asking
        assert background._process is None

    opened(graph, use)


def test_a_rebuild_before_the_process_has_loaded_the_dataset_changes_nothing(tiny: Store, tmp_path: Path) -> None:
    tiny.save(tmp_path)
    graph = load(tmp_path)
    here = asyncio.run(Explorer(graph).run(tasks.measure, "", "degree"))

    async def use(background: Background) -> None:
        start = background._started

        async def started() -> asyncio.subprocess.Process:
            Store.memory().save(tmp_path)
            return await start()

        background._started = started  # type: ignore[method-assign]
        assert await background.run(tasks.measure, "", "degree") == here

    opened(graph, use)


def test_one_who_goes_away_leaves_nothing_to_the_next(graph: Graph) -> None:
    async def use(background: Background) -> None:
        leaving = asyncio.ensure_future(background.run(tasks.measure, "", "betweenness"))
        await asyncio.sleep(0.2)
        leaving.cancel()
        assert await background.run(tasks.shared, "", "x", "y") == []

    opened(graph, use)


def test_a_dataset_without_data_gets_them_from_its_server(dataset: Path, tmp_path: Path) -> None:
    """No reader waits for them without being told, and they are kept for the next server."""
    folder = tmp_path / "dataset"
    folder.mkdir()
    for path in dataset.iterdir():
        if not path.name.startswith("explorer-"):
            (folder / path.name).write_bytes(path.read_bytes())
    graph = load(settings=Settings(data=FOUNDING, dataset=folder))
    assert cached(graph.store) is None

    async def run() -> None:
        app = create_app(graph)
        transport = httpx.ASGITransport(app=app)
        async with app.running(), httpx.AsyncClient(transport=transport, base_url="http://amu") as client:
            end = time.monotonic() + 120
            statuses = []
            while (answer := await client.get("/explore/data")).status_code == 202 and time.monotonic() < end:
                assert 0 <= answer.json()["progress"] <= 1
                statuses.append(answer.status_code)
            assert answer.status_code == 200
            assert len(answer.json()["nodes"]["id"]) > 100

    asyncio.run(run())
    content = cached(graph.store)
    assert content is not None
    assert unpacked(content) == unpacked(make(graph.store))
