"""Several applications over one server: they share nothing else, and nobody sees which of them answered."""

import configparser
import re
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import yaml

from amu_graph.cli.serve import serve
from amu_graph.graph import load
from amu_graph.namespaces import BASE, RDFS
from amu_graph.resources import root
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.push import Push
from amu_graph.store.remote.target import Target
from engines import oxigraph
from web_client import client_of

if TYPE_CHECKING:
    from amu_graph.store.remote.exchange import Reading

TINY = Path(__file__).parents[1] / "tiny.trig"
SPARQL = "/sparql?format=json&query=SELECT+*+%7B+%3Fs+a+%3Fclass+%7D"
PATHS = ("/project/moulin", "/project/moulin.ttl", SPARQL)


def dataset(name: str) -> Store:
    mill = ox.NamedNode(f"{BASE}project/moulin")
    named = ox.Quad(mill, ox.NamedNode(RDFS + "label"), ox.Literal(name, language="fr"))
    return Store.memory([*ox.parse(path=str(TINY), format=ox.RdfFormat.TRIG), named])


def push(store: Store, target: Target) -> None:
    Push.of(store, target).run(target, keep=1, tell=lambda _: None)


def test_they_answer_alike_and_take_up_what_is_pushed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amu_graph.store.remote.watching.SECONDS", 0.0)
    with oxigraph() as server:
        push(dataset("Avant"), server.target())
        clients = [client_of(load(server.query)) for _ in range(2)]
        before = {}
        for path in PATHS:
            one, other = (client.get(path) for client in clients)
            assert (one.status_code, one.content, one.headers.get("etag")) == (
                *(200, other.content, other.headers.get("etag")),
            ), path
            assert one.headers["etag"], path
            assert clients[1].get(path, headers={"if-none-match": one.headers["etag"]}).status_code == 304
            before[path] = one.headers["etag"]
        push(dataset("Après"), server.target())
        for client in clients:
            deadline = time.monotonic() + 120
            while "Après" not in client.get("/project/moulin.ttl").text:
                assert time.monotonic() < deadline
                time.sleep(0.1)
            for path in PATHS:
                assert client.get(path, headers={"if-none-match": before[path]}).status_code == 200


def test_a_server_that_was_away_is_read_again_when_it_has_the_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes back without what it held, and the same dataset is pushed anew, as another generation."""
    monkeypatch.setattr("amu_graph.store.remote.watching.SECONDS", 0.0)
    with oxigraph() as server:
        push(dataset("Moulin"), server.target())
        client = client_of(load(server.query))
        client.app._renewal.seconds = 0.0
        assert client.get("/about").status_code == 200
    assert client.get("/person/nobody").status_code >= 500
    with oxigraph(port=int(server.query.split(":")[2].partition("/")[0])) as server:
        assert client.get("/person/nobody").status_code == 404
        push(dataset("Moulin"), server.target())
        deadline = time.monotonic() + 120
        while "Moulin" not in client.get("/project/moulin.nt").text:
            assert time.monotonic() < deadline
            time.sleep(0.1)


@pytest.mark.parametrize("path", ["/ask/theme/most-frequent", SPARQL, "/project/moulin"])
def test_a_page_asks_the_server_seldom(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question takes three round trips at most; the same page or answer again takes none."""
    asked: list[object] = []
    answered = Exchange._answered

    def counting(exchange: Exchange, request: dict[str, object], read: "Reading[object]") -> object:
        asked.append(request)
        return answered(exchange, request, read)

    monkeypatch.setattr(Exchange, "_answered", counting)
    with oxigraph() as server:
        push(dataset("Moulin"), server.target())
        client = client_of(load(server.query))
        asked.clear()
        first = client.get(path)
        assert first.status_code == 200
        assert len(asked) <= 3 or path.startswith("/project"), path
        asked.clear()
        assert client.get(path).content == first.content
        seen = client.get(path, headers={"if-none-match": first.headers.get("etag", "")})
        assert (seen.status_code, asked) == (304 if "etag" in first.headers else 200, [])


def test_the_files_of_the_manual_start_what_there_is() -> None:
    folder = root() / "docs" / "how-to" / "serving"
    services = yaml.safe_load((folder / "compose.yaml").read_text(encoding="utf-8"))["services"]
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.read(folder / "amu-graph@.service", encoding="utf-8")
    commands = [each["command"] for name, each in services.items() if name.startswith("serve")]
    ports = set()
    for command in (*commands, unit["Service"]["ExecStart"].replace("%i", "8751")):
        words = shlex.split(command)
        assert words[0].endswith("amu-graph")
        assert words[1] == "serve"
        ports.add(str(serve.make_context("serve", words[2:]).params["port"]))
    front = (folder / "nginx.conf").read_text(encoding="utf-8")
    assert ports == set(re.findall(r"server 127\.0\.0\.1:(\d+);", front))
    environment = services["serve-1"]["environment"]
    settings = Settings.from_environment(environment)
    assert settings.address == environment["AMU_GRAPH_DATASET"]
    name = re.search(r"server_name (\S+);", front)
    assert name
    assert settings.origins == (f"http://{name[1]}:8080",)
    assert all(f"{key}={value}" in (folder / "amu-graph@.service").read_text() for key, value in environment.items())
