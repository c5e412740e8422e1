"""A picture is cited with its address, its day, the state of the data and its licence; only of what can be shown."""

import datetime as dt
import re
from html import unescape

import pytest
import rispy
from pybtex.database import parse_string

from web_client import Client

NETWORK = "figure de réseau"
STATE = "explore/participations?since=2013"
FRENCH = {"accept-language": "fr", "accept": "text/html"}
BASE = "https://w3id.org/amu-graph/"
SHOWN = {
    "/cite/explore?node=project:ecoterra&colour=year&lang=fr&dpi=600": (
        "Ecoterra",
        f"{BASE}explore?node=project%3Aecoterra&colour=year",
        NETWORK,
    ),
    "/cite/explore/participations?since=2013": (
        "2013–…",
        f"{BASE}explore/participations?since=2013",
        NETWORK,
    ),
    "/cite/explore": (
        "Éditeurs d’amu-graph, 2026. Tout ce que des passages relient",
        f"{BASE}explore",
        NETWORK,
    ),
    "/cite/map?kind=Project&theme=&width=90mm": ("Projets", f"{BASE}map?kind=Project", "carte"),
}


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amu_graph.web.pages.cite.today", lambda: dt.date(2026, 3, 1))


def texts(page: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'<p id="cite-(?:reference|under)">(.*?)</p>', page)]


@pytest.mark.parametrize("address", SHOWN)
def test_a_picture_is_cited_with_address_day_data_and_licence(client: Client, address: str) -> None:
    title, lasting, genre = SHOWN[address]
    answer = client.get(address, headers=FRENCH)
    assert answer.status_code == 200
    reference, under = texts(answer.text)
    assert title in reference
    assert f"[{genre}]" in reference
    for text in (reference, under):
        assert lasting in text
        assert "vue le 1er\xa0mars 2026" in text
        assert "CC BY 4.0" in text
        assert re.search(r"0\.1\.0, données [0-9a-f]{12}", text)


def test_reference_managers_read_it(client: Client) -> None:
    page = client.get("/cite/map?kind=Project", headers=FRENCH).text
    entry, record = (
        unescape(re.findall(rf'aria-label="{name}">(.*?)</pre>', page, re.DOTALL)[0]) for name in ("BibTeX", "RIS")
    )
    [read] = parse_string(entry, "bibtex").entries.values()
    assert read.fields["url"].replace("\\", "") == f"{BASE}map?kind=Project"
    assert read.fields["year"] == "2026"
    assert "Carte" in read.fields["title"]
    [read] = rispy.loads(record)
    assert (read["type_of_reference"], read["urls"]) == ("MAP", [f"{BASE}map?kind=Project"])


def test_the_page_shows_the_picture_and_leads_back_to_it(client: Client) -> None:
    page = client.get("/cite/explore/participations?since=2013", headers=FRENCH).text
    assert '<img class="cited-picture" src="/explore/participations.svg?since=2013"' in page
    assert 'href="/explore/participations?since=2013"' in page
    assert client.get("/explore/participations.svg?since=2013").status_code == 200
    english = client.get("/cite/explore", headers={"accept-language": "en"}).text
    assert "seen on 1\xa0March 2026" in unescape(english)
    assert "[network figure]" in english


def test_maps_and_framed_pictures_lead_to_their_citation(client: Client) -> None:
    assert 'href="/cite/map?kind=Project"' in client.get("/map?kind=Project").text
    assert 'href="/cite/explore/participations?since=2013"' in client.get(f"/embed/{STATE}").text
    assert "/cite/" not in client.get("/embed/project/ecoterra").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/cite/explore/xyzzy", 404),
        ("/cite/explore?since=2020&until=2010", 400),
        ("/cite/map?kind=Xyzzy", 400),
        ("/cite/home", 404),
    ],
)
def test_what_is_no_picture_is_refused_in_words(client: Client, address: str, status: int) -> None:
    answer = client.get(address, headers=FRENCH)
    assert answer.status_code == status
    assert 'href="/"' in answer.text


def test_what_an_address_adds_is_no_part_of_the_citation(client: Client) -> None:
    page = client.get("/cite/explore?node=project:ecoterra&x=%22%3E%3Cscript%3E", headers=FRENCH).text
    assert "<script>" not in page.replace("<script src", "").replace('<script type="application', "")
    assert "x=" not in "".join(texts(page))
