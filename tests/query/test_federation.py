"""SERVICE is asked by us, at a listed machine, and its answer stands in the query as values."""

import http.server
import json
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from amu_graph.errors import QueryEvaluationError, QueryLimitError
from amu_graph.graph import Graph
from amu_graph.query import Solutions, federation
from amu_graph.query.federation import resolved
from amu_graph.store.workers import Limits, Request
from amu_graph.store.workers.limits import QueryTimeError

LIMITS = Limits(seconds=20)
JSON = "application/sparql-results+json"


@dataclass
class Elsewhere:
    """Another machine: what it answers, and the queries that came."""

    host: str = ""
    body: bytes = b""
    media_type: str = JSON
    status: int = 200
    asked: list[str] = field(default_factory=list)

    def answers(self, *rows: Mapping[str, Any], names: tuple[str, ...] = ("x", "y")) -> None:
        self.status, self.media_type = 200, JSON
        self.body = json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()

    def request(self, query: str) -> Request:
        return Request(query.replace("THERE", f"<http://{self.host}/sparql>"))


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    known = Elsewhere()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["content-length"])).decode()
            known.asked.append(parse_qs(form)["query"][0])
            self.send_response(known.status)
            self.send_header("content-type", known.media_type)
            self.send_header("content-length", str(len(known.body)))
            self.end_headers()
            self.wfile.write(known.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.host = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield known
        server.shutdown()
        thread.join()


def solutions(query: str) -> list[dict[str, str | None]]:
    results = ox.Store().query(query)
    assert isinstance(results, ox.QuerySolutions)
    names = [variable.value for variable in results.variables]
    return [{name: str(row[name]) if row[name] else None for name in names} for row in results]


def test_every_value_of_an_answer_stands_in_the_query(elsewhere: Elsewhere) -> None:
    values = [
        ({"type": "uri", "value": "http://example.org/é"}, "<http://example.org/é>"),
        ({"type": "literal", "value": '"} # \\ \n é'}, '"\\"} # \\\\ \\n é"'),
        ({"type": "literal", "value": "eau", "xml:lang": "fr"}, '"eau"@fr'),
        ({"type": "literal", "value": "1", "datatype": "urn:x"}, '"1"^^<urn:x>'),
        ({"type": "bnode", "value": "b0"}, f"<{federation.GENID}b0>"),
    ]
    elsewhere.answers(*({"x": value} for value, _ in values))
    found = solutions(
        resolved(elsewhere.request("SELECT ?x ?y { SERVICE THERE { ?x ?p ?y } }"), [elsewhere.host], LIMITS).query
    )
    assert found == [{"x": written, "y": None} for _, written in values]


def test_the_other_machine_gets_the_group_with_the_prefixes_that_it_needs(elsewhere: Elsewhere) -> None:
    elsewhere.answers({})
    query = (
        "PREFIX ex: <urn:ex:> SELECT * { ?a ex:a 1 SERVICE THERE { ?x ex:b { SELECT ?y { ?y a amu:Project } } # }\n } }"
    )
    resolved(elsewhere.request(query), [elsewhere.host], LIMITS)
    (asked,) = elsewhere.asked
    assert asked.endswith("SELECT * WHERE { ?x ex:b { SELECT ?y { ?y a amu:Project } } # }\n }")
    assert "PREFIX ex: <urn:ex:>" in asked
    assert "PREFIX amu: <https://w3id.org/amu-graph/ontology#>" in asked


def test_it_is_joined_with_what_stands_around(elsewhere: Elsewhere) -> None:
    elsewhere.answers({"x": {"type": "uri", "value": "urn:1"}, "y": {"type": "uri", "value": "urn:2"}}, {})
    query = (
        "SELECT * { VALUES ?x { <urn:1> <urn:3> } SERVICE THERE { ?x ?p ?y } OPTIONAL { SERVICE SILENT THERE { } } }"
    )
    found = solutions(resolved(elsewhere.request(query), [elsewhere.host], LIMITS).query)
    assert {(row["x"], row["y"]) for row in found} == {("<urn:1>", "<urn:2>"), ("<urn:1>", None), ("<urn:3>", None)}
    elsewhere.answers()
    assert solutions(resolved(elsewhere.request(query), [elsewhere.host], LIMITS).query) == []
    assert len(elsewhere.asked) == 4


def test_lines_behind_keep_their_number(elsewhere: Elsewhere) -> None:
    elsewhere.answers({"x": {"type": "literal", "value": "a\nb"}})
    query = elsewhere.request("SELECT * {\n SERVICE THERE {\n ?x ?p\n ?y } # a {\n ?x }").query
    asked = resolved(Request(query), [elsewhere.host], LIMITS).query
    assert asked.splitlines()[-1] == " ?x }"
    assert len(asked.splitlines()) == len(query.splitlines())


def test_answers_in_xml_are_read_too(elsewhere: Elsewhere) -> None:
    results = ox.Store().query("SELECT ?x { VALUES ?x { 1 } }")
    assert isinstance(results, ox.QuerySolutions)
    elsewhere.media_type = "application/sparql-results+xml; charset=utf-8"
    elsewhere.body = results.serialize(format=ox.QueryResultsFormat.XML) or b""
    query = resolved(elsewhere.request("SELECT ?x { SERVICE THERE { ?x ?p ?o } }"), [elsewhere.host], LIMITS).query
    assert solutions(query) == [{"x": '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'}]


@pytest.mark.parametrize(
    ("status", "media_type", "body"),
    [
        (500, JSON, b"{}"),
        (307, JSON, b""),
        (200, "text/html", b"<p>"),
        (200, JSON, b'{"head": {}, "boolean": true}'),
        (
            200,
            JSON,
            b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": "urn:a> } #"}}]}}',
        ),
    ],
)
def test_an_answer_that_is_none_is_said_unless_it_may_be_missing(
    elsewhere: Elsewhere, status: int, media_type: str, body: bytes
) -> None:
    elsewhere.status, elsewhere.media_type, elsewhere.body = status, media_type, body
    with pytest.raises(QueryEvaluationError, match=elsewhere.host) as raised:
        resolved(elsewhere.request("SELECT * { SERVICE THERE { ?x ?p ?y } }"), [elsewhere.host], LIMITS)
    assert "SILENT" in raised.value.in_("fr")
    query = resolved(
        elsewhere.request("SELECT * { SERVICE SILENT THERE { ?x ?p ?y } }"), [elsewhere.host], LIMITS
    ).query
    assert solutions(query) == [{}]


