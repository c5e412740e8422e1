"""The drawing of the whole graph for pages, rendered once for a dataset and cached beside it."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from amu_graph.errors import AmuGraphError
from amu_graph.language import LANGUAGES, Language
from amu_graph.store import Store
from amu_graph.store.cache_file import read_cached, write_cached
from amu_graph.web.explore import tasks
from amu_graph.web.explore.explorer import Explorer
from amu_graph.web.explore.list_making import ListMaking
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.state import State

if TYPE_CHECKING:
    from amu_graph.network import Network
    from amu_graph.network.drawing.label_placement import Sheet
    from amu_graph.network.drawing.picture import Picture
    from amu_graph.network.network_graph import Positions

VIEW: Final = "whole"
_LARGEST: Final = 400
"""Nodes that are drawn one by one in a page; the explorer draws more."""
_MOST_STATEMENTS: Final = 100 * _LARGEST
"""Statements of a graph that may have so few linked nodes; of a larger one nobody need read the network to know."""
_TALL: Final = (0.5, 0.8)
"""How tall a wide drawing may be, in widths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewDrawing:
    """A drawing for pages of a width, `wide` or `narrow`, as the inside of an SVG element."""

    name: str
    picture: "Picture"
    content: Markup


def cached_drawing(state: State, language: Language) -> Markup | None:
    """Return the drawing that was made before for this dataset and these templates, None where there is none."""
    if language not in state.drawings:
        kept = read_cached(state.graph.store, _name(state, language))
        if kept is not None:
            state.drawings[language] = Markup(kept.decode())  # noqa: S704 - `drawing` wrote it
    return state.drawings.get(language)


async def drawing(state: State, explorer: Explorer, language: Language) -> Markup:
    """Return the drawing, rendered now where none is cached; empty where nothing is linked, or too much."""
    kept = await run_in_threadpool(cached_drawing, state, language)
    if kept is not None:
        return kept
    few = len(state.graph) <= _MOST_STATEMENTS
    drawings = await explorer.run(tasks.drawings, language) if few else []
    html = state.renderer.piece("drawing.html", language, {"drawings": drawings}) if drawings else ""
    name, stale = _name(state, language), f"drawing-*-{language}.html"
    await run_in_threadpool(partial(write_cached, state.graph.store, name, html.encode(), stale=stale))
    return state.drawings.setdefault(language, Markup(html))  # noqa: S704 - a template escaped it


async def prepare(state: State, explorer: Explorer, lists: ListMaking) -> None:
    """Make what readers will ask for first, where the build did not, in the background."""
    explorer.background.open()
    if state.graph.store.digest:
        with suppress(AmuGraphError):  # the request for it reports the error
            await lists.prepare()
            await explorer.making()
            for language in LANGUAGES:
                await drawing(state, explorer, language)


def _name(state: State, language: Language) -> str:
    return f"drawing-{state.graph.store.digest[:12]}-{state.renderer.stamp}-{language}.html"


def drawn(store: Store, language: Language) -> list[OverviewDrawing]:
    """Return the drawing for wide pages and for narrow ones; none where nothing is linked, or too much."""
    from amu_graph.network import network_of

    try:
        network = network_of(store, VIEW)
    except AmuGraphError:
        return []
    if len(network) > _LARGEST:
        return []
    places = network.layout()
    return [
        _drawn_on(name, network, _turned(places, across=sheet.width > sheet.height), sheet, language)
        for name, sheet in _sheets(len(network)).items()
    ]


def _sheets(nodes: int) -> "dict[str, Sheet]":
    """Return the pages to draw on, taller for many nodes; scaled to the width of a screen, letters stay ≥ 11 pixels."""
    from amu_graph.network.drawing.label_placement import Sheet

    tall = min(max(nodes / 110, _TALL[0]), _TALL[1])
    return {
        "wide": Sheet(width=1120, height=1120 * tall, margin=110, letter=13, steps=10),
        "narrow": Sheet(width=340, height=340 * (0.9 + tall), margin=30, letter=12, longest=16, steps=6, scale=0.6),
    }


def _drawn_on(
    name: str, network: "Network", places: "Positions", sheet: "Sheet", language: Language
) -> OverviewDrawing:
    from xml.etree.ElementTree import Element, tostring

    from amu_graph.network.drawing.picture import picture
    from amu_graph.network.drawing.svg import draw

    drawn = picture(network, places, language, sheet=sheet)
    root = Element("g")
    draw(root, drawn, directed=network.directed, address=path_of)
    content = Markup(tostring(root, encoding="unicode"))  # noqa: S704 - the writer of XML escapes what it writes
    return OverviewDrawing(name=name, picture=drawn, content=content)


def _turned(places: "Positions", *, across: bool) -> "Positions":
    """Turn a drawing whose longer side is not the one that the page has room for on its side."""
    wide, tall = (max(each) - min(each) for each in ([place[axis] for place in places.values()] for axis in (0, 1)))
    if (wide >= tall) == across:
        return places
    return {iri: (-y, x) for iri, (x, y) in places.items()}
