"""Pages of entities: what the two founding documents say is there, in words, with its evidence."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from amu_graph.graph import Graph
from amu_graph.web.pages.entity import MOST
from web_client import Client, client_of, graph_of

SOURCE = "/source/strasbourg-co-production"


def words_of(client: Client, path: str, language: str = "fr") -> str:
    """Return the text of the main part of a page, on one line."""
    text = client.get(path, headers={"accept-language": language}).text
    main = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_sentence_sums_up(client: Client) -> None:
    text = words_of(client, "/project/ecoterra")
    assert "Ecoterra est un projet de type habitat participatif" in text
    assert "qui se trouve à Strasbourg . Il est porté par Habitat de l’Ill" in text
    english = words_of(client, "/project/ecoterra", "en")
    assert "Ecoterra is a project of type participatory housing" in english
    assert "that is located in Strasbourg . It is carried by Habitat de l’Ill" in english


def test_the_page_of_what_very_much_refers_to_shows_a_part_and_says_so(
    graph: Graph, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of its relations in the JSON-LD would be most of the page."""
    path, words = "/vocab/role/auteur?all=1", "ne montre qu’une partie de ce que dit le graphe : 2 énoncés"
    assert words not in words_of(client, path)
    monkeypatch.setattr("amu_graph.web.pages.entity.MOST_READ", 2)
    fresh = client_of(graph)
    assert words in words_of(fresh, path)
    page = fresh.get(path, headers={"accept-language": "fr"}).text
    assert page.count('<li class="statement') <= 2 * 3
    assert "/participation/" not in page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]


@pytest.mark.parametrize(
    ("path", "heading", "other"),
    [
        ("/project/ecoterra", "accompagné par", "Eco-Quartier Strasbourg"),
        ("/project/ecoterra", "porté par", "Habitat de l’Ill"),
        ("/organization/eco-quartier-strasbourg", "accompagne", "Ecoterra"),
        ("/organization/habitat-de-l-ill", "porte", "Lieu Commun"),
    ],
)
def test_roles_in_both_directions_in_words(client: Client, path: str, heading: str, other: str) -> None:
    text = client.get(path, headers={"accept-language": "fr"}).text
    group = text.partition(f"<dt>{heading}</dt>")[2].partition("</dd>")[0]
    assert other in group


def test_things_of_one_name_are_told_apart_in_words(client: Client) -> None:
    text = words_of(client, "/organization/habitat-de-l-ill")
    assert "Elle porte Ecoterra et Lieu Commun (projet) et gère et possède Lieu Commun (bâtiment)" in text
    english = words_of(client, "/project/lieu-commun", "en")
    assert "Lieu Commun (building)" in english
    assert "Strasbourg (" not in english


def test_a_fund_is_not_held_but_takes_part(client: Client) -> None:
    text = words_of(client, "/fund/fonds-europeen-de-developpement-regional", "fr")
    assert "Participations" in text
    assert "Tenu par" not in text
    assert "Tenu par" in words_of(client, "/vocab/role/assistant-maitrise-usage", "fr")


def notes_of(page: str) -> dict[str, str]:
    """Return the footnotes of a page by their identifiers."""
    return dict(re.findall(r'<li id="(note-\d+)"(.*?)</li>', page, re.DOTALL))


def test_every_statement_has_its_evidence(client: Client) -> None:
    """Each line has the numbers of its passages; they lead to footnotes, which name the passage and lead back."""
    text = client.get("/project/ecoterra", headers={"accept-language": "fr"}).text
    lines = re.findall(r'<li class="statement">(.*?)</li>', text, re.DOTALL)
    notes = notes_of(text)
    assert len(lines) > 10
    for line in lines:
        marks = re.findall(r'role="doc-noteref" id="(at-[\d-]+)" href="#(note-(\d+))" aria-label="([^"]*)"', line)
        assert marks
        for place, note, number, name in marks:
            assert name == f"passage {number}", "a number alone says nothing to who hears it"
            assert f'href="{SOURCE}#L' in notes[note] or 'href="/source/' in notes[note]
            assert re.search(r"affirmé|interprété|non vérifié", notes[note])
            assert f'role="doc-backlink" href="#{place}"' in notes[note]
    numbers = [int(each) for each in re.findall(r'href="#note-(\d+)"', text)]
    first_seen = list(dict.fromkeys(numbers))
    assert first_seen == list(range(1, len(notes) + 1)), "numbers follow the page, one for each passage"
    places = re.findall(r'href="#(at-[\d-]+)"', text)
    assert sorted(places) == sorted(set(re.findall(r'id="(at-[\d-]+)"', text))), "each place is led back to once"
    assert 'href="https://habitatparticipatif.strasbourg.eu/' in text


