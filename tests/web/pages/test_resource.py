"""Which face a path shows: HTML or one of the RDF formats, by suffix or by `Accept`; caching by digest."""

import json

import pyoxigraph as ox
import pytest

from amu_graph.formats import RDF_SYNTAXES, RdfSyntax
from amu_graph.namespaces import DATASET, DCTERMS, INTERPRETED, PREFIXES, VOCAB
from amu_graph.store import Store
from web_client import Client

PATH = "/project/ecoterra"
IRI = "https://w3id.org/amu-graph/project/ecoterra"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (FIREFOX, "text/html"),
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/x-turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("application/trig", "application/trig"),
        ("text/html;q=0.5, text/turtle", "text/turtle"),
        ("text/turtle;q=0.5, text/html", "text/html"),
        ("text/*;q=0.1, application/ld+json;q=0.2", "application/ld+json"),
        ("text/html;q=0, */*;q=0.1", "text/turtle"),
        ("TEXT/TURTLE", "text/turtle"),
        ("image/png, text/turtle;q=0.01", "text/turtle"),
    ],
)
def test_accept(client: Client, accept: str, expected: str) -> None:
    response = client.get(PATH, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == expected
    assert "Accept" in response.headers["vary"]


def test_a_header_of_several_lines_is_one_list(client: Client) -> None:
    lines = [("accept", "image/png"), ("accept", "text/turtle"), ("if-none-match", '"other"')]
    response = client.get(PATH, headers=lines)
    assert response.headers["content-type"].partition(";")[0] == "text/turtle"
    lines.append(("if-none-match", response.headers["etag"]))
    assert client.get(PATH, headers=lines).status_code == 304


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0, application/xhtml+xml;q=0", "text/turtle;q=0"])
def test_nothing_acceptable(client: Client, accept: str) -> None:
    assert client.get(PATH, headers={"accept": accept}).status_code == 406


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
@pytest.mark.parametrize(
    "path",
    [
        PATH,
        "/vocab/role",
        "/vocab/role/auteur",
        "/source/strasbourg-co-production",
        "/ontology",
        "/ontology/Project",
        "/dataset",
    ],
)
def test_suffix(client: Client, syntax: RdfSyntax, path: str) -> None:
    response = client.get(f"{path}.{syntax.extensions[0]}")
    assert response.headers["content-type"].partition(";")[0] == syntax.media_types[0]
    assert list(ox.parse(response.content, format=syntax.engine))


@pytest.mark.parametrize("syntax", [each for each in RDF_SYNTAXES if not each.named_graphs], ids=lambda each: each.name)
def test_formats_agree_with_the_merged_graph(client: Client, store: Store, syntax: RdfSyntax) -> None:
    found = {
        quad.triple for quad in ox.parse(client.get(f"{PATH}.{syntax.extensions[0]}").content, format=syntax.engine)
    }
    node = ox.NamedNode(IRI)
    assert {quad.triple for quad in store.quads(node, None, None, ox.DefaultGraph())} <= found
    context = ox.NamedNode("https://w3id.org/amu-graph/ontology#context")
    parts = {quad.subject for quad in store.quads(None, context, node, ox.DefaultGraph())}
    assert parts
    assert parts <= {triple.subject for triple in found}
    default = {quad.triple for quad in store.quads(None, None, None, ox.DefaultGraph())}
    assert found <= default


def test_trig_says_which_passage_says_what(client: Client) -> None:
    quads = list(ox.parse(client.get(f"{PATH}.trig").content, format=ox.RdfFormat.TRIG))
    graphs = {str(quad.graph_name) for quad in quads}
    assert "<https://w3id.org/amu-graph/source/strasbourg-co-production#L15>" in graphs


def test_alternates_are_linked(client: Client) -> None:
    response = client.get(PATH)
    for syntax in RDF_SYNTAXES:
        target, type_ = f"{PATH}.{syntax.extensions[0]}", syntax.media_types[0]
        assert f'<{target}>; rel="alternate"; type="{type_}"' in response.headers["link"]
        assert client.get(target).headers["content-type"].startswith(type_)


def test_json_ld_in_the_page(client: Client, store: Store) -> None:
    text = client.get(PATH).text
    inside = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    json.loads(inside)
    found = {quad.triple for quad in ox.parse(inside, format=ox.RdfFormat.JSON_LD)}
    assert {quad.triple for quad in store.quads(ox.NamedNode(IRI), None, None, ox.DefaultGraph())} <= found


@pytest.mark.parametrize("path", [PATH, "/publication/remettre-l-usager-au-coeur-du-projet"])
def test_json_ld_sets_apart_what_is_interpreted(client: Client, store: Store, path: str) -> None:
    quads = set(ox.parse(client.get(f"{path}.jsonld").content, format=ox.RdfFormat.JSON_LD))
    apart, status = ox.NamedNode(INTERPRETED), ox.NamedNode(DCTERMS + "type")
    doubted = {quad.triple for quad in store.quads(None, None, None, apart)}
    plain = {quad.triple for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)}
    said = ox.Triple(apart, status, ox.NamedNode(f"{VOCAB}status/interpreted"))
    assert said in plain
    assert plain & doubted == set()
    assert {quad.triple for quad in quads if quad.graph_name == apart} <= doubted
    turtle = {quad.triple for quad in ox.parse(client.get(f"{path}.ttl").content, format=ox.RdfFormat.TURTLE)}
    assert {quad.triple for quad in quads} == turtle | {said}


@pytest.mark.parametrize("suffix", ["", ".ttl", ".jsonld"])
def test_etag(client: Client, suffix: str) -> None:
    first = client.get(PATH + suffix)
    tag = first.headers["etag"]
    for sent in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        again = client.get(PATH + suffix, headers={"if-none-match": sent})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
    assert client.get(PATH + suffix, headers={"if-none-match": '"other"'}).status_code == 200


def test_etag_differs_by_language_theme_and_format(client: Client) -> None:
    tags = {
        client.get(PATH, headers={"accept-language": "fr"}).headers["etag"],
        client.get(PATH, headers={"accept-language": "en"}).headers["etag"],
        client.get(PATH, headers={"cookie": "theme=dark"}).headers["etag"],
        client.get(f"{PATH}.ttl").headers["etag"],
        client.get(f"{PATH}.nt").headers["etag"],
    }
    assert len(tags) == 5


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_read_only(client: Client, method: str) -> None:
    assert client.request(method, PATH).status_code == 405


def test_head(client: Client) -> None:
    response = client.request("HEAD", PATH)
    assert response.status_code == 200
    assert response.content == b""


def test_whole_dataset(client: Client, store: Store) -> None:
    quads = list(ox.parse(client.get("/download/amu-graph.nq").content, format=ox.RdfFormat.N_QUADS))
    assert set(quads) == set(store.quads())
    assert client.get("/download/amu-graph.exe").status_code == 404


def test_the_service_describes_where_the_whole_dataset_is(client: Client) -> None:
    described = ox.Store()
    described.load(client.get("/sparql", headers={"accept": "text/turtle"}).content, format=ox.RdfFormat.TURTLE)
    void = PREFIXES["void"]
    dumps = described.query(f"SELECT ?dump {{ <{DATASET}> <{void}sparqlEndpoint> ?endpoint ; <{void}dataDump> ?dump }}")
    addresses = {dump["dump"].value for dump in dumps}  # type: ignore[union-attr]  # a SELECT has solutions
    assert len(addresses) == len(RDF_SYNTAXES)
    assert all(client.request("HEAD", address).status_code == 200 for address in addresses)
