"""Files of the whole dataset: made once, the same bytes as the commands write, sent without a copy for each client."""

import asyncio
import hashlib
import threading
import time
import tracemalloc

import httpx
import pytest

from amu_graph.export import serialize
from amu_graph.formats import RDF_SYNTAXES, RdfSyntax
from amu_graph.graph import Graph
from amu_graph.store import Store
from amu_graph.web import create_app
from amu_graph.web.editions import Application
from amu_graph.web.pages import downloads


async def fetch(app: Application, extension: str, **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://amu") as client:
        return await client.get(f"/download/amu-graph.{extension}", headers=headers)


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_n_quads_are_the_file_whose_digest_is_told(graph: Graph, encoding: str) -> None:
    answer = asyncio.run(fetch(create_app(graph), "nq", **{"accept-encoding": encoding}))
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert hashlib.sha256(answer.content).hexdigest() == graph.store.digest


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
def test_a_download_is_the_export(graph: Graph, syntax: RdfSyntax) -> None:
    answer = asyncio.run(fetch(create_app(graph), syntax.extensions[0], **{"accept-encoding": "identity"}))
    assert answer.content == serialize(graph.store, syntax)
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-type"].startswith(syntax.media_types[0])


def test_each_format_is_made_once_and_two_at_a_time(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    under_way: list[str] = []
    most: list[int] = []
    before = threading.active_count()

    def slow(_: Store, syntax: RdfSyntax) -> bytes:
        made.append(syntax.name)
        under_way.append(syntax.name)
        most.append(len(under_way))
        time.sleep(0.2)
        under_way.remove(syntax.name)
        return b"content"

    monkeypatch.setattr(downloads, "serialize", slow)
    app = create_app(graph)

    async def run() -> None:
        readers = [fetch(app, syntax.extensions[0]) for syntax in RDF_SYNTAXES for _ in range(40)]
        answers = asyncio.gather(*readers)
        await asyncio.sleep(0.1)
        begun = time.monotonic()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://amu") as client:
            assert (await client.get("/building/ecoterra")).status_code == 200  # others find a thread
        assert time.monotonic() - begun < 30
        assert threading.active_count() - before < 20  # those who wait hold none
        assert {answer.content for answer in await answers} == {b"content"}

    asyncio.run(run())
    assert max(most) == 2
    assert sorted(made) == sorted(syntax.name for syntax in RDF_SYNTAXES)


def test_clients_that_never_read_hold_no_copy(graph: Graph) -> None:
    app = create_app(graph)

    async def never_reads(encoding: bytes) -> None:
        async def send(message: object) -> None:
            if isinstance(message, dict) and message.get("body"):
                await asyncio.sleep(60)

        async def receive() -> dict[str, object]:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": "/download/amu-graph.nq",
            "raw_path": b"/download/amu-graph.nq",
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", b"amu"), (b"accept-encoding", encoding)],
            "server": ("amu", 80),
            "client": ("127.0.0.1", 1),
        }
        await app(scope, receive, send)

    async def run() -> None:
        length = len((await fetch(app, "nq")).content)
        tracemalloc.start()
        clients = [asyncio.create_task(never_reads(encoding)) for encoding in (b"gzip", b"identity") * 30]
        await asyncio.sleep(1)
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        for client in clients:
            client.cancel()
        await asyncio.gather(*clients, return_exceptions=True)
        assert held / 60 < length / 5, "each client holds a copy"

    asyncio.run(run())
