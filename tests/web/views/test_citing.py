"""How a page is cited, and what Zotero and other readers take from it: what the document is, by whom it is."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import rdflib
import rispy
from pybtex.database import parse_string

from amu_graph import resources
from amu_graph.export.bibliography.reference import reference
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, BibliographySyntax
from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.web.views.tags import coins, meta_tags
from web.views.zotero import Page, from_coins, from_tags, saved
from web_client import Client, client_of, graph_of

ARTICLE = "/publication/la-maitrise-d-usage-entre-ingenierie-participative"
REPORT = "/publication/pour-une-reforme-radicale-de-la-politique-de-la-ville"
BY_AN_ORGANIZATION = "/publication/remettre-l-usager-au-coeur-du-projet"
KINDS = rdflib.Graph().parse(resources.ontology() / "vocabularies" / "publication-type.ttl")

# The types of Zotero for the kinds of the vocabulary, as a librarian would file them.
FILED = {
    "livre-blanc": "report",
    "rapport": "report",
    "guide": "report",
    "dossier": "report",
    "compte-rendu": "report",
    "article-revue": "journalArticle",
    "article-web": "webpage",
    "page-web": "webpage",
    "site-web": "webpage",
    "rubrique": "webpage",
    "presentation": "presentation",
    "these": "thesis",
    "memoire": "thesis",
    "ouvrage": "book",
    "chapitre": "bookSection",
    "communication": "conferencePaper",
    "article-presse": "newspaperArticle",
    "billet": "blogPost",
    "entretien": "interview",
    "film": "film",
}


def card(page: str, heading: str) -> str:
    """The text under a heading."""
    inside = page.partition(f">{heading}</h3>")[2].partition("</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", inside.partition("<details>")[0])).replace("&#39;", "’")


def library(kind: str, folder: Path) -> Client:
    """An application over one publication of a kind, by a person and an organization, that another one issued."""
    vocabulary = KINDS.serialize(format="turtle")
    parts = "".join(
        f"""<{BASE}participation/{n}> a amu:Participation ; amu:agent <{BASE}{agent}> ;
            amu:role <{BASE}vocab/role/{role}> ; amu:context <{BASE}publication/x> ."""
        for n, (agent, role) in enumerate(
            [("person/p", "auteur"), ("organization/o", "auteur"), ("organization/o", "editeur")]
        )
    )
    return client_of(
        graph_of(
            f"""
            @prefix amu: <{BASE}ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            {vocabulary}
            <{BASE}publication/x> a amu:Publication ; rdfs:label "L’épreuve"@fr ;
                dcterms:issued "2013-07"^^xsd:gYearMonth ; dcterms:type <{BASE}vocab/publication-type/{kind}> ;
                dcterms:isPartOf <{BASE}publication/whole> .
            <{BASE}publication/whole> a amu:Publication ; rdfs:label "Le tout"@fr .
            <{BASE}person/p> a amu:Person ; rdfs:label "Jean de La Fontaine"@fr .
            <{BASE}organization/o> a amu:Organization ; rdfs:label "Ordre des architectes"@fr .
            {parts}
            """,
            folder,
        )
    )


@pytest.mark.parametrize(("kind", "type_"), FILED.items())
def test_zotero_files_each_kind_under_its_type(tmp_path: Path, kind: str, type_: str) -> None:
    page = library(kind, tmp_path).get("/publication/x").text
    item = saved(page)
    assert item is not None
    assert item.type == type_
    assert item.fields["title"] == "L’épreuve"
    assert item.fields["date"] == "2013-07"
    assert item.fields["publisher"] == "Ordre des architectes"
    assert sorted(item.creators) == [("La Fontaine", "Jean de"), ("Ordre des architectes", "")]


@pytest.mark.parametrize(("kind", "type_"), FILED.items())
def test_the_tags_alone_never_make_an_article_of_something_else(tmp_path: Path, kind: str, type_: str) -> None:
    tags = re.findall(r'<meta name="([^"]+)" content="([^"]*)">', library(kind, tmp_path).get("/publication/x").text)
    item = from_tags(tags)
    assert item is None or item.type == type_


@pytest.mark.parametrize("path", ["/person/alain-vulbeau", "/project/ecoterra", "/organization/nantes-habitat"])
def test_a_page_that_is_of_no_document_is_a_web_page(client: Client, path: str) -> None:
    item = saved(client.get(path, headers={"accept-language": "fr"}).text)
    assert item is not None
    assert item.type == "webpage"
    assert item.creators == [("Éditeurs d’amu-graph", "")]
    assert item.fields["title"].startswith("Fiche «")
    assert item.fields["url"] == BASE.rstrip("/") + path


def test_an_article_is_cited_by_its_author_and_the_record_by_its_editors(client: Client) -> None:
    page = client.get(ARTICLE, headers={"accept-language": "fr"}).text
    document, record = card(page, "Citer ce document"), card(page, "Citer cette fiche")
    title = "La maîtrise d’usage, entre ingénierie participative et travail avec autrui"
    assert document.strip().startswith(f"VULBEAU, Alain, 2014. {title}.")
    assert "Non vérifié, laissé de côté" in document.replace("\u00a0", " ")  # that it is a journal's article
    assert "amu-graph" not in document
    year = datetime.now().astimezone().year
    assert record.strip().startswith(f"Éditeurs d’amu-graph, {year}. Fiche «")
    assert f"{BASE}publication/la-maitrise-d-usage-entre-ingenierie-participative" in record
    assert "consultée le" in record
    assert "version" in record


def test_a_reader_of_english_gets_english_words_around_the_facts(client: Client) -> None:
    page = client.get("/project/ecoterra", headers={"accept-language": "en"}).text
    assert "Cite this document" not in page
    assert "Record “Ecoterra”. amu-graph" in card(page, "Cite this record")


@pytest.mark.parametrize("path", [ARTICLE, REPORT])
def test_what_the_page_shows_the_files_hold(client: Client, path: str) -> None:
    page = client.get(path).text
    ris = next(iter(rispy.loads(client.get(f"{path}.ris").text)))
    bib = parse_string(client.get(f"{path}.bib").text, "bibtex").entries[ris["id"]]
    (csl,) = client.get(f"{path}.csl.json").json()
    item = saved(page)
    assert item is not None
    names = [name.get("literal") or f"{name['family']}, {name['given']}" for name in csl["author"]]
    assert ris["authors"] == names
    assert [str(person).strip("{}") for person in bib.persons["author"]] == names
    assert [", ".join(part for part in creator if part) for creator in item.creators] == names
    assert ris["title"] == csl["title"] == item.fields["title"]
    schema = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert [each["name"] for each in schema["author"]] == [
        name.get("literal") or f"{name['given']} {name['family']}" for name in csl["author"]
    ]
    assert schema["datePublished"].startswith(str(csl["issued"]["date-parts"][0][0]))


def test_formats_without_a_place_for_doubt_hold_what_is_asserted_alone(client: Client) -> None:
    page = client.get(BY_AN_ORGANIZATION, headers={"accept-language": "fr"}).text
    (csl,) = client.get(f"{BY_AN_ORGANIZATION}.csl.json").json()
    assert csl["author"] == [{"literal": "Ordre des architectes"}]
    assert "Interprété : auteur (Ordre des architectes)" in csl["note"].replace("\u00a0", " ")
    machine = [*re.findall(r'<meta name="(?:z|citation)[^>]*>', page), *Page(page).spans]
    machine += re.findall(r'<script type="application/ld\+json">(\{.*?)</script>', page, re.DOTALL)
    assert len(machine) == 3  # the type for Zotero, COinS, schema.org
    assert all("Ordre des architectes" not in unquote(each) for each in machine)


def test_a_search_passes_on_what_is_asserted_alone(client: Client) -> None:
    page = client.get("/search?q=remettre+usager&class=Publication", headers={"accept-language": "fr"}).text
    items = [item for title in Page(page).spans if (item := from_coins(title))]
    assert any(item.fields["title"].startswith("« Remettre") for item in items)
    assert all(("Ordre des architectes", "") not in item.creators for item in items)


@pytest.mark.parametrize("syntax", BIBLIOGRAPHY_SYNTAXES, ids=lambda syntax: syntax.name)
@pytest.mark.parametrize(
    "address",
    [
        "/works{}",
        "/publication/guide-de-la-maitrise-d-usage{}",
        "/person/alain-vulbeau{}",
        "/vocab/theme/maitrise-usage{}",
        "/search{}?q=maitrise",
        "/ask/publication/by-agent{}?agent=nantes-habitat",
    ],
)
def test_a_list_is_a_file_to_keep(client: Client, syntax: BibliographySyntax, address: str) -> None:
    response = client.get(address.format("." + syntax.extensions[0]))
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == syntax.media_types[0]
    assert re.fullmatch(
        rf'attachment; filename="[\w-]+\.{re.escape(syntax.extensions[0])}"', response.headers["content-disposition"]
    )
    assert "guide-de-la-maitrise-d-usage" in response.text or "alain-vulbeau" in address


@pytest.mark.parametrize("syntax", BIBLIOGRAPHY_SYNTAXES, ids=lambda syntax: syntax.name)
def test_a_format_is_negotiated_too(client: Client, syntax: BibliographySyntax) -> None:
    response = client.get(ARTICLE, headers={"accept": f"{syntax.media_types[0]}, text/html;q=0.5"})
    assert response.headers["content-type"].partition(";")[0] == syntax.media_types[0]
    assert f'<{ARTICLE}.{syntax.extensions[0]}>; rel="alternate"' in client.get(ARTICLE).headers["link"]
    person = client.get("/person/alain-vulbeau", headers={"accept": f"{syntax.media_types[0]}, text/html;q=0.5"})
    assert person.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path", ["/person/thomas-huguen.bib", "/search.ris?q=qzxv", "/ask/role/hierarchy.bib", "/works.doc"]
)
def test_no_publication_is_no_file(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_whole_bibliography_is_asked_for_again_only_if_it_changed(client: Client, graph: Graph) -> None:
    first = client.get("/works.bib")
    assert first.text.count("\n@") + 1 == len(graph.works())
    again = client.get("/works.bib", headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert again.status_code == 304


def test_a_search_and_a_question_offer_their_publications(client: Client) -> None:
    assert 'href="/search.bib?q=maitrise"' in client.get("/search?q=maitrise").text
    assert ".csl.json" in client.get("/ask/publication/since").text
    assert ".bib" not in client.get("/ask/role/hierarchy").text


@pytest.mark.parametrize(
    "path", ["/person/alain-vulbeau", "/vocab/theme/maitrise-usage", "/organization/nantes-habitat"]
)
def test_a_page_offers_the_publications_of_what_it_is_about(client: Client, path: str) -> None:
    assert f'href="{path}.bib"' in client.get(path).text
    assert ".bib" not in client.get("/person/thomas-huguen").text
    assert 'href="/works.ris"' in client.get("/dataset").text


def test_zotero_takes_the_publications_of_a_search(client: Client) -> None:
    page = client.get("/search?q=maitrise&class=Publication").text
    items = [item for title in Page(page).spans if (item := from_coins(title))]
    sections = len(re.findall(r'class="hit".*?<bdi>Rubrique «', page))
    assert len(items) == page.count('class="hit"') - sections > 5
    assert not any(item.fields["title"].startswith("Rubrique") for item in items)
    assert {item.type for item in items} >= {"report", "webpage"}


def test_a_merged_publication_leads_to_the_file_of_the_other(tmp_path: Path) -> None:
    client = client_of(
        graph_of(
            f"""@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dcterms: <http://purl.org/dc/terms/> .
            @prefix amu: <{BASE}ontology#> . @prefix publication: <{BASE}publication/> .
            publication:old a amu:Publication ; owl:deprecated true ; dcterms:isReplacedBy publication:new .
            publication:new a amu:Publication .""",
            tmp_path,
        )
    )
    for suffix in ("", ".ttl", ".bib", ".csl.json"):
        response = client.get(f"/publication/old{suffix}")
        assert (response.status_code, response.headers["location"]) == (301, f"/publication/new{suffix}")


PEOPLE = [
    {"family": "Bacqué", "given": "Marie-Hélène"},
    {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
]


# Worked by hand from ISO 690:2021 (author and date) in French.
@pytest.mark.parametrize(
    ("item", "text"),
    [
        (
            {"type": "report", "genre": "rapport", "author": PEOPLE, "publisher": "DIV",
             "issued": {"date-parts": [[2013, 7]]}},
            "BACQUÉ, Marie-Hélène et VAN GOGH, Vincent, 2013. Titre [rapport]. DIV, juillet 2013.",
        ),
        (
            {"type": "article-journal", "author": PEOPLE[:1], "container-title": "Espaces", "volume": "3", "issue": "2",
             "page": "131–140", "issued": {"date-parts": [[2014]]}, "DOI": "10.1000/182"},
            "BACQUÉ, Marie-Hélène, 2014. Titre. Espaces, vol. 3, n° 2, p. 131–140. https://doi.org/10.1000/182",
        ),
        (
            {"type": "chapter", "author": PEOPLE[:1], "editor": [{"literal": "Collectif"}],
             "container-title": "Habiter", "publisher": "PUF", "issued": {"date-parts": [[2014]]}},
            "BACQUÉ, Marie-Hélène, 2014. Titre. In : Collectif, Habiter. PUF.",
        ),
        (
            {"type": "document", "title": "Comment vivre ?", "author": PEOPLE[:1]},
            "BACQUÉ, Marie-Hélène, s. d. Comment vivre ?",
        ),
        ({"type": "book", "editor": PEOPLE[:1], "publisher": "PUF"}, "BACQUÉ, Marie-Hélène (dir.), s. d. Titre. PUF."),
        ({"type": "report", "genre": "livre blanc", "publisher": "AMU"}, "Titre [livre blanc], s. d. AMU."),
        (
            {"type": "webpage", "author": [{"literal": "Ordre des architectes"}], "URL": "https://example.org/",
             "issued": {"date-parts": [[2020, 10, 6]]}},
            "Ordre des architectes, 2020. Titre. 6 octobre 2020. https://example.org/",
        ),
        (
            {"type": "book", "author": PEOPLE[:1], "publisher": "PUF", "collection-title": "La ville en débat",
             "issued": {"date-parts": [[2014]]}, "ISBN": "2-07-036822-X"},
            "BACQUÉ, Marie-Hélène, 2014. Titre. PUF. (La ville en débat). ISBN 2-07-036822-X.",
        ),
    ],
)  # fmt: skip
def test_a_reference_is_set_after_the_standard(item: dict[str, Any], text: str) -> None:
    written = str(reference({"title": "Titre", "language": "fr", **item}, "fr"))
    assert written.replace("\u00a0", " ").replace("\u202f", " ") == text


def test_signs_of_addresses_pass_through_coins() -> None:
    item = {"type": "report", "title": "A & B = C + D #1 ; 100 %", "language": "fr", "author": [{"literal": "E & F"}]}
    read = from_coins(coins(item))
    assert read is not None
    assert read.fields["title"] == "A & B = C   D #1 ; 100 %"  # Zotero itself takes every plus sign for a blank
    assert read.creators == [("E & F", "")]
    assert dict(meta_tags(item))["citation_title"] == item["title"]
