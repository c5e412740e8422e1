"""The dataset clause of SPARQL 1.1 §13.2, read as the engine reads it."""

import pyoxigraph as ox
import pytest

from amu_graph.query.guard import examine

EX = "http://example.org/"


@pytest.mark.parametrize(
    ("query", "default_graphs", "named_graphs"),
    [
        ("SELECT * FROM <http://example.org/a> {}", ["a"], []),
        ("SELECT * FROM<http://example.org/a>FROM<http://example.org/b>{}", ["a", "b"], []),
        ("ASK FROM <http://example.org/a> FROM NAMED <http://example.org/b> WHERE {}", ["a"], ["b"]),
        ("PREFIX e: <http://example.org/> SELECT * from named e:b from e:a {}", ["a"], ["b"]),
        ("BASE <http://example.org/x/y> SELECT * FROM <../a> FROM <b> {}", ["a", "x/b"], []),
        ("PREFIX : <http://example.org/> DESCRIBE :s FROM :a FROM :a", ["a"], []),
        ("PREFIX e: <http://example.org/> CONSTRUCT FROM e:a\\/b WHERE {}", ["a/b"], []),
        ("PREFIX from: <http://example.org/> SELECT ?from FROM from:from { ?from from:from 'FROM <x>' }", ["from"], []),
    ],
)
def test_the_graphs_that_a_query_names(query: str, default_graphs: list[str], named_graphs: list[str]) -> None:
    ox.Store().query(query)  # it is SPARQL
    dataset = examine(query).dataset
    assert dataset is not None
    assert dataset.default_graphs == tuple(EX + name for name in default_graphs)
    assert dataset.named_graphs == tuple(EX + name for name in named_graphs)


@pytest.mark.parametrize("query", ["SELECT * {}", "SELECT ?from { ?from ?p 'FROM <urn:x>' }", "SELECT * FROM <a> {}"])
def test_no_graph_or_none_that_can_be_told(query: str) -> None:
    assert examine(query).dataset is None


def test_prefixes_of_the_project_need_no_declaration() -> None:
    dataset = examine("SELECT * FROM source:a {}").dataset
    assert dataset is not None
    assert dataset.default_graphs == ("https://w3id.org/amu-graph/source/a",)
