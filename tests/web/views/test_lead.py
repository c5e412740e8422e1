"""Leads and time lines tell the uncertain from the certain; whatever they say, a passage says as surely."""

import datetime as dt
import html
import re
from pathlib import Path

import pytest

from amu_graph.namespaces import BASE
from web_client import Client, client_of, graph_of


def lead(client: Client, path: str, language: str = "fr") -> str:
    """Return the words of the lead of a page."""
    text = client.get(path, headers={"accept-language": language}).text
    return words(text.partition('<p class="lead">')[2].partition("</p>")[0])


def words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"[ \n]+", " ", markup)))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (  # an interpreted date, an organization's interpreted kind
            "/legal-text/code-de-la-commande-publique",
            "Code de la commande publique est un texte juridique qui est entré en vigueur en 2019 (interprété).",
        ),
        (  # an interpreted publisher
            "/publication/livre-blanc-amu",
            (
                "Livre blanc de l’Assistance à maîtrise d’usage est une publication de type livre blanc. "
                "Elle est publiée par Réseau de l’assistance à maîtrise d’usage (interprété)."
            ),
        ),
        (  # what is asserted reads as certain; two verbs of one object
            "/person/thomas-huguen",
            "Thomas Huguen accompagne et conçoit Lieu Commun.",
        ),
        (  # one role is asserted and another interpreted: the surest counts
            "/project/lieu-commun",
            (
                "Lieu Commun est un projet de type habitat participatif qui se trouve à Strasbourg. "
                "Il est porté par Habitat de l’Ill et conçu et accompagné par Thomas Huguen."
            ),
        ),
        (  # French agreement, a founding date with its place
            "/organization/robins-des-villes",
            (
                "Robins des villes est une organisation de type association d’éducation populaire qui a vu le jour en "
                "1997 à Lyon et a pour territoire d’action Marseille et Région parisienne. Elle publie et est l’auteur "
                "de Participation citoyenne : l’aménagement concerté des espaces extérieurs de la Fondation Richard "
                "(interprété)."
            ),
        ),
    ],
)
def test_a_lead_is_sentences_with_their_status(client: Client, path: str, expected: str) -> None:
    found = lead(client, path).replace("\u00a0", " ").replace("\u202f", " ")
    assert found == expected


def test_a_lead_is_the_description_for_search_engines(client: Client) -> None:
    text = client.get("/legal-text/code-de-la-commande-publique", headers={"accept-language": "fr"}).text
    description = re.search(r'<meta name="description" content="([^"]*)">', text)
    assert description is not None
    assert "2019 (interprété)" in html.unescape(description[1])


def test_an_unverified_kind_says_so_in_the_header_and_is_not_in_the_lead(client: Client) -> None:
    path = "/publication/la-maitrise-d-usage-entre-ingenierie-participative"
    text = client.get(path, headers={"accept-language": "fr"}).text
    eyebrow = words(text.partition('<p class="eyebrow">')[2].partition("</p>")[0])
    assert "article de revue non vérifié" in eyebrow
    assert "article de revue" not in lead(client, path)


def test_time_has_no_room_for_what_only_unverified_statements_link(client: Client) -> None:
    """Robins des villes (1997) is tied to the project by an unverified statement alone."""
    path = "/project/amenagement-concerte-des-espaces-exterieurs-de-la-fondation-richard"
    time = client.get(path).text.partition('<ol class="timeline')[2].partition("</ol>")[0]
    assert "Robins des villes" not in time


def test_time_says_which_dates_and_which_links_are_interpreted(client: Client) -> None:
    text = client.get("/organization/ordre-des-architectes", headers={"accept-language": "fr"}).text
    time = words(text.partition('<ol class="timeline')[2].partition("</ol>")[0])
    assert "6\u00a0octobre 2020" in time
    assert "lien interprété" in time
    law = client.get("/legal-text/code-de-la-commande-publique", headers={"accept-language": "fr"}).text
    assert "interprété" in law.partition('<ol class="timeline')[2].partition("</ol>")[0]


