"""A store on disk: everything works on it, its workers read its folder and nothing else, and it is replaced whole."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.errors import DatasetError, QueryEvaluationError
from amu_graph.namespaces import RDF, RDFS
from amu_graph.store import Store, dataset, sandbox
from amu_graph.store.dataset import tidy
from amu_graph.store.failures import translated
from amu_graph.store.totals import Totals
from amu_graph.store.workers import Limits, Request, single
from amu_graph.store.workers.limits import QueryMemoryError
from amu_graph.store.workers.pool import Pool

pytestmark = pytest.mark.skipif(not sandbox.available(), reason="the kernel keeps no worker to a folder")

LIMITS = Limits(seconds=60, megabytes=100, answer_megabytes=8)
EX = "http://example.org/"


def numbered(count: int, name: str = "p") -> Iterator[ox.Quad]:
    for n in range(count):
        yield ox.Quad(ox.NamedNode(f"{EX}{n}"), ox.NamedNode(EX + name), ox.Literal(f"text {n}"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset whose store is on disk."""
    folder = tmp_path_factory.mktemp("on-disk") / "dataset"
    Store.memory(numbered(30_000)).save(folder, on_disk=True)
    return folder


def stores(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def test_the_size_decides_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "LARGE", 10)
    Store.memory(numbered(10)).save(tmp_path / "small")
    Store.memory(numbered(11)).save(tmp_path / "large")
    Store.memory(numbered(11)).save(tmp_path / "told", on_disk=False)
    forms = {path.name: Store.load(path).files is not None for path in tmp_path.iterdir()}
    assert forms == {"small": False, "large": True, "told": False}


def test_both_forms_hold_the_same(tiny: Store, tmp_path: Path) -> None:
    tiny.save(tmp_path, on_disk=True)
    opened = Store.load(tmp_path)
    assert set(opened.quads()) == set(tiny.quads())
    assert opened.lines() == tiny.lines()
    assert opened.totals == tiny.totals


def test_the_totals_are_those_counted_by_hand(tiny: Store) -> None:
    assert tiny.totals.properties[RDF + "type"] == (8, 8, 7)
    assert tiny.totals.properties[RDFS + "label"] == (15, 9, 15)
    assert replace(tiny.totals, properties={}) == Totals(
        graphs={"default": 43, "derived": 1, "passages": 10},
        classes={
            "Organization": 1,
            "Participation": 1,
            "Passage": 2,
            "Person": 1,
            "Project": 1,
            "Role": 1,
            "Source": 1,
        },
        passages={"asserted": 1, "interpreted": 1},
        documents={"known": 0, "read": 1},
    )


def test_the_totals_are_read_and_not_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Totals, "of", None)
    assert Store.load(folder).totals.triples == 30_000


ASKED = (
    ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "n\r\n30000\r\n"),
    ('SELECT ?s { ?s ?p ?o FILTER(CONTAINS(?o, "29999")) }', f"s\r\n{EX}29999\r\n"),
    ("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", f"p,n\r\n{EX}p,30000\r\n"),
)


@pytest.mark.parametrize(("query", "answer"), ASKED)
def test_a_command_asks_it(folder: Path, query: str, answer: str) -> None:
    assert single.run(Store.load(folder), Request(query=query, table="csv"), LIMITS).body.decode() == answer


def test_a_server_asks_it(folder: Path) -> None:
    async def run() -> list[str]:
        async with Pool.over(Store.load(folder), LIMITS) as pool:
            answers = await asyncio.gather(*(pool.run(Request(query=query, table="csv")) for query, _ in ASKED))
            return [answer.body.decode() for answer in answers]

    assert asyncio.run(run()) == [answer for _, answer in ASKED]


def test_memory_is_limited_and_files_are_none(folder: Path) -> None:
    with pytest.raises(QueryMemoryError, match="more than 100 MB"):
        single.run(Store.load(folder), Request(query="SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c"), LIMITS)


def test_a_worker_asks_no_other_machine(folder: Path) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:8080/> { ?s ?p ?o } }"
    with pytest.raises(QueryEvaluationError, match="neither files nor connections"):
        single.run(Store.load(folder), Request(query=query), LIMITS)


