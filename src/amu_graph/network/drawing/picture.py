"""A picture of a network, before it is SVG or PNG: pixels, sizes, curves and labels."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amu_graph.language import Language, Text
from amu_graph.network.bare import BareNetwork
from amu_graph.network.drawing.labels import LETTER, Label, Sheet, Spot, place
from amu_graph.network.drawing.style import ClassStyle, FamilyStyle, class_style, family_style
from amu_graph.network.words import sentence
from amu_graph.typography import set_in

if TYPE_CHECKING:
    from amu_graph.network.bare import Positions

LEGEND: Final = 220.0
_MARGIN: Final = 230.0
_NO_DATE: Final = Text("sans date", "no date")


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


@dataclass(frozen=True, slots=True)
class Curve:
    """A link on the page; `bend` is how far its middle stands from the straight line, in pixels."""

    tail: Dot
    head: Dot
    bend: float
    style: FamilyStyle
    width: float
    text: str
    interpreted: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots and curves on a page of `width` × `height` pixels; a page of no given size has room for the legend."""

    width: float
    height: float
    dots: list[Dot]
    curves: list[Curve]
    ticks: list[tuple[float, str]]
    letter: float = LETTER
    scale: float = 1.0


def picture(
    network: BareNetwork, positions: "Positions", language: Language, layout: str = "", *, sheet: Sheet | None = None
) -> Picture:
    """Return the picture of a network at these positions, large enough for its labels or as large as `sheet`."""
    graph = network.graph
    nodes = list(graph)
    places = np.array([positions[node] for node in nodes]).reshape(len(nodes), 2)
    width, height, pixels = _page(places) if sheet is None else _fitted(places, sheet)
    page = sheet or Sheet(width=width, height=height)
    degrees = dict(graph.degree())
    order = sorted(range(len(nodes)), key=lambda number: (-degrees[nodes[number]], nodes[number]))
    radii = [page.scale * (4.5 + 2.2 * float(np.sqrt(degrees[node]))) for node in nodes]
    names = [set_in(str(graph.nodes[node].get(f"label_{language}", node)), language) for node in nodes]
    spots = [Spot(float(pixels[number][0]), float(pixels[number][1]), radii[number], names[number]) for number in order]
    labels = dict(zip(order, place(spots, page), strict=True))
    dots = {
        node: Dot(
            node,
            float(pixels[number][0]),
            float(pixels[number][1]),
            radii[number],
            class_style(graph.nodes[node].get("class")),
            labels[number],
            names[number],
        )
        for number, node in enumerate(nodes)
    }
    ticks = _ticks(network, dots, language) if layout == "timeline" else []
    curves = _curves(network, dots, language)
    return Picture(
        width + LEGEND * (sheet is None), height, list(dots.values()), curves, ticks, page.letter, page.scale
    )


def _ticks(network: BareNetwork, dots: dict[str, Dot], language: Language) -> list[tuple[float, str]]:
    """Return where about ten round years of a time line stand on the page, and where what has no date does."""
    dated = [(dots[node].x, year) for node, year in network.graph.nodes(data="year") if year is not None]
    years = sorted({year for _, year in dated})
    if not years:
        return []
    if len(years) == 1:
        return [(dated[0][0], str(years[0]))]
    slope, first = _scale(dated)
    step = next(each for each in (1, 2, 5, 10, 20, 50, 1000) if (years[-1] - years[0]) / each <= 12)  # noqa: PLR2004
    ticks = [(float(first + slope * year), str(year)) for year in range(years[0], years[-1] + 1) if year % step == 0]
    before = min(dot.x for dot in dots.values())
    return [(before, _NO_DATE.in_(language)), *ticks] if before < first + slope * (years[0] - 1) else ticks


def _scale(dated: list[tuple[float, int]]) -> tuple[float, float]:
    """Return how far a year reaches and where year 0 stands, as most say: a reader may have moved some of them."""
    by_year: dict[int, list[float]] = defaultdict(list)
    for x, year in dated:
        by_year[year].append(x)
    years, places = np.array(list(by_year), dtype=float), np.array([np.median(each) for each in by_year.values()])
    one, other = np.triu_indices(len(years), 1)
    slope = float(np.median((places[one] - places[other]) / (years[one] - years[other])))
    return slope, float(np.median(places - slope * years))


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


def _curves(network: BareNetwork, dots: dict[str, Dot], language: Language) -> list[Curve]:
    """Return the curves; the links between two nodes fan out, so that each is seen."""
    between: dict[frozenset[str], int] = defaultdict(int)
    for tail, head in network.graph.edges():
        between[frozenset((tail, head))] += 1
    drawn: dict[frozenset[str], int] = defaultdict(int)
    curves = []
    for tail, head, attributes in network.graph.edges(data=True):
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
                attributes.get("status") == "interpreted",
            )
        )
    return curves
