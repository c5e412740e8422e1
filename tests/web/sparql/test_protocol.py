"""The SPARQL 1.1 Protocol (W3C, 21 March 2013), §2.1 Query Operation, §2.2 Update Operation, and HTTP (RFC 9110)."""

import json
from urllib.parse import quote, unquote

import httpx
import pyoxigraph as ox
import pytest

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
RESULTS = "application/sparql-results+json"
EX = "http://example.org/"
SELECT = f"SELECT ?o WHERE {{ <{EX}a> <{EX}p> ?o }}"
ASK = f"ASK {{ <{EX}a> <{EX}p> <{EX}b> }}"
CONSTRUCT = f"CONSTRUCT {{ ?s <{EX}r> ?o }} WHERE {{ ?s <{EX}p> ?o }}"
DESCRIBE = f"DESCRIBE <{EX}a>"
IN_DEFAULT = f"SELECT ?s ?o WHERE {{ ?s <{EX}q> ?o }} ORDER BY ?o"
IN_GRAPHS = f"SELECT ?g ?s WHERE {{ GRAPH ?g {{ ?s <{EX}q> ?o }} }} ORDER BY ?g"


def values(response: httpx.Response, variable: str) -> list[str]:
    assert response.status_code == 200, response.text
    bindings = response.json()["results"]["bindings"]
    return [binding[variable]["value"].removeprefix(EX) for binding in bindings]


def problem(response: httpx.Response, status: int) -> dict[str, object]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    content: dict[str, object] = response.json()
    assert content["status"] == status
    assert content["title"]
    return content


# 2.1.1 query via GET, 2.1.2 via URL-encoded POST, 2.1.3 via POST directly


def test_query_via_get(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT})
    assert values(response, "o") == ["b"]
    assert response.headers["content-type"] == RESULTS


def test_query_via_url_encoded_post(client: httpx.Client) -> None:
    assert values(client.post("/sparql", data={"query": SELECT}), "o") == ["b"]


def test_query_via_post_directly(client: httpx.Client) -> None:
    assert values(client.post("/sparql", content=SELECT, headers={"Content-Type": QUERY}), "o") == ["b"]


def test_text_beyond_ascii_arrives_in_every_form(client: httpx.Client) -> None:
    query = 'SELECT ?s { ?s ?p "café"@fr }'
    assert values(client.get("/sparql", params={"query": query}), "s") == ["a"]
    assert values(client.post("/sparql", data={"query": query}), "s") == ["a"]
    headers = {"Content-Type": QUERY + "; charset=UTF-8"}
    assert values(client.post("/sparql", content=query.encode(), headers=headers), "s") == ["a"]


def test_plus_and_percent_are_decoded_as_in_forms(client: httpx.Client) -> None:
    assert client.get("/sparql?query=SELECT+(%221%2B1%22+AS+%3Fx)+%7B%7D").json()["results"]["bindings"] == [
        {"x": {"type": "literal", "value": "1+1"}}
    ]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/sparql", params={"query": ASK})
    problem(response, 405)
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_more_than_one_query_is_refused(client: httpx.Client) -> None:
    problem(client.get("/sparql", params={"query": [ASK, SELECT]}), 400)
    problem(client.post("/sparql", data={"query": [ASK, SELECT]}), 400)


def test_a_form_without_a_query_is_refused(client: httpx.Client) -> None:
    problem(client.post("/sparql", data={"other": "x"}), 400)


def test_an_empty_query_is_a_syntax_error(client: httpx.Client) -> None:
    problem(client.get("/sparql", params={"query": ""}), 400)
    problem(client.post("/sparql", content="", headers={"Content-Type": QUERY}), 400)


@pytest.mark.parametrize(
    "type_",
    [None, "text/plain", "application/json", QUERY + "; charset=utf-16", "multipart/form-data; boundary=x", "x"],
)
def test_a_body_of_another_type_is_refused(client: httpx.Client, type_: str | None) -> None:
    headers = {"Content-Type": type_} if type_ else {}
    problem(client.post("/sparql", content=ASK.encode(), headers=headers), 415)


