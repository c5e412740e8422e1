"""Figures for print: names on no node, one scale, told apart in grey, whole captions, a typeface that travels along."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import networkx as nx
import pypdf
import pytest

from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.network import Network, network_of
from amu_graph.network.drawing import typeface
from amu_graph.network.drawing.label_placement import LETTER, LINE
from amu_graph.network.drawing.picture import Picture, picture
from amu_graph.network.drawing.printed import _sheet, printed
from amu_graph.network.network_graph import Looks
from amu_graph.network.paper import Paper, millimetres
from amu_graph.network.writers import writer_of

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def whole(graph: Graph) -> Network:
    return network_of(graph.store, "whole")


def on_paper(network: Network, paper: Paper) -> Picture:
    positions = network.layout()
    return picture(network, positions, "fr", sheet=_sheet(positions, paper))


def boxes(drawn: Picture) -> dict[str, Box]:
    """The rectangles of names, as wide as the typeface says."""
    return {
        dot.iri: (
            label.x,
            label.y - LETTER * LINE / 2,
            label.x + max(map(typeface.width, label.lines)) * LETTER,
            label.y + (len(label.lines) - 0.5) * LETTER * LINE,
        )
        for dot in drawn.dots
        if (label := dot.label)
    }


@pytest.mark.parametrize("width", [80, 160])
def test_names_stand_on_no_node_and_on_no_other_name(whole: Network, width: float) -> None:
    drawn = on_paper(whole, Paper(width=width))
    named = boxes(drawn)
    assert len(named) > 10
    for iri, (left, top, right, bottom) in named.items():
        for dot in drawn.dots:
            across, down = max(left - dot.x, 0, dot.x - right), max(top - dot.y, 0, dot.y - bottom)
            own = dot.iri == iri or any(
                abs(dot.x - each.x) + abs(dot.y - each.y) < each.radius for each in drawn.dots if each.iri == iri
            )
            assert own or across**2 + down**2 >= dot.radius**2, (iri, dot.iri)
    for one, other in combinations(named.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_places_keep_their_proportions(whole: Network) -> None:
    positions = whole.layout()
    drawn = {dot.iri: (dot.x, dot.y) for dot in on_paper(whole, Paper()).dots}
    left, right = min(positions, key=lambda n: positions[n][0]), max(positions, key=lambda n: positions[n][0])
    low, high = min(positions, key=lambda n: positions[n][1]), max(positions, key=lambda n: positions[n][1])
    across = (drawn[right][0] - drawn[left][0]) / (positions[right][0] - positions[left][0])
    down = (drawn[low][1] - drawn[high][1]) / (positions[high][1] - positions[low][1])
    assert across == pytest.approx(down, rel=0.01)


def test_names_have_the_height_that_is_asked_whatever_the_width(whole: Network) -> None:
    for paper in (Paper(width=90, points=6), Paper(width=240, points=9)):
        root = ET.fromstring(printed(whole, "fr", "", paper))
        assert root.get("width") == f"{paper.width:.2f}mm"
        unit = paper.width / 25.4 * 72 / float((root.get("viewBox") or "").split()[2])
        assert float(root.get("font-size") or 0) * unit == pytest.approx(paper.points, rel=0.001)


def dashes(drawn: Picture) -> Mapping[str, tuple[int, ...]]:
    return {curve.style.name: curve.style.dash for curve in drawn.curves}


def test_lines_are_told_apart_without_colour(whole: Network) -> None:
    """Two kinds of links have other dashes, or bear other letters, in the picture and in its key."""
    drawn = dashes(on_paper(whole, Paper()))
    assert any(one == other for one, other in combinations(drawn.values(), 2)), "the letters would be in vain"
    texts = [text.text or "" for text in ET.fromstring(printed(whole, "fr", "", Paper())).iter(f"{SVG}text")]
    keyed = [text.partition("\xa0\xa0")[0] for text in texts if re.fullmatch(r"[a-z]\xa0\xa0.+", text)]
    assert len(keyed) == len(set(keyed)) == sum(list(drawn.values()).count(dash) > 1 for dash in drawn.values())
    assert set(keyed) <= set(texts), "a letter of the key is nowhere in the picture"


def test_groups_are_told_apart_without_colour(whole: Network) -> None:
    nodes = list(whole.graph)
    key = (("#112233", "autour d’Ada"), ("#445566", "autour de Zoé"))
    colours = {node: key[place % 2][0] for place, node in enumerate(nodes)}
    grouped = replace(whole, looks=Looks(colours=colours, key=key))
    texts = [text.text or "" for text in ET.fromstring(printed(grouped, "fr", "", Paper())).iter(f"{SVG}text")]
    assert texts.count("1") == len(nodes) - len(nodes) // 2
    assert texts.count("2") == len(nodes) // 2
    assert {"1\xa0\xa0autour d’Ada", "2\xa0\xa0autour de Zoé"} <= set(texts)


def test_years_stand_beside_names_where_colours_say_them(whole: Network) -> None:
    years = replace(whole, looks=Looks(key=(("#5e3c99", "2004"), ("#e66101", "2021"))))
    text = " ".join(ET.fromstring(printed(years, "fr", "", Paper(width=400))).itertext())
    assert re.search(r"\((19|20)\d\d\)", text)


def test_words_are_as_wide_in_any_typeface_as_they_were_placed(whole: Network) -> None:
    """A page shows a picture in the typefaces of its reader, mostly wider than ours (SVG 2, §11.5: textLength)."""
    root = ET.fromstring(printed(whole, "fr", "", Paper(width=160)))
    parents = {child: parent for parent in root.iter() for child in parent}
    words = [each for name in ("text", "tspan") for each in root.iter(SVG + name) if (each.text or "").strip()]
    assert len(words) > 60
    for each in words:
        said = each
        while "font-size" not in said.attrib:
            said = parents[said]
        width = typeface.width(each.text or "") * float(said.attrib["font-size"])
        assert float(each.attrib["textLength"]) == pytest.approx(width, abs=0.1)


def test_a_pdf_says_what_it_shows_and_brings_its_typeface(whole: Network) -> None:
    address = "https://w3id.org/amu-graph/explore?colour=community&node=project:ecoterra"
    looks = Looks(title="Réseau : d’où vient l’usage ?", address=address, paper=Paper(width=120))
    content = writer_of("x.pdf").write(replace(whole, looks=looks), "fr", "")
    (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
    assert float(page.mediabox.width) == pytest.approx(120 / 25.4 * 72, abs=0.1)
    words = " ".join(page.extract_text().split())
    for part in ("Réseau : d’où vient l’usage ?", "organisation", "CC BY 4.0", whole.digest[:12], "Habitat de l’Ill"):
        assert part in words, part
    assert address in words.replace(" ", "")
    fonts = [each.get_object() for each in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    embedded = [each["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for each in fonts]
    assert embedded
    assert all("SourceSans3" in str(each["/FontName"]) and "/FontFile2" in each for each in embedded)


@pytest.mark.parametrize("name", ["x.gexf", "x.graphml"])
def test_network_files_carry_the_looks(whole: Network, name: str) -> None:
    node, *_ = whole.graph
    placed = replace(
        whole,
        positions=dict.fromkeys(whole.graph, (0.25, -0.5)),
        looks=Looks(colours={node: "#0a141e"}, sizes={node: 12.5}),
    )
    content = io.BytesIO(writer_of(name).write(placed, "fr", ""))
    if name == "x.gexf":
        looks = nx.read_gexf(content).nodes[node]["viz"]
        colour, size, place = looks["color"], looks["size"], (looks["position"]["x"], looks["position"]["y"])
        assert place == (250, -500)
    else:
        read = nx.read_graphml(content).nodes.values()
        colour = looks = next(each for each in read if each["iri"] == node)
        size, place = looks["size"], (looks["x"], looks["y"])
        assert place == (0.25, -0.5)
    assert (colour["r"], colour["g"], colour["b"]) == (10, 20, 30)
    assert size == 25


@pytest.mark.parametrize(
    "wrong", [{"width": 0.0}, {"width": 10_000.0}, {"dpi": 5000}, {"dpi": 0}, {"points": 0.5}, {"width": float("nan")}]
)
def test_absurd_papers_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        Paper(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "wide", "-10mm", "1e9mm", "10m", "10 mm wide"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        millimetres(text)
