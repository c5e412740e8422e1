"""Whatever the data say, it is text; whatever a request holds, it is refused or answered."""

import re
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from amu_graph.web.http.protection import LARGEST_BODY, LONGEST_ADDRESS, LONGEST_HEADERS
from web_client import Client, Reader, client_of, graph_of
from web_hostile import TEXTS, trig

PATHS = (
    "/",
    "/drawing",
    "/project/p",
    "/person/a",
    "/place/l",
    "/vocab",
    "/vocab/theme",
    "/vocab/theme/t",
    "/vocab/role/r",
    "/ontology",
    "/ontology/designs",
    "/ontology/Project",
    "/source/s",
    "/sources",
    "/search?q=alert",
    "/dataset",
    "/ask/project/participants?project=p",
    "/participation/x",
)


ASKED = ("/search", "/suggest", "/ask/project/participants", "/ask/event/chronology")


@pytest.fixture(scope="module", params=TEXTS, ids=lambda text: text[:12])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Client:
    graph = graph_of(trig(request.param), tmp_path_factory.mktemp("hostile"))
    return client_of(graph)


@pytest.mark.parametrize("path", PATHS)
def test_data_are_text(hostile: Client, path: str) -> None:
    response = hostile.get(path)
    assert response.status_code == 200
    page = Reader(response.text)
    assert not page.open
    assert not page.forbidden
    assert "<img src=x" not in response.text
    assert "<script>alert" not in response.text
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", response.text, re.DOTALL)
    for link in page.links:
        assert re.match(r"https?://|[/#?]", link), link


def test_suggestions_are_data(hostile: Client) -> None:
    response = hostile.get("/suggest?q=a")
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fgraph.py",
        "/static//etc/passwd",
        "/project/..%2f..%2f",
        "/project/%00",
        "/project/a%5cb",
        "/vocab/../../etc",
        "/source/%3Cscript%3E",
        "/ask/../x",
        "/download/amu-graph.../../x",
        "/project/a b",
        '/project/"><script>',
        "/ontology/%F0%9F%8F%A0",
        "/project/\ud83c".encode("utf-8", "ignore").decode(),
    ],
)
def test_no_path_escapes(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code in (400, 404)
    assert "root:" not in response.text
    assert "def create_app" not in response.text
    assert "<script>" not in response.text


def test_limits(client: Client) -> None:
    assert client.get("/search?q=" + "a" * LONGEST_ADDRESS).status_code == 414
    assert client.get("/", headers={"x-long": "a" * LONGEST_HEADERS}).status_code == 431
    assert client.request("POST", "/explore/export", content=b"a" * (LARGEST_BODY + 1)).status_code == 413


def test_every_answer_is_protected(client: Client) -> None:
    for path in ("/", "/nowhere", "/favicon.svg", "/robots.txt", "/suggest?q=a", "/project/ecoterra.ttl", "/static/x"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=60),
    path=st.sampled_from(ASKED),
)
def test_any_text_is_answered(client: Client, path: str, text: str) -> None:
    name = {"/ask/project/participants": "project", "/ask/event/chronology": "since"}.get(path, "q")
    response = client.get(path, params={name: text})
    assert response.status_code in (200, 300, 400, 404)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.text(alphabet=string.printable, max_size=12), min_size=1, max_size=4))
def test_any_path_is_answered(client: Client, parts: list[str]) -> None:
    from urllib.parse import quote

    path = "/" + "/".join(quote(part, safe="") for part in parts)
    assume(not path.startswith("//"))  # that would be another host
    assert client.get(path).status_code in (200, 301, 302, 307, 400, 404, 405)


def test_local_file_is_never_read_for_an_address(tmp_path: Path) -> None:
    graph = graph_of('<file:///etc/passwd> <http://www.w3.org/2000/01/rdf-schema#label> "x" .', tmp_path)
    client = client_of(graph)
    assert client.get("/file:///etc/passwd").status_code == 404


JSON_ROUTES = ("data", "places", "measure", "node", "links", "paths", "search", "picture.svg")
FIELDS = ("q", "id", "source", "target", "from", "to", "name", "layout", "wide", "around", "unverified", "lang")
WORDS = st.one_of(
    st.sampled_from(
        ("project:lieu-commun", "person:thomas-huguen", "force", "rings", "degree", "community", "1", "", "fr")
    ),
    st.text(max_size=40),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(route=st.sampled_from(JSON_ROUTES), fields=st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=5))
def test_the_explorer_answers_whatever_is_asked(client: Client, route: str, fields: dict[str, str]) -> None:
    response = client.get(f"/explore/{route}", params=fields)
    assert response.status_code in (200, 304, 400, 404)
    if response.status_code == 200 and route != "picture.svg":
        response.json()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
EXPORT = st.fixed_dictionaries(
    {}, optional={"format": st.sampled_from(("svg", "gexf", "x")) | JSON, "nodes": JSON, "edges": JSON}
)
LOOKS = st.sampled_from(("#0072b2", "#fff", "red")), st.floats(-1, 90), st.booleans()
NODES = st.lists(st.tuples(st.integers(-2, 200), st.floats(), st.floats(), *LOOKS), max_size=4)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=EXPORT
    | JSON
    | st.fixed_dictionaries(
        {
            "format": st.sampled_from(("svg", "gexf", "graphml", "nodes", "edges", "turtle")),
            "nodes": NODES,
            "edges": st.lists(st.tuples(st.integers(-2, 2000), st.booleans()), max_size=3),
        }
    )
)
def test_any_picture_is_exported_or_refused(client: Client, wanted: object) -> None:
    import json

    response = client.request("POST", "/explore/export", content=json.dumps(wanted))
    assert response.status_code in (200, 400)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary(max_size=200),
    kind=st.sampled_from(("application/json", "application/sparql-query", "text/plain", "")),
)
@pytest.mark.parametrize("path", ["/explore/export", "/search", "/project/ecoterra"])
def test_any_body_is_answered(client: Client, path: str, body: bytes, kind: str) -> None:
    response = client.request("POST", path, content=body, headers={"content-type": kind})
    assert response.status_code in (200, 400, 403, 404, 405, 413, 415)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(
        ("/", "/project/ecoterra", "/source/strasbourg-co-production", "/vocab/role", "/ontology", "/dataset")
    ),
    accept=st.text(alphabet=string.printable.strip(), max_size=40)
    | st.sampled_from(("text/turtle;q=x", "*/*;q=0", "a/b,,;")),
    language=st.text(alphabet=string.printable.strip(), max_size=20),
)
def test_any_header_is_answered(client: Client, path: str, accept: str, language: str) -> None:
    response = client.get(path, headers={"accept": accept, "accept-language": language, "if-none-match": accept})
    assert response.status_code in (200, 304, 406)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(
        st.sampled_from(("q", "class", "kind", "role", "place", "theme", "period", "source", "page")), WORDS, max_size=5
    )
)
def test_any_facets_are_answered(client: Client, fields: dict[str, str]) -> None:
    assert client.get("/search", params=fields).status_code in (200, 400, 404)
