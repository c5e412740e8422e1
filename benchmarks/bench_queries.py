"""What 24 kinds of query and all questions take, beside bare pyoxigraph and peers, in one run; answers are compared.

`python benchmarks/bench_queries.py FOLDER 1500 40000 --json queries.json`: FOLDER keeps the statements; each number is
that of entities (1 500 → 50 000 statements, 40 000 → 1.4 million). Peers that are not installed are left out: Oxigraph's
server (in the environment of development), Virtuoso (`virtuoso-t`), maplib, rdflib and the command `rdflib-endpoint`
(small sizes only). It prints the tables of `benchmarks/results/queries.md`.

Embedded engines are asked in turn and measured by the seconds of this process; servers by those on the wall, an empty
query's taken off, and say less on a busy machine. Each kind is asked about several things, once about
one that does not count.
"""

import argparse
import importlib
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
from generate import quads
from query_kinds import KINDS, text_of

from amu_graph.namespaces import MERGED, PREFIXES
from amu_graph.store import Store
from amu_graph.store.totals import Totals

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from engines import oxigraph, virtuoso
from ports import free_port

MOST_FOR_RDFLIB = 5_000
"""Entities up to which rdflib, alone and behind rdflib-endpoint, is asked: a kind takes it minutes at a million."""
MOST_FOR_BARE = 100_000
"""Entities up to which the questions are asked of bare pyoxigraph too: beyond, some take it hours."""
OURS, BARE = "amu-graph", "pyoxigraph"
CLOCKS = {BARE: time.thread_time, OURS: time.thread_time}
"""One thread evaluates: those of others (maplib’s go on after it has answered) are not counted."""
PATIENCE = 5.0
"""Seconds from which on a contestant is not asked again about a kind."""

Rows = Counter[tuple[str, ...]]
Ask = Callable[[str], Rows]


def lines_of(folder: Path, entities: int) -> Path:
    """Return the folder with the statements of so many entities, sorted, as a dataset has them."""
    made = folder / f"queries-{entities}"
    path = made / "dataset-generated.nq"
    if not path.is_file():
        made.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            ox.serialize(quads(entities, 2 * entities), file, format=ox.RdfFormat.N_QUADS)
        subprocess.run(["sort", "-u", str(path), "-o", str(path)], check=True, env=os.environ | {"LC_ALL": "C"})
    return path


def embedded(path: Path) -> dict[str, Ask]:
    engine = ox.Store()
    engine.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    store = Store(engine, totals=Totals.of(engine))
    return {BARE: lambda text: rows_of(engine.query(text)), OURS: lambda text: rows_of(store.query(text))}


def rows_of(results: object) -> Rows:
    """Return the answer as rows that do not depend on their order."""
    if isinstance(results, ox.QueryBoolean):
        return Counter([(str(bool(results)).lower(),)])
    if isinstance(results, ox.QueryTriples):
        return Counter({(str(each.subject), str(each.predicate), str(each.object)) for each in results})
    assert isinstance(results, ox.QuerySolutions)
    names = [variable.value for variable in results.variables]
    return Counter(tuple("" if row[name] is None else row[name].value for name in names) for row in results)


def rdflib_asked(path: Path) -> Ask:
    import rdflib

    graph = rdflib.Dataset()
    graph.parse(path, format="nquads")

    def ask(text: str) -> Rows:
        results = graph.query(text)
        if results.type == "ASK":
            return Counter([(str(results.askAnswer).lower(),)])
        return Counter(tuple("" if term is None else str(term) for term in row) for row in results)

    return ask


def maplib_asked(path: Path) -> Ask:
    """Return maplib over the merged graph alone: it reads no N-Quads."""
    maplib = importlib.import_module("maplib")
    model = maplib.Model()
    with tempfile.NamedTemporaryFile("w", suffix=".nt", encoding="utf-8") as file:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.DefaultGraph):
                file.write(f"{quad.triple} .\n")
        file.flush()
        model.read(file.name)

    def ask(text: str) -> Rows:
        if any(word in text for word in ("GRAPH", "ASK", "CONSTRUCT")):  # it would panic, and answer nothing any more
            raise NotImplementedError
        frame = model.query(text)
        return Counter(
            tuple("" if cell is None else str(cell).strip("<>") for cell in row) for row in frame.iter_rows()
        )

    return ask


