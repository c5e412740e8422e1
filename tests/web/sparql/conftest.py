"""A real server on the loopback interface, over a graph small enough to know every answer by heart."""

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import httpx
import pyoxigraph as ox
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from amu_graph.store import Store
from amu_graph.store.workers import Limits
from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql import NOWHERE, Endpoint, Remote

TRIG = """
@prefix : <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:a :p :b ; rdfs:label "café"@fr ; :size 14 .
:b :p :c .
:c :p :d .
:one { :a :p :b . :x :q 1 }
:two { :a :p :b . :y :q 2 }
"""

LIMITS = Limits(seconds=60, megabytes=400, answer_megabytes=8)


@dataclass(frozen=True)
class Server:
    """A server that runs, and the pool behind it."""

    address: str
    pool: Pool

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=60, verify=False)  # no certificates to read: it is quick


def small_store() -> Store:
    return Store.memory(ox.parse(TRIG, format=ox.RdfFormat.TRIG))


async def page(request: Request) -> Response:
    """The page that browsers get, which others provide."""
    return HTMLResponse("<title>page</title>" + request.query_params.get("query", ""))


def application(pool: Pool, remote: Remote = NOWHERE) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool:
            yield

    endpoint = Endpoint(pool, language="en", page=page, remote=remote)
    return Starlette(routes=[Route("/sparql", endpoint)], lifespan=lifespan)


@contextmanager
def serving(pool: Pool, remote: Remote = NOWHERE) -> Iterator[Server]:
    config = uvicorn.Config(application(pool, remote), host="127.0.0.1", port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Server(f"http://127.0.0.1:{port}", pool)
    finally:
        server.should_exit = True
        thread.join(60)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving(Pool.over(small_store(), LIMITS)) as running:
        yield running


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client