CONFINED = """
import os, socket, sys, threading
from pathlib import Path
from amu_graph.store import Store
from amu_graph.store.workers import Limits, confinement
store, outside = Store.load(Path(sys.argv[1])), Path(sys.argv[1]) / "manifest.json"
attempts = {
    "a file of the system": lambda: open("/etc/hostname"),
    "a file beside the store": lambda: open(outside),
    "a file of the store, to write": lambda: open(store.files / "CURRENT", "ab"),
    "a new file": lambda: open(store.files / "new", "wb"),
    "a folder": lambda: os.listdir("/"),
    "a program": lambda: os.execv(sys.executable, ["python"]),
    "a removal": lambda: os.unlink(store.files / "CURRENT"),
    "a socket": lambda: socket.socket(),
    "a socket of this machine": lambda: socket.socket(socket.AF_UNIX),
    "a datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "a pair of sockets": lambda: socket.socketpair(),
}
confinement.confine(Limits(), store.files)

def work():
    for name, attempt in attempts.items():
        try:
            attempt()
        except PermissionError:
            continue
        print(name)
    print(sum(1 for _ in store.quads()))

work()
confinement.run_on_big_stack(work)
"""


def test_a_worker_reads_its_store_and_opens_nothing_else(folder: Path) -> None:
    command = [sys.executable, "-c", CONFINED, str(folder)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=True)
    assert outcome.stdout.split("\n") == ["30000", "30000", ""]


def test_who_has_it_open_reads_on_after_it_is_replaced(tmp_path: Path) -> None:
    Store.memory(numbered(2000)).save(tmp_path, on_disk=True)
    before = Store.load(tmp_path)
    for count in (2001, 2002):
        Store.memory(numbered(count, "q")).save(tmp_path, on_disk=True)
    assert len(list(before.quads(None, ox.NamedNode(EX + "p")))) == 2000
    assert before.place == before.files
    assert before.beside("search.sqlite") is None
    assert len(Store.load(tmp_path).engine) == 2002
    assert len(stores(tmp_path)) == 2  # the one in the middle had no reader


def test_a_store_that_nobody_reads_is_removed(tmp_path: Path) -> None:
    Store.memory(numbered(20)).save(tmp_path, on_disk=True)
    opened = Store.load(tmp_path)
    Store.memory(numbered(21)).save(tmp_path, on_disk=True)
    del opened
    Store.memory(numbered(22)).save(tmp_path)
    assert stores(tmp_path) == []


def test_a_store_that_is_read_no_more_is_tidied_away(tmp_path: Path) -> None:
    """Of two that build at once, each still reads its own store when the other writes."""
    Store.memory(numbered(20)).save(tmp_path, on_disk=True)
    opened = Store.load(tmp_path)
    Store.memory(numbered(20)).save(tmp_path, on_disk=True)
    tidy(tmp_path)
    assert len(stores(tmp_path)) == 2
    assert opened.files != Store.load(tmp_path).files
    del opened
    tidy(tmp_path)
    assert len(stores(tmp_path)) == 1
    assert len(Store.load(tmp_path)) == 20


def test_a_store_made_anew_of_the_same_statements_mends_a_damaged_one(tmp_path: Path) -> None:
    Store.memory(numbered(20)).save(tmp_path, on_disk=True)
    (damaged,) = stores(tmp_path)
    for path in damaged.glob("*.sst"):
        path.unlink()
    with pytest.raises(DatasetError, match="amu-graph build"):
        Store.load(tmp_path)
    Store.memory(numbered(20)).save(tmp_path, on_disk=True)
    assert len(list(Store.load(tmp_path).quads())) == 20


@pytest.mark.parametrize("garbage", [("CURRENT",), ("CURRENT", "MANIFEST-000005"), ("digest",)])
def test_garbage_in_a_store_is_refused(tiny: Store, tmp_path: Path, garbage: tuple[str, ...]) -> None:
    tiny.save(tmp_path, on_disk=True)
    (store,) = stores(tmp_path)
    for path in store.iterdir():
        if path.name.startswith(tuple(name[:8] for name in garbage)):
            path.write_bytes(b"\0garbage\xff\n" * 100)
    with pytest.raises(DatasetError, match="amu-graph build"):
        Store.load(tmp_path)


def test_a_folder_that_is_lost_while_it_is_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="can no longer be read") as raised, translated("ASK {}", tmp_path / "gone"):
        raise OSError("No such file")
    assert "amu-graph build" in raised.value.in_("fr")


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


@pytest.mark.parametrize("ended", [lambda worker: worker, parent_of], ids=["worker", "forker"])
def test_a_process_that_is_killed_is_replaced(folder: Path, ended: Callable[[int], int]) -> None:
    async def run() -> None:
        async with Pool.over(Store.load(folder), LIMITS) as pool:
            for _ in range(2):
                answer = await pool.run(Request(query=ASKED[0][0], table="csv"))
                assert answer.body.decode() == ASKED[0][1]
                (worker,) = pool.processes
                os.kill(ended(worker), signal.SIGKILL)
                await asyncio.sleep(0.2)

    asyncio.run(run())


def test_without_a_sandbox_the_file_is_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "available", lambda: False)
    loaded = Store.load(folder)
    assert loaded.files is None
    assert len(loaded.engine) == 30_000
