"""The page of the editor as the server makes it: a form that works without scripts, in both languages."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

import httpx
import pytest

from amu_graph import project
from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.store.workers.limits import busy, time_exceeded
from amu_graph.web import create_app
from amu_graph.web.editor.rows import MOST
from web_client import Reader

Get = Callable[..., httpx.Response]

LABELLED = "SELECT ?agent WHERE { ?agent amu:accompanies project:ecoterra }"


@pytest.fixture(scope="module")
def get(graph: Graph) -> Iterator[Get]:
    """Asks one running application: `get(path, {parameters}, language=, method=, **options of httpx)`."""
    app = create_app(graph)
    running = app.running()

    async def ask(method: str, path: str, language: str, options: Mapping[str, object]) -> httpx.Response:
        headers = {"accept": "text/html", "accept-language": language}
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://amu", headers=headers) as client:
            return await client.request(method, path, **options)  # type: ignore[arg-type]  # httpx checks its options

    with asyncio.Runner() as runner:
        runner.run(running.__aenter__())

        def get(
            path: str,
            parameters: Mapping[str, str] | None = None,
            *,
            language: str = "fr",
            method: str = "GET",
            **options: object,
        ) -> httpx.Response:
            address = path + ("?" + urlencode(parameters) if parameters else "")
            return runner.run(ask(method, address, language, options))

        yield get
        runner.run(running.__aexit__(None, None, None))


def test_the_page_begins_with_a_query_that_answers(get: Get) -> None:
    page = get("/query")
    assert page.status_code == 200
    begun = page.text.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0]
    answer = get("/query", {"query": begun.replace("&gt;", ">").replace("&lt;", "<"), "run": "1"})
    assert answer.status_code == 200
    assert "<tbody><tr>" in answer.text


def test_a_page_that_is_refused_for_now_says_when_to_come_back(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    async def crowded(*_: object) -> AmuGraphError:
        await asyncio.sleep(0)
        return busy()

    monkeypatch.setattr("amu_graph.web.editor.routes.evaluated", crowded)
    page = get("/query", {"query": "ASK {}", "run": "1"})
    assert (page.status_code, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert int(page.headers["retry-after"]) > 0


FILTERED = "SELECT ?work { ?agent amu:accompanies ?work . ?agent a amu:Agent FILTER(?work = project:ecoterra) }"


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ("Sous quelle forme", "répond la même chose", "Étape")), ("en", ("In which form", "the same", "Step"))],
)
def test_how_a_query_is_evaluated(get: Get, language: str, words: tuple[str, ...]) -> None:
    asked = get("/query", {"query": FILTERED}, language=language).text
    assert 'formaction="/query/plan"' in asked
    page = get("/query/plan", {"query": FILTERED}, language=language)
    assert page.status_code == 200
    text = page.text.replace("\u00a0", " ").replace("\u202f", " ")
    assert all(each in text for each in words)
    assert "VALUES ?work { project:ecoterra }" in text
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert '<code>VALUES ?work { project:ecoterra }</code></td><td class="number">1</td>' in body
    assert not Reader(page.text).forbidden


def test_the_plan_of_what_is_slow_begins_with_what_is_fast(get: Get) -> None:
    page = get("/query/plan", {"query": 'SELECT ?x { ?x rdfs:label ?l FILTER(CONTAINS(?l, "<b>toit</b>")) }'}).text
    assert "Plus rapide" in page
    assert "amu-graph search" in page
    assert "<b>toit" not in page
    assert page.index("Plus rapide") < page.index("Dans quel ordre")


@pytest.mark.parametrize(("query", "status"), [("SELECT ?x {", 400), ("DELETE WHERE { ?s ?p ?o }", 403), ("", 200)])
def test_no_plan_of_what_is_no_query(get: Get, query: str, status: int) -> None:
    page = get("/query/plan", {"query": query})
    assert page.status_code == status
    assert "Dans quel ordre" not in page.text
    assert ('role="alert"' in page.text) == bool(query)


def test_a_plan_is_refused_for_now_too(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    async def crowded(*_: object) -> None:
        await asyncio.sleep(0)
        raise busy()

    monkeypatch.setattr("amu_graph.store.workers.pool.Pool.run", crowded)
    page = get("/query/plan", {"query": FILTERED})
    assert page.status_code == 503
    assert int(page.headers["retry-after"]) > 0


def test_the_message_of_the_limit_of_time_names_the_form_that_is_fast(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*_: object) -> None:
        await asyncio.sleep(0)
        raise time_exceeded(30)

    monkeypatch.setattr("amu_graph.store.workers.pool.Pool._run", slow)
    query = 'SELECT ?x { ?x rdfs:label ?l FILTER(CONTAINS(?l, "toit")) }'
    page = get("/query", {"query": query, "run": "1"})
    assert page.status_code == 408
    assert "amu-graph search" in page.text
    plan = get("/query/plan", {"query": query}).text
    assert "dépasse les limites" in plan
    assert "amu-graph search" in plan


def test_what_is_downloaded_is_called_after_the_project(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = replace(project.current(), name="jardins")
    monkeypatch.setattr("amu_graph.web.editor.routes.project.current", lambda: theirs)
    page = get("/query").text
    assert '"file": "jardins"' in page or '"file":"jardins"' in page


@pytest.mark.parametrize(("language", "words"), [("fr", "Questions toutes prêtes"), ("en", "Ready-made questions")])
def test_the_page_speaks_both_languages(get: Get, language: str, words: str) -> None:
    page = get("/query", language=language)
    assert page.headers["content-language"] == language
    assert words in page.text


def test_the_markup_is_sound_and_every_question_can_be_opened(get: Get, graph: Graph) -> None:
    reader = Reader(get("/query").text)
    assert reader.open == []
    assert reader.forbidden == []
    assert len(reader.ids) == len(set(reader.ids))
    links = {link for link in reader.links if link.startswith("/query?question=")}
    assert links == {"/query?" + urlencode({"question": name}) for name in graph.catalogue.names}


def test_a_question_of_the_catalogue_is_in_the_editor_with_its_form(get: Get, graph: Graph) -> None:
    page = get("/query", {"question": "project/participants"}).text
    question = graph.catalogue.question("project/participants")
    assert question.summary.fr in page
    assert 'href="/ask/project/participants"' in page
    assert "VALUES ?project { project:ecoterra }" in page


def test_an_unknown_question_is_not_found(get: Get) -> None:
    assert get("/query", {"question": "../../etc/passwd"}).status_code == 404


def test_without_a_script_the_answer_is_a_table_with_labels(get: Get) -> None:
    page = get("/query", {"query": LABELLED, "run": "1"}).text
    assert '<a href="/organization/eco-quartier-strasbourg"><bdi>Eco-Quartier Strasbourg</bdi></a>' in page
    reader = Reader(page)
    assert "/sparql?" + urlencode({"query": LABELLED, "format": "csv"}) in reader.links


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { project:ecoterra ?p ?o }", "oui"),
        ("SELECT ?x { ?x amu:accompanies amu:nothing }", "elle nomme ce que le graphe n’a pas"),
        ("CONSTRUCT { ?a amu:accompanies ?b } WHERE { ?a amu:accompanies ?b }", "format=turtle"),
    ],
)
def test_every_form_of_query_is_answered(get: Get, query: str, words: str) -> None:
    page = get("/query", {"query": query, "run": "1"})
    assert page.status_code == 200
    assert words in page.text


def test_the_rows_are_bounded_and_the_page_says_so(get: Get) -> None:
    page = get("/query", {"query": "SELECT ?s ?p ?o { ?s ?p ?o }", "run": "1"}).text
    assert page.count("<tr>") == MOST + 1
    assert f"Les {MOST} premières lignes sont montrées" in page


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?x WHERE { ?x ", 400, "Erreur de syntaxe"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "DELETE modifie les données"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 403, "SERVICE interroge une autre machine"),
        ("SELECT * { " + "{ " * 30 + "?s ?p ?o" + " }" * 31, 400, "trop complexe"),
    ],
)
def test_what_is_wrong_is_said_in_words(get: Get, query: str, status: int, words: str) -> None:
    page = get("/query", {"query": query, "run": "1"})
    assert page.status_code == status
    assert words in page.text
    assert 'role="alert"' in page.text


def test_a_query_is_not_run_unless_asked(get: Get) -> None:
    page = get("/query", {"query": LABELLED})
    assert "<tbody>" not in page.text
    assert LABELLED in page.text


def test_markup_in_a_query_or_an_answer_is_text(get: Get) -> None:
    query = 'SELECT ?x { BIND("</textarea><script>alert(1)</script>" AS ?x) }'
    page = get("/query", {"query": query, "run": "1"}).text
    assert "<script>alert" not in page
    assert Reader(page).open == []


def test_only_web_addresses_become_links(get: Get) -> None:
    query = "SELECT ?x { VALUES ?x { <javascript:alert(1)> <data:text/html,x> <https://example.org/ok> } }"
    links = Reader(get("/query", {"query": query, "run": "1"}).text).links
    assert "https://example.org/ok" in links
    assert not [link for link in links if link.startswith(("javascript:", "data:"))]


def test_a_browser_that_opens_the_endpoint_is_led_to_the_editor(get: Get) -> None:
    answer = get("/sparql", {"query": LABELLED})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/query?" + urlencode({"query": LABELLED})


def test_terms_are_cached_by_the_digest_of_the_dataset(get: Get) -> None:
    first = get("/query/terms")
    assert first.json()["terms"]
    again = get("/query/terms", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_terms_are_found_by_what_is_typed(get: Get) -> None:
    found = get("/query/terms", {"q": "accompagne"}).json()["terms"]
    assert found[0]["term"] == "amu:accompanies"


def test_labels_are_answered_in_the_language_of_the_reader(get: Get) -> None:
    iri = "https://w3id.org/amu-graph/vocab/role/auteur"
    for language, label in (("fr", "auteur"), ("en", "author")):
        answer = get("/query/labels", method="POST", language=language, json={"iris": [iri]})
        assert answer.json()[iri] == {"label": label, "language": language, "kind": "Role"}


@pytest.mark.parametrize("body", [b"", b"[]", b'{"iris": 3}', b"\xff", b'{"other": []}', b"[" * 2_000])
def test_labels_of_nonsense_are_refused(get: Get, body: bytes) -> None:
    assert get("/query/labels", method="POST", content=body).status_code == 400


@pytest.mark.parametrize(("name", "meant"), [("amu:Projet", "amu:Project"), ("amu:accompagnies", "amu:accompanies")])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_empty_answer_names_what_does_not_exist(get: Get, name: str, meant: str, language: str) -> None:
    query = f"SELECT ?p WHERE {{ ?p {'a ' if name[4].isupper() else ''}{name}{'' if name[4].isupper() else ' ?o'} }}"
    page = get("/query", {"query": query, "run": "1"}, language=language).text
    assert name in page.partition('id="query-result"')[2]
    assert meant in page.partition('id="query-result"')[2]
    found = get("/query/unknown", method="POST", json={"query": query}, language=language).json()["unknown"]
    assert len(found) == 1
    assert name in found[0]
    assert meant in found[0]


def test_a_right_query_names_nothing_that_does_not_exist(get: Get) -> None:
    query = "SELECT ?p WHERE { ?p a amu:Project ; amu:year 1066 }"
    assert get("/query/unknown", method="POST", json={"query": query}).json() == {"unknown": []}
    assert get("/query/unknown", method="POST", json={"no": "query"}).status_code == 400
    assert "et rien n’y répond" in get("/query", {"query": query, "run": "1"}).text


def test_properties_of_others_lead_to_our_words_for_them(get: Get) -> None:
    page = get(
        "/query", {"query": "SELECT DISTINCT ?p WHERE { ?s ?p ?o FILTER(?p = dcterms:subject) }", "run": "1"}
    ).text
    assert '<a href="/ontology#dcterms:subject"><bdi>thème</bdi></a>' in page
    assert 'id="dcterms:subject"' in get("/ontology").text
    labels = get("/query/labels", method="POST", json={"iris": ["http://purl.org/dc/terms/subject"]}).json()
    assert labels["http://purl.org/dc/terms/subject"]["kind"] == "Reused"


def test_things_of_one_name_are_told_apart_in_tables(get: Get) -> None:
    page = get("/query", {"query": "SELECT ?x WHERE { ?x rdfs:label 'Ecoterra'@fr }", "run": "1"}).text
    assert "Ecoterra (projet)" in page
    assert "Ecoterra (bâtiment)" in page
