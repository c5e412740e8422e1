"""Search and suggestions on the web agree with the library, and facets narrow."""

import csv
import html
import io
import re

import pytest

from amu_graph.graph import Graph
from amu_graph.web.rendering.urls import path_of
from web_client import Client


def found(client: Client, address: str) -> list[str]:
    return re.findall(r'<p class="hit-head"><a href="([^"]+)"', client.get(address).text)


@pytest.mark.parametrize("text", ["batiment", "habitats participatif", "coeur", "Strasbourg", "l'usager"])
def test_same_ranking_as_the_library(client: Client, graph: Graph, text: str) -> None:
    expected = [path_of(hit.iri) for hit in graph.search(text, limit=20)]
    assert expected
    assert found(client, f"/search?q={text}") == expected


def test_entities_come_before_terms_of_the_ontology(client: Client) -> None:
    """« participation » is a class of the ontology and a word of many titles."""
    paths = found(client, "/search?q=participation")
    assert len(paths) > 5
    assert not paths[0].startswith("/ontology")
    groups = client.get("/suggest?q=participation&lang=en").json()["groups"]
    assert [group["kind"] in ("Class", "Property") for group in groups] == sorted(
        group["kind"] in ("Class", "Property") for group in groups
    )


@pytest.mark.parametrize("text", ["concertation 2015", "2015 concertation"])
def test_what_answers_a_part_is_offered_where_nothing_answers_all(client: Client, text: str) -> None:
    """« concertation » and « 2015 » are each said of something, and of nothing together."""
    page = client.get(f"/search?q={text}", headers={"accept-language": "fr"}).text
    assert "Aucune fiche ne répond à tous ces mots" in page
    assert found(client, f"/search?q={text}")
    assert re.search(r"sans\u00a0: (2015|concertation)", page)
    whole = client.get("/search?q=habitat participatif", headers={"accept-language": "fr"}).text
    assert "Aucune fiche ne répond" not in whole


def test_suggestions_while_typing(client: Client) -> None:
    groups = client.get("/suggest?q=maitrise dus&lang=fr").json()["groups"]
    paths = [each["path"] for group in groups for each in group["suggestions"]]
    assert "/vocab/theme/maitrise-usage" in paths
    assert all(each["reason"] for group in groups for each in group["suggestions"])
    assert len({group["title"] for group in groups}) == len(groups) > 2


def test_facets_narrow_and_count(client: Client) -> None:
    page = client.get("/search?q=habitat").text
    counts = re.findall(r'<a href="(/search\?q=habitat&amp;class=\w+)"[^>]*>.*?<small>(\d+)</small>', page, re.DOTALL)
    assert len(counts) > 3
    for address, count in counts:
        assert len(found(client, address.replace("&amp;", "&"))) == int(count)


def test_two_values_of_a_facet_widen_two_facets_narrow(client: Client) -> None:
    projects = found(client, "/search?q=habitat&class=Project")
    both = found(client, "/search?q=habitat&class=Project&class=Organization")
    assert set(projects) < set(both)
    place = "https://w3id.org/amu-graph/place/strasbourg"
    narrowed = found(client, f"/search?q=habitat&class=Project&place={place}")
    assert set(narrowed) == {"/project/ecoterra", "/project/lieu-commun"}


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=habitat&start=9999",
        "/search?q=habitat&start=-1",
        "/search?q=habitat&start=x",
        "/search?q=habitat&class=Nothing",
        "/search?q=%20",
    ],
)
def test_odd_addresses(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_class_without_words_is_its_list(client: Client) -> None:
    answer = client.get("/search?class=Publication")
    assert (answer.status_code, answer.headers["location"]) == (307, "/browse/publication")
    for odd in ("/search?class=Nothing", "/search?class=Project&class=Person"):
        assert 'href="/browse/project"' in client.get(odd).text


@pytest.mark.parametrize(
    ("asked", "language", "said"),
    [
        ('"habitat participatif"', "fr", "pour «\u202fhabitat participatif\u202f»"),
        ("« habitat participatif »", "fr", "pour «\u202fhabitat participatif\u202f»"),
        ('"habitat participatif" Strasbourg', "fr", "pour «\u202f“habitat participatif” Strasbourg\u202f»"),
        ('"habitat participatif" Strasbourg', "en", "for “‘habitat participatif’ Strasbourg”"),
        ('"zzzxq"', "fr", "Rien ne correspond à «\u202fzzzxq\u202f»"),
    ],
)
def test_what_was_looked_for_stands_in_one_pair_of_marks(client: Client, asked: str, language: str, said: str) -> None:
    page = client.get("/search", params={"q": asked}, headers={"accept-language": language}).text
    assert said in html.unescape(page)


def test_results_are_csv_with_why_each_was_found(client: Client) -> None:
    page = client.get("/search?q=habitat&class=Organization", headers={"accept-language": "fr"}).text
    link = re.search(r'href="(/search\.csv\?[^"]+)" download>CSV', page)
    assert link is not None
    answer = client.get(html.unescape(link[1]), headers={"accept-language": "fr"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["class"] for row in rows} == {"Organization"}
    assert "organization:habitat-de-l-ill" in [row["id"] for row in rows]
    assert all(row["because"] for row in rows)
    assert client.get("/search.csv").text.splitlines() == ["id,name,class,because,status"]
