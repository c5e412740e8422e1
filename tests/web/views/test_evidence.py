"""Evidence can be checked: its words and its place in the document where a local copy is, else how to get them."""

import html
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from amu_graph.graph import Graph, load
from amu_graph.language import Text
from amu_graph.query.evidence import DECISIONS, Passage
from amu_graph.web.rendering.urls import at_words
from web_client import Client, client_of

SOURCE = "strasbourg-co-production"
DOCUMENT = "https://habitatparticipatif.strasbourg.eu/formules-habitat-participatif/co-production/"


@pytest.fixture(scope="module")
def with_copy(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Client:
    """The application with a copy of the text read; our own words stand in for those of its authors."""
    folder = tmp_path_factory.mktemp("sources")
    lines = [f"Phrase numéro {number}, avec des mots - et des signes & d’autres choses." for number in range(1, 20)]
    (folder / f"{SOURCE}.txt").write_text("\n".join(lines), encoding="utf-8")
    copied = load(settings=replace(graph.settings, sources=folder))
    source = copied.portraits.evidence.source(f"https://w3id.org/amu-graph/source/{SOURCE}")
    copied.portraits.evidence._sources[source.iri] = replace(source, sha256=None, language="de")
    return client_of(copied)


def test_a_passage_without_a_copy_opens_the_document_and_says_how_to_see_its_words(client: Client) -> None:
    page = client.get("/project/ecoterra", headers={"accept-language": "fr"}).text
    evidence = page.partition('<div class="note-groups">')[2].partition("</ol>")[0]
    assert f'href="{DOCUMENT}"' in evidence
    assert f'href="/source/{SOURCE}#see-words"' in evidence
    assert "<blockquote" not in evidence
    source = client.get(f"/source/{SOURCE}", headers={"accept-language": "fr"}).text
    assert 'id="see-words"' in source
    assert f"{SOURCE}.txt" in source
    assert "AMU_GRAPH_SOURCES" in source


def test_a_passage_with_a_copy_shows_its_words_and_opens_the_document_there(with_copy: Client) -> None:
    for path in ("/project/ecoterra", f"/source/{SOURCE}"):
        page = with_copy.get(path, headers={"accept-language": "fr"}).text
        words = html.unescape(re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)[0])
        address = html.unescape(re.findall(rf'href="({re.escape(DOCUMENT)}#:~:text=[^"]+)"', page)[0])
        start, _, end = address.partition(":~:text=")[2].partition(",")
        assert words.startswith(unquote(start))
        assert words.endswith(unquote(end))
        assert 'id="see-words"' not in page
        assert '<blockquote lang="de">' in page


def test_a_text_fragment_is_written_as_its_specification_asks() -> None:
    """A comma, a dash and an ampersand within words are percent-encoded: they part the terms of a fragment."""
    short = at_words("https://example.org/a", "co-production, coût & « usage »")
    assert short == "https://example.org/a#:~:text=co%2Dproduction%2C%20co%C3%BBt%20%26%20%C2%AB%20usage%20%C2%BB"
    assert at_words("https://example.org/a#part", "un deux") == "https://example.org/a#part:~:text=un%20deux"
    long = at_words("https://example.org/a", " ".join(map(str, range(1, 31))))
    assert long == "https://example.org/a#:~:text=1%202%203%204%205%206,25%2026%2027%2028%2029%2030"
    assert at_words("https://example.org/a", "") == "https://example.org/a"


def test_a_document_and_its_reading_lead_to_each_other(client: Client) -> None:
    """One address: the publication and the source that reads it."""
    publication = client.get("/publication/la-co-production").text
    assert f'href="/source/{SOURCE}"' in publication.partition('<p class="actions">')[2].partition("</p>")[0]
    source = client.get(f"/source/{SOURCE}", headers={"accept-language": "fr"}).text
    assert (
        'href="/publication/la-co-production"'
        in source.partition('<header class="narrow"')[2].partition("</header>")[0]
    )
    assert re.search(r"<title>Lecture de «\u202fLa co-production\u202f»", source)


def test_a_decision_is_called_so_and_not_by_its_identifier() -> None:
    iri = f"{DECISIONS}#publication--livre-blanc-amu--issued"
    passage = Passage(iri=iri, source=DECISIONS, lines=None, status="interpreted", note=None)
    assert passage.place == Text("décision", "decision")