@contextmanager
def rdflib_endpoint(path: Path) -> Iterator[str]:
    """Start rdflib-endpoint over a file; yield the address that it answers at."""
    port = str(free_port())
    command = ["rdflib-endpoint", "serve", "--host", "127.0.0.1", "--port", port, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(600):
            with suppress(httpx.TransportError):
                httpx.get(address, params={"query": "ASK {}"}, timeout=60)
                break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def asked_over_http(address: str, graph: str = "") -> Ask:
    client = httpx.Client(timeout=60, trust_env=False)
    fixed = {"default-graph-uri": graph} if graph else {}

    def ask(text: str) -> Rows:
        accept = "application/n-triples" if "CONSTRUCT" in text else "application/sparql-results+json"
        response = client.get(address, params={"query": text, **fixed}, headers={"Accept": accept})
        response.raise_for_status()
        if "CONSTRUCT" in text:
            parsed = ox.parse(response.content, format=ox.RdfFormat.TURTLE)
            return Counter({(str(each.subject), str(each.predicate), str(each.object)) for each in parsed})
        return rows_of(ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON))

    return ask


@contextmanager
def contestants(path: Path, entities: int, wanted: set[str]) -> Iterator[tuple[dict[str, Ask], set[str]]]:
    """Yield who is asked, and which of them are servers."""
    with ExitStack() as stack:
        found = embedded(path)
        servers = set()
        if "oxigraph" in wanted:
            server = stack.enter_context(oxigraph())
            address, headers = server.query.replace("/query", "/store"), {"Content-Type": "application/n-quads"}
            httpx.post(address, content=path.read_bytes(), headers=headers, timeout=600).raise_for_status()
            found["Oxigraph’s server"] = asked_over_http(server.query)
            servers.add("Oxigraph’s server")
        if "virtuoso" in wanted and shutil.which("virtuoso-t"):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            with suppress(subprocess.TimeoutExpired):  # it is given a minute to load
                found["Virtuoso"] = asked_over_http(stack.enter_context(virtuoso(folder, path.parent)).query, MERGED)
                servers.add("Virtuoso")
        if "maplib" in wanted:
            with suppress(ImportError):
                found["maplib"] = maplib_asked(path)
        if "rdflib" in wanted and entities <= MOST_FOR_RDFLIB:
            found["rdflib"] = rdflib_asked(path)
        if "rdflib-endpoint" in wanted and entities <= MOST_FOR_RDFLIB and shutil.which("rdflib-endpoint"):
            found["rdflib-endpoint"] = asked_over_http(stack.enter_context(rdflib_endpoint(path)))
            servers.add("rdflib-endpoint")
        yield found, servers


def measured(asked: dict[str, Ask], servers: set[str], texts: list[str]) -> dict[str, dict[str, Any]]:
    """Return, for each contestant, its seconds of each text but the first, and whether it answers as bare pyoxigraph."""
    found: dict[str, dict[str, Any]] = {name: {"seconds": [], "same": True, "error": ""} for name in asked}
    for number, text in enumerate(texts):
        answers: dict[str, Rows] = {}
        for name, ask in list(asked.items())[:: 1 if number % 2 else -1]:  # who comes second finds the way warm
            if found[name]["error"] or max(found[name]["seconds"], default=0) > PATIENCE:
                continue
            clock = time.perf_counter if name in servers else CLOCKS.get(name, time.process_time)
            begun = clock()
            try:
                rows = ask(text)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                found[name]["error"] = "–" if isinstance(error, NotImplementedError) else type(error).__name__
                continue
            taken = clock() - begun
            answers[name] = rows
            if number or taken > PATIENCE:
                found[name]["seconds"].append(taken)
        for name, rows in answers.items():
            found[name]["same"] &= BARE not in answers or rows == answers[BARE]
    return found


def run(folder: Path, entities: int, wanted: set[str], things: int, *, kinds_only: bool) -> dict[str, Any]:
    path = lines_of(folder, entities)
    with path.open("rb") as file:
        statements = sum(1 for _ in file)
    kinds = {}
    with contestants(path, entities, wanted) as (asked, servers):
        for kind in KINDS:
            kinds[kind] = measured(asked, servers, [text_of(kind, number) for number in range(7, 8 + things)])
            print(kind, {name: each["error"] or f"{statistics.median(each['seconds']) * 1000:.2f}" for name, each in kinds[kind].items()}, file=sys.stderr)  # fmt: skip
        questions = (
            {}
            if kinds_only
            else questions_of({name: asked[name] for name in (BARE, OURS) if name == OURS or entities <= MOST_FOR_BARE})
        )
    return {"entities": entities, "statements": statements, "kinds": kinds, "questions": questions}


