"""CSV is what RFC 4180 and SPARQL 1.1 say: a row has as many cells as there are variables, whatever terms hold."""

import csv
import io

import pyoxigraph as ox
import pytest

from amu_graph.query.answering import answer
from amu_graph.store import Store
from amu_graph.store.workers.evaluation import evaluate
from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.messages import Request

PAGE = "https://example.org/article/0,1-0,2.html"
LONG = "x" * 200_000
TEXTS = ("a, b", 'say "yes"', "one\r\ntwo", "", LONG)
QUERY = "SELECT ?page ?text { ?page <urn:p> ?text } ORDER BY STRLEN(?text)"


@pytest.fixture
def store() -> Store:
    quads = [ox.Quad(ox.NamedNode(PAGE), ox.NamedNode("urn:p"), ox.Literal(text)) for text in TEXTS]
    return Store.memory(quads)


def cells(content: bytes) -> list[list[str]]:
    limit = csv.field_size_limit(len(LONG) + 1)
    try:
        return list(csv.reader(io.StringIO(content.decode(), newline="")))
    finally:
        csv.field_size_limit(limit)


def expected() -> list[list[str]]:
    return [["page", "text"], *([PAGE, text] for text in sorted(TEXTS, key=len))]


def test_an_answer_as_csv(store: Store) -> None:
    assert cells(answer(store, QUERY).serialize("csv")) == expected()


def test_a_worker_s_csv(store: Store) -> None:
    written = evaluate(store, Request(query=QUERY, table="csv"), Limits())
    assert cells(written.body) == expected()


def test_rows_of_the_project_s_own_queries(store: Store) -> None:
    assert list(store.rows(QUERY)) == expected()[1:]


def test_what_the_engine_writes_right_stays_as_it_is(store: Store) -> None:
    query = "SELECT (<urn:a> AS ?a) (1 AS ?b) ?none {}"
    assert answer(store, query).serialize("csv") == b"a,b,none\r\nurn:a,1,\r\n"
    assert answer(store, "ASK {}").serialize("csv") == b"true"
