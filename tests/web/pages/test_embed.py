"""What other sites embed: pages that allowed frames alone may show, and oEmbed, for our own addresses alone."""

import asyncio
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.settings import Settings, embedder
from amu_graph.web import create_app
from web_client import Client, Reader

PAGES = ("/embed/project/ecoterra", "/embed/map?kind=Organization", "/embed/explore/participations?minus=Person")
IN_A_FRAME = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
A_PICTURE = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
BY_A_SCRIPT = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}


@pytest.fixture(scope="module")
def allowed(graph: Graph) -> Iterator[Client]:
    """A server that lets one site embed."""
    settings = replace(graph.settings, embedders=("https://revue.example.org",))
    app = create_app(Graph(graph.store, settings), settings)
    yield Client(app)
    asyncio.run(asyncio.sleep(0))


def ancestors(policy: str) -> str:
    return next(part for part in policy.split("; ") if part.startswith("frame-ancestors"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_framed_by_the_sites_that_are_named_and_no_others(allowed: Client, client: Client, page: str) -> None:
    answer = allowed.get(page, headers=IN_A_FRAME)
    assert answer.status_code == 200
    assert ancestors(answer.headers["content-security-policy"]) == "frame-ancestors 'self' https://revue.example.org"
    assert "x-frame-options" not in answer.headers
    assert "script-src" not in answer.headers["content-security-policy"]
    read = Reader(answer.text)
    assert not read.open
    assert not read.forbidden
    assert not read.scripts
    assert ancestors(client.get(page).headers["content-security-policy"]) == "frame-ancestors 'self'"
    assert client.get(page, headers=IN_A_FRAME).status_code == 403


def test_other_pages_are_in_no_frame_and_other_answers_no_picture(allowed: Client) -> None:
    page = allowed.get("/project/ecoterra")
    assert ancestors(page.headers["content-security-policy"]) == "frame-ancestors 'none'"
    assert page.headers["x-frame-options"] == "DENY"
    assert allowed.get("/project/ecoterra", headers=IN_A_FRAME).status_code == 403
    assert allowed.get("/explore.svg", headers=A_PICTURE).status_code == 200
    assert allowed.get("/map.svg", headers=A_PICTURE).status_code == 200
    assert allowed.get("/explore/data", headers=A_PICTURE).status_code == 403
    assert allowed.get("/explore.svg", headers=BY_A_SCRIPT).status_code == 403
    assert allowed.get("/embed/map", headers=BY_A_SCRIPT).status_code == 403


def test_nobody_embeds_where_nobody_is_named(client: Client) -> None:
    assert client.get("/explore.svg", headers=A_PICTURE).status_code == 403


def test_a_card_says_what_the_thing_is_and_leads_to_it(client: Client) -> None:
    page = client.get("/embed/project/ecoterra").text
    assert "<strong>" in page
    assert 'href="/project/ecoterra"' in page
    assert client.get("/embed/project/nothing-of-the-kind").status_code == 404


@pytest.mark.parametrize("base", ["https://w3id.org/amu-graph", "http://amu"])
@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("/project/ecoterra", "http://amu/embed/project/ecoterra"),
        ("/map?kind=Project&since=2010", "http://amu/embed/map?kind=Project&since=2010"),
        ("/explore/participations?minus=Person", "http://amu/embed/explore/participations?minus=Person"),
    ],
)
def test_oembed_gives_a_frame_of_our_own(client: Client, base: str, path: str, frame: str) -> None:
    found = client.get("/oembed", params={"url": base + path}).json()
    assert found["version"] == "1.0"
    assert found["type"] == "rich"
    assert {"html", "width", "height"} <= set(found)  # what oEmbed 2.3.4.4 asks of a rich answer
    assert html.unescape(re.findall(r'src="([^"]*)"', found["html"])[0]) == frame
    assert client.get(frame.removeprefix("http://amu")).status_code == 200


def test_oembed_keeps_to_the_sizes_that_are_asked_and_speaks_xml(client: Client) -> None:
    answer = client.get(
        "/oembed", params={"url": "http://amu/map", "format": "xml", "maxwidth": "320", "maxheight": "200"}
    )
    assert answer.headers["content-type"].startswith("text/xml")
    root = ET.fromstring(answer.content)
    assert root.tag == "oembed"
    assert (root.findtext("width"), root.findtext("height")) == ("320", "200")


def test_an_address_of_any_signs_is_described_as_xml_that_can_be_read(client: Client) -> None:
    address = 'http://amu/map?x=\x01 \ufffe"<é>%20'
    root = ET.fromstring(client.get("/oembed", params={"url": address, "format": "xml"}).content)
    assert "/embed/map?x=%01%20%EF%BF%BE%22%3C%C3%A9%3E%20" in str(root.findtext("html"))
    of_a_part = {"url": "https://w3id.org/amu-graph/project/ecoterra#top"}
    assert client.get("/oembed", params=of_a_part).json()["title"] == "Ecoterra"


def test_pages_say_where_their_oembed_is(client: Client) -> None:
    page = client.get("/project/ecoterra").text
    (address,) = re.findall(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert client.get(html.unescape(address)).json()["title"] == "Ecoterra"


def test_a_map_of_an_answer_is_embedded_as_that_map(client: Client) -> None:
    question = "/map?question=organization/partners"
    (address,) = re.findall(r'type="application/json\+oembed" href="([^"]+)"', client.get(question).text)
    (frame,) = re.findall(r'src="([^"]+)"', client.get(html.unescape(address)).json()["html"])
    shown, whole = client.get(html.unescape(frame).removeprefix("http://amu")).text, client.get("/embed/map").text
    assert html.escape(question) in shown
    assert shown.count("<circle") < whole.count("<circle")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=https://example.org/project/ecoterra", 404),
        ("url=http://amu.example.org/map", 404),
        ("url=http://amu/project/nothing-of-the-kind", 404),
        ("url=http://amu/sparql", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://[", 404),
        ("", 404),
        ("url=http://amu/map&format=yaml", 501),  # oEmbed 2.3.5
        ("url=http://amu/map&maxwidth=0", 400),
        ("url=http://amu/map&maxheight=wide", 400),
    ],
)
def test_oembed_refuses_what_is_not_ours(client: Client, query: str, status: int) -> None:
    answer = client.get(f"/oembed?{query}", headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.json()["title"]


def test_a_figure_keeps_the_colours_that_it_has_on_white(client: Client) -> None:
    assert 'data-theme="light"' in client.get("/embed/explore?colours=dark").text
    assert 'data-theme="dark"' in client.get("/embed/map?colours=dark").text


def test_a_title_is_no_markup(client: Client) -> None:
    address = 'http://amu/map?kind="><script>'
    found = client.get("/oembed", params={"url": address}).json()["html"]
    assert found.count("<") == 2
    assert "<script" not in found


def test_sites_are_written_as_a_policy_names_them() -> None:
    given = {"AMU_GRAPH_EMBEDDERS": "Revue.example.org, https://*.example.org/ http://localhost:3000"}
    assert Settings.from_environment(given).embedders == (
        "https://revue.example.org",
        "https://*.example.org",
        "http://localhost:3000",
    )


@pytest.mark.parametrize("text", ["", "*", "https://", "https://a/b", "'self'", "a b", "a;script-src *", "http://me@a"])
def test_what_is_no_site_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        embedder(text)