def questions_of(asked: dict[str, Ask]) -> dict[str, dict[str, Any]]:
    """Measure every question and check that is shipped, once after a first time."""
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    found = {}
    for path in sorted((Path(__file__).parent.parent / "queries").rglob("*.rq")):
        text = declared + path.read_text(encoding="utf-8")
        found[path.stem if path.parent.name == "queries" else f"{path.parent.name}/{path.stem}"] = measured(
            asked, set(), [text] * 2
        )
    return found


def ratio(results: dict[str, Any], name: str) -> float:
    """Return the geometric mean of a contestant’s medians by those of bare pyoxigraph, where it answers."""
    logs = [
        math.log(statistics.median(each[name]["seconds"]) / statistics.median(each[BARE]["seconds"]))
        for each in results["kinds"].values()
        if name in each and not each[name]["error"]
    ]
    return math.exp(statistics.mean(logs)) if logs else math.nan


def table(runs: list[dict[str, Any]]) -> Iterator[str]:
    for results in runs:
        names = list(next(iter(results["kinds"].values())))
        yield f"\n## {results['statements']:,} statements ({results['entities']:,} entities)\n".replace(",", " ")
        yield f"| kind | {' | '.join(names)} |\n|---|{'---|' * len(names)}"
        for kind, each in results["kinds"].items():
            yield f"| {kind} | {' | '.join(_cell(each[name]) for name in names)} |"
        yield f"| **geometric mean, bare pyoxigraph = 1** | {' | '.join(f'**{ratio(results, name):.2f}**' for name in names)} |"
        seconds = {name: each[OURS]["seconds"][0] for name, each in results["questions"].items()}
        if not seconds:
            continue
        slow = sorted(seconds, key=seconds.__getitem__, reverse=True)[:12]
        yield f"\nThe slowest of all {len(seconds)} questions, views and checks: " + ", ".join(
            f"`{name}` {seconds[name]:.2f} s" for name in slow
        )
    if len(runs) > 1:
        yield from growth(runs[0], runs[-1])


def _cell(measure: dict[str, Any]) -> str:
    if measure["error"]:
        return measure["error"]
    low, *_, high = sorted(measure["seconds"])
    shown = f"{statistics.median(measure['seconds']) * 1000:.3g} ({low * 1000:.2g}–{high * 1000:.2g})"
    return shown if measure["same"] else f"{shown} ≠"


def growth(first: dict[str, Any], last: dict[str, Any]) -> Iterator[str]:
    """Name the exponents with which kinds grow from the smallest size to the largest: 1 is in proportion."""
    size = math.log(last["statements"] / first["statements"])
    yield "\n## Growth\n\n| kind | amu-graph | pyoxigraph |\n|---|---|---|"
    for kind in KINDS:
        both = [
            math.log(
                statistics.median(last["kinds"][kind][name]["seconds"])
                / statistics.median(first["kinds"][kind][name]["seconds"])
            )
            / size
            for name in (OURS, BARE)
        ]
        yield f"| {kind} | {both[0]:.2f} | {both[1]:.2f} |"


def wrong(runs: list[dict[str, Any]]) -> list[str]:
    """Return what ours answers otherwise than bare pyoxigraph."""
    return [
        f"{results['entities']}: {name}"
        for results in runs
        for part in ("kinds", "questions")
        for name, each in results[part].items()
        if not each[OURS]["same"] or (BARE in each and each[OURS]["error"] != each[BARE]["error"])
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("entities", type=int, nargs="+")
    parser.add_argument("--peers", nargs="*", default=["oxigraph", "virtuoso", "maplib", "rdflib", "rdflib-endpoint"])
    parser.add_argument("--things", type=int, default=6, help="how many things each kind is asked about")
    parser.add_argument("--kinds-only", action="store_true", help="leave the questions that are shipped out")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    load = os.getloadavg()[0]
    runs = [
        run(given.folder, entities, set(given.peers), given.things, kinds_only=given.kinds_only)
        for entities in given.entities
    ]
    if given.json:
        given.json.write_text(json.dumps(runs, indent=1, ensure_ascii=False), encoding="utf-8")
    print(
        f"Milliseconds: median (least–most). Load {load:.0f} to {os.getloadavg()[0]:.0f} on {os.cpu_count()} processors."
    )
    print("\n".join(table(runs)))
    for each in wrong(runs):
        print(f"ANOTHER ANSWER: {each}")
    return int(bool(wrong(runs)))


if __name__ == "__main__":
    sys.exit(main())
