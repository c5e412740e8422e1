"""One statement is cited with its passage; a correction is written as text, and the check accepts its note."""

import re
from html import unescape

import pytest
import yaml

from builder_fixtures import ReadFolder
from founding_data import FOUNDING
from web_client import Client

FRENCH = {"accept-language": "fr"}
OF = "of=project:ecoterra&value=organization:eco-quartier-strasbourg&property=role:accompagnateur"
WRITTEN = "says=Habitat+de+l%27Ill&because=Le+site+le+dit+:+%22ici%22&source=Un+site&url=https://example.org/a"


def test_each_statement_of_a_page_leads_to_its_own(client: Client) -> None:
    page = client.get("/project/ecoterra", headers=FRENCH).text
    links = {unescape(each) for each in re.findall(r'class="to-statement"[^>]* href="([^"]+)"', page)}
    assert len(links) > 10
    for link in links:
        answer = client.get(link, headers=FRENCH)
        assert answer.status_code == 200, link
        assert "Ecoterra" in answer.text


def test_a_statement_is_cited_with_its_passage_version_and_lasting_address(client: Client) -> None:
    page = client.get(f"/statement?{OF}", headers=FRENCH).text
    [text] = re.findall(r'<p id="cite-1">(.*?)</p>', page)
    for part in (
        "«\u202fEco-Quartier Strasbourg — accompagnateur — Ecoterra\u202f»",
        "énoncé affirmé, d’après «\u202fLa co-production\u202f», ligne 15",
        "https://habitatparticipatif.strasbourg.eu/",
        "version 0.1.0, https://w3id.org/amu-graph/participation/",
        "consulté le",
    ):
        assert part in text
    assert "@misc{" in page
    english = client.get(f"/statement?{OF}", headers={"accept-language": "en"}).text
    assert "according to “La co-production”, line 15" in english


def test_both_ends_of_one_name_have_their_class(client: Client) -> None:
    page = client.get("/statement?of=project:ecoterra&value=building:ecoterra", headers=FRENCH).text
    assert "Ecoterra (projet) — a abouti à\u00a0: Ecoterra (bâtiment)" in page.partition("<h1")[2].partition("</h1>")[0]


@pytest.mark.parametrize(
    "address",
    [
        "/statement",
        "/statement?of=xyzzy",
        "/statement?of=project:ecoterra&value=nothing",
        "/correct",
        "/correct?of=xyzzy",
        "/correct?of=project:ecoterra&value=nothing",
    ],
)
def test_what_nobody_says_is_refused_with_a_way_on(client: Client, address: str) -> None:
    answer = client.get(address, headers={"accept-language": "fr", "accept": "text/html"})
    assert answer.status_code == 404
    assert 'href="/"' in answer.text


def test_an_issue_is_written_and_nothing_is_sent(client: Client) -> None:
    page = client.get(f"/correct?{OF}&says=SERS", headers=FRENCH).text
    assert "Rien n’est envoyé" in page
    assert 'method="get"' in page
    assert 'method="post"' not in page
    text = unescape(page.partition('id="issue"')[2].partition(">")[2].partition("</pre>")[0])
    assert "https://w3id.org/amu-graph/project/ecoterra" in text
    assert "Ce qu’il faudrait dire\u00a0: SERS" in text
    assert "strasbourg-co-production#L15" in text
    assert "donnez aussi l’adresse" in page


CASES = (
    f"{OF}&{WRITTEN}",
    "of=project:ecoterra&value=place:strasbourg&says=Marseille&url=https://example.org/a",
    "of=project:ecoterra&value=place:strasbourg&says=nowhere+known&url=https://example.org/a&source=La+co-production",
    "of=project:ecoterra&says=%0Ax:+y%0A-+z&url=https://example.org/a&because=%7B%22%27%5D+%23",
    "of=organization:eco-quartier-strasbourg&url=https://example.org/a&says=%E2%80%A8",
)


@pytest.mark.parametrize("asked", CASES)
def test_the_check_accepts_each_note(client: Client, read: ReadFolder, asked: str) -> None:
    answer = client.get(f"/correct.yaml?{asked}", headers=FRENCH)
    assert answer.status_code == 200
    founding = {f"notes/{path.name}": path.read_bytes() for path in (FOUNDING / "notes").glob("*.yaml")}
    assert founding
    found = read({**founding, "notes/suggested.yaml": answer.content})
    assert [each.in_("en") for each in found.problems if each.severity == "violation"] == []


def test_another_value_is_a_record_and_words_are_a_remark(client: Client) -> None:
    first, second, third, *_ = (
        yaml.safe_load(client.get(f"/correct.yaml?{asked}", headers=FRENCH).text)["passages"][0] for asked in CASES
    )
    assert first["says"] == [
        {"agent": "organization/habitat-de-l-ill", "role": "accompagnateur", "context": "project/ecoterra"}
    ]
    assert second["says"] == [{"id": "project/ecoterra", "locatedIn": "place/marseille"}]
    assert third["note"] == "nowhere known"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "page", "http://"])
def test_an_address_that_is_none_is_said(client: Client, url: str) -> None:
    answer = client.get(f"/correct?{OF}&says=SERS&url={url}", headers=FRENCH)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "<script>" not in answer.text


def test_an_answer_is_cited_with_the_command_that_gives_it_again(client: Client) -> None:
    page = client.get("/ask/project/participants?project=project:ecoterra", headers=FRENCH).text
    [text] = re.findall(r'<p id="citation">(.*?)</p>', page)
    assert "«\u202fQui a participé à Ecoterra, et à quel titre\u202f?\u202f»" in unescape(text)
    assert "amu-graph ask project/participants --project project:ecoterra" in text
    assert re.search(r"données [0-9a-f]{12}", text)
