"""What is asked of the engine for anybody's query: its dataset, the machines it may ask, and what is refused."""

import pytest

from amu_graph.query.from_clause import Dataset
from amu_graph.query.prepare import prepare
from amu_graph.query.refusals import QueryForbiddenError

HOST = "example.org"
ELSEWHERE = f"SELECT * {{ SERVICE <https://{HOST}/sparql> {{ ?s ?p ?o }} }}"


def test_the_dataset_of_a_request_comes_before_that_of_the_query() -> None:
    """SPARQL 1.1 Protocol §2.1.4."""
    query = "SELECT * FROM <urn:a> FROM <urn:b> FROM NAMED <urn:c> {}"
    assert prepare(query).request[3:5] == (("urn:a", "urn:b"), ("urn:c",))
    assert prepare(query, graphs=Dataset(("urn:d",))).request[3:5] == (("urn:d",), ())
    assert prepare(query, graphs=Dataset(named_graphs=("urn:d",))).request[3:5] == ((), ("urn:d",))
    assert prepare(query, graphs=Dataset()).request[3:5] == (("urn:a", "urn:b"), ("urn:c",)), "none was asked for"


def test_only_a_query_that_asks_another_machine_may_ask_it() -> None:
    assert prepare(ELSEWHERE, [HOST]).hosts == (HOST,)
    assert prepare("SELECT * { ?s ?p ?o }", [HOST]).hosts == ()
    with pytest.raises(QueryForbiddenError):
        prepare(ELSEWHERE)


@pytest.mark.parametrize(
    ("query", "constructs"), [("DESCRIBE <urn:a>", True), ("CONSTRUCT WHERE {}", True), ("ASK {}", False), ("?", False)]
)
def test_it_tells_whether_statements_are_the_answer(query: str, constructs: bool) -> None:
    assert prepare(query).constructs is constructs


def test_the_formats_of_the_answer_are_chosen_apart() -> None:
    prepared = prepare("SELECT * FROM <urn:a> {}").written("csv", None, gzip=True)
    assert prepared.request == ("SELECT * FROM <urn:a> {}", "csv", None, ("urn:a",), (), True)