def test_what_can_be_reused_stands_in_one_drawer(client: Client) -> None:
    text = client.get("/publication/livre-blanc-amu", headers={"accept-language": "fr"}).text
    drawer = text.partition('<details class="card reuse"')[2].partition("</section>\n</div>\n</details>")[0]
    for words in ("Turtle", "BibTeX", "RIS", "https://w3id.org/amu-graph/publication/livre-blanc-amu", "Z3988"):
        assert words in drawer
    assert text.count('class="chip"') == drawer.count('class="chip"')


def test_status_is_told_in_words(client: Client) -> None:
    text = client.get("/project/ecoterra", headers={"accept-language": "en"}).text
    assert '<span class="status interpreted">interpreted</span>' in text
    assert '<span class="status unverified">unverified</span>' in text


def test_passages_are_anchors(client: Client) -> None:
    assert 'id="L15"' in client.get(SOURCE).text
    lines = [int(line) for line in re.findall(r'<li class="passage" id="L(\d+)', client.get(SOURCE).text)]
    assert lines == sorted(lines)


def test_see_the_query_opens_a_query_that_runs(client: Client) -> None:
    graph = client.app.state.amu_graph.graph
    links = re.findall(r'class="see-query" href="([^"]+)"', client.get("/project/ecoterra").text)
    assert len(links) >= 3
    for link in links:
        text = parse_qs(urlsplit(html.unescape(link)).query)["query"][0]
        assert "project/ecoterra" in text
        assert len(graph.query(text)) > 0


def test_cite(client: Client) -> None:
    text = client.get("/publication/pour-une-reforme-radicale-de-la-politique-de-la-ville").text
    assert '<meta name="citation_author" content="Marie-Hélène Bacqué">' in text
    assert '<meta name="citation_publication_date" content="2013/07">' in text
    page = client.get("/project/ecoterra").text
    assert "@misc{amu-graph-ecoterra," in page
    assert "citation_" not in page  # Zotero would make an article of it


def test_missing_is_said(client: Client) -> None:
    assert "Ce qui manque" in words_of(client, "/publication/participation-citoyenne-fondation-richard")


def test_unknown_path_suggests(client: Client) -> None:
    response = client.get("/project/ecotera")
    assert response.status_code == 404
    assert 'href="/project/ecoterra"' in response.text
    problem = client.get("/project/ecotera", headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404


MERGED = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> . @prefix p: <https://w3id.org/amu-graph/project/> .
@prefix l: <https://w3id.org/amu-graph/legal-text/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
p:old a amu:Project ; rdfs:label "Vieux"@fr ; owl:deprecated true ; dcterms:isReplacedBy p:new .
p:new a amu:Project ; rdfs:label "Neuf"@fr .
p:gone a amu:Project ; rdfs:label "Parti"@fr ; owl:deprecated true .
l:mop a amu:LegalText ; rdfs:label "Loi MOP"@fr ; dcterms:isReplacedBy l:code .
l:code a amu:LegalText ; rdfs:label "Code"@fr .
"""


def test_merged_and_deprecated(tmp_path: Path) -> None:
    client = client_of(graph_of(MERGED, tmp_path))
    moved = client.get("/project/old")
    assert (moved.status_code, moved.headers["location"]) == (301, "/project/new")
    assert client.get("/project/gone").status_code == 410, "what is out of use and nothing replaces was withdrawn"
    assert client.get("/legal-text/mop").status_code == 200, "a law that another replaces keeps its page"


MANY = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> . @prefix p: <https://w3id.org/amu-graph/person/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
p:one a amu:Person ; rdfs:label "One"@fr .
@prefix part: <https://w3id.org/amu-graph/participation/> . @prefix work: <https://w3id.org/amu-graph/publication/> .
<https://w3id.org/amu-graph/source/a#L1> prov:wasQuotedFrom <https://w3id.org/amu-graph/source/a> ;
  dcterms:type <https://w3id.org/amu-graph/vocab/status/asserted> .
<https://w3id.org/amu-graph/source/a#L1> {{ {said} }}
{said}
"""


def test_a_page_of_many_works_shows_the_first_and_leads_to_all(tmp_path: Path) -> None:
    role = "<https://w3id.org/amu-graph/vocab/role/auteur>"
    said = "".join(
        f"part:x{n} a amu:Participation ; amu:agent p:one ; amu:role {role} ; amu:context work:w{n} .\n"
        for n in range(MOST + 5)
    )
    client = client_of(graph_of(MANY.format(said=said), tmp_path))
    queries = ("", "?all=1")
    first, whole = (client.get(f"/person/one{each}", headers={"accept-language": "fr"}).text for each in queries)
    assert (first.count('<li class="statement">'), whole.count('<li class="statement">')) == (MOST, MOST + 5)
    assert f'<a href="?all=1#plays">Voir les {MOST + 5}</a>' in first
    assert "?all=1#" not in whole
    assert first.count("participation/x") < whole.count("participation/x")
