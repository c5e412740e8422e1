"""What whoever keeps the server running is told: ids, lines of log, figures, health."""

import io
import json
import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from amu_graph.graph import Graph
from amu_graph.web import create_app, editions
from amu_graph.web.http.request_log import RequestLog
from web_client import Client

MEMBERS = {"time", "id", "method", "path", "section", "status", "ms", "bytes"}


def figures(client: Client) -> dict[str, float]:
    """Return the samples of `/metrics`, as the library of Prometheus reads them."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        " ".join((sample.name, *(sample.labels[name] for name in sorted(sample.labels)))): sample.value
        for family in families
        for sample in family.samples
    }


class Logged:
    """A client, and what is logged of its requests."""

    def __init__(self, graph: Graph) -> None:
        self._stream = io.StringIO()
        self._log = RequestLog(self._stream)
        self.client = Client(create_app(graph, log=self._log))

    def lines(self) -> list[dict[str, object]]:
        self._log.close()
        return [json.loads(line) for line in self._stream.getvalue().splitlines()]


@pytest.fixture
def logged(graph: Graph) -> Logged:
    return Logged(graph)


def test_every_answer_has_an_id_that_the_log_has_too(logged: Logged) -> None:
    answers = [logged.client.get(path) for path in ("/", "/sparql?query=ASK{}", "/nowhere/at-all", "/robots.txt")]
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert len(set(ids)) == 4
    lines = logged.lines()
    assert [line["id"] for line in lines] == ids
    assert [line["status"] for line in lines] == [answer.status_code for answer in answers] == [200, 303, 404, 200]
    assert [line["section"] for line in lines] == ["home", "sparql", "other", "robots.txt"]
    assert all(set(line) == MEMBERS for line in lines)
    assert [line["bytes"] for line in lines] == [int(answer.headers["content-length"]) for answer in answers]


def test_an_answer_from_a_cache_has_an_id_of_its_own(client: Client) -> None:
    ids = [client.get("/project/lieu-commun").headers.get_list("x-request-id") for _ in range(3)]
    assert all(len(each) == 1 for each in ids)
    assert len({each[0] for each in ids}) == 3


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80))
def test_an_id_of_a_server_in_front_is_kept_and_nothing_else(client: Client, given_id: str) -> None:
    answer = client.get("/robots.txt", headers={"x-request-id": given_id})
    kept = re.fullmatch(r"[A-Za-z0-9._-]{1,64}", given_id) is not None
    assert (answer.headers["x-request-id"] == given_id) == kept


def test_neither_who_asks_nor_what_is_searched_for_is_logged(logged: Logged) -> None:
    headers = {
        "user-agent": "Secretbrowser",
        "cookie": "secret=1",
        "referer": "http://secret.example/",
        "x-forwarded-for": "192.0.2.7",
    }
    logged.client.get("/search?q=secret", headers=headers)
    logged.client.request("POST", "/sparql", content="LOAD <urn:secret>", headers=headers)
    written = json.dumps(logged.lines()).lower()
    assert '"path": "/search"' in written
    assert not [word for word in ("secret", "192.0.2.7", "127.0.0.1") if word in written]


def test_a_path_that_tries_something_stays_one_line(logged: Logged) -> None:
    logged.client.get("/x%0A%7B%22status%22:200%7D%1B%5B2J%C2%9B" + "y" * 1000)
    (line,) = logged.lines()
    assert len(str(line["path"])) == 200


def test_figures_are_read_by_the_library_of_prometheus(client: Client) -> None:
    before = figures(client)
    for _ in range(3):
        client.get("/project/lieu-commun")
    client.request("BREW", "/project/lieu-commun")
    for number in range(5):
        client.get(f"/strange-{number}/x")
    after = figures(client)
    more = {name: value - before.get(name, 0) for name, value in after.items()}
    assert more["amu_graph_requests_total GET project 200"] == 3
    assert more["amu_graph_requests_total other project 405"] == 1
    assert more["amu_graph_requests_total GET other 404"] == 5
    assert more["amu_graph_request_seconds_count project"] == 4
    assert not [name for name in after if "strange" in name]
    assert after["amu_graph_queries_waiting"] == 0
    assert {"amu_graph_workers", "amu_graph_queries_long", "amu_graph_log_lines_lost"} <= set(after)


def test_the_health_names_the_dataset(client: Client, graph: Graph) -> None:
    answer = client.get("/health")
    assert answer.json() == {"status": "ok", "dataset": graph.store.digest}
    assert answer.headers["cache-control"] == "no-store"


def test_a_crowd_keeps_nobody_from_seeing_how_the_server_is(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "MOST_READERS", 0)
    crowded = client.get("/")
    assert (crowded.status_code, crowded.headers["retry-after"]) == (503, "5")
    assert "x-request-id" in crowded.headers
    assert client.get("/health").status_code == 200
    assert figures(client)["amu_graph_requests_total GET home 503"] >= 1


class Slow(io.StringIO):
    """A pipe whose reader has stopped, until it goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = threading.Event()

    def write(self, text: str, /) -> int:
        self.reading.wait(20)
        return super().write(text)


def test_whoever_reads_the_log_slowly_keeps_nobody_waiting() -> None:
    stream = Slow()
    log = RequestLog(stream, most_waiting=10)
    for number in range(1000):
        log(number=number)
    stream.reading.set()
    log.close()
    numbers = [json.loads(line)["number"] for line in stream.getvalue().splitlines()]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) + log.lost == 1000
    assert 10 <= len(numbers) <= 12


def test_a_log_that_cannot_be_written_ends_nothing() -> None:
    stream = io.StringIO()
    log = RequestLog(stream)
    stream.close()
    log(number=1)
    log.close()
    assert log.lost == 1