@pytest.mark.parametrize(("language", "word"), [("fr", "(non vérifié)"), ("en", "(unverified)")])
def test_what_unverified_passages_alone_speak_of_is_unverified_itself(client: Client, language: str, word: str) -> None:
    path = "/participation/organization--recipro-cite--proprietaire--label--cocoon-ages"
    text = client.get(path, headers={"accept-language": language}).text
    assert word in lead(client, path, language)
    assert '<span class="status unverified">' in text.partition("<h1>")[0]
    (description,) = re.findall(r'<meta name="description" content="([^"]*)"', text)
    assert word in html.unescape(description)


@pytest.mark.parametrize(
    ("date", "day", "verb"),
    [
        ("2013", "2026-11-28", "a eu lieu en 2013"),
        ("2026", "2026-11-28", "a lieu en 2026"),
        ("2026-10", "2026-11-28", "a eu lieu en octobre 2026"),
        ("2026-11", "2026-11-28", "a lieu en novembre 2026"),
        ("2026-11-27", "2026-11-28", "a eu lieu le 27 novembre 2026"),
        ("2026-11-28", "2026-11-28", "a lieu le 28 novembre 2026"),
        ("2027-01-01", "2026-11-28", "a lieu le 1er janvier 2027"),
    ],
)
def test_what_is_over_is_told_in_the_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, date: str, day: str, verb: str
) -> None:
    type_ = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(date)]
    said = f'dcterms:date "{date}"^^xsd:{type_} ; amu:locatedIn <{BASE}place/lyon>'
    graph = graph_of(
        f"""@prefix amu: <{BASE}ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        <{BASE}event/e> a amu:Event ; rdfs:label "Visite"@fr ; {said} .
        <{BASE}source/x#L1> {{ <{BASE}event/e> {said} . }}
        <{BASE}source/x#L1> dcterms:type <{BASE}vocab/status/asserted> ; prov:wasQuotedFrom <{BASE}source/x> .
        <{BASE}place/lyon> a amu:Place ; rdfs:label "Lyon"@fr .""",
        tmp_path,
    )
    monkeypatch.setattr("amu_graph.web.pages.entity.today", lambda: dt.date.fromisoformat(day))
    found = lead(client_of(graph), "/event/e").replace("\u00a0", " ")
    assert found == f"Visite est un événement qui {verb} à Lyon."


def test_a_participation_tells_all_dates_at_which_it_is_attested(tmp_path: Path) -> None:
    said = 'dcterms:date "2021"^^xsd:gYear , "2023"^^xsd:gYear'
    graph = graph_of(
        f"""@prefix amu: <{BASE}ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        <{BASE}participation/p> a amu:Participation ; rdfs:label "Ada, directrice"@fr ; {said} .
        <{BASE}source/x#L1> {{ <{BASE}participation/p> {said} . }}
        <{BASE}source/x#L1> dcterms:type <{BASE}vocab/status/asserted> ; prov:wasQuotedFrom <{BASE}source/x> .""",
        tmp_path,
    )
    found = lead(client_of(graph), "/participation/p")
    assert found == "Ada, directrice est une participation qui est attestée en 2021 et en 2023."


def test_a_description_is_the_words_of_its_source(client: Client) -> None:
    page = client.get("/project/ecoterra", headers={"accept-language": "fr"}).text
    description = words(page.partition('<div class="description statement">')[2].partition("<sup>")[0])
    assert description.endswith("selon La co-production")


def test_a_time_line_says_whose_dates_it_has(client: Client) -> None:
    series = client.get("/event-series/envirodebat", headers={"accept-language": "fr"}).text
    assert "Ces dates sont celles de ce qui y est lié." in words(series)  # a series has no date of its own
    event = client.get(
        "/event/conference-cout-global-pour-une-renovation-durable-2013", headers={"accept-language": "fr"}
    ).text
    assert "En gras, Conférence" in words(event)
    alone = client.get("/legal-text/code-de-la-commande-publique", headers={"accept-language": "fr"}).text
    assert "Ces dates" not in words(alone)
    assert "En gras" not in words(alone)
