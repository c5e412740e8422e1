"""Still pictures of states of the explorer: what the script shows, drawn by the server, bounded, and kept by digest."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import pytest

from amu_graph.errors import UsageError
from amu_graph.namespaces import BASE
from amu_graph.web.explore.address_state import address_state
from amu_graph.web.explore.shown import Shown
from amu_graph.web.explore.still import MOST_NODES, _check
from web_client import Client

SVG = "{http://www.w3.org/2000/svg}"
SHARED = json.loads((Path(__file__).parents[3] / "web" / "tests" / "shown.json").read_bytes())
"""The cases that the script has to meet too (web/tests/shown.test.ts)."""


def drawn(client: Client, address: str) -> ET.Element:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return ET.fromstring(answer.text)


def nodes(root: ET.Element) -> list[ET.Element]:
    return [each for each in root.iter() if each.get("class") == "node"]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["what"])
def test_the_server_shows_what_the_script_shows(case: dict[str, Any]) -> None:
    state = address_state(dict(parse_qsl(case["query"])))
    shown = Shown(SHARED["payload"], state)
    assert (sorted(shown.nodes), shown.edges) == (case["nodes"], case["edges"])


def test_an_address_is_read_as_the_script_reads_it() -> None:
    state = address_state(
        dict(parse_qsl("pin=project%3Aa%252Cb%40100%40-5,broken&hide=a%252Cb,c&way=2&node=x&other=1"))
    )
    assert state.pins == {"project:a,b": (100.0, -5.0)}
    assert state.hidden == ("a,b", "c")
    assert (state.way, state.node, state.other) == (2, "x", "")
    for written in ("person:ada", "person/ada", f"{BASE}person/ada"):
        assert address_state({"node": written}).node == "person:ada"


def test_a_picture_says_its_state_and_where_it_opens(client: Client) -> None:
    text = " ".join(drawn(client, "/explore.svg?since=2010&until=2020&colour=year").itertext())
    assert "2010–2020" in text
    assert "w3id.org/amu-graph/explore?colour=year&since=2010&until=2020" in "".join(text.split())


@pytest.mark.parametrize("path", ["/explore.svg", "/cite/explore", "/embed/explore"])
def test_of_a_name_that_is_given_twice_the_first_counts_as_in_the_script(client: Client, path: str) -> None:
    for query, first in (("minus=Person&minus=Project", "Person"), ("minus=Project&minus=Person", "Project")):
        text = "".join(client.get(f"{path}?{query}").text.split())
        assert set(re.findall(r"w3id.org/amu-graph/explore\?minus=([A-Z][a-z]+)", text)) == {first}


def test_filters_and_selection_are_those_of_the_address(client: Client) -> None:
    whole = nodes(drawn(client, "/explore.svg"))
    without = nodes(drawn(client, "/explore.svg?minus=Person"))
    assert 0 < len(without) < len(whole)
    chosen = nodes(drawn(client, "/explore.svg?node=project:ecoterra"))
    faded = [each for each in chosen if each.get("opacity")]
    assert 0 < len(faded) < len(chosen) == len(whole)
    path = nodes(drawn(client, "/explore.svg?from=person:thomas-huguen&to=project:ecoterra"))
    assert 0 < len([each for each in path if not each.get("opacity")]) < 8


def test_what_is_shown_is_laid_out_alone_where_that_is_asked(client: Client) -> None:
    state = "/explore.svg?only=project:ecoterra&steps=1"
    usual, alone = (ET.tostring(drawn(client, state + more)) for more in ("", "&arrange=1"))
    assert usual != alone
    assert len(nodes(ET.fromstring(usual))) == len(nodes(ET.fromstring(alone)))


def test_a_pinned_node_stands_where_it_was_pinned(client: Client) -> None:
    def place(address: str) -> list[str]:
        return [
            (each.get("points") or "")
            for each in nodes(drawn(client, address))
            if "Ecoterra" in "".join(each.itertext()) and "projet" in "".join(each.itertext())
        ]

    assert place("/explore.svg") != place("/explore.svg?pin=project:ecoterra@9000@9000")


def test_a_view_has_its_pictures_and_formats(client: Client) -> None:
    assert nodes(drawn(client, "/explore/participations.svg"))
    assert client.get("/explore/participations.pdf?width=100mm").content.startswith(b"%PDF")
    assert client.get("/explore.png?width=60mm&dpi=72").content.startswith(b"\x89PNG")


def test_a_picture_shows_what_the_camera_sees(client: Client) -> None:
    """The whole frame is one wide, its middle at a half: a quarter of it holds less, and far away there is nothing."""
    whole = nodes(drawn(client, "/explore.svg"))
    assert len(nodes(drawn(client, "/explore.svg?at=0.5,0.5,1"))) == len(whole)
    corners = [nodes(drawn(client, f"/explore.svg?at={x},{y},0.4425")) for x in (0.25, 0.75) for y in (0.25, 0.75)]
    assert all(len(corner) < len(whole) for corner in corners)
    assert sum(map(len, corners)) == len(whole), "four quarters that meet in the middle"
    assert len(nodes(drawn(client, "/explore.svg?at=nonsense"))) == len(whole)
    answer = client.get("/explore.svg?at=2.5,2.5,0.1", headers={"accept-language": "fr"})
    assert answer.status_code == 400
    assert "regarde à côté" in answer.text
    text = "".join("".join(drawn(client, "/explore.svg?at=0.5,0.5,1").itertext()).split())
    assert "explore?at=0.5%2C0.5%2C1" in text


def test_addresses_of_one_state_have_one_picture(client: Client) -> None:
    """What says nothing of the picture, or what is so anyway, does not have it drawn anew."""
    same = (
        "minus=Person&since=2000",
        "since=2000&minus=Person",
        "layout=force&minus=Person&since=2000&fbclid=x&words=1",
        "minus=Person&since=2000&since=2010",
    )
    assert len({client.get(f"/explore.svg?{each}").headers["etag"] for each in same}) == 1
    other = client.get("/explore.svg?minus=Person&since=2000&width=80mm").headers["etag"]
    assert other != client.get(f"/explore.svg?{same[0]}").headers["etag"]


def test_the_same_address_is_not_sent_twice(client: Client) -> None:
    first = client.get("/explore.svg?minus=Person")
    again = client.get("/explore.svg?minus=Person", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/explore.svg?minus=Event").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/explore.svg?layout=nowhere", 404),
        ("/explore.svg?size=nothing", 404),
        ("/explore.svg?since=2020&until=2010", 400),
        ("/explore.svg?steps=many", 400),
        ("/explore.svg?only=person:nobody-at-all", 400),
        ("/explore.png?width=0mm", 400),
        ("/explore.png?width=10m", 400),
        ("/explore.png?dpi=5000", 400),
        ("/explore.png?width=1200mm&dpi=1200", 400),
        ("/explore/nowhere.svg", 404),
        ("/explore.gif", 404),
    ],
)
def test_what_cannot_be_drawn_is_said(client: Client, address: str, status: int) -> None:
    answer = client.get(address, headers={"accept": "application/json"})
    assert answer.status_code in (400, 404), answer.text
    assert answer.json()["title"]


def test_a_picture_of_too_much_is_refused() -> None:
    _check(MOST_NODES)
    with pytest.raises(UsageError):
        _check(MOST_NODES + 1)