def test_text_that_is_not_utf8_is_refused(client: httpx.Client) -> None:
    problem(client.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E9%22%20%7D"), 400)
    problem(client.post("/sparql", content=b'ASK { ?s ?p "\xe9" }', headers={"Content-Type": QUERY}), 400)


@pytest.mark.parametrize("encoded", ["%22100%%22", "%22100%25%22", "%22100%zz%22", "%221=1%22", "%22%3D%3d%22"])
def test_percent_and_equal_signs_stand_for_themselves(client: httpx.Client, encoded: str) -> None:
    """As the URL Standard of the WHATWG (§1.3) decodes them: what is no escape is left alone."""
    response = client.post("/sparql", content=f"query=SELECT+({encoded}+AS+?x){{}}", headers={"Content-Type": FORM})
    assert values(response, "x") == [unquote(encoded).strip('"')]


def test_parameters_of_others_are_ignored(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": ASK, "timeout": "5", "x": "y"}).json()["boolean"] is True


# 2.1.4 specifying an RDF dataset


def test_default_graph_uri_names_the_default_graph(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": IN_DEFAULT, "default-graph-uri": EX + "one"})
    assert values(response, "s") == ["x"]


def test_several_default_graphs_are_merged(client: httpx.Client) -> None:
    graphs = [EX + "one", EX + "two"]
    for response in (
        client.get("/sparql", params={"query": IN_DEFAULT, "default-graph-uri": graphs}),
        client.post("/sparql", data={"query": IN_DEFAULT, "default-graph-uri": graphs}),
        client.post(
            "/sparql", content=IN_DEFAULT, params={"default-graph-uri": graphs}, headers={"Content-Type": QUERY}
        ),
    ):
        assert values(response, "s") == ["x", "y"]


def test_a_statement_of_two_default_graphs_is_found_once(client: httpx.Client) -> None:
    graphs = [EX + "one", EX + "two", EX + "one"]
    response = client.get("/sparql", params={"query": SELECT, "default-graph-uri": graphs})
    assert values(response, "o") == ["b"]


def test_a_statement_of_two_graphs_of_from_is_found_once(client: httpx.Client) -> None:
    query = f"SELECT ?o FROM <{EX}one> FROM <{EX}two> {{ <{EX}a> <{EX}p> ?o }}"
    assert values(client.get("/sparql", params={"query": query}), "o") == ["b"]


def test_named_graph_uri_names_the_only_named_graphs(client: httpx.Client) -> None:
    assert values(client.get("/sparql", params={"query": IN_GRAPHS}), "g") == ["one", "two"]
    response = client.get("/sparql", params={"query": IN_GRAPHS, "named-graph-uri": EX + "two"})
    assert values(response, "g") == ["two"]


def test_with_named_graphs_only_the_default_graph_is_empty(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT, "named-graph-uri": EX + "two"})
    assert values(response, "o") == []


def test_with_default_graphs_only_there_is_no_named_graph(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": IN_GRAPHS, "default-graph-uri": EX + "one"})
    assert values(response, "g") == []


def test_both_kinds_of_graph_together(client: httpx.Client) -> None:
    query = f"SELECT ?s ?t {{ ?s <{EX}q> ?o . GRAPH ?g {{ ?t <{EX}q> ?n }} }}"
    for defaults in ([EX + "one"], [EX + "one", EX + "none"]):
        graphs = {"default-graph-uri": defaults, "named-graph-uri": EX + "two"}
        response = client.get("/sparql", params={"query": query, **graphs})
        assert (values(response, "s"), values(response, "t")) == (["x"], ["y"])


def test_the_dataset_of_the_protocol_overrides_that_of_the_query(client: httpx.Client) -> None:
    query = f"SELECT ?s FROM <{EX}two> {{ ?s <{EX}q> ?o }}"
    assert values(client.get("/sparql", params={"query": query}), "s") == ["y"]
    response = client.get("/sparql", params={"query": query, "default-graph-uri": EX + "one"})
    assert values(response, "s") == ["x"]


def test_an_unknown_graph_is_empty(client: httpx.Client) -> None:
    for parameter in ("default-graph-uri", "named-graph-uri"):
        response = client.get("/sparql", params={"query": ASK, parameter: EX + "nowhere"})
        assert response.json()["boolean"] is False


def test_a_graph_name_that_is_no_iri_is_refused(client: httpx.Client) -> None:
    problem(client.get("/sparql", params={"query": ASK, "default-graph-uri": "not an IRI"}), 400)


def test_from_reads_no_file_and_no_address(client: httpx.Client) -> None:
    for graph in ("file:///etc/passwd", "http://127.0.0.1:1/"):
        response = client.get("/sparql", params={"query": f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}"})
        assert response.json()["results"]["bindings"] == []


# 2.1.5 accepted response formats


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        (None, RESULTS),
        ("*/*", RESULTS),
        ("application/*", RESULTS),
        ("application/sparql-results+json", RESULTS),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("*/*;q=0.1, text/csv", "text/csv; charset=utf-8"),
        ("application/*;q=0.9, application/sparql-results+json;q=0.2", "application/sparql-results+xml"),
        ("image/png, text/csv;q=0.1", "text/csv; charset=utf-8"),
        ("TEXT/CSV ; Q=1.0", "text/csv; charset=utf-8"),
        ("text/turtle, text/csv;q=0.2", "text/csv; charset=utf-8"),
    ],
)
def test_the_format_of_solutions_is_negotiated(client: httpx.Client, accept: str | None, type_: str) -> None:
    client.headers.pop("accept")
    response = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept} if accept else {})
    assert response.status_code == 200
    assert response.headers["content-type"] == type_
    assert "accept" in response.headers["vary"].lower()
    assert EX + "b" in response.text


