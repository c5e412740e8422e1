"""The endpoint as an ASGI application, without a server: what no well-behaved client sends."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx
from starlette.types import Message

from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql.endpoint import Endpoint
from web.sparql.conftest import LIMITS, application, small_store

Use = Callable[[httpx.AsyncClient, Pool], Awaitable[None]]


def in_process(use: Use) -> None:
    async def run() -> None:
        async with Pool.over(small_store(), LIMITS) as pool:
            transport = httpx.ASGITransport(application(pool))
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                await use(client, pool)

    asyncio.run(run())


def test_the_same_as_through_a_server() -> None:
    async def use(client: httpx.AsyncClient, pool: Pool) -> None:
        response = await client.get("/sparql", params={"query": "ASK {}"})
        assert response.json() == {"head": {}, "boolean": True}
        assert (await client.put("/sparql")).status_code == 405

    in_process(use)


def test_a_body_in_many_parts() -> None:
    async def parts() -> AsyncIterator[bytes]:
        for letter in 'ASK { ?s ?p "café"@fr }'.encode():
            yield bytes([letter])

    async def use(client: httpx.AsyncClient, pool: Pool) -> None:
        headers = {"Content-Type": "application/sparql-query"}
        response = await client.post("/sparql", content=parts(), headers=headers)
        assert response.json()["boolean"] is True

    in_process(use)


def test_a_client_that_leaves_in_the_middle_of_its_body_gets_nothing() -> None:
    async def use(client: httpx.AsyncClient, pool: Pool) -> None:
        messages: Iterator[Message] = iter(
            [{"type": "http.request", "body": b"query=", "more_body": True}, {"type": "http.disconnect"}],
        )
        sent: list[Message] = []

        async def receive() -> Message:
            return next(messages)

        async def send(message: Message) -> None:
            sent.append(message)

        headers = [(b"content-type", b"application/x-www-form-urlencoded")]
        scope = {"type": "http", "method": "POST", "path": "/sparql", "query_string": b"", "headers": headers}
        await Endpoint(pool)(scope, receive, send)
        assert sent == []

    in_process(use)


def test_a_new_dataset_gives_new_answers_and_new_etags() -> None:
    async def use(client: httpx.AsyncClient, pool: Pool) -> None:
        first = await client.get("/sparql", params={"query": "ASK {}"})
        launcher = pool._launcher
        launcher.digest = "0" * 64  # type: ignore[misc]  # as if the forker had loaded a newer dataset
        second = await client.get(
            "/sparql", params={"query": "ASK {}"}, headers={"If-None-Match": first.headers["etag"]}
        )
        assert second.status_code == 200
        assert second.headers["etag"] != first.headers["etag"]

    in_process(use)
