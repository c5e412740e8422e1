"""What commands and pages take as the graph grows, beside a bare script, in one run: the table of `benchmarks/results/scale.md`.

Run it on a quiet machine: `python benchmarks/bench_scale.py FOLDER 2000 40000`. FOLDER holds the datasets, made where
they are missing: 2 000 entities in 3 seconds, 40 000 in 40 (600 MB of disk, 2 GB of memory), 400 000 in 20 minutes
(6 GB of disk and of memory). Measuring takes a minute a size, three for 400 000. `--before WORKTREE`, an older commit
with its own `.venv`, is measured beside.

Time is that on the wall (median, or as said), and that of the processors in parentheses, which a busy machine changes
less.
"""

import argparse
import http.client
import json
import mmap
import multiprocessing
import os
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from generate import quads
from measuring import ENVIRONMENT, memory, seconds, taken

from amu_graph.making import prepare
from amu_graph.store import Store, dataset
from amu_graph.store.totals import Totals

LOOK_UP = "SELECT ?p ?o { <https://w3id.org/amu-graph/person/person-7> ?p ?o }"
READY, STOP, MEMORY = (
    "`serve` is ready",
    "longest stop of the event loop (computing)",
    "memory, server and all its processes",
)
COMMANDS = {
    "query": ("query", LOOK_UP, "-f", "csv"),
    "ask": ("ask", "person/works", "--person", "person-7", "-f", "csv"),
    "show": ("show", "Project 7"),
    "search": ("search", "Person 7"),
}
PAGES = {
    "home": ["/"],
    "entity page": [f"/{kind}/{kind}-{n}" for n in range(11, 31) for kind in ("project", "publication", "person")],
    "search page": [f"/search?q=person+{n}" for n in range(11, 71)],
    "suggestions": [f"/suggest?q=proj{'ect'[: n % 4]}+{n}" for n in range(1, 61)],
    "list of a class": [
        f"/browse/{kind}{sort}" for sort in ("", "?sort=-sources") for kind in ("person", "publication", "project")
    ],
    "form of a question": ["/ask/person/works"],
    "names for the editor": ["/query/terms"],
}
GOALS = {
    "query": "≤ 2 ×",
    "ask": "≤ 2 ×",
    "show": "≤ 2 ×",
    "search": "≤ 3 ×",
    READY: "≤ 1.5 × of 2 000",
    **dict.fromkeys(("home", "entity page", "search page", "suggestions"), "p95 ≤ 50 ms"),
    STOP: "≤ 20 ms",
    MEMORY: "≤ 400 MB",
}
CLIENTS = 16
BARE = """
import click, pyoxigraph
@click.command()
@click.argument("folder")
@click.argument("query")
def main(folder, query):
    for row in pyoxigraph.Store.read_only(folder).query(query):
        click.echo("\\t".join(map(str, row)))
main()
"""
SERVE = """
import asyncio, atexit, sys, time, uvicorn
longest = {"late": 0.0, "computing": 0.0}
async def watch():
    await asyncio.sleep(0.5)
    while True:
        wall, used = time.perf_counter(), time.thread_time()
        await asyncio.sleep(0.002)
        longest["late"] = max(longest["late"], time.perf_counter() - wall - 0.002)
        longest["computing"] = max(longest["computing"], time.thread_time() - used)
startup = uvicorn.Server.startup
async def watched(self, *arguments, **named):
    await startup(self, *arguments, **named)
    self.watch = asyncio.get_running_loop().create_task(watch())
uvicorn.Server.startup = watched
atexit.register(lambda: print(*longest.values(), flush=True))
from amu_graph.cli import main
main(sys.argv[1:])
"""


def make(folder: Path, entities: int) -> Path:
    """Write the dataset of so many entities, with what `build` keeps beside it."""
    made = folder / str(entities)
    if not (made / "manifest.json").is_file():
        made.mkdir(parents=True, exist_ok=True)
        lines = made / "lines"
        with lines.open("wb") as file:
            ox.serialize(quads(entities, 2 * entities), file, format=ox.RdfFormat.N_QUADS)
        subprocess.run(["sort", "-u", str(lines), "-o", str(lines)], check=True, env=os.environ | {"LC_ALL": "C"})
        totals = Totals.of(ox.parse(path=str(lines), format=ox.RdfFormat.N_QUADS, lenient=True))
        with lines.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            dataset.write(made, content, totals, on_disk=True)
        lines.unlink()
        prepare(Store.load(made))
    return made


def as_before(made: Path) -> Path:
    """Return a folder with the same statements and nothing that the package of today keeps beside them."""
    folder = made.with_name(f"{made.name}-before")
    if not folder.is_dir():
        folder.mkdir()
        manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
        shutil.copy(made / "manifest.json", folder)
        (folder / manifest["file"]).symlink_to(made / manifest["file"])
    return folder