@pytest.mark.parametrize(
    ("accept", "format_", "type_"),
    [
        ("*/*", ox.RdfFormat.TURTLE, "text/turtle; charset=utf-8"),
        ("text/turtle", ox.RdfFormat.TURTLE, "text/turtle; charset=utf-8"),
        ("application/ld+json", ox.RdfFormat.JSON_LD, "application/ld+json"),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML, "application/rdf+xml"),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES, "application/n-triples"),
        ("application/rdf+xml;q=0.5, application/n-triples", ox.RdfFormat.N_TRIPLES, "application/n-triples"),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
def test_the_format_of_graphs_is_negotiated(
    client: httpx.Client, accept: str, format_: ox.RdfFormat, type_: str, query: str
) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.headers["content-type"] == type_
    triples = {quad.triple for quad in ox.parse(response.content, format=format_)}
    assert len(triples) == 3
    assert {triple.subject.value for triple in triples} <= {EX + name for name in "abc"}


def test_turtle_declares_the_prefixes_that_it_uses_and_no_others(client: httpx.Client) -> None:
    query = "CONSTRUCT { <http://www.w3.org/2004/02/skos/core#a> a rdfs:Class } {}"
    text = client.get("/sparql", params={"query": query}).text
    assert "skos:a a rdfs:Class" in text
    assert text.count("@prefix") == 2


def test_prefixes_of_the_project_need_no_declaration(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELECT ?l { ?s rdfs:label ?l }"})
    assert values(response, "l") == ["café"]


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "text/turtle"), (ASK, "image/png"), (CONSTRUCT, "text/csv")])
def test_a_format_that_does_not_exist_is_not_acceptable(client: httpx.Client, query: str, accept: str) -> None:
    problem(client.get("/sparql", params={"query": query}, headers={"Accept": accept}), 406)
    problem(client.get("/sparql", params={"query": query}, headers={"Accept": accept + ";q=0, */*;q=0"}), 406)


def test_a_format_in_the_address_is_for_links(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT, "format": "csv"}, headers={"Accept": "text/html"})
    assert response.text == f"o\r\n{EX}b\r\n"
    quoted = client.get("/sparql", params={"query": SELECT, "format": "text/csv"}, headers={"Accept": "*/*"})
    assert quoted.text == f"o\r\n{EX}b\r\n"
    posted = client.post("/sparql?format=csv", data={"query": SELECT})
    assert posted.text == f"o\r\n{EX}b\r\n"
    unescaped = client.get(f"/sparql?format=application/rdf+xml&query={quote(CONSTRUCT)}")
    assert unescaped.headers["content-type"] == "application/rdf+xml"


