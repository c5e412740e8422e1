"""The door in front of the application: the same answers, and nothing that it should leave to the application."""

import asyncio

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql import Endpoint, Front, front
from amu_graph.web.sparql.front import AT_FIRST, WAIT, Precedence
from web.sparql.conftest import LIMITS, small_store


async def elsewhere(request: Request) -> Response:
    return PlainTextResponse("the application")


def ask(path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def run() -> httpx.Response:
        async with Pool.over(small_store(), LIMITS) as pool:
            routes = [Route("/{path:path}", elsewhere)]
            app = Front(Endpoint(pool), routes=routes)
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers) as client:
                return await client.request(method, path)

    return asyncio.run(run())


def test_queries_go_straight_to_the_endpoint() -> None:
    response = ask("/sparql?query=ASK{}")
    assert response.json() == {"head": {}, "boolean": True}
    assert response.headers["x-content-type-options"] == "nosniff"
    assert ask("/sparql?query=SELEC").headers["content-type"] == "application/problem+json"
    assert ask("/sparql", "DELETE").status_code == 405


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/sparql/", {}),
        ("/sparqling", {}),
        ("/sparql?query=ASK{}", {"Accept": "text/html"}),
        ("/sparql?query=" + "a" * 20_000, {}),
        ("/sparql?query=ASK{}", {"X": "a" * 20_000}),
        ("/sparql?query=ASK{}", {f"X-{number}": "a" for number in range(80)}),
    ],
)
def test_the_rest_goes_to_the_application(path: str, headers: dict[str, str]) -> None:
    assert ask(path, **headers).text == "the application"


async def seconds_waited(precedence: Precedence) -> float:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await precedence.wait()
    return loop.time() - begun


def test_a_query_waits_for_a_page_and_goes_on_at_its_end() -> None:
    async def run() -> list[float]:
        precedence = Precedence()
        alone = await seconds_waited(precedence)
        with precedence.page():
            query = asyncio.create_task(seconds_waited(precedence))
            await asyncio.sleep(WAIT / 5)
            assert not query.done()
        return [alone, await query, await seconds_waited(precedence)]

    alone, beside, after = asyncio.run(run())
    assert alone == pytest.approx(0, abs=WAIT / 10)
    assert WAIT / 5 <= beside < WAIT
    assert after == pytest.approx(0, abs=WAIT / 10)


def test_in_one_turn_of_the_loop_one_query_goes_on() -> None:
    """Those that waited for a page too, in the order in which they came, but for one whose client has gone."""
    went: list[tuple[str, int]] = []
    turn = 0

    async def ask(precedence: Precedence, name: str) -> None:
        await precedence.wait()
        went.append((name, turn))

    async def run() -> None:
        nonlocal turn
        precedence = Precedence()
        with precedence.page():
            queries = [asyncio.create_task(ask(precedence, f"waiting {number}")) for number in range(5)]
            await asyncio.sleep(0)
            queries[2].cancel()
        queries += [asyncio.create_task(ask(precedence, f"later {number}")) for number in range(5)]
        while not all(query.done() for query in queries):
            turn += 1
            await asyncio.sleep(0)

    asyncio.run(run())
    names, turns = zip(*went, strict=True)
    assert list(names) == [f"waiting {number}" for number in (0, 1, 3, 4)] + [f"later {number}" for number in range(5)]
    assert len(set(turns)) == len(turns)


def test_no_query_waits_long_however_many_pages_are_read() -> None:
    async def run() -> float:
        precedence = Precedence()
        with precedence.page(), precedence.page():
            return await seconds_waited(precedence)

    assert WAIT <= asyncio.run(run()) < AT_FIRST


def test_what_takes_long_goes_first_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "AT_FIRST", 0.01)

    async def run() -> float:
        precedence = Precedence()
        with precedence.page():
            await asyncio.sleep(0.02)
            return await seconds_waited(precedence)

    assert asyncio.run(run()) < WAIT
