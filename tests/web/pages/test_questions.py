"""Each question of the catalogue as a page, and in every format."""

import csv
import html
import io
import re
import tomllib
from pathlib import Path

import pytest

from amu_graph import resources
from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES
from amu_graph.graph import Graph
from amu_graph.query import Catalogue, Solutions, Triples, headings
from amu_graph.query.names import first_candidates
from amu_graph.store import Store
from amu_graph.text import reading_key
from amu_graph.web.pages import question_form
from web_client import Client, client_of, graph_of

NAMES = Catalogue(resources.queries()).names
HEADINGS = set(tomllib.loads(Path(headings.__file__).with_name("headings.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_question(client: Client, graph: Graph, name: str) -> None:
    answer = graph.ask(name)
    response = client.get(f"/ask/{name}")
    assert response.status_code == 200
    formats = RDF_SYNTAXES if isinstance(answer, Triples) else TABLE_SYNTAXES
    for syntax in formats:
        assert f'href="/ask/{name}.{syntax.extensions[0]}"' in response.text
        file = client.get(f"/ask/{name}.{syntax.extensions[0]}")
        assert file.headers["content-type"].partition(";")[0] == syntax.media_types[0]
    if isinstance(answer, Solutions):
        unnamed = {each for each in answer.variables if not each.endswith("Label")} - HEADINGS
        assert not unnamed, "a column without French words: src/amu_graph/query/headings.toml"
        rows = list(csv.reader(io.StringIO(client.get(f"/ask/{name}.csv").text)))
        assert len(rows) == len(answer) + 1
        assert response.text.count("<tr>") == len(answer) + bool(len(answer))


def test_a_question_is_shown_though_the_graph_has_nothing_that_its_default_names(tmp_path: Path) -> None:
    client = client_of(graph_of("", tmp_path))
    assert {name: client.get(f"/ask/{name}").status_code for name in NAMES} == dict.fromkeys(NAMES, 200)


@pytest.mark.parametrize(
    "value", ["lieu-commun", "project:lieu-commun", "project/lieu-commun", "Lieu Commun", "LIEU COMMUN"]
)
def test_a_value_in_any_spelling(client: Client, value: str) -> None:
    response = client.get("/ask/project/participants", params={"project": value})
    assert response.status_code == 200
    assert "Association Lieu Commun" in response.text
    assert '<option value="project:lieu-commun" selected>' in response.text


def test_a_value_that_names_nothing(client: Client) -> None:
    response = client.get("/ask/project/participants", params={"project": "ecotera"})
    assert response.status_code == 404
    assert 'href="/ask/project/participants?project=project%3Aecoterra"' in response.text
    assert "Habitat de l’Ill" not in response.text.partition("</form>")[2], "a refused value has no answer"
    assert 'id="answer"' not in response.text


@pytest.mark.parametrize(("language", "words"), [("fr", "Guide de la maîtrise"), ("en", "Guide to")])
def test_what_may_be_meant_is_named_in_the_language_of_the_page(client: Client, language: str, words: str) -> None:
    given = {"publication": "guide de la maitrise d usages", "lang": language}
    shown = (
        client.get("/ask/publication/authors", params=given).text.partition('role="alert"')[2].partition("</div>")[0]
    )
    assert re.search(rf'<a href="/ask/publication/authors\?publication=[^"]+">{words}', shown.replace("\u00a0", " "))


def test_files_speak_the_language_of_the_page(client: Client) -> None:
    french, english = (client.get(f"/ask/project/participants.csv?lang={each}").text for each in ("fr", "en"))
    assert "assistant à maîtrise d’usage" not in english
    assert "interprété" in french
    assert "interpreted" in english
    assert "residents’ group" in english


def test_rows_stand_in_the_order_of_the_names_that_are_shown(client: Client) -> None:
    for language in ("fr", "en"):
        rows = list(csv.DictReader(io.StringIO(client.get(f"/ask/role/hierarchy.csv?lang={language}").text)))
        names = [
            (reading_key(row["broaderLabel"]), reading_key(row["roleLabel"])) for row in rows if row["broaderLabel"]
        ]
        assert names == sorted(names)


def test_the_status_of_a_row_leads_to_the_passages_that_say_it(client: Client) -> None:
    french = {"accept-language": "fr"}
    page = client.get("/ask/project/participants?project=ecoterra", headers=french).text
    links = {html.unescape(each) for each in re.findall(r'<a class="status \w+" rel="nofollow" href="([^"]+)"', page)}
    assert "/statement?of=project%3Aecoterra&value=organization%3Ahabitat-de-l-ill" in links
    said = client.get("/statement?of=project%3Aecoterra&value=organization%3Ahabitat-de-l-ill", headers=french).text
    assert "Habitat de l’Ill — porteur de l’opération — Ecoterra" in said
    assert "La co-production" in said
    assert "ligne 15" in said


def test_what_several_statements_link_leads_to_them(client: Client) -> None:
    page = client.get("/ask/organization/partners?organization=habitat-de-l-ill").text
    links = {html.unescape(each) for each in re.findall(r'<a class="status \w+" rel="nofollow" href="([^"]+)"', page)}
    assert links
    answers = [client.get(each) for each in links]
    assert {each.status_code for each in answers} == {200}
    assert any('href="/explore?from=organization%3Ahabitat-de-l-ill&amp;to=' in each.text for each in answers)


def test_a_row_says_that_a_reader_inferred_it(client: Client) -> None:
    page = client.get("/ask/project/participants?project=ecoterra&lang=fr").text
    rows = re.findall(r"<tr>\s*<td.*?</tr>", page, re.DOTALL)
    inferred = [row for row in rows if re.search(r'class="status interpreted"[^>]*>interprété<', row)]
    assert len(inferred) == 3  # owner, developer and initiator
    assert all(">affirmé<" in row for row in rows if row not in inferred)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/ask/publication/by-year?lang=fr", "sans date"),
        ("/ask/publication/by-year?lang=en", "no date"),
        ("/ask/provenance/disagreements?lang=fr", "Aucun passage n’en contredit un autre."),
        ("/ask/co-production/compare-modes?lang=fr", "aucune n’est dite"),
    ],
)
def test_what_is_empty_is_said(client: Client, path: str, words: str) -> None:
    assert words in client.get(path).text


def test_wrong_format(client: Client) -> None:
    assert client.get("/ask/project/participants.exe").status_code == 400
    assert client.get("/ask/project/nothing").status_code == 404


def test_what_names_a_row_is_no_measure(client: Client) -> None:
    text = client.get("/ask/publication/by-kind", headers={"accept-language": "fr"}).text
    head, _, body = text.partition("<thead>")[2].partition("</thead>")
    assert [("number" in cell) for cell in head.split("<th ")[1:]] == [False, True, False]
    first, count = body.partition("<tr>")[2].partition("</tr>")[0].split("<td")[1:3]
    assert 'class="bar"' not in first
    assert 'class="bar"' in count


def test_a_question_never_leaves_its_mark_alone_on_a_line(client: Client) -> None:
    """In French a space stands before the question mark; the line must not break there."""
    for path in ("/", "/ask", "/ask/project/participants"):
        page = client.get(path, headers={"accept-language": "fr"}).text
        asked = re.findall(r"(?:<a href=\"/ask/[^>]*>|<h1[^>]*>)[^<]*\?", page)
        assert asked
        assert not [words for words in asked if words.endswith(" ?")]


def test_a_value_that_was_not_chosen_is_said(client: Client) -> None:
    page = client.get("/ask/project/participants", headers={"accept-language": "en"}).text
    assert "no value chosen, the answer is for Ecoterra." in page
    chosen = client.get("/ask/project/participants?project=lieu-commun", headers={"accept-language": "en"}).text
    assert "no value chosen" not in chosen
    assert "no value chosen" not in client.get("/ask/role/hierarchy", headers={"accept-language": "en"}).text


def test_a_name_that_nothing_has_can_be_searched_for(client: Client) -> None:
    page = client.get("/ask/publication/by-agent?agent=zz+qq", headers={"accept-language": "en"})
    assert page.status_code == 404
    assert '<a href="/search?q=zz%20qq">' in page.text
    assert "amu-graph search" not in page.text


def test_what_a_form_offers_is_read_once(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def candidates_of(store: Store, type_: str, most: int) -> tuple[list[str], int]:
        read.append(type_)
        return first_candidates(store, type_, most)

    monkeypatch.setattr(question_form, "first_candidates", candidates_of)
    client = client_of(graph)
    pages = [client.get("/ask/project/participants", headers={"accept-language": "fr"}).text for _ in range(2)]
    assert pages[0] == pages[1]
    assert '<option value="project:ecoterra" selected>Ecoterra</option>' in pages[0]
    assert read == ["project"]
