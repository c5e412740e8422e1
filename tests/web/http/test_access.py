"""Who may read: this machine under its own names, and pages of the origins that the owner of the server names."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest

from amu_graph.graph import Graph
from amu_graph.web import create_app
from amu_graph.web.editions import Application

HOME = "http://127.0.0.1:8747"
ADDRESSES = (
    "/",
    "/building/ecoterra",
    "/building/ecoterra.ttl",
    "/sparql?query=ASK+%7B%7D",
    "/sparql",
    "/download/amu-graph.nq",
    "/ask/project/participants.csv",
    "/search?q=habitat",
    "/suggest?q=hab",
    "/explore/data",
    "/query/terms",
    "/report",
)
BY_A_SCRIPT = {"origin": "https://example.org", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
BY_A_PICTURE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
IN_A_FRAME = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
BY_A_LINK = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


class Browser:
    """Asks an application that runs; `headers` are written with underscores."""

    def __init__(self, app: Application, runner: asyncio.Runner) -> None:
        self.app = app
        self.runner = runner

    def __call__(self, path: str, *, method: str = "GET", **headers: str) -> httpx.Response:
        return self.runner.run(self._ask(path, method, {name.replace("_", "-"): headers[name] for name in headers}))

    async def _ask(self, path: str, method: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            return await client.request(method, path, headers=headers)


@contextmanager
def running(app: Application) -> Iterator[Browser]:
    with asyncio.Runner() as runner:
        context = app.running()
        runner.run(context.__aenter__())
        yield Browser(app, runner)
        runner.run(context.__aexit__(None, None, None))


@pytest.fixture(scope="module")
def asked(graph: Graph) -> Iterator[Browser]:
    with running(create_app(graph)) as browser:
        yield browser


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_of_another_origin_reads_nothing(asked: Browser, path: str) -> None:
    for headers in (BY_A_SCRIPT, BY_A_PICTURE, IN_A_FRAME):
        refused = asked(path, **headers)
        assert refused.status_code == 403
        assert "AMU_GRAPH_ORIGINS" in refused.text
        assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_name_that_was_made_to_lead_here_reads_nothing(asked: Browser, path: str) -> None:
    refused = asked(path, host="rebound.example:8747", accept_language="en")
    assert refused.status_code == 421
    assert refused.text == (
        "This server is read on this machine only.\nOpen http://127.0.0.1:8747/ or http://localhost:8747/\n"
    )


@pytest.mark.parametrize("host", ["127.0.0.1:8747", "localhost:8747", "LOCALHOST:8747", "[::1]:8747"])
def test_the_names_of_this_machine_are_answered(asked: Browser, host: str) -> None:
    assert asked("/robots.txt", host=host).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 421),  # port 80
        ("localhost:80", 421),
        ("localhost.evil.example:8747", 421),
        ("127.0.0.2:8747", 421),
        ("0.0.0.0:8747", 421),
        ("evil.example", 421),
        ("localhost:8747@evil.example", 400),
        ("localhost:8747 evil", 400),
        ("<script>:8747", 400),
        ("x" * 20_000, 400),
        ("", 400),
    ],
)
def test_other_names_are_refused_and_not_repeated(asked: Browser, host: str, status: int) -> None:
    refused = asked("/sparql", host=host, accept="text/turtle")
    assert refused.status_code == status
    assert "evil" not in refused.text
    assert "script" not in refused.text
    assert len(refused.content) < 500


def test_a_request_that_names_no_host_is_refused_in_words(asked: Browser) -> None:
    """RFC 9112, 3.2: a server must answer 400; one of HTTP/1.0 need not name a host."""

    async def ask(version: str, hosts: int) -> int:
        statuses: list[int] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request"}

        async def send(message: object) -> None:
            if isinstance(message, dict) and "status" in message:
                statuses.append(message["status"])

        scope = {
            "type": "http",
            "http_version": version,
            "method": "GET",
            "scheme": "http",
            "path": "/robots.txt",
            "raw_path": b"/robots.txt",
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", b"localhost:8747")] * hosts,
            "server": ("127.0.0.1", 8747),
            "client": ("127.0.0.1", 1),
        }
        await asked.app(scope, receive, send)
        return statuses[0]

    assert asked.runner.run(ask("1.1", 0)) == 400
    assert asked.runner.run(ask("1.1", 2)) == 400
    assert asked.runner.run(ask("1.0", 0)) == 200
    assert asked.runner.run(ask("1.1", 1)) == 200


@pytest.mark.parametrize("path", ADDRESSES[:-1])
def test_a_link_on_another_site_opens_the_page(asked: Browser, path: str) -> None:
    assert asked(path, accept="text/html", **BY_A_LINK).status_code in (200, 202, 303)


def test_a_form_on_another_site_sends_nothing(asked: Browser) -> None:
    posted = {"content_type": "application/sparql-query"}
    assert asked("/sparql", method="POST", **posted, **BY_A_LINK).status_code == 403
    assert asked("/sparql", method="POST", **posted, origin="http://localhost:3000").status_code == 403
    neighbour = {"origin": "http://localhost:3000", "sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}
    assert asked("/sparql", method="POST", **posted, **neighbour).status_code == 403
    own = {
        "origin": "null",
        "sec-fetch-site": "same-origin",
        "sec-fetch-mode": "navigate",
    }  # of a page without referrer
    assert asked("/sparql", method="POST", **posted, **own).status_code == 400  # read: there is no query in it
    assert asked("/sparql", method="POST", **posted, origin=HOME).status_code == 400


def test_programs_without_a_browser_are_not_troubled(asked: Browser) -> None:
    answer = asked("/sparql?query=ASK+%7B%7D")
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("origins", [("https://example.org",), ("*",)])
def test_an_origin_that_is_named_may_read(graph: Graph, origins: tuple[str, ...]) -> None:
    with running(create_app(graph, replace(graph.settings, origins=origins))) as asked:
        for path in ("/sparql?query=ASK+%7B%7D", "/sparql?query=SELEC", "/building/ecoterra.ttl", "/nowhere"):
            answer = asked(path, **BY_A_SCRIPT)
            assert answer.status_code != 403
            assert answer.headers["access-control-allow-origin"] == (origins[0])
            assert "ETag" in answer.headers["access-control-expose-headers"]
            assert "Origin" in answer.headers["vary"]
            assert "access-control-allow-credentials" not in answer.headers
        preflight = {
            **BY_A_SCRIPT,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
            "access-control-request-private-network": "true",
        }
        allowed = asked("/sparql", method="OPTIONS", **preflight)
        assert allowed.status_code == 204
        assert "POST" in allowed.headers["access-control-allow-methods"]
        assert "content-type" in allowed.headers["access-control-allow-headers"].lower()
        assert allowed.headers["access-control-allow-private-network"] == "true"
        other = {**preflight, "origin": "https://example.com"}
        assert asked("/sparql", method="OPTIONS", **other).status_code == (204 if "*" in origins else 403)
        assert asked("/", host="example.org").status_code == 200  # a server in front, called so, passes its name on
        assert asked("/", host="rebound.example:8747").status_code == (200 if "*" in origins else 421)