def test_an_answer_without_end_is_not_read(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(federation, "MOST_BYTES", 1 << 20)
    elsewhere.body = b" " * ((1 << 20) + 1)
    with pytest.raises(QueryLimitError, match="1 MB"):
        resolved(elsewhere.request("SELECT * { SERVICE SILENT THERE { } }"), [elsewhere.host], LIMITS)


def test_a_machine_that_says_nothing_is_waited_for_as_long_as_the_limit_says() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(QueryTimeError):
            resolved(Request(f"ASK {{ SERVICE SILENT <http://{host}/> {{ }} }}"), [host], Limits(seconds=0.3))


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_a_machine_that_is_not_listed_is_never_asked_even_where_no_guard_stood_before(
    elsewhere: Elsewhere, silent: str
) -> None:
    request = elsewhere.request(f"SELECT * {{ SERVICE {silent}THERE {{ }} }}")
    with pytest.raises(QueryEvaluationError, match="not allowed"):
        resolved(request, ["example.org"], LIMITS)
    assert elsewhere.asked == []


def test_the_library_asks_the_machines_of_its_settings(elsewhere: Elsewhere, graph: Graph) -> None:
    elsewhere.answers({"x": {"type": "uri", "value": "https://w3id.org/amu-graph/project/ecoterra"}})
    federated = Graph(graph.store, replace(graph.settings, service_hosts=(elsewhere.host,)))
    query = elsewhere.request("SELECT ?x { ?x a amu:Project SERVICE THERE { ?x ?p ?y } }").query
    answer = federated.query(query)
    assert isinstance(answer, Solutions)
    assert [row["x"] for row in answer] == ["https://w3id.org/amu-graph/project/ecoterra"]
    assert answer.query == query
