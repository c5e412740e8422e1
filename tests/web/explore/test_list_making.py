"""A list that no build kept is made beside the server: whoever asks meanwhile is told how far it is."""

import asyncio
from collections.abc import Callable

import pytest

from amu_graph.graph import Graph
from amu_graph.query import lists
from amu_graph.query.lists import Lists
from amu_graph.query.narrowing import Narrowing
from amu_graph.web import create_app
from amu_graph.web.explore import list_making
from amu_graph.web.explore.background import Background
from amu_graph.web.explore.explorer_graph import ExplorerGraphs
from amu_graph.web.explore.list_making import BeingMadeError, ListMaking
from web_client import Client


class Slow(Background):
    """A background that waits to be let go; it counts what it is asked for."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph.store)
        self.let_go = asyncio.Event()
        self.asked: list[tuple[object, ...]] = []

    async def run(self, task: Callable[..., bytes], *arguments: object) -> bytes:  # type: ignore[override]
        self.asked.append(arguments)
        self._running = (task, *arguments)
        await self.let_go.wait()
        return task(ExplorerGraphs(self._store), self._progressed, *arguments)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, graph: Graph) -> Lists:
    """The lists of a graph of which all classes have many members, and none is kept."""
    monkeypatch.setattr(lists, "FEW", 0)
    monkeypatch.setattr(lists, "kept", lambda *_: None)
    monkeypatch.setattr(lists, "write_beside", lambda *_, **__: None)
    monkeypatch.setattr(list_making, "PATIENCE", 0.01)
    return Lists(graph.store, graph.portraits.labels)


def test_a_list_is_made_once_while_readers_are_told(many: Lists, graph: Graph) -> None:
    async def run() -> None:
        slow = Slow(graph)
        making = ListMaking(many, slow)
        for part, words in ((0.0, "0%"), (0.5, "50%")):
            slow.progress = part
            with pytest.raises(BeingMadeError, match=words) as told:
                await making.ready("person")
            assert told.value.http_status == 503
            assert told.value.http_headers["Retry-After"] == told.value.http_headers["Refresh"]
        slow.let_go.set()
        await making._task("person")
        await making.ready("person")
        assert slow.asked == [("person",)]
        assert not many.lacks("person")
        assert list(many.browser("person").browse(Narrowing())) == list(graph.browse("person"))

    asyncio.run(run())


def test_what_readers_look_for_is_made_before_they_ask(many: Lists, graph: Graph) -> None:
    async def run() -> None:
        slow = Slow(graph)
        slow.let_go.set()
        await ListMaking(many, slow).prepare()
        made = {str(kind) for (kind,) in slow.asked}
        assert {"person", "project", "publication"} <= made
        assert "participation" not in made
        assert not any(many.lacks(kind) for kind in made)

    asyncio.run(run())


def test_a_page_of_a_list_that_is_being_made_says_so(many: Lists, graph: Graph) -> None:
    app = create_app(graph)

    async def answer() -> None:
        app.state.lists = ListMaking(many, Slow(graph))

    asyncio.run(answer())
    page = Client(app).get("/browse/person", headers={"accept": "text/html", "accept-language": "fr"})
    assert (page.status_code, page.headers["refresh"]) == (503, "3")
    assert "Cette liste se prépare" in page.text
    assert Client(app).get("/browse/nonsense", headers={"accept": "text/html"}).status_code == 404
