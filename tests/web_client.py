"""What tests of the web share: a client of an application in this process, pages read, graphs written by hand."""

import asyncio
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE, RDFS
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web import create_app
from amu_graph.web.editions import Application
from founding_data import FOUNDING

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Client:
    """A browser, as far as headers go; every request stands alone, without cookies of those before."""

    def __init__(self, app: Application) -> None:
        self.app = app

    def request(self, method: str, path: str, **options: object) -> httpx.Response:
        return asyncio.run(self._request(method, path, **options))

    async def _request(self, method: str, path: str, **options: object) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://amu", headers={"accept": "text/html"}
        ) as client:
            return await client.request(method, path, **options)  # type: ignore[arg-type]  # httpx checks its options

    def get(self, path: str, **options: object) -> httpx.Response:
        return self.request("GET", path, **options)


class Reader(HTMLParser):
    """Reads a page: its links, its identifiers, and whether its elements close as they open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.forbidden: list[str] = []
        self.language = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.forbidden += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith("on")]
        self.forbidden += [tag] if tag == "style" else []
        self.language = attributes.get("lang") or "" if tag == "html" else self.language
        if attributes.get("id"):
            self.ids.append(str(attributes["id"]))
        if tag == "script":
            self.scripts.append(attributes)
        if tag == "a" and attributes.get("href"):
            self.links.append(str(attributes["href"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"


def graph_of(trig: str, folder: Path) -> Graph:
    """A graph of a few statements, in no folder."""
    store = Store.memory(ox.parse(trig, format=ox.RdfFormat.TRIG))
    return Graph(store, Settings(data=FOUNDING, dataset=folder / "none"))


def client_of(graph: Graph) -> Client:
    """A client of the application of a graph."""
    return Client(create_app(graph))


def paths(graph: Graph) -> list[str]:
    """Return the paths of the pages of all entities, concepts and sources."""
    quads = graph.store.quads(None, ox.NamedNode(RDFS + "label"), None, ox.DefaultGraph())
    iris = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    ours = sorted(iri.removeprefix(BASE) for iri in iris if iri.startswith(BASE) and "#" not in iri)
    return ["/" + path for path in ours if not path.startswith("ontology")]
