"""No query takes the server down, and nobody waits for the query of another."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from amu_graph.store.workers import Answer, Limits, Request
from amu_graph.store.workers.pool import Pool
from web.sparql.beyond import BEYOND, ENDLESS, LISTED, RUNAWAY, SORTED
from web.sparql.conftest import Server, serving, small_store

GOOD = "SELECT ?o { <http://example.org/a> <http://example.org/p> ?o }"
"""Answered in less than a millisecond by a worker that is free."""

LIMITS = Limits(seconds=1.5, megabytes=400, answer_megabytes=8)
PATIENT = Limits(seconds=60, megabytes=200, answer_megabytes=2)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    with serving(Pool.over(small_store(), LIMITS)) as running:
        yield running


def ask(server: Server, query: str) -> httpx.Response:
    with server.client() as client:
        return client.post("/sparql", data={"query": query})


def ask_good(server: Server, number: int) -> None:
    asked = (ask(server, f"{GOOD} # {number} {again}") for again in range(20))  # none of them is in the cache
    response = next(each for each in asked if each.status_code != 408)  # which a busy machine alone may be
    assert response.status_code == 200
    assert response.json()["results"]["bindings"][0]["o"]["value"] == "http://example.org/b"


@pytest.mark.parametrize("name", BEYOND)
def test_what_goes_beyond_a_limit_is_refused_in_words(guarded: Server, name: str) -> None:
    query, status = BEYOND[name]
    response = ask(guarded, query)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["title"]
    ask_good(guarded, hash(name))


@pytest.mark.parametrize("name", ENDLESS)
def test_the_server_survives_what_never_ends(guarded: Server, name: str) -> None:
    response = ask(guarded, ENDLESS[name])
    assert response.status_code in (408, 413, 503)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["title"]
    ask_good(guarded, hash(name))


def test_the_exceeded_limit_is_named(guarded: Server) -> None:
    time_ = ask(guarded, RUNAWAY)
    assert time_.status_code == 408
    assert "1.5 seconds" in time_.json()["title"]
    with serving(Pool.over(small_store(), PATIENT)) as server:
        memory = ask(server, SORTED)
        answer = ask(server, LISTED)
    assert memory.status_code == 503
    assert "200 MB" in memory.json()["title"]
    assert answer.status_code == 413  # a client that tried again would get the same
    assert "2 MB" in answer.json()["title"]


def test_twenty_clients_and_one_runaway() -> None:
    with serving(Pool.over(small_store(), PATIENT)) as server, ThreadPoolExecutor(21) as clients:
        runaway = clients.submit(ask, server, RUNAWAY)
        assert until(lambda: any(server.pool.processes), seconds=60)
        for good in [clients.submit(ask_good, server, number) for number in range(200)]:
            good.result(timeout=PATIENT.seconds)
        assert not runaway.done(), "they had to wait for it"
        for process in server.pool.processes:
            os.kill(process, signal.SIGKILL)


def test_a_killed_worker_is_replaced(guarded: Server) -> None:
    ask_good(guarded, 2000)
    for round_ in range(5):
        for process in guarded.pool.processes:
            os.kill(process, signal.SIGKILL)
        ask_good(guarded, 2001 + round_)


def test_a_worker_killed_in_the_middle_gives_an_error_and_no_half_answer(guarded: Server) -> None:
    with ThreadPoolExecutor(1) as clients:
        answer = clients.submit(ask, guarded, RUNAWAY + " # killed")
        time.sleep(0.5)
        for process in guarded.pool.processes:
            os.kill(process, signal.SIGKILL)
        response = answer.result(timeout=60)
    assert response.status_code in (500, 503)
    assert response.headers["content-type"] == "application/problem+json"


def test_a_client_that_leaves_frees_the_worker() -> None:
    with serving(Pool.over(small_store(), PATIENT)) as server:
        with server.client() as client, pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": RUNAWAY}, timeout=httpx.Timeout(60, read=0.6))
        assert until(lambda: not server.pool._busy, seconds=PATIENT.seconds / 2), "the evaluation outlived its client"


def test_too_many_at_once_are_told_to_come_back() -> None:
    pool = Pool.over(small_store(), LIMITS, size=1, queue=1)
    with serving(pool) as server, ThreadPoolExecutor(4) as clients:
        asked = [clients.submit(ask, server, f"{RUNAWAY} # {number}") for number in range(4)]
        answers = [each.result(timeout=60) for each in asked]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert 2 <= len(refused) <= 3
    assert all(answer.headers.get("retry-after") for answer in refused)
    assert any(answer.status_code == 408 for answer in answers)


def test_the_same_question_of_many_is_evaluated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool.over(small_store(), PATIENT)
    evaluated: list[Request] = []
    run = pool.run

    async def counted(request: Request, client: str = "") -> Answer:
        evaluated.append(request)
        return await run(request, client)

    monkeypatch.setattr(pool, "run", counted)
    query = "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + "1 " * 1500 + "} VALUES ?y { " + "2 " * 1500 + "} }"
    with serving(pool) as server, ThreadPoolExecutor(12) as clients:
        answers = [each.result() for each in [clients.submit(ask, server, query) for _ in range(12)]]
    assert {answer.text for answer in answers} == {answers[0].text}
    assert answers[0].status_code == 200
    assert [request.query for request in evaluated] == [query]


def test_nothing_is_left_when_the_server_stops() -> None:
    others = children()
    with serving(Pool.over(small_store(), LIMITS)) as server:
        ask_good(server, 1)
        processes = set(children()) - set(others)
        with server.client() as client, pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": RUNAWAY}, timeout=httpx.Timeout(60, read=0.2))
        processes |= set(children()) - set(others)
        assert len(processes) >= 2  # the one that holds the dataset, and a worker
    assert until(lambda: not any(Path(f"/proc/{process}").exists() for process in processes), seconds=30)


def children() -> list[int]:
    """Return our processes and theirs."""
    found: list[int] = []
    waiting = [os.getpid()]
    while waiting:
        listed = subprocess.run(
            ["pgrep", "-P", str(waiting.pop())], capture_output=True, text=True, check=False
        ).stdout.split()
        processes = [int(process) for process in listed if Path(f"/proc/{process}").exists()]
        found += processes
        waiting += processes
    return found


def until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return condition()
