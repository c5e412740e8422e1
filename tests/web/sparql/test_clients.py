"""The clients of the field, as they are: SPARQLWrapper, rdflib's SPARQLStore, and what R sends."""

import csv
import io
import warnings
from urllib.parse import urlencode

import httpx
import pytest
import rdflib
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import GET, POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper

from web.sparql.conftest import Server
from web.sparql.test_protocol import ASK, CONSTRUCT, DESCRIBE, EX, SELECT

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's reader of JSON-LD

FORMATS = ("xml", "json", "csv", "tsv", "turtle", "n3", "rdf", "rdf+xml", "json-ld")
LINKS = {(URIRef(EX + one), URIRef(EX + "r"), URIRef(EX + other)) for one, other in ("ab", "bc", "cd")}


def wrapped(server: Server, query: str, format_: str, method: str, encoding: str) -> tuple[bytes, str]:
    """The answer as SPARQLWrapper gets it: it sends the format under three names, and its own `Accept`."""
    wrapper = SPARQLWrapper(f"{server.address}/sparql", returnFormat=format_)
    wrapper.setQuery(query)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(encoding)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of formats that do not fit the form, and sends them
        response = wrapper.query()
    return response.response.read(), response.info()["content-type"].partition(";")[0]


def graph_of(content: bytes, media_type: str) -> set[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]]:
    return set(Graph().parse(data=content, format=media_type))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("method", "encoding"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_gets_every_form_in_every_format(
    server: Server, format_: str, method: str, encoding: str
) -> None:
    for query in (CONSTRUCT, DESCRIBE):
        content, media_type = wrapped(server, query, format_, method, encoding)
        assert graph_of(content, media_type) >= (LINKS if query == CONSTRUCT else set())
        assert len(graph_of(content, media_type)) == 3
    for query in (SELECT, ASK):
        content, media_type = wrapped(server, query, format_, method, encoding)
        assert b"example.org/b" in content if query == SELECT else b"true" in content.lower()
        expected = {"xml": "application/sparql-results+xml", "csv": "text/csv", "tsv": "text/tab-separated-values"}
        assert media_type == expected.get(format_, "application/sparql-results+json")


@pytest.mark.parametrize(
    ("format_", "media_type"),
    [
        ("xml", "application/rdf+xml"),
        ("rdf+xml", "application/rdf+xml"),
        ("rdf", "application/rdf+xml"),
        ("turtle", "text/turtle"),
        ("n3", "text/turtle"),
        ("json-ld", "application/ld+json"),
        ("json", "application/ld+json"),
    ],
)
def test_sparqlwrapper_gets_graphs_in_the_format_that_it_names(server: Server, format_: str, media_type: str) -> None:
    assert wrapped(server, CONSTRUCT, format_, GET, URLENCODED)[1] == media_type


@pytest.mark.parametrize("format_", ["xml", "json", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_through_its_store(server: Server, format_: str, method: str) -> None:
    store = SPARQLStore(f"{server.address}/sparql", returnFormat=format_, method=method)
    graph = Graph(store)
    assert [str(row[0]) for row in graph.query(SELECT)] == [EX + "b"]  # type: ignore[index]
    if format_ in ("xml", "json"):
        assert graph.query(ASK).askAnswer is True
        assert (URIRef(EX + "a"), URIRef(EX + "p"), URIRef(EX + "b")) in graph
    if format_ == "xml":  # the others name no format of graphs in their `Accept`
        assert set(graph.query(CONSTRUCT)) == LINKS
    assert len(list(graph.triples((None, URIRef(EX + "p"), None)))) == 3


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),  # url() and read.csv() send none that matters
        ("*/*", "application/sparql-results+json"),  # curl and httr, unless told otherwise
        ("application/json, text/xml, application/xml, */*", "application/sparql-results+json"),  # httr's default
        ("application/sparql-results+xml", "application/sparql-results+xml"),  # the package SPARQL
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/csv; charset=utf-8", "text/csv"),
    ],
)
def test_r_asks_with_a_plain_address(server: Server, accept: str | None, media_type: str) -> None:
    address = f"{server.address}/sparql?{urlencode({'query': SELECT})}"
    request = httpx.Request("GET", address, headers={"Accept": accept} if accept else {})
    if accept is None:
        request.headers.pop("Accept", None)
    with server.client() as client:
        response = client.send(request)
    assert response.status_code == 200
    served = response.headers["content-type"].partition(";")[0]
    assert served in (media_type, "application/json")
    if media_type == "text/csv":
        assert list(csv.reader(io.StringIO(response.text))) == [["o"], [EX + "b"]]
