"""The door in front of the application: the same answers, and nothing that it should leave to the application."""

import asyncio

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql import Endpoint, Front
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
