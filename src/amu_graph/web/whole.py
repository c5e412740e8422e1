"""The whole graph as a drawing, for pages; where it stands is computed once per dataset and kept beside it."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Language
from amu_graph.web.places import kept_places, write_beside
from amu_graph.web.state import State

if TYPE_CHECKING:
    from amu_graph.network.bare import Positions
    from amu_graph.network.drawing.picture import Picture

VIEW: Final = "whole"
_DRAWING: Final = Lock()
_LARGEST: Final = 400
"""Nodes that are drawn one by one in a page; the explorer draws more."""


def kept_drawing(state: State, language: Language) -> Markup | None:
    """Return the drawing that was made before for this dataset and these templates, None where there is none."""
    path = _path(state, language)
    try:
        return Markup(path.read_text(encoding="utf-8")) if path else None  # noqa: S704 - what `drawing` wrote
    except OSError:
        return None


def drawing(state: State, language: Language) -> Markup:
    """Return the drawing, made now where none is kept; empty where nothing is linked, or too much."""
    with _DRAWING:  # whoever comes second finds it kept
        kept = kept_drawing(state, language)
        if kept is not None:
            return kept
        picture = _picture(state.graph, language)
        html = state.renderer.piece("drawing.html", language, {"picture": picture}) if picture else ""
        path = _path(state, language)
        if path:
            write_beside(path, html, stale=f"drawing-*-{language}.html")
        return Markup(html)  # noqa: S704 - a template escaped it


def draw_ahead(state: State, then: Callable[[], object]) -> None:
    """Make the drawings of a dataset in the background, then do `then`, so that the first reader need not wait."""

    def draw() -> None:
        for language in LANGUAGES:
            drawing(state, language)
        then()

    if state.graph.store.digest:
        Thread(target=draw, daemon=True, name="drawing").start()


def _path(state: State, language: Language) -> Path | None:
    """Return where the drawing is kept; nowhere for a graph that comes from no folder."""
    digest = state.graph.store.digest
    name = f"drawing-{digest[:12]}-{state.renderer.stamp}-{language}.html"
    return state.settings.dataset / name if digest else None


def _picture(graph: Graph, language: Language) -> "Picture | None":
    from amu_graph.errors import AmuGraphError
    from amu_graph.network import network_of
    from amu_graph.network.drawing.picture import picture

    try:
        network = network_of(graph.store, VIEW)
    except AmuGraphError:
        return None
    if len(network) > _LARGEST:
        return None
    return picture(network, _lying(kept_places(graph, VIEW, network.layout)), language)


def _lying(places: "Positions") -> "Positions":
    """Turn a drawing that is taller than wide on its side, as pages are wide."""
    across, down = ([place[axis] for place in places.values()] for axis in (0, 1))
    if max(across) - min(across) >= max(down) - min(down):
        return places
    return {iri: (-y, x) for iri, (x, y) in places.items()}
