"""The map as a page and as files: what fits the filters, what is left out, figures of the size that was asked for."""

import io
import re
import struct
from html import unescape
from xml.etree import ElementTree as ET

import pypdf
import pytest

from amu_graph.web.explore import tasks
from amu_graph.web.explore.background import Background
from web_client import Client, Reader


def test_the_page_lists_what_the_map_shows_and_what_it_cannot(client: Client) -> None:
    page = client.get("/map").text
    assert "Auvergne-Rhône-Alpes" in page
    assert "Book d’initiatives" in page
    left_out = page[page.index("Sans coordonnées") :]
    assert "Ecoterra" in left_out  # Strasbourg has no coordinates in the founding notes
    assert page.count("<svg") == page.count("</svg>")
    assert 'href="#place-auvergne-rhone-alpes"' in page
    assert "place-auvergne-rhone-alpes" in Reader(page).ids


def test_things_of_one_name_are_told_apart(client: Client) -> None:
    page = client.get("/map", headers={"accept-language": "fr"}).text
    for name in ("Ecoterra (projet)", "Ecoterra (bâtiment)", "Lieu Commun (projet)", "Lieu Commun (bâtiment)"):
        assert f"<bdi>{name}</bdi>" in page
    assert "Strasbourg (" not in page


def test_filters_narrow_the_map(client: Client) -> None:
    organizations = client.get("/map?kind=Organization").text
    assert "Union européenne" in organizations
    assert "Book d’initiatives" not in organizations
    alone = client.get("/map?thing=organization:union-europeenne").text
    assert "Ville &amp; aménagement durable" not in re.sub(r"<option.*?</option>", "", alone)
    period = client.get("/map?since=1801&until=1802").text
    assert "écartée" in period
    assert "Toute la carte" in period


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("since=2020&until=2010", 400, "la fin précède le début"),
        ("kind=Nothing", 400, "Aucune classe"),
        ("since=soon", 400, "n’est pas une année"),
        ("thing=xyzzyxyzzy", 404, "Rien ne s’appelle"),
        ("theme=xyzzyxyzzy", 404, "Rien ne s’appelle"),
    ],
)
def test_what_is_not_known_is_said_once(client: Client, query: str, status: int, words: str) -> None:
    answer = client.get(f"/map?{query}", headers={"accept": "application/json"})
    assert answer.status_code == status
    assert words in answer.json()["title"]


def test_a_pdf_is_as_wide_as_was_asked_and_holds_its_words_and_its_typeface(client: Client) -> None:
    answer = client.get("/map.pdf?width=120mm&title=Carte de terrain")
    assert answer.headers["content-type"] == "application/pdf"
    (page,) = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    assert float(page.mediabox.width) == pytest.approx(120 / 25.4 * 72, abs=0.1)
    words = page.extract_text().replace("\xa0", " ")
    assert "Carte de terrain" in words
    assert "Bas-Rhin" in words or "Auvergne" in words
    for part in ("CC BY 4.0", "w3id.org/amu-graph/map", "Natural Earth"):
        assert part in words
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), "a typeface is not embedded"


def test_pictures_are_drawn_by_the_process_beside_the_server(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing one holds the interpreter for seconds, in which nobody else would be answered."""
    asked = []

    async def run(_: Background, task: object, *__: object) -> bytes:
        asked.append(task)
        return b"drawn"

    monkeypatch.setattr(Background, "run", run)
    assert [client.get(f"/map.{suffix}").content for suffix in ("png", "pdf")] == [b"drawn"] * 2
    assert "<svg" in client.get("/map.svg").text
    assert asked == [tasks.printed] * 2


def test_colours_are_no_theme_of_the_map(client: Client) -> None:
    page = client.get("/map?theme=theme:maitrise-usage").text
    (dark,) = re.findall(r'href="(/map[^"]*colours=dark[^"]*)"', page)
    answer = client.get(unescape(dark))
    assert answer.status_code == 200
    assert 'data-theme="dark"' in answer.text
    assert re.search(r"<option[^>]* selected", answer.text), "the theme stays chosen"


def test_a_png_is_as_fine_as_was_asked(client: Client) -> None:
    content = client.get("/map.png?width=50.8mm&dpi=150").content
    assert struct.unpack(">I", content[16:20]) == (300,)
    at = content.index(b"pHYs") + 4
    assert struct.unpack(">IIB", content[at : at + 9]) == (5906, 5906, 1)  # 150 dots an inch, in metres


def test_an_svg_has_names_of_the_height_that_was_asked(client: Client) -> None:
    root = ET.fromstring(client.get("/map.svg?width=100mm&points=8").text)
    assert root.get("width") == "100.00mm"
    units = float((root.get("viewBox") or "").split()[2])
    assert 100 / 25.4 * 72 / units * float(root.get("font-size") or 0) == pytest.approx(8, rel=0.001)


@pytest.mark.parametrize("query", ["width=0mm", "width=10000mm", "width=wide", "dpi=5000", "dpi=x", "points=0.1"])
def test_absurd_papers_are_refused(client: Client, query: str) -> None:
    assert client.get(f"/map.png?{query}").status_code == 400


def test_a_figure_clips_nothing(client: Client) -> None:
    """Resvg takes seventeen times the memory for a clip: 7 GB for a page at 600 dots an inch."""
    assert "clip" not in client.get("/map.svg").text


def test_a_picture_too_fine_is_refused_before_it_is_drawn(client: Client) -> None:
    answer = client.get("/map.png?width=1000mm&dpi=1200", headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert "PDF" in answer.json()["detail"]
