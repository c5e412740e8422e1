"""A dataset that is built while it is served: pages, data, explorer and SPARQL change together, or not at all."""

import asyncio
import gc
import json
import os
import shutil
import signal
import time
import weakref
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from amu_graph.builder import Build, write
from amu_graph.graph import Graph, load
from amu_graph.language import Text
from amu_graph.namespaces import BASE
from amu_graph.store import Store, dataset
from amu_graph.web import create_app
from amu_graph.web.editions import Application

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ECOTERRA = ox.NamedNode(BASE + "building/ecoterra")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAME = "SELECT ?label { <" + ECOTERRA.value + "> rdfs:label ?label }"


@pytest.fixture(params=["in memory", "on disk"])
def _form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have datasets of either form, whatever their size."""
    if request.param == "on disk":
        monkeypatch.setattr(dataset, "LARGE", 0)


def build_with(graph: Graph, label: str, folder: Path) -> None:
    """Build the founding dataset with another name of one building."""

    def renamed(quad: ox.Quad) -> ox.Quad:
        if (quad.subject, quad.predicate) != (ECOTERRA, LABEL):
            return quad
        return ox.Quad(ECOTERRA, LABEL, ox.Literal(label, language="fr"), quad.graph_name)

    lines = ox.serialize(map(renamed, graph.store.quads()), format=ox.RdfFormat.N_QUADS) or b""
    write(Build(lines, ()), folder)


class Reader:
    """Asks one running application."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def get(self, path: str, **options: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        headers = {"accept": "text/html", **options}
        async with httpx.AsyncClient(transport=transport, base_url="http://amu", headers=headers) as client:
            return await client.get(path)

    async def sparql(self, query: str) -> str:
        answer = await self.get("/sparql?query=" + quote(query), accept="text/csv")
        assert answer.status_code == 200, answer.text
        return answer.text.splitlines()[1]

    async def names(self) -> set[str]:
        """The name of the building wherever it is shown."""
        page = (await self.get("/building/ecoterra")).text
        data = (await self.get("/building/ecoterra.ttl")).text
        explorer = (await self.get("/explore/data")).json()
        whole = (await self.get("/download/amu-graph.nq")).text
        shown = (page, data, json.dumps(explorer, ensure_ascii=False), whole)
        return {"Maison neuve" if "Maison neuve" in text else "Ecoterra" for text in shown} | {await self.sparql(NAME)}


async def until(met: Callable[[], Awaitable[bool]]) -> None:
    deadline = time.monotonic() + 120
    while not await met():
        assert time.monotonic() < deadline, "it never comes"
        await asyncio.sleep(0.05)


@contextmanager
def served(graph: Graph, tmp_path: Path, told: list[Text]) -> Iterator[tuple[Reader, Path]]:
    folder = tmp_path / "dataset"
    build_with(graph, "Ecoterra", folder)
    loaded = load(folder, settings=replace(graph.settings, dataset=tmp_path / "elsewhere", query_seconds=600))
    yield Reader(create_app(loaded, tell=told.append)), folder


def test_a_visit_makes_what_the_first_reader_would_wait_for(graph: Graph) -> None:
    app = create_app(graph, visited=("/map",))
    made = vars(app.state.amu_graph)
    assert "whereabouts" not in made

    async def run() -> None:
        async with app.running():
            await until(lambda: _has(made, "whereabouts"))

    asyncio.run(run())


async def _has(made: dict[str, object], name: str) -> bool:
    return name in made


def test_a_graph_of_another_folder_is_answered_from_that_folder(graph: Graph, tmp_path: Path) -> None:
    quad = ox.Quad(ECOTERRA, LABEL, ox.Literal("seul", language="fr"))
    write(Build(f"{quad.triple} .\n".encode(), ()), tmp_path / "other")
    reader = Reader(create_app(load(tmp_path / "other", settings=graph.settings)))

    async def run() -> None:
        async with reader.app.running():
            assert await reader.sparql(COUNT) == "1"

    asyncio.run(run())


