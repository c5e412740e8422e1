"""Workers: the whole answer or an error that names the limit, at any time, and nothing left behind."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.errors import DatasetError, QueryEvaluationError, QuerySyntaxError, UsageError
from amu_graph.store import Store
from amu_graph.store.workers import Limits, Request, single, worker
from amu_graph.store.workers.channel import LOW
from amu_graph.store.workers.evaluation import evaluate
from amu_graph.store.workers.limits import AnswerTooLargeError, BusyError, QueryMemoryError, QueryTimeError
from amu_graph.store.workers.pool import AT_ONCE, LONG, Pool
from amu_graph.store.workers.spawn_launcher import SpawnLauncher

EX = "http://example.org/"
LIMITS = Limits(seconds=1.5, megabytes=100, answer_megabytes=2)
PATIENT = Limits(seconds=60, megabytes=100, answer_megabytes=2)
"""For what exceeds another limit than time, on a machine that may be busy."""

PAIRS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(24))
RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} }}"
SORTED = f"SELECT * {{ {PAIRS} }} ORDER BY ?c3"
PRODUCT = f"SELECT * {{ {PAIRS} }}"

forks = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


def trig(text: str) -> Store:
    return Store.memory(ox.parse(f"@prefix : <{EX}> . {text}", format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def small() -> Store:
    return trig(':a :p :b , "é"@fr . :b :p :c . :one { :a :p :b . :x :q 1 } :two { :a :p :b . :y :q 2 }')


def with_pool(
    store: Store,
    use: Callable[[Pool], Awaitable[None]],
    *,
    limits: Limits = LIMITS,
    size: int = 8,
    queue: int = 128,
) -> None:
    async def run() -> None:
        async with Pool.over(store, limits, size=size, queue=queue) as pool:
            await use(pool)

    asyncio.run(run())


async def at_work(pool: Pool) -> int:
    """Wait for the one worker that evaluates a query; return its process."""
    for _ in range(3000):
        if any(pool.processes):
            break
        await asyncio.sleep(0.01)
    await asyncio.sleep(2 * AT_ONCE)  # what ends sooner is taken for one that was idle
    (process,) = pool.processes
    return process


def gone(process: int, seconds: float = 60.0) -> bool:
    """Tell whether a process ends in time; one that nobody has waited for yet counts as ended."""
    deadline = time.monotonic() + seconds
    stat = Path(f"/proc/{process}/stat")
    while time.monotonic() < deadline:
        try:
            if stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


# One evaluation


def test_the_kind_and_the_format_of_an_answer(small: Store) -> None:
    request = Request(query="SELECT ?o { ?s ?p ?o FILTER(ISLITERAL(?o)) }", table="csv")
    answer = evaluate(small, request, LIMITS)
    assert (answer.kind, answer.format, answer.body.decode()) == ("solutions", "csv", "o\r\né\r\n")
    answer = evaluate(small, Request(query="ASK {}"), LIMITS)
    assert (answer.kind, answer.format, answer.body) == ("boolean", "json", b'{"head":{},"boolean":true}')
    request = Request(query="CONSTRUCT WHERE { ?s ?p ?o }", graph="ntriples")
    answer = evaluate(small, request, LIMITS)
    assert (answer.kind, answer.format, answer.body.count(b"\n")) == ("graph", "ntriples", 3)


@pytest.mark.parametrize("name", ["turtle", "jsonld", "rdfxml", "ntriples", "trig", "nquads"])
def test_every_format_of_graphs_reads_back(small: Store, name: str) -> None:
    from amu_graph.formats import rdf_syntax

    request = Request(query="CONSTRUCT WHERE { ?s ?p ?o }", graph=name)
    body = evaluate(small, request, LIMITS).body
    assert {quad.triple for quad in ox.parse(body, format=rdf_syntax(name).engine)} == {
        quad.triple for quad in small.quads(graph=ox.DefaultGraph())
    }


def test_a_prefix_is_declared_once_it_is_used() -> None:
    store = Store.memory([ox.Quad(*(ox.NamedNode("https://w3id.org/amu-graph/vocab/role/" + name) for name in "abc"))])
    body = evaluate(store, Request(query="CONSTRUCT WHERE { ?s ?p ?o }"), LIMITS).body.decode()
    assert body.splitlines() == ["@prefix role: <https://w3id.org/amu-graph/vocab/role/> .", "role:a role:b role:c ."]


def test_the_default_graph_of_a_request_is_the_merge_of_its_graphs(small: Store) -> None:
    def found(query: str, **graphs: tuple[str, ...]) -> list[str]:
        body = evaluate(small, Request(query=query, table="csv", **graphs), LIMITS).body.decode()  # type: ignore[arg-type]  # only graphs
        return [line.removeprefix(EX) for line in body.splitlines()[1:]]

    one, two, none = (EX + name for name in ("one", "two", "none"))
    statement = "SELECT ?s { ?s <http://example.org/p> ?o }"
    assert found(statement, default_graphs=(one, two, one)) == ["a"]
    assert found(statement, default_graphs=(none,)) == []
    assert found(statement, named_graphs=(one,)) == []
    in_graphs = "SELECT ?g { GRAPH ?g { ?s <http://example.org/q> ?o } }"
    assert found(in_graphs, default_graphs=(one, none), named_graphs=(two,)) == ["two"]
    assert found(in_graphs, default_graphs=(one,)) == []


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (Request(query="SELEC"), QuerySyntaxError),
        (Request(query="ASK {}", table=None), UsageError),
        (Request(query="DESCRIBE <urn:a>", graph=None), UsageError),
        (Request(query="ASK {}", table="docx"), UsageError),
        (Request(query="ASK {}", named_graphs=("not an IRI",)), UsageError),
        (Request(query=PRODUCT), AnswerTooLargeError),
    ],
)
@pytest.mark.parametrize("way", ["here", "once"])
def test_an_error_is_the_same_here_and_in_a_process(
    small: Store, request_: Request, error: type[Exception], way: str
) -> None:
    with pytest.raises(error) as raised:
        (evaluate if way == "here" else single.run)(small, request_, LIMITS)
    assert type(raised.value) is error
    if isinstance(raised.value, QuerySyntaxError):
        assert (raised.value.line, raised.value.column) == (1, 1)
        assert "SELECT" in raised.value.in_("fr")


# One query in a process of its own


def test_once_gives_the_whole_answer(small: Store) -> None:
    many = Store.memory(
        ox.Quad(ox.NamedNode(EX + str(n)), ox.NamedNode(EX + "p"), ox.Literal("x" * 100)) for n in range(8000)
    )
    request = Request(query="SELECT * { ?s ?p ?o }")
    limits = Limits(seconds=30, megabytes=300, answer_megabytes=64)
    assert single.run(many, request, limits) == evaluate(many, request, limits)
    assert single.run(small, Request(query="ASK {}"), LIMITS).body == b'{"head":{},"boolean":true}'


LIMITED = [
    (RUNAWAY, LIMITS, QueryTimeError),
    (SORTED, PATIENT, QueryMemoryError),
    (PRODUCT, PATIENT, AnswerTooLargeError),
]


@forks
@pytest.mark.parametrize(("query", "limits", "error"), LIMITED)
def test_once_has_limits(small: Store, query: str, limits: Limits, error: type[Exception]) -> None:
    with pytest.raises(error):
        single.run(small, Request(query=query), limits)


@pytest.fixture(params=["alone", "beside another thread"])
def threads(request: pytest.FixtureRequest) -> Iterator[None]:
    """Another thread takes the signals that the main thread blocks."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    if request.param != "alone":
        other.start()
    yield
    done.set()
    if request.param != "alone":
        other.join()


