"""Addresses of what was merged, renamed, split or withdrawn."""

import json

import pytest

from amu_graph.graph import Graph
from web_client import Client, client_of


@pytest.fixture(scope="module")
def client(decided: Graph) -> Client:
    return client_of(decided)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/person/t-huguen", "/person/thomas-huguen"),
        ("/person/t-huguen.ttl", "/person/thomas-huguen.ttl"),
        ("/person/t-huguen.jsonld", "/person/thomas-huguen.jsonld"),
        ("/person/t-huguen?lang=en", "/person/thomas-huguen?lang=en"),
        ("/organization/archi-etic.rdf?a=b", "/organization/logirem.rdf?a=b"),
        ("/source/co-production", "/source/strasbourg-co-production"),
        ("/source/co-production.nt", "/source/strasbourg-co-production.nt"),
        ("/source/co-production.bib", "/source/strasbourg-co-production"),  # sources have no bibliography
    ],
)
def test_old_addresses_lead_to_the_new_in_the_same_format(client: Client, old: str, new: str) -> None:
    for headers in ({}, {"accept": "text/turtle"}):
        moved = client.get(old, headers=headers)
        assert (moved.status_code, moved.headers["location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    ("path", "fr", "en"),
    [
        ("/person/secret", "À sa demande.", "On request."),
        ("/person/secret.ttl", "À sa demande.", "On request."),
        ("/source/oubliee", "Page retirée.", "Page taken down."),
    ],
)
def test_withdrawn_addresses_are_gone_and_say_why(client: Client, path: str, fr: str, en: str) -> None:
    for language, words in (("fr", fr), ("en", en)):
        gone = client.get(path, headers={"accept-language": language})
        assert gone.status_code == 410
        assert words in gone.text
        assert "noindex" in gone.text
    told = client.get(path, headers={"accept": "application/json"})
    assert told.status_code == 410
    assert json.loads(told.text)["status"] == 410


def test_the_page_of_what_was_split_lists_its_parts(client: Client) -> None:
    page = client.get("/project/ilot").text
    assert 'href="/project/nord"' in page
    assert 'href="/project/sud"' in page
    assert "Deux îlots." in page
    assert client.get("/project/ilot.ttl").status_code == 200


def test_questions_follow_and_say_so(client: Client) -> None:
    page = client.get("/ask/person/works?person=person/t-huguen")
    assert page.status_code == 200
    assert "person/t-huguen est devenu person/thomas-huguen. Son prénom." in page.text
    assert "Lieu Commun" in page.text
    plain = client.get("/ask/person/works?person=thomas-huguen").text
    assert "est devenu" not in plain
    rows = client.get("/ask/person/works.csv?person=person/t-huguen").text
    assert rows == client.get("/ask/person/works.csv?person=thomas-huguen").text
    assert "Lieu Commun" in rows
    assert client.get("/ask/person/works?person=person/secret").status_code == 410


def test_the_page_says_which_value_was_kept_and_why(client: Client) -> None:
    page = client.get("/building/ecoterra", headers={"accept-language": "en"}).text
    for words in ("kept", "One count.", "set aside", "left open", "Nothing settles it."):
        assert words in page
    lead = page.partition('<p class="lead">')[2].partition("</p>")[0]
    assert "2016" not in lead


def test_the_source_of_the_decisions_shows_each_with_its_reason(client: Client) -> None:
    page = client.get("/source/editorial-decisions").text
    for words in ("Un compte.", "Rien ne tranche.", "Son prénom.", "Pour voir.", "Deux îlots.", "À sa demande."):
        assert words in page


def test_the_explorer_follows_too(client: Client) -> None:
    moved = client.get("/explore?layout=circle&node=person:t-huguen")
    assert moved.status_code == 301
    assert moved.headers["location"].startswith("/explore?layout=circle&node=")
    assert moved.headers["location"].endswith("person%2Fthomas-huguen")
    told = [client.get(f"/explore/node?id={name}").json() for name in ("person/t-huguen", "person/thomas-huguen")]
    assert told[0] == told[1]
    assert client.get("/explore/node?id=person/secret").status_code == 410
    facts = client.get("/explore/node?id=building/ecoterra&lang=en").json()["facts"]
    notes = {(each["text"], *each["notes"]) for lines in facts for each in lines["statements"] if each["notes"]}
    assert {("14", "kept"), ("15", "set aside")} <= notes


def test_the_page_of_what_was_split_asks_for_nothing_more(client: Client) -> None:
    page = client.get("/project/ilot", headers={"accept-language": "en"}).text
    assert "What is missing" not in page
    assert "out of use" not in page


def test_the_editor_completes_what_is_in_use(client: Client) -> None:
    terms = {each["term"]: each for each in client.get("/query/terms?q=archi-etic").json()["terms"]}
    assert "organization:logirem" in terms
    assert "organization:archi-etic" not in terms