def best(command: Sequence[str], rounds: int) -> tuple[float, float]:
    """Return the median seconds on the wall and the least seconds of processors of a command."""
    walls, processors = zip(*(taken(command) for _ in range(rounds)), strict=True)
    return statistics.median(walls), min(processors)


def commands(made: Path, folder: Path, python: str, rounds: int) -> dict[str, str]:
    """Return what each command takes, beside the bare script over the same store."""
    store = next(path for path in made.iterdir() if path.name.startswith("store-"))
    floor = best([sys.executable, "-c", BARE, str(store), LOOK_UP], rounds)
    found = {"bare script": _shown(floor)}
    for name, arguments in COMMANDS.items():
        each = best([python, "-m", "amu_graph", "--dataset", str(folder), *arguments], rounds)
        found[name] = f"{_shown(each)}, {each[0] / floor[0]:.1f} × ({each[1] / floor[1]:.1f} ×)"
    return found


def _shown(seconds: tuple[float, float]) -> str:
    return f"{seconds[0]:.2f} s ({seconds[1]:.2f})"


@contextmanager
def serving(python: str, folder: Path, port: int) -> Iterator[tuple[float, subprocess.Popen[str]]]:
    """Start a server; yield the seconds until it was ready, and its process."""
    arguments = ["--dataset", str(folder), "serve", "--no-open", "--port", str(port)]
    start = time.perf_counter()
    command = [python, "-c", SERVE, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ENVIRONMENT
    ) as server:
        while not _answers(port):
            time.sleep(0.02)
        try:
            yield time.perf_counter() - start, server
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    try:
        return get(port, "/robots.txt") == b"" or True
    except OSError:
        return False


def get(port: int, path: str, accept: str = "text/html") -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request("GET", path, headers={"Accept": accept})
        return connection.getresponse().read()
    finally:
        connection.close()


def asking(port: int) -> None:
    """Be all clients, each asking one look-up after the other."""
    for number in range(CLIENTS):
        threading.Thread(target=_asking, args=(port, number)).start()


def _asking(port: int, number: int) -> None:
    unique = number * 1_000_000
    while True:
        unique += 1
        query = f"SELECT ?p ?o {{ <https://w3id.org/amu-graph/person/person-{unique % 600}> ?p ?o }} # {unique}"
        get(port, f"/sparql?query={quote(query)}", "application/sparql-results+json")


def pages(python: str, folder: Path, port: int) -> dict[str, str]:
    """Return what a server does beside the clients: ready, pages first and later, the loop's longest stop, memory."""
    with serving(python, folder, port) as (ready, server):
        clients = multiprocessing.Process(target=asking, args=(port,))
        clients.start()
        time.sleep(1)
        found = {READY: f"{ready:.2f} s", **{name: _first_and_later(port, paths) for name, paths in PAGES.items()}}
        memory_now = memory(server.pid)
        clients.kill()
        clients.join()
        server.send_signal(signal.SIGINT)
        assert server.stdout
        late, computing = map(float, server.stdout.read().split()[-2:])
    return {**found, STOP: f"{late * 1000:.0f} ({computing * 1000:.0f}) ms", MEMORY: f"{memory_now} MB"}


def _first_and_later(port: int, paths: Sequence[str]) -> str:
    first, *later = [seconds(lambda path=path: get(port, path)) for path in (paths * 60)[: max(60, len(paths))]]  # type: ignore[misc]  # bound at once
    ninety_five = sorted(later)[int(len(later) * 0.95)]
    return f"{first * 1000:.0f} · {statistics.median(later) * 1000:.0f} · **{ninety_five * 1000:.0f} ms**"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("entities", type=int, nargs="+")
    parser.add_argument("--before", type=Path, help="worktree of an older commit, with its own .venv")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--port", type=int, default=9400)
    given = parser.parse_args()
    columns: dict[str, dict[str, str]] = {}
    load = os.getloadavg()[0]
    for entities in given.entities:
        made = make(given.folder, entities)
        totals = Store.load(made).totals
        name = f"{entities} entities: {totals.triples} triples, {totals.quads} with those of passages"
        columns[name] = commands(made, made, sys.executable, given.rounds) | pages(sys.executable, made, given.port)
        if given.before:
            python, folder = str(given.before / ".venv" / "bin" / "python"), as_before(made)
            older = commands(made, folder, python, given.rounds) | pages(python, folder, given.port + 1)
            columns[f"{entities}, before"] = older
    print(
        f"First · median · **95 of 100** of pages beside {CLIENTS} clients. Load {load:.1f} to {os.getloadavg()[0]:.1f}.\n"
    )
    print(f"| | goal | {' | '.join(columns)} |\n|---|---|{'---|' * len(columns)}")
    for row in next(iter(columns.values())):
        print(f"| {row} | {GOALS.get(row, '')} | {' | '.join(column[row] for column in columns.values())} |")


if __name__ == "__main__":
    main()
