"""Everything that ships answers alike from the embedded store, from Oxigraph's server and from Virtuoso."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import yaml

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.errors import AmbiguousError, NotFoundError, QueryLimitError, QuerySyntaxError
from amu_graph.export import serialize
from amu_graph.formats import RDF_SYNTAXES
from amu_graph.graph import Graph, load
from amu_graph.namespaces import MERGED
from amu_graph.network import Network, views
from amu_graph.query import Answer, Boolean, Catalogue, Solutions, Triples
from amu_graph.query.members import CLASSES
from amu_graph.query.prepare import prepare
from amu_graph.settings import Settings
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.push import Push
from engines import Server, oxigraph, virtuoso
from web_client import client_of

if TYPE_CHECKING:
    from amu_graph.store.remote.exchange import Reading

QUERIES = resources.queries()
QUESTIONS = Catalogue(QUERIES).names
CASES = Path(__file__).parent / "queries"
DIGEST = re.compile(r""", données [0-9a-f]{12}|(?<=changed=")[0-9a-f]{64}""")
"""What pages say of their dataset where the store knows it."""

PATIENT = replace(Settings.from_environment(), query_seconds=300.0)
"""Virtuoso compiles each query, which takes seconds on a machine that has much to do."""

PAGES = (
    *("/", "/browse/project", "/map", "/sources", "/source/strasbourg-co-production", "/search?q=batiment"),
    *("/search?q=amu", "/ontology", "/ontology/Project", "/vocab", "/vocab/role", "/vocab/theme/gouvernance"),
    *("/project/lieu-commun", "/project/lieu-commun.ttl", "/project/lieu-commun.trig", "/project/lieu-commun.jsonld"),
    *("/person/thomas-huguen", "/organization/habitat-de-l-ill", "/place/strasbourg", "/embed/project/lieu-commun"),
    "/publication/prendre-en-compte-et-accompagner-les-usagers",
    "/explore/node?id=project:lieu-commun",
    *("/ask/theme/most-frequent", "/ask/project/participants?project=lieu-commun"),
    *("/ask/project/participants?project=Lieu+Commun", "/ask/person/works?person=Thomas%20Huguen"),
)
"""A page of each kind."""

ENTITIES = 37
"""One entity of so many has its portrait compared."""


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the founding graph: pushed, or loaded by the server's own means under the names of graphs."""
    if request.param == "oxigraph":
        with oxigraph() as server:
            target = server.target()
            Push.of(load(dataset).store, target).run(target, keep=0, tell=lambda _: None)
            yield server
    else:
        with virtuoso(tmp_path_factory.mktemp("virtuoso"), dataset) as server:
            yield server


@pytest.fixture(scope="session")
def remote(server: Server) -> Graph:
    """The founding graph on a server."""
    return load(server.query, settings=PATIENT)


def rows(found: Answer) -> object:
    """Return an answer as it is compared: rows in their order, statements without."""
    if isinstance(found, Triples):
        return set(found.triples)
    if isinstance(found, Boolean):
        return found.value
    assert isinstance(found, Solutions)
    return found.variables, [tuple(map(str, row.terms.values())) for row in found]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_rows_in_the_same_order(name: str, remote: Graph, graph: Graph) -> None:
    for language in ("fr", "en"):
        assert rows(remote.ask(name, language=language)) == rows(graph.ask(name, language=language))


