"""The facade: what users of the library do first."""

import subprocess
import sys
from pathlib import Path

import pytest

import amu_graph
from amu_graph.errors import NotFoundError, QueryLimitError, QueryRefusedError, UsageError
from amu_graph.graph import Graph
from amu_graph.query import Solutions


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


def test_a_query_that_would_hang_the_parser_is_refused_before_it_is_parsed(graph: Graph) -> None:
    with pytest.raises(QueryLimitError):
        graph.query("SELECT * { ?s ?p " + "(" * 60 + ")" * 60 + "}")


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
    assert reasons == "[<Reason: Thomas Huguen — assistant à maîtrise d’usage — Lieu Commun>]"
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
