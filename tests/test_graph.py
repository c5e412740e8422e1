"""The facade: what users of the library do first."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

import amu_graph
from amu_graph.errors import NotFoundError, QueryLimitError, QueryRefusedError, UsageError
from amu_graph.graph import Graph
from amu_graph.query import Solutions, Triples
from amu_graph.query.guard import MAX_OPEN_BRACKETS
from amu_graph.store import Store
from amu_graph.store.workers.limits import QueryTimeError


def test_a_question_is_asked_by_name_with_labels_as_values(graph: Graph) -> None:
    answer = graph.ask("project/participants", project="project/lieu-commun")
    assert isinstance(answer, Solutions)
    assert ("Thomas Huguen", "assistant à maîtrise d’usage") in {
        (row["agentLabel"], row["roleLabel"]) for row in answer
    }


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DROP ALL",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_updates_and_other_machines_are_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryRefusedError):
        graph.query(query)


def test_a_query_that_nests_too_deeply_is_refused_before_it_is_parsed(graph: Graph) -> None:
    with pytest.raises(QueryLimitError):
        graph.query("ASK { ?s ?p " + "(" * MAX_OPEN_BRACKETS + "1" + ")" * MAX_OPEN_BRACKETS + " }")


PAIRS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(24))
LISTS = " ".join(f"VALUES ?x{n} {{ {'1 ' * 300}}}" for n in range(12))
RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {LISTS} }}"
"""More rows than anybody can count."""

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="a query runs in a process of its own where there is fork")


@forks
@pytest.mark.parametrize(
    ("query", "error"),
    [(RUNAWAY, QueryTimeError), (f"CONSTRUCT {{ ?a1 ?b2 <urn:x> }} {{ {PAIRS} }}", QueryLimitError)],
)
def test_a_query_has_the_limits_of_the_settings(graph: Graph, query: str, error: type[Exception]) -> None:
    limited = Graph(graph.store, replace(graph.settings, query_seconds=0.5, query_megabytes=100))
    with pytest.raises(error):
        limited.query(query)
    if query.startswith("CONSTRUCT"):
        with pytest.raises(error):
            limited.network(query)


def test_a_network_of_ones_own_asks_no_other_machine(graph: Graph) -> None:
    with pytest.raises(QueryRefusedError):
        graph.network("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


@forks
def test_a_store_in_memory_is_queried_within_limits_too(tmp_path: Path, graph: Graph) -> None:
    quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("é", language="fr"))
    small = Graph(Store.memory([quad]), replace(graph.settings, query_seconds=0.5, dataset=tmp_path / "nowhere"))
    answer = small.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(answer, Triples)
    assert answer.triples == (quad.triple,)
    with pytest.raises(QueryTimeError):
        small.query(RUNAWAY)


@forks
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_query_ends_with_whoever_asked(end: signal.Signals) -> None:
    """Ctrl-C in a notebook comes back at once; a kernel that is killed leaves no process that goes on computing."""
    code = f"""
import amu_graph, os, threading, pyoxigraph as ox
from amu_graph.graph import Graph, Settings
graph = Graph(amu_graph.store.Store.memory([ox.Quad(*[ox.NamedNode("urn:a")] * 3)] ), Settings.from_environment())
threading.Timer(60, os._exit, [9]).start()
print("ready", flush=True)
try:
    graph.query({RUNAWAY!r})
except KeyboardInterrupt:
    os._exit(3)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        (child,) = _children(process.pid)
        process.send_signal(end)
        assert process.wait(60) == (3 if end == signal.SIGINT else -end)
    assert _soon(lambda: not _runs(child))


def _children(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children")
    assert _soon(lambda: bool(children.read_text(encoding="utf-8").split()))
    return [int(child) for child in children.read_text(encoding="utf-8").split()]


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _soon(condition: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_an_answer_is_read_and_dropped_in_any_thread(graph: Graph) -> None:
    """The engine's own results may be touched by one thread alone; whoever collects one elsewhere hears of it."""
    unraisable: list[object] = []
    hook, sys.unraisablehook = sys.unraisablehook, unraisable.append
    try:
        answers = [graph.ask("project/participants", project="project/lieu-commun"), graph.query("ASK {}")]
        for use in (lambda: len(list(answers[0].to_pandas())), answers.clear):
            thread = threading.Thread(target=use)
            thread.start()
            thread.join()
        gc.collect()
    finally:
        sys.unraisablehook = hook
    assert unraisable == []


def test_rdflib_and_the_engine_count_the_same(graph: Graph) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s a amu:Participation }"
    ours = graph.query(query)
    assert isinstance(ours, Solutions)
    theirs = next(iter(graph.to_rdflib().query(query)))
    assert ours[0]["n"] == int(str(theirs[0]))  # type: ignore[index]  # a row of a SELECT


def test_what_python_shows_is_a_line_for_each_thing(graph: Graph) -> None:
    assert repr(graph.show("Thomas Huguen")).startswith("<Portrait: Thomas Huguen, ")
    assert repr(graph.search("lieu commun")).startswith("[<Hit: Lieu Commun, project:lieu-commun>")
    reasons = repr(graph.why("thomas-huguen", "assistant-maitrise-usage", "project/lieu-commun"))
    assert reasons == "[<Statement: Thomas Huguen — assistant à maîtrise d’usage — Lieu Commun>]"
    assert {"load", "build", "check", "Graph"} <= set(dir(amu_graph))


def test_without_pandas_a_data_frame_says_what_to_install(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    answer = graph.query("SELECT ?s { ?s a amu:Project }")
    assert isinstance(answer, Solutions)
    with pytest.raises(UsageError, match=r"amu-graph\[pandas\]"):
        answer.to_pandas()


def test_the_dataset_is_exported(graph: Graph, tmp_path: Path) -> None:
    graph.export(str(tmp_path / "graph.nq"))
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8").count("\n") == len(graph.store)


@pytest.mark.parametrize("name", ["person/nobody", "", "a" * 10_000, "<script>", "\u202e"])
def test_what_does_not_exist_is_said_in_words(graph: Graph, name: str) -> None:
    with pytest.raises(NotFoundError):
        graph.show(name)


def test_the_package_imports_nothing_until_it_is_used() -> None:
    script = "import sys, amu_graph; print('pyoxigraph' in sys.modules, hasattr(amu_graph, 'load'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"False", b"True"]
    with pytest.raises(AttributeError):
        _ = amu_graph.nothing_of_this_name
