"""A picture of a network, before it is SVG or PNG: pixels, sizes, curves and labels."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amu_graph.language import Language
from amu_graph.network.drawing.axis import Axis, axis
from amu_graph.network.drawing.families import FamilyStyle, family_style
from amu_graph.network.drawing.label_placement import LETTER, Label, Sheet, Spot, place
from amu_graph.network.drawing.style import ClassStyle, class_style, colour_of, radius_of
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import called, sentence
from amu_graph.typography import set_in

if TYPE_CHECKING:
    from amu_graph.network.network_graph import Positions

LEGEND: Final = 250.0
_MARGIN: Final = 230.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A node on the page."""

    iri: str
    x: float
    y: float
    radius: float
    style: ClassStyle
    label: Label | None
    text: str
    colour: str
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A link on the page; `bend` is how far its middle stands from the straight line, in pixels."""

    tail: Dot
    head: Dot
    bend: float
    style: FamilyStyle
    width: float
    text: str
    status: str
    """How surely it is read: `asserted`, `interpreted`, `unverified` or `derived`."""
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots and curves on a page of `width` × `height` pixels; a page of no given size has room for the legend."""

    width: float
    height: float
    dots: list[Dot]
    curves: list[Curve]
    axis: Axis
    letter: float = LETTER
    scale: float = 1.0


def picture(
    network: NetworkGraph, positions: "Positions", language: Language, layout: str = "", *, sheet: Sheet | None = None
) -> Picture:
    """Return the picture of a network at these positions, large enough for its labels or as large as `sheet`."""
    graph = network.graph
    nodes = list(graph)
    places = np.array([positions[node] for node in nodes]).reshape(len(nodes), 2)
    width, height, pixels = _page(places) if sheet is None else _fitted(places, sheet)
    page = sheet or Sheet(width=width, height=height)
    degrees = dict(graph.degree())
    order = sorted(range(len(nodes)), key=lambda number: (-degrees[nodes[number]], nodes[number]))
    radii = [page.scale * radius_of(network, node, degrees[node]) for node in nodes]
    faded = network.looks.faded if network.looks else frozenset[str]()
    names = [set_in(called(network, node, language), language) for node in nodes]
    spots = [Spot(float(pixels[number][0]), float(pixels[number][1]), radii[number], names[number]) for number in order]
    labels = dict(zip(order, place(spots, page), strict=True))
    dots = {
        node: Dot(
            node,
            float(pixels[number][0]),
            float(pixels[number][1]),
            radii[number],
            class_style(graph.nodes[node].get("class")),
            None if node in faded else labels[number],
            names[number],
            colour_of(network, node),
            node in faded,
        )
        for number, node in enumerate(nodes)
    }
    written = axis(network, {node: dot.x for node, dot in dots.items()}, layout, language)
    curves = _curves(network, dots, language)
    return Picture(
        width + LEGEND * (sheet is None), height, list(dots.values()), curves, written, page.letter, page.scale
    )


def _page(places: "np.ndarray[Any, np.dtype[np.float64]]") -> tuple[float, float, "np.ndarray[Any, Any]"]:
    """Return a page with about 150 × 90 pixels for each node, and the places on it, y downwards."""
    low, high = places.min(0), places.max(0)
    extent = np.maximum(high - low, 1e-9)
    ratio = float(np.clip(extent[0] / extent[1], 0.4, 2.5))
    area = max(len(places), 6) * 150 * 90
    inner = np.array([np.sqrt(area * ratio), np.sqrt(area / ratio)])
    scale = float((inner / extent).min())
    size = np.minimum(extent * scale, inner)
    pixels = (places - low) * scale
    pixels[:, 1] = size[1] - pixels[:, 1]
    return float(size[0]) + 2 * _MARGIN, float(size[1]) + _MARGIN / 2, np.add(pixels, [_MARGIN, _MARGIN / 4])


def _fitted(
    places: "np.ndarray[Any, np.dtype[np.float64]]", sheet: Sheet
) -> tuple[float, float, "np.ndarray[Any, Any]"]:
    """Return the size of a sheet and the places stretched to fill it, y downwards."""
    low, high = places.min(0), places.max(0)
    shares = (places - low) / np.maximum(high - low, 1e-9)
    shares[:, 1] = 1 - shares[:, 1]
    margin = np.array([sheet.margin, sheet.letter * 3])
    return sheet.width, sheet.height, np.add(shares * (np.array([sheet.width, sheet.height]) - 2 * margin), margin)


def _curves(network: NetworkGraph, dots: dict[str, Dot], language: Language) -> list[Curve]:
    """Return the curves; the links between two nodes fan out, so that each is seen."""
    between: dict[frozenset[str], int] = defaultdict(int)
    for tail, head in network.graph.edges():
        between[frozenset((tail, head))] += 1
    drawn: dict[frozenset[str], int] = defaultdict(int)
    curves = []
    faded = network.looks.faded_links if network.looks else frozenset[tuple[str, str, str]]()
    for tail, head, key, attributes in network.graph.edges(keys=True, data=True):
        pair = frozenset((tail, head))
        bend = (drawn[pair] - (between[pair] - 1) / 2) * 14.0
        drawn[pair] += 1
        curves.append(
            Curve(
                dots[tail],
                dots[head],
                bend if tail <= head else -bend,
                family_style(attributes.get("predicate")),
                min(6.0, 1.1 + 0.7 * (float(attributes.get("weight", 1.0)) - 1.0)),
                set_in(sentence(network, tail, head, attributes, language), language),
                str(attributes.get("status", "asserted")),
                (tail, head, key) in faded,
            )
        )
    return curves
