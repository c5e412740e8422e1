"""What servers answer to queries that are asked together, and of what is constructed of rows."""

import json
from typing import Any

import pyoxigraph as ox
import pytest

from amu_graph.store.remote.long_constructs import Construct
from amu_graph.store.remote.together import Part, parted

IRI = {"type": "uri", "value": "urn:s"}
FIRST = {"type": "literal", "value": "0"}
PART = Part.of("SELECT ?s WHERE { ?s ?p ?o }")


def rows(*bindings: dict[str, Any]) -> ox.QuerySolutions:
    content = json.dumps({"head": {"vars": ["part_", "s"]}, "results": {"bindings": bindings}})
    found = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    return found


def test_rows_are_parted() -> None:
    assert PART
    (content,) = parted(rows({"part_": FIRST, "s": IRI}), [PART])
    assert content
    assert json.loads(content)["results"]["bindings"] == [{"s": IRI}]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"s": IRI}, id="of no part"),
        pytest.param({"part_": IRI, "s": IRI}, id="of a part that is none"),
        pytest.param({"part_": FIRST, "s": {"type": "bnode", "value": "b"}}, id="a blank node"),
        pytest.param(
            {"part_": FIRST, "s": {"type": "triple", "value": {"subject": IRI, "predicate": IRI, "object": IRI}}},
            id="a statement",
        ),
    ],
)
def test_what_cannot_be_parted_is_asked_alone(row: dict[str, Any]) -> None:
    assert PART
    assert parted(rows(row), [PART]) == [None]


@pytest.mark.parametrize(
    "template", ["<< ?s ?p ?o >> ?p ?o", "?s ?p ?o {| ?p ?o |}", "?s ?p ?o ~ <urn:r>", "?s ?p _:b"]
)
def test_a_template_that_makes_nodes_is_not_made_of_rows(template: str) -> None:
    assert Construct.of(f"CONSTRUCT {{ {template} }} WHERE {{ ?s ?p ?o }}") is None
