"""What a server may do wrong, and what is said then; the servers are ours, in a thread."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from amu_graph.errors import AmuGraphError, DatasetError, QueryEvaluationError, QueryLimitError, UsageError
from amu_graph.namespaces import MERGED
from amu_graph.store.remote import Access, RemoteStore
from amu_graph.store.remote.exchange import LINES, MARKUP, Exchange
from amu_graph.store.remote.target import Target

JSON = "application/sparql-results+json"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
NO = b'{"head":{"vars":["generation","digest","statements","number","merged"]},"results":{"bindings":[]}}'
Asked = dict[str, list[str]]
Said = tuple[int, dict[str, str], bytes]


class Server(ThreadingHTTPServer):
    """Answers queries with what a function says; keeps what it was asked."""

    def __init__(self, say: Callable[[str], Said]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.say = say
        self.asked: list[tuple[Asked, dict[str, str]]] = []
        self.paths: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        fields = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        self.server.paths.append(self.path)
        self.server.asked.append((fields, dict(self.headers)))
        status, headers, body = self.server.say(fields.get("query", [""])[0])
        self.send_response(status)
        for name, value in {"content-length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(say: Callable[[str], Said]) -> Iterator[Server]:
    """Serve on a loopback port."""
    server = Server(say)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def store_of(server: Server, **options: object) -> RemoteStore:
    host, port = server.server_address[:2]
    return RemoteStore(Access.to(f"http://{host!s}:{port}/sparql", **options))  # type: ignore[arg-type]


def always(status: int, body: bytes, media_type: str = JSON, **headers: str) -> Callable[[str], Said]:
    """Return what answers the question for the merged graph with no, and everything else so."""

    def say(query: str) -> Said:
        if MERGED in query:
            return 200, {"content-type": JSON}, NO
        return status, {"content-type": media_type, **headers}, body

    return say


FAULTS: tuple[tuple[Callable[[str], Said], type[AmuGraphError], str], ...] = (
    (always(200, b"<p>Hello", "text/html"), DatasetError, "not as a SPARQL server"),
    (always(200, ROWS[:-20]), QueryEvaluationError, "not whole"),
    (always(200, ROWS[:-2] + b"Error: out of memory"), QueryEvaluationError, "out of memory"),
    (always(200, b""), QueryEvaluationError, "not whole"),
    (always(401, b""), DatasetError, "AMU_GRAPH_USER"),
    (always(403, b""), DatasetError, "refuses"),
    (always(404, b""), DatasetError, "nothing at this address"),
    (always(301, b"", location="https://elsewhere.example/sparql"), DatasetError, "https://elsewhere.example/sparql"),
    (always(503, b""), DatasetError, "overloaded"),
    (always(500, b"no such \x1b[31mfunction", "text/plain"), QueryEvaluationError, r"no such  ?\[31mfunction"),
    (always(200, ROWS, **{"content-length": str(len(ROWS) + 9), "connection": "close"}), DatasetError, "whole"),
)


@pytest.mark.parametrize(("say", "kind", "words"), FAULTS)
def test_what_goes_wrong_is_said_with_the_name_of_the_machine(
    say: Callable[[str], Said], kind: type[AmuGraphError], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amu_graph.store.remote.exchange._PAUSE", 0.001)
    with serving(say) as server, pytest.raises(kind, match=words) as error:
        list(store_of(server).select("SELECT ?x WHERE { ?x ?y ?z }"))
    assert "127.0.0.1" in str(error.value)
    assert error.value.message.fr != error.value.message.en


@pytest.mark.parametrize(
    ("status", "said", "words"),
    [
        (400, "no query", r"takes no updates at this address \(400\): no query"),
        (401, "", "AMU_GRAPH_USER"),
        (403, "", "does not let us write"),
        (404, "", "--update"),
        (405, "", "takes no updates at this address"),
        (413, "", "refuses what has this size"),
        (415, "", "--update"),
        (500, "Virtuoso 42000 Error SR186:SECURITY: No permission to execute", "does not let us write"),
        (500, "disk I/O error", r"could not write \(500\): disk I/O error"),
        (503, "", "overloaded"),
        (507, "", "no room left"),
    ],
)
def test_why_a_server_does_not_write_is_said(
    status: int, said: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amu_graph.store.remote.exchange._PAUSE", 0.001)
    with serving(always(status, said.encode(), "text/plain")) as server:
        host, port = server.server_address[:2]
        with pytest.raises(DatasetError, match=words) as error:
            Exchange(Access.to(f"http://{host!s}:{port}/update")).update(
                "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"
            )
        assert error.value.message.fr != error.value.message.en
        assert len(server.asked) == (3 if status == 503 else 1)


@pytest.mark.parametrize(
    ("status", "said", "words"),
    [
        (404, "", "--graph-store"),
        (405, "", "takes no graphs"),
        (400, "read only", "does not let us write"),
        (507, "", "no room"),
    ],
)
def test_why_a_server_does_not_take_a_graph_is_said(status: int, said: str, words: str) -> None:
    with serving(always(status, said.encode(), "text/plain")) as server:
        host, port = server.server_address[:2]
        with pytest.raises(DatasetError, match=words) as error:
            Exchange(Access.to(f"http://{host!s}:{port}/store?a=b")).add("urn:g", b"<urn:a> <urn:b> 1 .\n")
        assert error.value.message.fr != error.value.message.en
        assert server.paths == ["/store?a=b&graph=urn%3Ag"]


def test_a_password_is_sent_as_the_server_wants_it() -> None:
    challenge = {"www-authenticate": 'Digest realm="r", nonce="n", qop="auth", algorithm="MD5"'}
    sent: list[str] = []

    def say(query: str) -> Said:
        sent.append(server.asked[-1][1].get("Authorization", "").partition(" ")[0])
        return (200, {"content-type": JSON}, NO) if sent[-1] == "Digest" else (401, challenge, b"")

    with serving(say) as server:
        store = store_of(server, user="moi", password="secret")
        for _ in range(2):
            list(store.select("SELECT ?x WHERE { ?x ?y ?z }"))
    assert sent == ["Basic", "", "Digest", "Digest", "Digest"]


def test_a_moment_of_trouble_is_tried_again_and_a_wrong_query_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amu_graph.store.remote.exchange._PAUSE", 0.001)
    statuses = iter([503, 429, 200])

    def say(query: str) -> Said:
        return (200, {"content-type": JSON}, NO) if MERGED in query else (next(statuses), {"content-type": JSON}, ROWS)

    with serving(say) as server:
        assert len(list(store_of(server).select("SELECT ?x WHERE { ?x ?y ?z }"))) == 1
        assert len(server.asked) == 4
    with serving(always(400, b"unknown prefix")) as server:
        with pytest.raises(QueryEvaluationError, match="unknown prefix"):
            store_of(server).query("SELECT ?x WHERE { ?x ?y ?z }")
        assert len(server.asked) == 2


def test_an_answer_that_is_late_or_too_large_is_given_up() -> None:
    given_up = threading.Event()

    def late(query: str) -> Said:
        assert MERGED in query or given_up.wait(60), "the answer was waited for"
        return always(200, ROWS)(query)

    with serving(late) as server:
        with pytest.raises(QueryLimitError, match=r"0\.2 seconds"):
            store_of(server, seconds=0.2).query("SELECT ?x WHERE { ?x ?y ?z }")
        given_up.set()
    with serving(always(200, ROWS + b" " * (2 << 20))) as server, pytest.raises(QueryLimitError, match="1 MB"):
        store_of(server, megabytes=1).query("SELECT ?x WHERE { ?x ?y ?z }")


def test_rows_that_a_server_cuts_are_asked_for_in_parts() -> None:
    def say(query: str) -> Said:
        if MERGED in query:
            return 200, {"content-type": JSON}, NO
        begin = int(query.rpartition("OFFSET ")[2]) if "OFFSET" in query else 0
        rows = [{"x": {"type": "literal", "value": str(number)}} for number in range(begin, min(begin + 2, 5))]
        body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}})
        return 200, {"content-type": JSON, "x-sparql-maxrows": "2"}, body.encode()

    with serving(say) as server:
        store = store_of(server)
        assert [row["x"].value for row in store.select("SELECT ?x WHERE { ?x ?y ?z }")] == list("01234")
        assert all("ORDER BY ?x" in fields["query"][0] for fields, _ in server.asked[2:])
        with pytest.raises(QueryLimitError, match="cuts its answers at 2 rows"):
            store.query("SELECT ?x WHERE { ?x ?y ?z } ORDER BY ?y")


def test_a_password_is_sent_to_the_address_and_shown_nowhere() -> None:
    with serving(always(200, ROWS)) as server:
        store_of(server, user="ada", password="secret").query("SELECT ?x WHERE { ?x ?y ?z }")
        store_of(server, token="secret").query("SELECT ?x WHERE { ?x ?y ?z }")
        sent = [headers["Authorization"] for _, headers in server.asked]
    assert sent == ["Basic YWRhOnNlY3JldA=="] * 2 + ["Bearer secret"] * 2
    assert "secret" not in repr(Access.to("https://example.org/sparql", password="secret", token="secret"))


def test_graphs_that_the_address_names_are_those_of_the_query() -> None:
    with serving(always(200, ROWS)) as server:
        host, port = server.server_address[:2]
        address = f"http://{host!s}:{port}/sparql?default-graph-uri=urn:a&key=1"
        RemoteStore(Access.to(address)).query("SELECT ?x WHERE { ?x ?y ?z }")
        assert [fields["default-graph-uri"] for fields, _ in server.asked] == [["urn:a"]]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://example.org/sparql", "AMU_GRAPH_PLAIN_HOSTS=example.org"),
        ("http://localhost.example.org/sparql", "AMU_GRAPH_PLAIN_HOSTS"),
        ("https://ada:secret@example.org/sparql", "AMU_GRAPH_PASSWORD"),
        ("https:///sparql", "no address"),
        ("https://example.org:99999/sparql", "no address"),
        ("https://exa mple.org/", "no address"),
    ],
)
def test_an_address_that_would_tell_others_or_is_none_is_refused(address: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as error:
        Access.to(address)
    assert "secret" not in str(error.value)


def test_this_machine_and_named_hosts_are_spoken_to_without_encryption() -> None:
    for address in ("http://localhost:7878/query", "http://127.0.0.2/sparql", "http://[::1]:1/sparql"):
        assert Access.to(address).url == address
    assert Access.to("http://lab:8890/sparql", plain_hosts=("lab:8890",)).host == "lab:8890"


def test_a_machine_that_is_off_is_unreachable() -> None:
    with serving(always(200, ROWS)) as server:
        store = store_of(server)
    with pytest.raises(DatasetError, match=r"127\.0\.0\.1:\d+ cannot be reached"):
        store.query("ASK { ?x ?y ?z }")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((406, {"content-type": "text/plain"}, b"no such format"), id="refuses them"),
        pytest.param((200, {"content-type": "application/sparql-results+xml"}, b"<a/>"), id="gives something else"),
        pytest.param((200, {"content-type": JSON}, b""), id="gives JSON"),
    ],
)
def test_what_was_pushed_is_compared_on_a_server_that_knows_no_lines(lines: Said) -> None:
    graphs = [(f"urn:{name}", [b"<urn:s>\t<urn:p>\t<urn:o>"]) for name in "gh"]
    row = {name: {"type": "uri", "value": f"urn:{name}"} for name in "spo"}
    bindings = [{**row, "at": {"type": "uri", "value": f"urn:{at}"}} for at, _ in enumerate(graphs)]
    content = json.dumps({"head": {"vars": ["s", "p", "o", "at"]}, "results": {"bindings": bindings}}).encode()

    def say(_: str) -> Said:
        whole = 200, {"content-type": JSON}, content
        asked = server.asked[-1][1]["Accept"]
        return whole if asked == JSON else (lines[0], lines[1], lines[2] or content)

    with serving(say) as server:
        access = Access.to(f"http://127.0.0.1:{server.server_address[1]}/")
        target = Target(access, access)
        assert target.difference(graphs) == ""
        assert target.difference([*graphs, ("urn:i", graphs[0][1])]) == "<urn:s> <urn:p> <urn:o>"
    forms = [headers["Accept"].partition(",")[0] for _, headers in server.asked]
    assert forms == ([LINES, LINES] if lines[1]["content-type"] == JSON else [LINES, MARKUP, JSON, JSON])
    assert all(JSON in headers["Accept"] for _, headers in server.asked)