@pytest.mark.parametrize("format_", ["docx", "", "turtle", "application/rdf+xml", "n3", "html", "auto", "xls"])
def test_a_format_that_is_none_of_the_answer_decides_nothing(client: httpx.Client, format_: str) -> None:
    """What the protocol does not define is not judged: `Accept` decides (RFC 9110 §12.5.1)."""
    given = {"query": SELECT, "format": format_, "output": "sparql", "results": "xls", "timeout": "0", "debug": "on"}
    assert values(client.get("/sparql", params=given), "o") == ["b"]
    csv = client.get("/sparql", params=given, headers={"Accept": "text/csv"})
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    problem(client.get("/sparql", params=given, headers={"Accept": "image/png"}), 406)


def test_booleans_have_json_and_xml(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": ASK}).json() == {"head": {}, "boolean": True}
    accept = {"Accept": "application/sparql-results+xml"}
    assert "<boolean>true</boolean>" in client.get("/sparql", params={"query": ASK}, headers=accept).text


def test_literals_keep_language_and_datatype(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": f"SELECT ?o {{ <{EX}a> rdfs:label|<{EX}size> ?o }} ORDER BY ?o"})
    found = [binding["o"] for binding in response.json()["results"]["bindings"]]
    assert {"type": "literal", "value": "café", "xml:lang": "fr"} in found
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert {"type": "literal", "value": "14", "datatype": integer} in found


def test_browsers_get_the_page_and_programs_get_data(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"}
    response = client.get("/sparql", params={"query": "ASK{}"}, headers=browser)
    assert response.text == "<title>page</title>ASK{}"
    assert "accept" in response.headers["vary"].lower()
    assert client.get("/sparql", headers=browser).text == "<title>page</title>"
    assert client.get("/sparql", params={"query": "ASK{}"}).headers["content-type"] == RESULTS


# 2.1.6 success responses, 2.1.7 failure responses


def test_a_syntax_error_says_where(client: httpx.Client) -> None:
    content = problem(client.get("/sparql", params={"query": "SELECT * WHERE {\n  ?s ?p \n}"}), 400)
    assert content["line"] == 3
    assert isinstance(content["column"], int)


def test_an_error_speaks_the_readers_language(client: httpx.Client) -> None:
    params = {"query": "SELEC"}
    french = client.get("/sparql", params=params, headers={"Accept-Language": "fr"})
    english = client.get("/sparql", params=params, headers={"Accept-Language": "en"})
    assert "Erreur de syntaxe" in str(problem(french, 400)["title"])
    assert "syntax error" in str(problem(english, 400)["title"])
    assert french.headers["content-language"] == "fr"


def test_errors_are_never_cached(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELEC"})
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


# 2.2 update: refused


@pytest.mark.parametrize("update", ["INSERT DATA { <urn:a> <urn:b> <urn:c> }", "DROP ALL", "CLEAR DEFAULT"])
def test_updates_are_forbidden_by_every_way(client: httpx.Client, update: str) -> None:
    problem(client.post("/sparql", data={"update": update}), 403)
    problem(client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}), 403)
    problem(client.post("/sparql", data={"query": update}), 403)
    problem(client.get("/sparql", params={"query": update}), 403)
    problem(client.get("/sparql", params={"update": update}), 403)
    assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_other_machines_are_not_asked(client: httpx.Client) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    content = problem(client.get("/sparql", params={"query": query}), 403)
    assert (content["line"], content["column"]) == (1, 12)


# HTTP


def test_head_has_the_headers_of_get_and_no_body(client: httpx.Client) -> None:
    params = {"query": "SELECT * { ?s ?p ?o } # head"}
    head, get = client.head("/sparql", params=params), client.get("/sparql", params=params)
    assert head.content == b""
    same = ("content-type", "content-length", "etag")
    assert [head.headers[name] for name in same] == [get.headers[name] for name in same]
    assert client.head("/sparql", params={"query": "SELEC"}).status_code == 400
    assert client.head("/sparql", params={"query": "SELEC"}).content == b""


def test_options_tells_the_methods(client: httpx.Client) -> None:
    response = client.options("/sparql")
    assert response.status_code == 204
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_an_answer_is_sent_again_only_when_it_changed(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": SELECT})
    etag = first.headers["etag"]
    for known in (etag, f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == etag
    assert client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": '"other"'}).status_code == 200
    lines = [("If-None-Match", etag), ("If-None-Match", '"other"')]
    assert client.get("/sparql", params={"query": SELECT}, headers=lines).status_code == 304
    assert client.post("/sparql", data={"query": SELECT}).headers["etag"] == etag


def test_the_etag_depends_on_query_format_and_dataset(client: httpx.Client) -> None:
    asked = [
        ({"query": SELECT}, RESULTS),
        ({"query": SELECT + " "}, RESULTS),
        ({"query": SELECT}, "text/csv"),
        ({"query": SELECT, "default-graph-uri": EX + "one"}, RESULTS),
        ({"query": SELECT, "named-graph-uri": EX + "one"}, RESULTS),
    ]
    etags = {client.get("/sparql", params=params, headers={"Accept": type_}).headers["etag"] for params, type_ in asked}
    assert len(etags) == len(asked)


def test_an_answer_that_changes_each_time_is_not_kept(client: httpx.Client) -> None:
    params = {"query": "SELECT (UUID() AS ?id) {}"}
    first, second = (client.get("/sparql", params=params) for _ in range(2))
    assert first.json() != second.json()
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"


def test_a_query_of_more_than_64_kb_is_too_large(client: httpx.Client) -> None:
    query = "ASK {} #" + "a" * (64 * 1024)
    problem(client.post("/sparql", content=query, headers={"Content-Type": QUERY}), 413)
    problem(client.post("/sparql", data={"query": query}), 413)
    problem(client.post("/sparql", content=query * 10, headers={"Content-Type": QUERY}), 413)


def test_a_body_without_a_length_is_bounded_too(client: httpx.Client) -> None:
    def endless() -> "list[bytes]":
        return [b"ASK {} #" + b"a" * 65536] * 8

    problem(client.post("/sparql", content=iter(endless()), headers={"Content-Type": QUERY}), 413)


def test_a_query_of_nearly_64_kb_is_answered(client: httpx.Client) -> None:
    query = "ASK {} #" + "é" * (31 * 1024)
    assert client.post("/sparql", data={"query": query}).json()["boolean"] is True


def test_a_large_answer_is_compressed_for_those_who_take_that(client: httpx.Client) -> None:
    query = "SELECT * { VALUES ?x { " + "'the same words again' " * 500 + "} }"
    plain = client.post("/sparql", data={"query": query}, headers={"Accept-Encoding": "identity"})
    packed = client.post("/sparql", data={"query": query}, headers={"Accept-Encoding": "br;q=1.0, gzip;q=0.8"})
    refused = client.post("/sparql", data={"query": query}, headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.json() == plain.json() == refused.json()
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 10
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert "accept-encoding" in plain.headers["vary"].lower()


# SPARQL 1.1 Service Description


def test_without_a_query_the_service_describes_itself(client: httpx.Client) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    response = client.get("/sparql", headers={"Accept": "application/n-triples"})
    assert response.headers["content-type"] == "application/n-triples"
    store = ox.Store()
    store.load(response.content, format=ox.RdfFormat.N_TRIPLES)
    endpoint = str(client.base_url).rstrip("/") + "/sparql"
    assert store.query(
        f"ASK {{ <{endpoint}> a <{sd}Service> ; <{sd}endpoint> <{endpoint}> ;"
        f" <{sd}supportedLanguage> <{sd}SPARQL11Query> ; <{sd}defaultDataset>/<{sd}defaultGraph> ?graph }}"
    )
    formats = {quad.object.value.rpartition("/")[2] for quad in store if quad.predicate.value == sd + "resultFormat"}
    assert formats >= {
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
    }


def test_the_description_is_negotiated(client: httpx.Client) -> None:
    assert client.get("/sparql").headers["content-type"] == "text/turtle; charset=utf-8"
    assert client.get("/sparql", headers={"Accept": "application/ld+json"}).json()
    problem(client.get("/sparql", headers={"Accept": "image/png"}), 406)


def test_every_answer_is_whole(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT})
    assert int(response.headers["content-length"]) == len(response.content)
    assert json.loads(response.content)