@forks
@pytest.mark.usefixtures("threads")
def test_once_leaves_no_process_behind_when_it_is_interrupted_as_it_forks(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked: list[int] = []
    fork = os.fork

    def interrupted() -> int:
        process = fork()
        if process:
            forked.append(process)
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)  # another thread that takes the signal has to wake up
        return process

    monkeypatch.setattr(os, "fork", interrupted)
    with pytest.raises(KeyboardInterrupt):
        single.run(small, Request(query=RUNAWAY, table="json"), PATIENT)
    with pytest.raises(ProcessLookupError):  # it has ended, and was waited for
        os.kill(forked[0], 0)


@forks
def test_once_tells_of_an_exhausted_stack(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def overflowing(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGSEGV)

    monkeypatch.setattr(worker, "respond", overflowing)
    with pytest.raises(QueryMemoryError, match="nest too deeply"):
        single.run(small, Request(query="ASK {}"), PATIENT)


@forks
def test_once_reaches_no_file_and_no_machine(small: Store) -> None:
    with pytest.raises(QueryEvaluationError, match="neither files nor connections"):
        single.run(small, Request(query="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), LIMITS)


def test_once_does_not_load_what_the_command_line_does_not_need() -> None:
    code = (
        "import sys; from amu_graph.store.workers import single;"
        "print(*{'asyncio', 'ctypes', 'multiprocessing', 'starlette'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_once_without_fork_still_has_a_limit_of_time(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert single.run(small, Request(query="ASK {}"), LIMITS).body == b'{"head":{},"boolean":true}'
    with pytest.raises(QuerySyntaxError):
        single.run(small, Request(query="SELEC"), LIMITS)
    values = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?x{n} {{ {'1 ' * 300}}}" for n in range(3)) + " }"
    with pytest.raises(QueryTimeError):
        single.run(small, Request(query=values), Limits(seconds=0.05))


# The pool


@forks
def test_the_pool_answers_many_at_once(small: Store) -> None:
    async def use(pool: Pool) -> None:
        requests = [Request(query=f"SELECT ({n} AS ?n) {{}}", table="csv") for n in range(200)]
        answers = await asyncio.gather(*(pool.run(request) for request in requests))
        assert [answer.body for answer in answers] == [f"n\r\n{n}\r\n".encode() for n in range(200)]
        assert len(pool.processes) <= 8

    with_pool(small, use, queue=200)


@forks
@pytest.mark.parametrize(("query", "limits", "error"), LIMITED)
def test_the_pool_names_the_limit(small: Store, query: str, limits: Limits, error: type[Exception]) -> None:
    async def use(pool: Pool) -> None:
        with pytest.raises(error):
            await pool.run(Request(query=query))
        assert (await pool.run(Request(query="ASK {}"))).body

    with_pool(small, use, limits=limits)


@forks
def test_the_pool_outlives_what_kills_an_engine(small: Store) -> None:
    async def use(pool: Pool) -> None:
        running = asyncio.create_task(pool.run(Request(query=RUNAWAY)))
        os.kill(await at_work(pool), signal.SIGSEGV)  # as a stack that overflows does
        with pytest.raises(QueryMemoryError, match="nest too deeply"):
            await running
        with pytest.raises(QuerySyntaxError):
            await pool.run(Request(query="SELEC"))
        assert (await pool.run(Request(query="ASK {}"))).body

    with_pool(small, use, limits=PATIENT)


@forks
def test_a_killed_worker_is_replaced(small: Store) -> None:
    async def use(pool: Pool) -> None:
        for _ in range(3):
            running = asyncio.create_task(pool.run(Request(query=RUNAWAY)))
            os.kill(await at_work(pool), signal.SIGKILL)
            with pytest.raises((QueryMemoryError, QueryEvaluationError)):
                await running
            assert (await pool.run(Request(query="ASK {}"))).kind == "boolean"

    with_pool(small, use, limits=PATIENT)


@forks
def test_a_worker_that_grew_makes_room(small: Store) -> None:
    async def use(pool: Pool) -> None:
        await pool.run(Request(query="ASK {}"))
        before = pool.processes
        doubling = "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(23))
        query = f'SELECT (STRLEN(?a23) AS ?n) {{ BIND("aaaaaaaaaaaaaaaa" AS ?a0) {doubling} }}'
        await pool.run(Request(query=query))
        await pool.run(Request(query="ASK {}"))
        assert not set(before) & set(pool.processes)

    with_pool(small, use, limits=Limits(seconds=20, megabytes=1000))


@forks
def test_a_cancelled_query_ends_its_worker(small: Store) -> None:
    async def use(pool: Pool) -> None:
        running = asyncio.create_task(pool.run(Request(query=RUNAWAY)))
        process = await at_work(pool)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert await asyncio.to_thread(gone, process, PATIENT.seconds / 2)

    with_pool(small, use, limits=PATIENT)


@forks
def test_the_queue_is_bounded(small: Store) -> None:
    async def use(pool: Pool) -> None:
        running = [asyncio.create_task(pool.run(Request(query=f"{RUNAWAY} # {n}"))) for n in range(3)]
        await asyncio.sleep(0)  # they take their places
        with pytest.raises(BusyError):
            await pool.run(Request(query="ASK {}"))
        assert not any(task.done() for task in running)
        outcomes = await asyncio.gather(*running, return_exceptions=True)
        assert all(isinstance(outcome, (QueryTimeError, BusyError)) for outcome in outcomes)
        assert (await pool.run(Request(query="ASK {}"))).body

    with_pool(small, use, size=1, queue=2)


def niceness(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int((task / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[16]) for task in tasks]


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(6000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


@forks
def test_a_greedy_client_leaves_workers_to_the_others(small: Store) -> None:
    """By counting, not by the clock: short queries of others end while every long one of the greedy is under way."""

    async def use(pool: Pool) -> None:
        greedy = [asyncio.create_task(pool.run(Request(query=f"{RUNAWAY} # {n}"), "greedy")) for n in range(8)]
        await until(lambda: pool.turns.long == 4 and len(pool.processes) == 4)  # half; the others begin anew later
        for number in range(50):
            answer = await pool.run(Request(query=f"SELECT ({number} AS ?n) {{}}", table="csv"), "polite")
            assert answer.body == f"n\r\n{number}\r\n".encode()
        assert not any(task.done() for task in greedy)
        other = asyncio.create_task(pool.run(Request(query=RUNAWAY), "another"))
        await until(lambda: pool.turns.long == 5)  # who is not greedy may ask a long one
        for task in (*greedy, other):
            task.cancel()
        await asyncio.gather(*greedy, other, return_exceptions=True)
        assert pool.turns.long == 0
        assert (await pool.run(Request(query="ASK {}"), "greedy")).body

    with_pool(small, use, limits=PATIENT)


@forks
def test_a_query_that_waits_for_the_processor_is_no_long_one(small: Store) -> None:
    """By counting processor time: a worker that is stopped computes nothing, however long that takes."""

    async def use(pool: Pool) -> None:
        long = asyncio.create_task(pool.run(Request(query=RUNAWAY), "greedy"))
        await until(lambda: pool.turns.long == 1)
        before = set(pool.processes)
        short = asyncio.create_task(pool.run(Request(query=RUNAWAY + " # 2"), "polite"))
        await until(lambda: len(set(pool.processes) - before - {0}) == 1)
        (process,) = set(pool.processes) - before
        os.kill(process, signal.SIGSTOP)
        await asyncio.sleep(6 * LONG)
        assert process in pool.processes  # there is room for one long query, and still it was not sent away
        os.kill(process, signal.SIGCONT)
        await until(lambda: process not in pool.processes)  # now it computes: it has to wait for its turn
        for task in (long, short):
            task.cancel()
        await asyncio.gather(long, short, return_exceptions=True)

    with_pool(small, use, limits=PATIENT, size=3)


@forks
def test_only_a_long_query_lets_the_others_go_first(small: Store) -> None:
    async def use(pool: Pool) -> None:
        await pool.run(Request(query="ASK {}"))
        (short,) = pool.processes
        assert set(niceness(short)) == {os.nice(0)}
        running = asyncio.create_task(pool.run(Request(query=RUNAWAY)))
        await until(lambda: set(niceness(short)) == {LOW})
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await pool.run(Request(query="ASK {}"))
        assert short not in pool.processes  # the next one is not evaluated by a worker that lets others go first

    with_pool(small, use, limits=PATIENT)


@forks
def test_a_long_query_waits_for_memory_or_is_told_to_come_back(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amu_graph.store.workers.pool.megabytes_for_queries", lambda: 150)

    async def use(pool: Pool) -> None:
        assert pool.limits.megabytes == 100
        first = asyncio.create_task(pool.run(Request(query=RUNAWAY), "a"))
        await until(lambda: pool.turns.long == 1)
        second = asyncio.create_task(pool.run(Request(query=RUNAWAY + " # 2"), "b"))
        assert (await pool.run(Request(query="ASK {}"), "c")).body
        outcomes = await asyncio.gather(first, second, return_exceptions=True)
        assert isinstance(outcomes[0], QueryTimeError)
        assert isinstance(outcomes[1], QueryTimeError | BusyError)
        assert pool.turns.long == 0

    with_pool(small, use)
    assert Pool.over(small, Limits(megabytes=1000)).limits.megabytes == 150


@forks
def test_those_who_wait_are_served_in_order(small: Store) -> None:
    async def use(pool: Pool) -> None:
        order: list[int] = []

        async def ask(number: int) -> None:
            await pool.run(Request(query=f"SELECT ({number} AS ?n) {{}}"))
            order.append(number)

        await asyncio.gather(*(ask(number) for number in range(30)))
        assert order == list(range(30))

    with_pool(small, use, size=1)


@forks
def test_the_pool_comes_back_when_its_process_is_killed(small: Store) -> None:
    async def use(pool: Pool) -> None:
        await pool.run(Request(query="ASK {}"))
        worker = pool.processes[0]
        os.kill(parent_of(worker), signal.SIGKILL)
        assert await asyncio.to_thread(gone, worker)
        assert (await pool.run(Request(query="ASK {}"))).body == b'{"head":{},"boolean":true}'

    with_pool(small, use)


@forks
def test_nothing_is_left_when_the_server_is_killed(small: Store, tmp_path: Path) -> None:
    small.save(tmp_path)
    code = f"""
import asyncio, os, pathlib
from amu_graph.store.workers import Limits, Request
from amu_graph.store.workers.pool import Pool
async def main():
    pool = Pool(pathlib.Path({str(tmp_path)!r}), Limits(seconds=60))
    await pool.run(Request(query="ASK {{}}"))
    asyncio.create_task(pool.run(Request(query={RUNAWAY!r})))
    await asyncio.sleep(0.3)
    print(*pool.processes, flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        workers = [int(process) for process in server.stdout.readline().split()]
        assert workers
        server.kill()
    assert all(gone(process) for process in workers)


@forks
def test_a_server_that_is_gone_before_all_is_ready_is_no_error(small: Store, tmp_path: Path) -> None:
    small.save(tmp_path)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    arguments = ("forker", str(theirs.fileno()), str(tmp_path), "", json.dumps(asdict(Limits())))
    with theirs:
        command = [sys.executable, "-m", "amu_graph.store.workers", *arguments]
        with subprocess.Popen(command, pass_fds=[theirs.fileno()], stderr=subprocess.PIPE) as process:
            ours.close()
            theirs.close()
            _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


def test_a_stopped_pool_leaves_nothing(small: Store) -> None:
    processes: list[int] = []

    async def use(pool: Pool) -> None:
        await asyncio.gather(*(pool.run(Request(query="ASK {}")) for _ in range(4)))
        processes.extend(pool.processes)

    with_pool(small, use)
    assert processes
    assert all(gone(process) for process in processes)


def test_a_missing_dataset_is_told(tmp_path: Path) -> None:
    async def run() -> None:
        pool = Pool(tmp_path / "nowhere", LIMITS)
        for _ in range(2):
            with pytest.raises(DatasetError, match="nowhere"):
                await pool.run(Request(query="ASK {}"))
        await pool.stop()

    asyncio.run(run())


def test_the_digest_is_that_of_the_dataset(small: Store, tmp_path: Path) -> None:
    small.save(tmp_path)

    async def run() -> str:
        async with Pool(tmp_path, LIMITS) as pool:
            return pool.digest

    assert asyncio.run(run()) == Store.load(tmp_path).digest


# Where processes cannot be forked


def test_spawned_workers_answer_and_are_replaced(small: Store, tmp_path: Path) -> None:
    small.save(tmp_path)

    async def run() -> None:
        async with Pool(tmp_path, LIMITS, launch=SpawnLauncher(lambda: (tmp_path, ""), LIMITS)) as pool:
            assert pool.digest
            requests = [Request(query=f"SELECT ({n} AS ?n) {{}}", table="csv") for n in range(6)]
            answers = await asyncio.gather(*(pool.run(request) for request in requests))
            assert [answer.body for answer in answers] == [f"n\r\n{n}\r\n".encode() for n in range(6)]
            with pytest.raises(QueryTimeError):
                await pool.run(Request(query=RUNAWAY))
            with pytest.raises(QuerySyntaxError):
                await pool.run(Request(query="SELEC"))
            processes = pool.processes
        assert all(gone(process) for process in processes)

    asyncio.run(run())


def test_spawned_workers_tell_of_a_missing_dataset(tmp_path: Path) -> None:
    async def run() -> None:
        pool = Pool(tmp_path, LIMITS, launch=SpawnLauncher(lambda: (tmp_path, ""), LIMITS))
        with pytest.raises(DatasetError):
            await pool.start()
        await pool.stop()

    asyncio.run(run())
