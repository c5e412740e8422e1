"""The W3C suites of SPARQL 1.0 and 1.1, from a copy that you have, against our interfaces and beside bare pyoxigraph.

`git clone https://github.com/w3c/rdf-tests && python benchmarks/conformance.py rdf-tests` prints a report in Markdown;
it ends with 1 where ours fails what bare pyoxigraph passes, but for the differences that are known (`KNOWN`).

Queries and formats go through what every command calls: the guard, the planner, the writers of answers; the protocol
goes through the application of `serve`.
"""

import argparse
import asyncio
import csv
import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

import httpx
import pyoxigraph as ox
from rdflib import RDF, Graph, Literal, Namespace, Node, URIRef
from rdflib.collection import Collection
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.errors import AmuGraphError
from amu_graph.query.guard import named_dataset
from amu_graph.query.prepare import prepare
from amu_graph.store import Store
from amu_graph.store.workers import Limits
from amu_graph.store.workers.evaluation import evaluate
from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql import NOWHERE, Endpoint

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")

SUITES: Final = ("sparql10", "sparql11")
OTHERS: Final = (
    "add", "basic-update", "clear", "copy", "delete", "delete-data", "delete-insert", "delete-where", "drop", "move",
    "syntax-update-1", "syntax-update-2", "update-silent", "entailment", "service", "service-description",
    "graph-store-protocol", "http-rdf-update",
)  # fmt: skip
"""What we do not offer: updates, entailment; `SERVICE` asks other machines, which a suite of files has not."""

KNOWN: Final = {
    "guard": "the guard refuses it before the engine sees it, with words that help",
    "update": "nothing is updated over SPARQL: files are the truth",
    "query_content_type_construct": "a query has no base but the one that it gives itself, so `<s>` is no IRI",
}


class Test(NamedTuple):
    """One test of a manifest; `kind` is the local name of its class."""

    suite: str
    name: str
    kind: str
    node: Node
    manifest: Graph


class Passed(NamedTuple):
    """What the two made of a test: an empty text where it passed, else why not."""

    test: Test
    bare: str
    ours: str


def tests_in(folder: Path) -> Iterator[Test]:
    for suite in SUITES:
        for path in sorted((folder / "sparql" / suite).glob("*/manifest.ttl")):
            if path.parent.name in OTHERS:
                continue
            manifest = Graph().parse(path, publicID=path.as_uri())
            for entries in manifest.objects(None, MF.entries):
                for node in Collection(manifest, entries):
                    kinds = [str(kind).rpartition("#")[2] for kind in manifest.objects(node, RDF.type)]
                    name = f"{path.parent.name}/{str(node).rpartition('#')[2]}"
                    yield Test(f"{suite}/{path.parent.name}", name, kinds[0] if kinds else "", node, manifest)


def path_of(node: Node) -> Path:
    from urllib.request import url2pathname

    return Path(url2pathname(urlsplit(str(node)).path))


class Case:
    """The data, the query and the expected answer of a test of a query."""

    def __init__(self, test: Test) -> None:
        graph, action = test.manifest, test.manifest.value(test.node, MF.action)
        query = graph.value(action, QT.query) or action
        self.query = path_of(query).read_text(encoding="utf-8")
        self.text = f"BASE <{query}>\n{self.query}"
        self.result = graph.value(test.node, MF.result)
        self.quads = [quad for node in graph.objects(action, QT.data) for quad in _read(node, ox.DefaultGraph())]
        self.quads += [
            quad for node in graph.objects(action, QT.graphData) for quad in _read(node, ox.NamedNode(str(node)))
        ]
        for iri in {iri for graphs in named_dataset(self.text) or () for iri in graphs}:
            if not any(quad.graph_name == ox.NamedNode(iri) for quad in self.quads) and path_of(URIRef(iri)).is_file():
                self.quads += _read(URIRef(iri), ox.NamedNode(iri))