@pytest.mark.usefixtures("_form")
@pytest.mark.parametrize("asked_before", [True, False], ids=["workers run", "no query yet"])
def test_a_rebuild_is_taken_up_whole(graph: Graph, tmp_path: Path, *, asked_before: bool) -> None:
    told: list[Text] = []

    async def run(reader: Reader, folder: Path) -> None:
        async with reader.app.running():
            if asked_before:
                assert await reader.names() == {"Ecoterra"}
            etag = (await reader.get("/building/ecoterra")).headers["etag"]
            old, workers = weakref.ref(reader.app.state.amu_graph), reader.app.state.pool.processes
            before = id(old())
            gc.freeze()  # as `serve` does
            build_with(graph, "Maison neuve", folder)
            said = await reader.sparql(NAME)  # whatever SPARQL says, a page that is read after it does not go back
            assert said == "Ecoterra" or "Maison neuve" in (await reader.get("/building/ecoterra")).text
            await until(lambda: _changed(reader, before))
            await until(lambda: _is(reader.names(), {"Maison neuve"}))
            again = await reader.get("/building/ecoterra", **{"if-none-match": etag})
            assert (again.status_code, again.headers["etag"] == etag) == (200, False)
            assert "Maison neuve" in (await reader.get("/search?q=maison+neuve")).text
            await until(lambda: _gone(old, workers))

    with served(graph, tmp_path, told) as (reader, folder):
        asyncio.run(run(reader, folder))
        digest = Store.load(folder).digest[:12]
    assert [text.fr for text in told] == ["Nouveau jeu de données : il est servi."]
    beside = [path.name for path in folder.iterdir() if path.name.startswith(("layout", "drawing", "dataset"))]
    assert all(digest in name for name in beside), "a drawing of another dataset stands beside this one"


async def _gone(old: weakref.ref[object], workers: list[int]) -> bool:
    """Tell whether nothing is left of an edition: no process, and none of its memory."""
    return old() is None and not any(map(_runs, workers))


def _runs(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


async def _is(found: Awaitable[set[str]], expected: set[str]) -> bool:
    return await found == expected


def test_a_reader_under_way_ends_on_what_it_began_with(graph: Graph, tmp_path: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a a ?c . ?d ?e ?f FILTER(?c = ?f) }"

    async def run(reader: Reader, folder: Path) -> None:
        async with reader.app.running():
            under_way = asyncio.create_task(reader.sparql(slow))
            await asyncio.sleep(0.5)
            edition = id(reader.app.state.amu_graph)
            build_with(graph, "Maison neuve", folder)
            await until(lambda: _changed(reader, edition))
            answered = await asyncio.wait_for(under_way, 600)
            assert int(answered) > 0

    with served(graph, tmp_path, []) as (reader, folder):
        asyncio.run(run(reader, folder))


async def _changed(reader: Reader, edition: int) -> bool:
    await reader.get("/robots.txt")
    return id(reader.app.state.amu_graph) != edition


@pytest.mark.usefixtures("_form")
def test_a_dataset_that_is_deleted_is_still_served(graph: Graph, tmp_path: Path) -> None:
    async def run(reader: Reader, folder: Path) -> None:
        async with reader.app.running():
            before = await reader.sparql(COUNT)
            shutil.rmtree(folder)
            for process in reader.app.state.pool.processes:
                os.kill(process, signal.SIGKILL)
            await reader.app.state.pool.stop()  # as if the process that holds the data had ended
            assert await reader.sparql(COUNT + " ") == before
            assert await reader.names() == {"Ecoterra"}

    with served(graph, tmp_path, []) as (reader, folder):
        asyncio.run(run(reader, folder))


def test_a_damaged_rebuild_is_told_and_the_old_one_goes_on(graph: Graph, tmp_path: Path) -> None:
    told: list[Text] = []

    async def run(reader: Reader, folder: Path) -> None:
        async with reader.app.running():
            build_with(graph, "Maison neuve", folder)
            (folder / json.loads((folder / "manifest.json").read_text())["file"]).write_bytes(b"cut sho")
            await until(lambda: _told(told))
            assert await reader.names() == {"Ecoterra"}

    with served(graph, tmp_path, told) as (reader, folder):
        asyncio.run(run(reader, folder))
    assert len(told) == 1
    assert "The dataset is damaged" in told[0].en


async def _told(told: list[Text]) -> bool:
    return bool(told)


def test_a_local_copy_that_is_added_makes_another_answer(graph: Graph, tmp_path: Path) -> None:
    reader = Reader(create_app(graph, replace(graph.settings, sources=tmp_path)))
    path = "/building/ecoterra"

    async def etag() -> str:
        return (await reader.get(path)).headers["etag"]

    before = asyncio.run(etag())
    assert asyncio.run(reader.get(path, **{"if-none-match": before})).status_code == 304
    (tmp_path / "enviroboite-amu.txt").write_text("Un paragraphe.\n", encoding="utf-8")
    assert asyncio.run(etag()) != before
    assert asyncio.run(Reader(create_app(graph)).get(path)).headers["etag"] not in (before, asyncio.run(etag()))
