"""The event loop waits and sends; whatever computes runs in a thread."""

import asyncio
import inspect
from functools import partial

import httpx
import pytest
from starlette.routing import BaseRoute, Route

from amu_graph.graph import Graph, load
from amu_graph.web import create_app

AT_ONCE = {"robots", "void", "colours", "_health", "_metrics"}
"""Handlers whose answer is at hand: a thread would cost more than they do."""


def test_a_handler_awaits_or_runs_in_a_thread(graph: Graph) -> None:
    routes: list[BaseRoute] = create_app(graph).routes
    endpoints = [
        route.endpoint for route in routes if isinstance(route, Route) and not isinstance(route.endpoint, type)
    ]
    handlers = [each.func if isinstance(each, partial) else each for each in endpoints]
    assert len(handlers) > 30
    loops = [each for each in handlers if inspect.iscoroutinefunction(each) and "await" not in inspect.getsource(each)]
    assert {each.__name__ for each in loops} <= AT_ONCE


@pytest.mark.parametrize("name", ["counts", "facets"])
def test_counts_are_made_once(graph: Graph, name: str) -> None:
    state = create_app(graph).state.amu_graph
    assert getattr(state, name) is getattr(state, name)


PATHS = (
    "/",
    "/ask",
    "/ask/project/participants?project=project/ecoterra",
    "/building/ecoterra",
    "/building/ecoterra.ttl",
    "/dataset",
    "/explore/data",
    "/explore/search?q=habitat",
    "/explore/participations",
    "/explore/picture.svg",
    "/nowhere/at-all",
    "/ontology",
    "/person/thomas-huguen",
    "/project/lieu-commun",
    "/query/terms",
    "/search?q=habitat",
    "/sources",
    "/suggest?q=hab",
    "/vocabulary",
)


def test_many_cold_pages_at_once_are_what_they_are_alone(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """And none of them forks: a fork beside threads that compute waits for them, for ever where they wait for it."""

    def forked() -> int:
        raise AssertionError("the server forks")

    monkeypatch.setattr("os.fork", forked)

    async def read(client: httpx.AsyncClient, path: str) -> tuple[int, bytes]:
        answer = await client.get(path, headers={"accept": "text/html"})
        return answer.status_code, answer.content

    async def run() -> None:
        cold = create_app(load(settings=graph.settings))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=cold), base_url="http://amu") as client:
            together = await asyncio.gather(*(read(client, path) for path in PATHS * 3))
            alone = [await read(client, path) for path in PATHS]
        assert together == alone * 3

    asyncio.run(run())
