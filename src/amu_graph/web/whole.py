"""The whole graph as a drawing, for pages; where it stands is computed once per dataset and kept beside it."""

import json
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Language
from amu_graph.web.state import State

if TYPE_CHECKING:
    from amu_graph.network import Network
    from amu_graph.network.layouts import Positions
    from amu_graph.network.picture import Picture

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
            _write(path, html, stale=f"drawing-*-{language}.html")
        return Markup(html)  # noqa: S704 - a template escaped it


def draw_ahead(state: State) -> None:
    """Make the drawings of a dataset in the background, so that the first reader does not wait for them."""

    def draw() -> None:
        for language in LANGUAGES:
            drawing(state, language)

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
    from amu_graph.network.picture import picture

    try:
        network = network_of(graph.store, VIEW)
    except AmuGraphError:
        return None
    return picture(network, _lying(positions(graph, network)), language) if len(network) <= _LARGEST else None


def _lying(places: "Positions") -> "Positions":
    """Turn a drawing that is taller than wide on its side, as pages are wide."""
    across, down = ([place[axis] for place in places.values()] for axis in (0, 1))
    if max(across) - min(across) >= max(down) - min(down):
        return places
    return {iri: (-y, x) for iri, (x, y) in places.items()}


def positions(graph: Graph, network: "Network", layout: str = "") -> "Positions":
    """Return where the nodes of a network stand: from the file beside the dataset, else computed and written there."""
    name = f"layout-{network.view.name}-{layout or 'default'}"
    path = graph.settings.dataset / f"{name}-{graph.store.digest[:12]}.json"
    found = _read(path) if graph.store.digest else {}
    if set(network.graph) <= set(found):
        return found
    computed = network.layout(layout)
    if graph.store.digest:
        _write(path, json.dumps(computed), stale=f"{name}-*.json")
    return computed


def _read(path: Path) -> "Positions":
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {iri: (float(x), float(y)) for iri, (x, y) in content.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write(path: Path, content: str, *, stale: str = "") -> None:
    """Keep a file beside the dataset; a folder that cannot be written only costs the next start some time."""
    beside = path.with_suffix(".new")
    try:
        for old in path.parent.glob(stale) if stale else ():
            old.unlink(missing_ok=True)
        beside.write_text(content, encoding="utf-8")
        beside.replace(path)
    except OSError:
        return