def _read(node: Node, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    path = path_of(node)
    format_ = ox.RdfFormat.from_extension(path.suffix[1:])
    assert format_
    read = ox.parse(path.read_bytes(), format=format_, base_iri=str(node), rename_blank_nodes=True)
    return [ox.Quad(*quad.triple, graph) for quad in read]


Asked = Callable[[Case, str], bytes]
"""Answers a test in a format (`json`, `csv`, `tsv`, `xml`, or N-Triples where it constructs)."""


def bare(case: Case, format_: str) -> bytes:
    store = ox.Store()
    store.extend(case.quads)
    results = store.query(case.text)
    if isinstance(results, ox.QueryTriples):
        return ox.serialize(results, format=ox.RdfFormat.N_TRIPLES) or b""
    return results.serialize(format=ox.QueryResultsFormat.from_extension(format_)) or b""


def ours(case: Case, format_: str) -> bytes:
    return evaluate(Store.memory(case.quads), prepare(case.text).written(format_, "ntriples").request, Limits()).body


def outcome(test: Test, ask: Asked) -> str:
    """Return nothing where a test passes, else why it does not."""
    case = Case(test)
    negative = test.kind.startswith("Negative")
    try:
        if negative or test.kind.startswith("Positive") or "Syntax" in test.kind:
            ask(case, "json")
            return "accepted" if negative else ""
        return "" if _expected(case, ask) else "another answer"
    except (AmuGraphError, SyntaxError, ValueError, OSError, RuntimeError) as error:
        if negative:
            return ""
        guarded = type(error).__name__ in ("QueryForbiddenError", "QueryTooComplexError", "QueryTooLongError")
        return "guard" if guarded else f"{type(error).__name__}: {str(error).splitlines()[0]}"


def _expected(case: Case, ask: Asked) -> bool:
    path = path_of(case.result)
    if path.suffix == ".csv":
        return _cells(ask(case, "csv")) == _cells(path.read_bytes())
    if path.suffix in (".srx", ".srj", ".tsv"):
        written = {".srx": "xml", ".srj": "json", ".tsv": "tsv"}[path.suffix]
        format_ = ox.QueryResultsFormat.from_extension(path.suffix[1:])
        read = [ox.parse_query_results(each, format=format_) for each in (ask(case, written), path.read_bytes())]
        return _form(read[0]) == _form(read[1])
    graph = Graph().parse(path, publicID=str(case.result))
    if (None, RDF.type, RS.ResultSet) in graph:
        answered = ox.parse_query_results(ask(case, "json"), format=ox.QueryResultsFormat.JSON)
        return _form(answered) == _form_of_set(graph)
    given = [ox.Quad(*quad.triple) for quad in ox.parse(ask(case, "json"), format=ox.RdfFormat.N_TRIPLES)]
    return _canonical(given) == _canonical(_read(case.result, ox.DefaultGraph()))


def _cells(content: bytes) -> Counter[frozenset[tuple[str, str]]]:
    rows = csv.DictReader(io.StringIO(content.decode()))
    return Counter(
        frozenset((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items()) for row in rows
    )


def _form(results: ox.QuerySolutions | ox.QueryBoolean) -> object:
    """Return what two equal answers have in common: the rows as a graph, whatever their blank nodes are called."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = sorted(variable.value for variable in results.variables)
    return names, _rows({name: row[name] for name in names if row[name] is not None} for row in results)


def _form_of_set(graph: Graph) -> object:
    """Return the same of a set of results that is written as RDF (SPARQL 1.0)."""
    (set_,) = graph.subjects(RDF.type, RS.ResultSet)
    if (value := graph.value(set_, RS.boolean)) is not None:
        return bool(value.toPython())
    names = sorted(str(name) for name in graph.objects(set_, RS.resultVariable))
    rows = [
        {
            str(graph.value(each, RS.variable)): _term(graph.value(each, RS.value))
            for each in graph.objects(row, RS.binding)
        }
        for row in graph.objects(set_, RS.solution)
    ]
    return names, _rows(iter(rows))


def _term(node: Node | None) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)
    return ox.BlankNode(str(node))


def _rows(rows: Iterator[dict[str, object]]) -> frozenset[str]:
    quads = []
    for row in rows:
        one = ox.BlankNode()
        quads.append(ox.Quad(one, ox.NamedNode("urn:is"), ox.Literal("row")))
        quads += [ox.Quad(one, ox.NamedNode(f"urn:column:{quote(name)}"), value) for name, value in row.items()]
    return _canonical(quads)


def _canonical(quads: list[ox.Quad]) -> frozenset[str]:
    """Return the statements with canonical blank nodes and numbers by their value, as a store keeps them."""
    store = ox.Store()
    store.extend(quads)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, dataset))


def protocol(folder: Path) -> list[tuple[str, str]]:
    """Return each test of the protocol, and what differs, asked of the endpoint of `serve`."""
    path = folder / "sparql" / "sparql11" / "protocol" / "manifest.ttl"
    manifest = Graph().parse(path, publicID=path.as_uri())
    quads = []
    for number in (1, 2, 3):
        iri = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        quads += _read(URIRef((path.parent / f"data{number}.nt").as_uri()), iri)
    entries = [node for list_ in manifest.objects(None, MF.entries) for node in Collection(manifest, list_)]
    return asyncio.run(_protocol(manifest, entries, Store.memory(quads)))


async def _protocol(manifest: Graph, entries: Sequence[Node], store: Store) -> list[tuple[str, str]]:
    async with Pool.over(store) as pool:
        application = Starlette(routes=[Route("/sparql", Endpoint(pool, language="en", page=_page, remote=NOWHERE))])
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return [(str(node).rpartition("#")[2], await _exchanged(manifest, node, client)) for node in entries]


async def _page(_: Request) -> Response:
    """Stand for the page that browsers get."""
    return Response()


async def _exchanged(manifest: Graph, node: Node, client: httpx.AsyncClient) -> str:
    (requests,) = manifest.objects(manifest.value(node, MF.action), HT.requests)
    for request in Collection(manifest, requests):
        address = str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        headers = {
            str(manifest.value(each, HT.fieldName)): str(manifest.value(each, HT.fieldValue))
            for list_ in manifest.objects(request, HT.headers)
            for each in Collection(manifest, list_)
        }
        body = manifest.value(request, HT.body)
        content = str(manifest.value(body, CNT.chars)) if body else ""
        encoding = str(manifest.value(body, CNT.characterEncoding) or "utf-8") if body else "utf-8"
        method = str(manifest.value(request, HT.methodName))
        response = await client.request(method, address, headers=headers, content=content.encode(encoding))
        expected = manifest.value(request, HT.resp)
        statuses = [str(each).rpartition("StatusCode")[2][0] for each in manifest.objects(expected, MF.expectedStatus)]
        if statuses and str(response.status_code)[0] not in statuses:
            return f"status {response.status_code}"
        wanted = manifest.value(expected, MF.expectedBoolean)
        if wanted is not None and response.json().get("boolean") is not wanted.toPython():
            return "another answer"
    return ""


def report(results: list[Passed], exchanges: list[tuple[str, str]]) -> str:
    lines = ["| suite | tests | bare pyoxigraph | ours |", "|---|---|---|---|"]
    for suite in dict.fromkeys(each.test.suite for each in results):
        of = [each for each in results if each.test.suite == suite]
        lines.append(
            f"| {suite} | {len(of)} | {sum(not each.bare for each in of)} | {sum(not each.ours for each in of)} |"
        )
    lines.append(
        f"| **all** | **{len(results)}** | **{sum(not each.bare for each in results)}** | **{sum(not each.ours for each in results)}** |"
    )
    if exchanges:
        lines += ["", f"Protocol: {sum(not each for _, each in exchanges)} of {len(exchanges)}."]
    lines += ["", "| differs | bare pyoxigraph | ours |", "|---|---|---|"]
    lines += [
        f"| {each.test.name} | {each.bare or 'passes'} | {KNOWN.get(each.ours, each.ours) or 'passes'} |"
        for each in results
        if bool(each.bare) != bool(each.ours)
    ]
    lines += [
        f"| protocol: {name} | | {KNOWN.get('update' if 'update' in name else name, why)} |"
        for name, why in exchanges
        if why
    ]
    lines += [
        "",
        "Both fail: " + ", ".join(f"{each.test.name} ({each.bare})" for each in results if each.bare and each.ours),
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a copy of https://github.com/w3c/rdf-tests")
    given = parser.parse_args()
    folder = given.folder.resolve()
    results = [
        Passed(test, outcome(test, bare), outcome(test, ours))
        for test in tests_in(folder)
        if test.kind != "ProtocolTest"
    ]
    print(report(results, protocol(folder)))
    return int(any(not each.bare and each.ours and each.ours not in KNOWN for each in results))


if __name__ == "__main__":
    sys.exit(main())
