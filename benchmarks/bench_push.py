"""`amu-graph push` beside the bulk loaders of the servers: the table of `benchmarks/results/push.md`.

`python benchmarks/bench_push.py FOLDER 29000` loads a dataset of 29 000 entities (a million statements, made in FOLDER
where it is missing) into servers that are started for it on loopback ports, one after the other, each loader into an
empty one. Time is that on the wall, and in parentheses that of the processors, the server's and the client's together,
which a busy machine changes less.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
from generate import quads

from amu_graph.store import Store
from amu_graph.store.remote.push import Push

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from engines import Server, oxigraph, virtuoso

N_QUADS = {"Content-Type": "application/n-quads"}
Figures = dict[str, tuple[float, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("entities", type=int)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--servers", choices=["oxigraph", "virtuoso"], nargs="+", default=["oxigraph", "virtuoso"])
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    lines = given.folder / f"{given.entities}.nq"
    if not lines.exists():
        ox.serialize(quads(given.entities, 2 * given.entities), str(lines), format=ox.RdfFormat.N_QUADS)
    dataset = given.folder / f"{given.entities}"
    if not dataset.exists():
        Store.memory(lines.read_bytes()).save(dataset, on_disk=False)
    store = Store.load(dataset)
    print(f"{given.entities} entities, {len(store)} statements")
    for round_ in range(given.rounds):
        for each in given.servers:
            measured = {"oxigraph": with_oxigraph, "virtuoso": with_virtuoso}[each]
            for name, (wall, processors) in measured(lines, store).items():
                print(f"| {round_ + 1} | {name} | {wall:.1f} s ({processors:.1f}) |", flush=True)


def with_oxigraph(lines: Path, store: Store) -> Figures:
    found: Figures = {}
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    with tempfile.TemporaryDirectory() as place, took(found, "Oxigraph: `oxigraph load`, no server"):
        subprocess.run([program, "load", "--location", place, "--file", lines], check=True, capture_output=True)
    with oxigraph() as server, took(found, "Oxigraph: N-Quads to `/store`"):
        address = server.query.replace("/query", "/store")
        httpx.post(address, content=lines.read_bytes(), headers=N_QUADS, timeout=3600).raise_for_status()
    for graphs in (False, True):
        with oxigraph() as server:
            pushed(found, "Oxigraph", store, server, graphs=graphs)
    return found


def with_virtuoso(lines: Path, store: Store) -> Figures:
    found: Figures = {}
    load = "DB.DBA.TTLP(file_to_string_output('dataset.nq'), '', 'urn:merged', 512);"
    with tempfile.TemporaryDirectory() as place, virtuoso(Path(place)) as server:
        shutil.copy(lines, Path(place) / "dataset.nq")
        ini = (Path(place) / "virtuoso.ini").read_text(encoding="utf-8")
        port = ini.partition("ServerPort = ")[2].partition("\n")[0]
        with took(found, "Virtuoso: `DB.DBA.TTLP`"):
            subprocess.run(["isql-vt", port, "dba", "dba", f"EXEC={load}"], check=True, capture_output=True)
    for graphs in (False, True):
        with tempfile.TemporaryDirectory() as place, virtuoso(Path(place)) as server:
            pushed(found, "Virtuoso", store, server, graphs=graphs)
    return found


def pushed(found: Figures, name: str, store: Store, server: Server, *, graphs: bool) -> None:
    """Measure a whole push."""
    target = server.target(graphs=graphs)
    with took(found, f"{name}: `push{' --graph-store' if graphs else ''}`"):
        Push.of(store, target).run(target, keep=0, tell=lambda _: None)


@contextmanager
def took(found: Figures, name: str) -> Iterator[None]:
    """Measure what is done inside, with the servers that run and the processes that end in it."""
    before, begun = processor_seconds(), time.perf_counter()
    yield
    found[name] = (time.perf_counter() - begun, processor_seconds() - before)


def processor_seconds() -> float:
    ours = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ended = sum(each.ru_utime + each.ru_stime for each in ours)
    ticks = os.sysconf("SC_CLK_TCK")
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[1]) == os.getpid():
            ended += (int(fields[11]) + int(fields[12])) / ticks
    return ended


if __name__ == "__main__":
    main()
