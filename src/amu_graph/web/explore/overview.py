"""The drawing of the whole graph for pages; its layout is computed once per dataset and cached beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Language
from amu_graph.web.explore.beside import read_beside, write_beside
from amu_graph.web.explore.places import kept_places
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.state import State

if TYPE_CHECKING:
    from amu_graph.network import Network
    from amu_graph.network.drawing.labels import Sheet
    from amu_graph.network.drawing.picture import Picture
    from amu_graph.network.network_graph import Positions

VIEW: Final = "whole"
_LARGEST: Final = 400
"""Nodes that are drawn one by one in a page; the explorer draws more."""
_TALL: Final = (0.5, 0.8)
"""How tall a wide drawing may be, in widths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A drawing for pages of a width, `wide` or `narrow`, as the inside of an SVG element."""

    name: str
    picture: "Picture"
    content: Markup


def kept_drawing(state: State, language: Language) -> Markup | None:
    """Return the cached drawing of this dataset and these templates, None where there is none."""
    if language not in state.drawings:
        kept = read_beside(state.graph.store, _name(state, language))
        if kept is not None:
            state.drawings[language] = Markup(kept)  # noqa: S704 - `drawing` wrote it
    return state.drawings.get(language)


def drawing(state: State, language: Language) -> Markup:
    """Return the drawing, rendered now where none is cached; empty where nothing is linked, or too much."""
    with state.drawing:  # the second caller gets the cached one
        kept = kept_drawing(state, language)
        if kept is not None:
            return kept
        drawings = _drawings(state.graph, language)
        html = state.renderer.piece("drawing.html", language, {"drawings": drawings}) if drawings else ""
        write_beside(state.graph.store, _name(state, language), html, stale=f"drawing-*-{language}.html")
        return state.drawings.setdefault(language, Markup(html))  # noqa: S704 - a template escaped it


def draw_ahead(state: State, then: Callable[[], object]) -> None:
    """Make the drawings of a dataset in the background, then do `then`, so that the first reader need not wait."""

    def draw() -> None:
        for language in LANGUAGES:
            drawing(state, language)
        then()

    if state.graph.store.digest:
        Thread(target=draw, daemon=True, name="drawing").start()


def _name(state: State, language: Language) -> str:
    return f"drawing-{state.graph.store.digest[:12]}-{state.renderer.stamp}-{language}.html"


def _drawings(graph: Graph, language: Language) -> list[Whole]:
    """Return the drawing for wide pages and for narrow ones; none where nothing is linked, or too much."""
    from amu_graph.errors import AmuGraphError
    from amu_graph.network import network_of

    try:
        network = network_of(graph.store, VIEW)
    except AmuGraphError:
        return []
    if len(network) > _LARGEST:
        return []
    places = kept_places(graph, VIEW, network.layout)
    return [
        _whole(name, network, _turned(places, across=sheet.width > sheet.height), sheet, language)
        for name, sheet in _sheets(len(network)).items()
    ]


def _sheets(nodes: int) -> "dict[str, Sheet]":
    """Return the pages to draw on, taller for many nodes; scaled to the width of a screen, letters stay ≥ 11 pixels."""
    from amu_graph.network.drawing.labels import Sheet

    tall = min(max(nodes / 110, _TALL[0]), _TALL[1])
    return {
        "wide": Sheet(width=1120, height=1120 * tall, margin=110, letter=13, steps=10),
        "narrow": Sheet(width=340, height=340 * (0.9 + tall), margin=30, letter=12, longest=16, steps=6, scale=0.6),
    }


def _whole(name: str, network: "Network", places: "Positions", sheet: "Sheet", language: Language) -> Whole:
    from xml.etree.ElementTree import Element, tostring

    from amu_graph.network.drawing.picture import picture
    from amu_graph.network.drawing.svg import draw

    drawn = picture(network, places, language, sheet=sheet)
    root = Element("g")
    draw(root, drawn, directed=network.directed, address=path_of)
    content = Markup(tostring(root, encoding="unicode"))  # noqa: S704 - the writer of XML escapes what it writes
    return Whole(name=name, picture=drawn, content=content)


def _turned(places: "Positions", *, across: bool) -> "Positions":
    """Turn a drawing whose longer side is not the one that the page has room for on its side."""
    wide, tall = (max(each) - min(each) for each in ([place[axis] for place in places.values()] for axis in (0, 1)))
    if (wide >= tall) == across:
        return places
    return {iri: (-y, x) for iri, (x, y) in places.items()}
