"""Comparisons on the web: chosen in lists and on pages, shared by their address, refused with a way on."""

import csv
import io
import re
from html import unescape

import pytest

from amu_graph.graph import Graph
from web_client import Client

FRENCH = {"accept-language": "fr"}
TWO = "/compare?of=project:ecoterra&of=project:lieu-commun"


def ways(page: str) -> list[str]:
    """Return where the message of a page leads."""
    message = page.partition('role="alert"')[2].partition("</div>")[0]
    return [unescape(each) for each in re.findall(r'href="(/compare[^"]*)"', message)]


def test_lists_and_pages_lead_to_a_comparison(client: Client) -> None:
    listed = client.get("/browse/project").text
    assert '<form action="/compare"' in listed
    assert 'name="of" value="project:ecoterra"' in listed
    page = client.get("/project/ecoterra", headers=FRENCH).text
    assert re.search(r'href="/compare\?of=project(:|%3A)ecoterra"', page)
    begun = client.get("/compare?of=project:ecoterra", headers=FRENCH).text
    assert "Avec quoi comparer Ecoterra" in begun
    assert 'value="project:lieu-commun"' in begun


def test_cells_have_status_passage_and_a_name_where_they_are_empty(client: Client, graph: Graph) -> None:
    page = client.get(TWO, headers=FRENCH).text
    assert page.count('scope="row"') == len(graph.compare("project/ecoterra", "project/lieu-commun").rows)
    assert "non dit" in page
    assert 'class="status interpreted"' in page
    marks = re.findall(r'href="#(note-\d+)"', page)
    assert marks
    assert all(f'id="{each}"' in page for each in marks)


def test_things_of_one_name_are_told_apart(client: Client) -> None:
    asked = "of=project:ecoterra&of=project:lieu-commun"
    page = client.get(f"/compare?{asked}", headers={"accept-language": "fr"}).text
    assert "<bdi>Ecoterra (bâtiment)</bdi>" in page
    assert "Strasbourg (" not in page
    assert "Lieu Commun (building)" in client.get(f"/compare.csv?{asked}", headers={"accept-language": "en"}).text


def test_differences_alone(client: Client, graph: Graph) -> None:
    page = client.get(TWO + "&only=differences", headers=FRENCH).text
    differing = graph.compare("project/ecoterra", "project/lieu-commun").differing
    assert page.count('scope="row"') == len(differing.rows)
    assert 'class="alike"' not in page


def test_a_comparison_is_taken_away(client: Client) -> None:
    table = client.get(TWO.replace("?", ".csv?"), headers=FRENCH)
    assert next(csv.reader(io.StringIO(table.text)))[0] == "propriété"
    latex = client.get(TWO.replace("?", ".tex?"), headers=FRENCH)
    assert latex.headers["content-type"] == "application/x-tex; charset=utf-8"
    assert r"\begin{longtable}" in latex.text
    assert client.get(TWO.replace("?", ".pdf?")).status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/compare?of=project:ecoterra&of=person:thomas-huguen&of=project:lieu-commun", 400),
        ("/compare?of=project:ecoterra&of=lieu+comun", 404),
        ("/compare?of=xyzzy-nothing", 404),
        ("/compare?of=Ecoterra&of=project:lieu-commun", 300),
    ],
)
def test_what_cannot_be_compared_has_words_and_a_way_on(
    client: Client, address: str, status: int, language: str
) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    found = ways(answer.text)
    assert found
    assert all(client.get(each).status_code == 200 for each in found)


def test_an_unknown_name_leaves_the_others(client: Client) -> None:
    answer = client.get(f"{TWO}&of=project:nowhere-at-all", headers=FRENCH)
    assert answer.status_code == 404
    assert "Comparer les autres" in answer.text
    others = next(each for each in ways(answer.text) if each.count("of=") == 2)
    assert client.get(others).text.count('class="leave"') == 2


def test_seven_things_lead_to_six(client: Client, graph: Graph) -> None:
    seven = "&".join(f"of={each.iri}" for each in graph.browse("organization")[:7])
    answer = client.get(f"/compare?{seven}", headers=FRENCH)
    assert answer.status_code == 400
    six, _ = ways(answer.text)
    assert client.get(six).text.count('class="leave"') == 6


def test_hundreds_of_names_are_refused_before_they_are_looked_up(
    client: Client, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many names are looked up depends on no address; a page repeats its own in its links, a few times."""
    looked_up: list[str] = []
    find = Graph.find

    def counted(self: Graph, name: str, *, unverified: bool = False) -> str:
        looked_up.append(name)
        return find(self, name, unverified=unverified)

    monkeypatch.setattr(Graph, "find", counted)
    names = "&".join(f"of={each.iri}" for each in (*graph.browse("organization"), *graph.browse("role")))
    assert names.count("of=") > 50
    for suffix in ("", ".csv", ".tex"):
        answer = client.get(f"/compare{suffix}?{names}", headers=FRENCH)
        assert answer.status_code == 400
        assert "On compare de 2" in answer.text
        assert answer.text.count("organization/ademe") < 10
        assert len(looked_up) <= 6
        looked_up.clear()
    six, _ = ways(client.get(f"/compare?{names}", headers=FRENCH).text)
    assert six.count("of=") == 6
