"""SERVICE asks other machines only where somebody listed them, at constant addresses, never through a redirect."""

import asyncio
import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest

from amu_graph.errors import AmuGraphError, QueryEvaluationError
from amu_graph.query.guard import examine
from amu_graph.query.refusals import QueryForbiddenError
from amu_graph.store.workers import Answer, Request
from amu_graph.store.workers.pool import Pool
from amu_graph.web.editor.rows import evaluated
from amu_graph.web.sparql import Remote
from web.sparql.conftest import LIMITS, Server, serving, small_store

ANSWER = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "from elsewhere"}}]}}


@dataclass
class Elsewhere:
    """An endpoint of another machine; `asked` are the paths that came."""

    host: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    known = Elsewhere()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.do_GET()

        def do_GET(self) -> None:
            known.asked.append(self.path)
            redirected = self.path.startswith("/redirect")
            self.send_response(307 if redirected else 200)
            self.send_header("location", f"http://{known.host}/secret")
            self.send_header("content-type", "application/sparql-results+json")
            body = json.dumps(ANSWER).encode()
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.host = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield known
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def federated(elsewhere: Elsewhere) -> Iterator[Server]:
    store = small_store()
    remote = Remote((elsewhere.host,), LIMITS)
    with serving(Pool.over(store, LIMITS), remote) as running:
        yield running


def asked(server: Server, query: str) -> httpx.Response:
    with server.client() as client:
        return client.post("/sparql", data={"query": query})


def test_a_listed_host_is_asked(federated: Server, elsewhere: Elsewhere) -> None:
    ours = "<http://example.org/a> <http://example.org/p> ?o"
    query = f"SELECT ?x ?o {{ {ours} SERVICE <http://{elsewhere.host}/s> {{ ?s ?p ?x }} }}"
    response = asked(federated, query)
    assert response.status_code == 200
    (binding,) = response.json()["results"]["bindings"]
    assert binding["x"]["value"] == "from elsewhere"
    assert binding["o"]["value"] == "http://example.org/b"
    assert response.headers["cache-control"] == "no-store"  # the other machine may answer otherwise the next time
    assert "etag" not in response.headers


def test_a_redirect_is_not_followed(federated: Server, elsewhere: Elsewhere) -> None:
    elsewhere.asked.clear()
    response = asked(federated, f"SELECT * {{ SERVICE <http://{elsewhere.host}/redirect> {{ ?s ?p ?x }} }}")
    assert response.status_code >= 400
    assert response.headers["content-type"] == "application/problem+json"
    assert elsewhere.asked == ["/redirect"]


@pytest.mark.parametrize(
    "service",
    [
        "<http://127.0.0.1:1/sparql>",
        "<http://localhost/sparql>",
        "?endpoint",
        "elsewhere:sparql",
        "</sparql>",
        "<//{host}/sparql>",
        "<ftp://{host}/sparql>",
        "<file:///etc/passwd>",
        "<http://{host}@evil.example/sparql>",
        "<http://evil.example/{host}>",
        "<http://evil.example#{host}>",
        "<http://{host}.evil.example/sparql>",
    ],
)
def test_anything_else_is_refused(federated: Server, elsewhere: Elsewhere, service: str) -> None:
    elsewhere.asked.clear()
    listed = f"SERVICE <http://{elsewhere.host}/s> {{ ?s ?p ?x }}"
    other = service.replace("{host}", elsewhere.host)
    for silent in ("", "SILENT "):
        prologue = f"PREFIX elsewhere: <http://{elsewhere.host}/> BASE <http://{elsewhere.host}/> "
        response = asked(federated, f"{prologue}SELECT * {{ {listed} SERVICE {silent}{other} {{ ?a ?b ?c }} }}")
        assert response.status_code == 403
    assert elsewhere.asked == []


def test_no_worker_can_ask_by_itself(elsewhere: Elsewhere) -> None:
    """Neither the guard nor the list of hosts stands before it: what is left is the kernel."""
    elsewhere.asked.clear()

    async def answered() -> Answer:
        async with Pool.over(small_store(), LIMITS) as pool:
            return await pool.run(Request(f"SELECT * {{ SERVICE <http://{elsewhere.host}/s> {{ ?s ?p ?x }} }}"))

    with pytest.raises(QueryEvaluationError, match="neither files nor connections"):
        asyncio.run(answered())
    assert elsewhere.asked == []


def test_load_and_updates_stay_refused(federated: Server, elsewhere: Elsewhere) -> None:
    assert asked(federated, f"LOAD <http://{elsewhere.host}/s>").status_code == 403
    assert (
        asked(
            federated, f"INSERT {{ ?s ?p 1 }} WHERE {{ SERVICE <http://{elsewhere.host}/s> {{ ?s ?p ?o }} }}"
        ).status_code
        == 403
    )


def test_nobody_is_asked_where_no_host_is_listed(server: Server, elsewhere: Elsewhere) -> None:
    elsewhere.asked.clear()
    assert asked(server, f"SELECT * {{ SERVICE <http://{elsewhere.host}/s> {{ ?s ?p ?x }} }}").status_code == 403
    assert elsewhere.asked == []


def test_the_form_of_the_editor_may_ask_the_same_hosts(elsewhere: Elsewhere) -> None:
    store = small_store()
    query = f"SELECT ?x {{ SERVICE <http://{elsewhere.host}/s> {{ ?s ?p ?x }} }}"

    async def answers() -> tuple[Answer | AmuGraphError, Answer | AmuGraphError]:
        async with Pool.over(store, LIMITS) as pool:
            return await evaluated(pool, query, Remote((elsewhere.host,))), await evaluated(pool, query)

    allowed, refused = asyncio.run(answers())
    assert isinstance(allowed, Answer)
    assert json.loads(allowed.body) == ANSWER
    assert isinstance(refused, QueryForbiddenError)


def test_the_description_says_that_others_can_be_asked(federated: Server, server: Server) -> None:
    for one, expected in ((federated, True), (server, False)):
        with one.client() as client:
            described = client.get("/sparql", headers={"accept": "application/n-triples"}).text
        assert ("BasicFederatedQuery" in described) is expected


@pytest.mark.parametrize("word", ["SERVICE", "service", "\\u0053ERVICE", "true.SERVICE"])
def test_however_it_is_written_an_unlisted_host_is_refused(word: str) -> None:
    with pytest.raises(QueryForbiddenError):
        examine(f"SELECT * {{ ?s ?p ?o . {word} <http://evil.example/> {{ ?a ?b ?c }} }}", ["listed.example"])


def test_an_address_with_an_escape_is_not_a_listed_one() -> None:
    with pytest.raises(QueryForbiddenError):
        examine("SELECT * { SERVICE <http://listed.example\\u002Eevil.example/> { ?a ?b ?c } }", ["listed.example"])
