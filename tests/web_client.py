"""What tests of the web share: a client of an application in this process, pages read, graphs written by hand."""

import asyncio
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyoxigraph as ox
from starlette.types import Message, Scope

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE, RDFS
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web import create_app
from amu_graph.web.editions import Application
from founding_data import FOUNDING

VOID = {"base", "meta", "link", "input", "br", "img", "hr", "wbr"}


class Client:
    """A browser, as far as headers go; every request stands alone, without cookies of those before."""

    def __init__(self, app: Application) -> None:
        self.app = app

    def request(self, method: str, path: str, **options: object) -> httpx.Response:
        request = _REQUESTS.build_request(method, path, **options)  # type: ignore[arg-type]  # httpx checks its options
        _REQUESTS.cookies.clear()
        return asyncio.run(self._answer_made(request))

    async def _answer_made(self, request: httpx.Request) -> httpx.Response:
        """Ask again for a report that is being made, as a browser does that loads its page again."""
        answer = await self._answer(request)
        while request.url.path == "/report" and "refresh" in answer.headers:
            answer = await self._answer(request)
        return answer

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        """Let the application answer, as a server would: without what a client of many requests needs."""
        given: list[Message] = [{"type": "http.request", "body": request.read(), "more_body": False}]
        answered = asyncio.Event()
        head: list[Message] = []
        body = bytearray()

        async def receive() -> Message:
            if given:
                return given.pop()
            await answered.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                head.append(message)
            else:
                body.extend(message.get("body", b"") if request.method != "HEAD" else b"")
                if not message.get("more_body", False):
                    answered.set()

        await self.app(_scope(request), receive, send)
        assert answered.is_set()
        headers = [(name, value) for name, value in head[0].get("headers", [])]
        return httpx.Response(head[0]["status"], headers=headers, content=bytes(body), request=request)

    def get(self, path: str, **options: object) -> httpx.Response:
        return self.request("GET", path, **options)


_REQUESTS = httpx.Client(base_url="http://amu", headers={"accept": "text/html"})


def _scope(request: httpx.Request) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.split(b"?")[0],
        "query_string": request.url.query,
        "server": (request.url.host, request.url.port),
        "client": ("127.0.0.1", 123),
        "root_path": "",
    }


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
