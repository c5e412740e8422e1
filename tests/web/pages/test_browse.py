"""Lists of each class on the web: their state is in the address, and any address has words and a way on."""

import csv
import io
import re
from html import unescape

import pytest

from amu_graph.graph import Graph
from amu_graph.query.members import CLASSES
from web_client import Client

FRENCH = {"accept-language": "fr"}


def rows(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="([^"]+)"', page)


def links(page: str, part: str) -> list[str]:
    return [unescape(each) for each in re.findall(rf'<a[^>]* href="([^"]*{part}[^"]*)"', page)]


def test_tiles_of_the_home_page_lead_to_lists_of_as_many(client: Client) -> None:
    tiles = re.findall(r'href="(/browse/[^"]+)">.*?<b>([\d\u202f]+)</b>', client.get("/").text, re.DOTALL)
    assert len(tiles) > 8
    for address, n in tiles:
        page = client.get(f"{address}?size=200").text
        assert len(rows(page)) == int(n.replace("\u202f", "")), address


def test_a_list_is_sorted_and_narrowed_by_its_links_alone(client: Client, graph: Graph) -> None:
    [by_date] = links(client.get("/browse/publication", headers=FRENCH).text, "sort=-date")
    dated = [each.iri.rpartition("/")[2] for each in graph.browse("publication", sort="-date")]
    assert [path.rpartition("/")[2] for path in rows(client.get(by_date).text)] == dated
    [in_strasbourg] = links(client.get("/browse/project", headers=FRENCH).text, "place=place%3Astrasbourg")
    narrowed = client.get(in_strasbourg, headers=FRENCH).text
    assert len(rows(narrowed)) == len(graph.browse("project", place="Strasbourg"))
    assert "/browse/project" in links(narrowed, "/browse/project"), "all of it is a link away"


def test_a_theme_narrows_a_list_and_colours_keep_it(client: Client, graph: Graph) -> None:
    [in_theme, *_] = links(client.get("/browse/publication").text, "theme=theme%3Amaitrise-usage")
    page = client.get(in_theme).text
    assert (
        len(rows(page)) == len(graph.browse("publication", theme="maitrise-usage")) < len(graph.browse("publication"))
    )
    [dark] = links(page, "colours=dark")
    answer = client.get(dark)
    assert rows(answer.text) == rows(page)
    assert 'data-theme="dark"' in answer.text
    assert "theme=dark" in answer.headers["set-cookie"]


def test_what_says_nothing_of_a_list_is_in_none_of_its_links(client: Client) -> None:
    long = "y" * 1000
    page = client.get(f"/browse/publication?x={long}&more={long}&size=50&size=100&status=asserted").text
    assert not [
        each for each in links(page, "/browse/project") if long in each and not re.search("lang=|colours=", each)
    ]
    [again, *_] = links(page, "sort=-date")
    assert again.count("size=") == 1
    assert "size=100" in again


def test_counts_say_what_they_leave_out(client: Client, graph: Graph) -> None:
    undated = graph.browse("publication").facets["year"]["none"]
    page = client.get("/browse/publication", headers=FRENCH).text
    assert f"{undated} sans date" in page
    narrowed = client.get("/browse/publication?since=2013&until=2014", headers=FRENCH).text
    assert f"{undated} sans date, que ces années laissent de côté" in narrowed


def test_pages_follow_each_other_and_hold_every_row_once(client: Client, graph: Graph) -> None:
    address, seen = "/browse/publication?size=10&sort=-sources", []
    while address:
        page = client.get(address).text
        seen += rows(page)
        following = re.search(r'<link rel="next" href="([^"]+)"', page)
        address = unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == len(graph.browse("publication"))


def test_a_list_is_taken_away_as_it_is_narrowed(client: Client, graph: Graph) -> None:
    answer = client.get("/browse/project.csv?place=place:strasbourg&sort=-date", headers=FRENCH)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    found = [row["name"] for row in csv.DictReader(io.StringIO(answer.text))]
    assert found == [each.label.fr for each in graph.browse("project", place="Strasbourg", sort="-date")]
    bib = client.get("/browse/publication.bib?since=2013")
    assert bib.text.count("\n@") + 1 == len(graph.browse("publication", since=2013))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/browse/xyz", 404),
        ("/browse/project?place=place:nowhere-at-all", 404),
        ("/browse/project?place=Strasburg", 404),
        ("/browse/project?sort=colour", 400),
        ("/browse/project?since=2020&until=2010", 400),
        ("/browse/project?since=abc", 400),
        ("/browse/project?year=99999999999999999999", 400),
        ("/browse/project?start=99999", 400),
        ("/browse/project?start=-1", 400),
        ("/browse/project?size=10000000", 400),
        ("/browse/project?size=%F0%9F%8F%A0", 400),
        ("/browse/project?status=unsure", 400),
        ("/browse/project?" + "&".join(f"year={year}" for year in range(1900, 1951)), 400),
    ],
)
def test_an_address_by_hand_has_words_and_a_way_on(client: Client, address: str, status: int, language: str) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert links(answer.text, "/browse/")


def test_a_class_by_its_name_leads_to_its_list(client: Client) -> None:
    answer = client.get("/browse/Project?sort=-date")
    assert (answer.status_code, answer.headers["location"]) == (307, "/browse/project?sort=-date")


def test_no_class_is_without_a_list(client: Client) -> None:
    for kind in CLASSES:
        assert client.get(f"/browse/{kind}").status_code == 200


@pytest.mark.parametrize("name", ["project.bib", "project.xlsx", "publication.pdf"])
def test_a_format_that_there_is_not_is_said(client: Client, name: str) -> None:
    answer = client.get(f"/browse/{name}", headers={"accept-language": "fr", "accept": "text/html"})
    assert answer.status_code == 404
    assert "csv" in answer.text