def test_a_question_about_something_else_has_the_same_rows_too(remote: Graph, graph: Graph) -> None:
    given = [
        (path.relative_to(CASES).with_suffix("").as_posix(), case["given"])
        for path in sorted(CASES.glob("[!c]*/*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
        if "given" in case and "data" not in case
    ]
    assert len(given) > 40
    for name, values in given:
        assert rows(remote.ask(name, **values)) == rows(graph.ask(name, **values)), (name, values)


def test_portraits_are_equal(remote: Graph, graph: Graph) -> None:
    typed = graph.store.quads(None, ox.NamedNode(ns.RDF + "type"), None, ox.DefaultGraph())
    iris = sorted({each.subject.value for each in typed if isinstance(each.subject, ox.NamedNode)})[::ENTITIES]
    assert len(iris) > 20
    for iri in iris:
        assert remote.show(iri) == graph.show(iri), iri


@pytest.mark.parametrize("kind", CLASSES)
def test_lists_are_equal(kind: str, remote: Graph, graph: Graph) -> None:
    assert list(remote.browse(kind)) == list(graph.browse(kind))
    assert remote.browse(kind).unverified == graph.browse(kind).unverified


def test_networks_are_equal(remote: Graph, graph: Graph) -> None:
    def parts(network: Network) -> tuple[list[str], list[str]]:
        nodes, edges = network.graph.nodes(data=True), network.graph.edges(data=True, keys=True)
        return sorted(map(str, nodes)), sorted(map(str, edges))

    for view in views():
        assert parts(remote.network(view)) == parts(graph.network(view)), view.name


def test_searches_bibliographies_and_reasons_are_equal(remote: Graph, graph: Graph) -> None:
    for words in ("batiment", "maîtrise d’usage"):
        assert [(hit.iri, hit.score) for hit in remote.search(words)] == [
            (hit.iri, hit.score) for hit in graph.search(words)
        ]
    assert list(remote.works()) == list(graph.works())
    role = ("thomas-huguen", "assistant-maitrise-usage", "project/lieu-commun")
    assert list(remote.why(*role)) == list(graph.why(*role))


def test_the_dataset_comes_back_byte_by_byte(remote: Graph, graph: Graph) -> None:
    """Virtuoso gives 10 000 rows at a time, of 28 000."""
    nquads = next(syntax for syntax in RDF_SYNTAXES if syntax.name == "nquads")
    assert serialize(remote.store, nquads) == serialize(graph.store, nquads)
    assert remote.store.totals == replace(graph.store.totals, properties={})  # what plans of this machine need
    assert len(remote) == len(graph)


def test_what_only_passages_say_is_no_fact_there_either(remote: Graph, graph: Graph) -> None:
    text = "SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
    found = {row["graph"]: row["count"] for row in remote.query(text) if str(row["graph"]).startswith(ns.BASE)}  # type: ignore[union-attr]
    assert found == {row["graph"]: row["count"] for row in graph.query(text)}  # type: ignore[union-attr]
    assert MERGED not in found


def test_a_longer_answer_than_a_server_gives_is_whole_or_an_error(remote: Graph, graph: Graph) -> None:
    everything = remote.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
    assert isinstance(everything, Solutions)
    assert len(everything) == len(graph)
    for text in ("SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 20000"):
        try:
            assert len(remote.query(text)) == len(graph.query(text))  # type: ignore[arg-type]
        except QueryLimitError as error:
            assert "10000" in str(error)  # noqa: PT017 - a server may do either


@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s ?p ?o . ?s <urn:is> ?o ; <urn:not> true } { ?s ?p ?o OPTIONAL { ?s <urn:none> ?none } }",
        "CONSTRUCT { ?g <urn:says> ?s . ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), 'amu')) }",
    ],
)
def test_statements_that_a_server_cuts_are_made_of_rows(text: str, remote: Graph, graph: Graph) -> None:
    found, expected = remote.query(text), graph.query(text)
    assert len(expected) > 10_001  # type: ignore[arg-type]
    assert rows(found) == rows(expected)


def test_queries_go_wrong_in_the_same_words(remote: Graph, graph: Graph) -> None:
    for each in (remote, graph):
        with pytest.raises(QuerySyntaxError) as error:
            each.query("SELECT * WHERE {\n  ?s ?p }")
        assert (error.value.line, error.value.column) == (2, 9)
        with pytest.raises(NotFoundError, match="Lieu Commun"):
            each.find("Lieu Comun")
        with pytest.raises(AmbiguousError):
            each.find("Ecoterra")


def test_the_dataset_of_a_query_is_that_of_its_from(remote: Graph, graph: Graph) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM <{ns.INTERPRETED}> WHERE {{ ?s ?p ?o }}"
    assert prepare(text).request.default_graphs == (ns.INTERPRETED,)
    assert rows(remote.query(text)) == rows(graph.query(text))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_and_takes_three_requests(
    path: str, server: Server, remote: Graph, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three after the one that finds the dataset, for whoever reads the first page there.

    The search index is made, and the explorer's data is there before it is asked about a node.
    """
    asked: list[object] = []
    answered = Exchange._answered

    def counting(exchange: Exchange, request: dict[str, object], read: "Reading[object]") -> object:
        asked.append(request)
        return answered(exchange, request, read)

    remote.search("maison")
    first = load(server.query, settings=PATIENT)
    first.index = remote.index  # made once, as its file is where the dataset has a digest
    assert first.store.digest == remote.store.digest
    client = client_of(first)
    if path.startswith("/explore/"):
        client.get("/explore/data")
    monkeypatch.setattr(Exchange, "_answered", counting)
    found, expected = client.get(path), client_of(Graph(graph.store, remote.settings)).get(path)
    assert found.status_code == expected.status_code == 200
    assert DIGEST.sub("", found.text) == DIGEST.sub("", expected.text)
    assert 1 <= len(asked) <= 3


def test_the_endpoint_asks_the_server(remote: Graph, graph: Graph) -> None:
    theirs = client_of(remote)
    query = "SELECT ?project WHERE { ?project a amu:Project } ORDER BY ?project"
    answered = theirs.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
    assert answered.content == graph.query(query).serialize("csv")
