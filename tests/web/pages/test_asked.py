"""Questions where one is: on the page of a thing, in the search box; their answers in several views."""

import re
from html import unescape

import pytest

from web_client import Client

FRENCH = {"accept-language": "fr"}
ACCOMPANIED = "/ask/project/accompaniment?project=project%3Aecoterra"


def test_the_page_of_a_thing_asks_about_it(client: Client) -> None:
    page = client.get("/project/ecoterra", headers=FRENCH).text
    assert "Qui a accompagné Ecoterra" in page
    assert f'href="{ACCOMPANIED}"' in page
    answer = client.get(ACCOMPANIED, headers=FRENCH)
    assert "Qui a accompagné Ecoterra, et à quelle phase\u202f?</h1>" in answer.text
    assert "Eco-Quartier Strasbourg" in answer.text
    place = client.get("/place/strasbourg", headers=FRENCH).text
    assert "Qui a accompagné" not in place


def test_the_search_offers_the_question_filled_in(client: Client) -> None:
    groups = client.get("/suggest?q=qui a accompagné Ecoterra&lang=fr").json()["groups"]
    assert groups[0]["title"] == "Questions"
    assert groups[0]["suggestions"][0]["path"] == ACCOMPANIED
    assert f'href="{ACCOMPANIED}"' in client.get("/search?q=qui a accompagné Ecoterra", headers=FRENCH).text
    assert f'href="{ACCOMPANIED}"' in client.get("/ask?q=qui a accompagné Ecoterra", headers=FRENCH).text
    assert "Question" not in {each["kind"] for each in client.get("/suggest?q=habitat").json()["groups"]}


def test_an_answer_is_shown_as_it_can_be(client: Client) -> None:
    page = client.get(ACCOMPANIED, headers=FRENCH).text
    views = [unescape(each) for each in re.findall(r'href="(\?[^"]*view=[^"#]*)#answer"', page)]
    assert {each.rpartition("=")[2] for each in views} == {"table", "graph"}
    for view in views:
        assert client.get("/ask/project/accompaniment" + view).status_code == 200
    drawn = client.get(ACCOMPANIED + "&view=graph", headers=FRENCH).text
    assert 'class="linked' in drawn
    assert "Ecoterra<title>" in drawn


def test_a_time_line_has_what_has_no_date_apart(client: Client) -> None:
    page = client.get("/ask/publication/by-agent?agent=person:alain-vulbeau", headers=FRENCH).text
    assert '<time datetime="2014">' in page
    undated = client.get("/ask/publication/undated?view=timeline", headers=FRENCH).text
    assert re.search(r"\d+ sans date\u00a0:", undated)


@pytest.mark.parametrize("view", ["map3d", "timeline", "%3Cscript%3E"])
def test_a_view_that_an_answer_has_not_is_said(client: Client, view: str) -> None:
    answer = client.get(f"{ACCOMPANIED}&view={view}", headers=FRENCH)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "graph" in answer.text


def test_a_title_stands_in_quotation_marks_within_a_question(client: Client) -> None:
    """French puts titles between « » and what is quoted within them between “ ” (Imprimerie nationale)."""
    page = unescape(client.get("/publication/selection-rubrique-ouvrages-de-reference", headers=FRENCH).text)
    assert "Questions sur «\u202fRubrique “Ouvrages de référence”\u202f»" in page
    assert "Quelles publications portent sur «\u202fRubrique “Ouvrages de référence”\u202f»\u202f?" in page
    assert "Qui a écrit «\u202fRubrique “Ouvrages de référence”\u202f»\u202f?" in page
    english = unescape(client.get("/event-series/envirodebat", headers={"accept-language": "en"}).text)
    assert "Questions about “EnviroDEBAT" in english
    assert "““" not in english
