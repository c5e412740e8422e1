"""How many queries a second the endpoint answers, beside Oxigraph's own server and rdflib-endpoint, in one run.

Run it: `python benchmarks/bench_http.py --oxigraph PATH --rdflib-endpoint PATH` (both from PyPI; wrk from the system). It
prints the table that stands in `benchmarks/results/http.md`. The machine is noisy: read the ratios. Each figure is the
median of several runs, the servers in turn, with 16 clients.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pyoxigraph as ox
from generate import quads
from starlette.applications import Starlette

from amu_graph.graph import load
from amu_graph.namespaces import AMU, BASE
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web import create_app

CLIENTS = 16

QUESTIONS = {
    "look-ups": ["SELECT ?p ?o {{ <{base}person/person-{n}> ?p ?o }} # {unique}"],
    "repeated questions": ["SELECT ?p ?o {{ <{base}person/person-7> ?p ?o }}"],
    "aggregates": [
        "SELECT ?role (COUNT(*) AS ?n) {{ ?x <{amu}role> ?role ; <{amu}agent> ?agent }} GROUP BY ?role # {unique}",
    ],
    "large answers": ["SELECT * {{ ?s ?p ?o }} LIMIT 20000 # {unique}"],
}

LUA = """
local paths = {%s}
local unique = %d
local thread = 0
function setup(t) thread = thread + 1; t:set("first", thread * 100000000 + unique) end
function request()
  first = first + 1
  local path = paths[first %% #paths + 1]:gsub("UNIQUE", tostring(first))
  return wrk.format("GET", path, {Accept = "application/sparql-results+json"})
end
"""


@dataclass(frozen=True)
class Server:
    """A server: its name, the command that starts it, the path of its endpoint, and one that answers once it is ready.

    Ours draws the graph in the background when it starts; the data of the explorer are there when that is done.
    """

    name: str
    command: Sequence[str]
    port: int
    path: str
    ready: str


def application() -> Starlette:
    """Return our whole application, pages included, for the server that we do not use ourselves."""
    settings = Settings.from_environment()
    return create_app(load(settings=settings), settings)


def servers(folder: Path, oxigraph: str | None, rdflib_endpoint: str | None) -> list[Server]:
    ports = iter(free_ports(4))
    python = [sys.executable, "-m"]
    ours = [*python, "amu_graph", "--dataset", str(folder), "serve", "--no-open", "--port"]
    application = ["--factory", "bench_http:application"]
    granian = [*python, "granian", *application, "--interface", "asgi", "--loop", "uvloop", "--no-log", "--port"]
    port = [next(ports) for _ in range(4)]
    found = [Server("amu-graph serve", [*ours, str(port[0])], port[0], "/sparql", "/explore/data")]
    if find_spec("granian"):
        found.append(Server("amu-graph on granian", [*granian, str(port[1])], port[1], "/sparql", "/explore/data"))
    if oxigraph:
        location = ["--location", str(folder / "oxigraph"), "--bind", f"127.0.0.1:{port[2]}"]
        found.append(
            Server(
                "oxigraph serve-read-only",
                [oxigraph, "serve-read-only", *location],
                port[2],
                "/query",
                "/query?query=ASK%7B%7D",
            )
        )
    if rdflib_endpoint:
        command = [rdflib_endpoint, "serve", "--host", "127.0.0.1", "--port", str(port[3]), str(folder / "default.nt")]
        found.append(Server("rdflib-endpoint", command, port[3], "/", "/?query=ASK%7B%7D"))
    return found


def free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def prepare(folder: Path, entities: int, oxigraph: str | None) -> int:
    """Write the same dataset for every server; return the number of statements of its default graph."""
    store = Store.memory(quads(entities, entities * 2))
    store.save(folder)
    default = list(store.quads(graph=ox.DefaultGraph()))
    (folder / "default.nt").write_bytes(ox.serialize((quad.triple for quad in default), format=ox.RdfFormat.N_TRIPLES))
    if oxigraph:
        lines = next(folder.glob("dataset-*.nq"))
        load = [oxigraph, "load", "--location", str(folder / "oxigraph"), "--file", str(lines)]
        subprocess.run(load, check=True, capture_output=True)
    return len(default)


def wait_for(server: Server) -> None:
    deadline = time.monotonic() + 120
    address = f"http://127.0.0.1:{server.port}{server.ready}"
    while True:
        try:
            with urlopen(address, timeout=120) as answer:
                if answer.status == 200:  # until then it is being made
                    return
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.1)


def paths(server: Server, question: str, people: int) -> list[str]:
    found = []
    for text in QUESTIONS[question]:
        for number in range(people if "{n}" in text else 1):
            query = text.format(base=BASE, amu=AMU, n=number, unique="UNIQUE")
            found.append(f"{server.path}?query={quote(query)}")
    return found


def measure(server: Server, question: str, people: int, folder: Path, seconds: float) -> float:
    """Return the answers a second; every one must be whole and right."""
    script = folder / "wrk.lua"
    listed = ",".join(f'"{path}"' for path in paths(server, question, people))
    script.write_text(LUA % (listed, time.monotonic_ns() % 10**8), encoding="utf-8")
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds:.0f}s", "--timeout", "60s", "-s", str(script)]
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{server.port}"], check=True, capture_output=True, text=True
    ).stdout
    if "Non-2xx" in output:
        raise RuntimeError(server.name + output)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])  # type: ignore[index]  # wrk always says so


def table(names: Sequence[str], figures: dict[tuple[str, str], float]) -> str:
    lines = ["| answers/s, 16 clients | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for question in QUESTIONS:
        cells = [
            f"{figures[question, name]:,.{0 if figures[question, name] > 100 else 1}f}".replace(",", " ")
            for name in names
        ]
        lines.append(f"| {question} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph"))
    parser.add_argument("--rdflib-endpoint", default=shutil.which("rdflib-endpoint"))
    parser.add_argument("--entities", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--questions", nargs="*", default=list(QUESTIONS))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        statements = prepare(folder, arguments.entities, arguments.oxigraph)
        contestants = servers(folder, arguments.oxigraph, arguments.rdflib_endpoint)
        figures = run(contestants, arguments, folder)
    print(f"{statements} statements, {os.cpu_count()} processors\n")
    print(table([each.name for each in contestants], figures))


@contextmanager
def running(server: Server, folder: Path) -> Iterator[None]:
    """Run a server alone: the work that some go on with after their clients have left must not disturb the next."""
    environment = {**os.environ, "AMU_GRAPH_DATASET": str(folder), "PYTHONPATH": str(Path(__file__).parent)}
    process = subprocess.Popen(
        server.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(server)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def run(contestants: Sequence[Server], arguments: argparse.Namespace, folder: Path) -> dict[tuple[str, str], float]:
    people = int(arguments.entities * 0.3)
    figures: dict[tuple[str, str], float] = dict.fromkeys(
        ((question, server.name) for question in QUESTIONS for server in contestants), float("nan")
    )
    for question in arguments.questions:
        rates: dict[str, list[float]] = {server.name: [] for server in contestants}
        for _ in range(arguments.rounds):
            for server in contestants:
                with running(server, folder):
                    measure(server, question, people, folder, 1)
                    rates[server.name].append(measure(server, question, people, folder, arguments.seconds))
        for name, found in rates.items():
            figures[question, name] = statistics.median(found)
            print(question, name, [round(rate, 1) for rate in found], file=sys.stderr)
    return figures


if __name__ == "__main__":
    main()
