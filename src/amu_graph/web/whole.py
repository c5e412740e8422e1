"""The whole graph as a drawing, for pages; where it stands is computed once per dataset and kept beside it."""

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph.graph import Graph
from amu_graph.language import Language

if TYPE_CHECKING:
    from amu_graph.network import Network
    from amu_graph.network.layouts import Positions
    from amu_graph.network.picture import Picture

VIEW = "whole"


def whole(graph: Graph, language: Language) -> "Picture | None":
    """Return the drawing of everything that is linked; None where nothing is, or where there is too much to draw."""
    return _drawn(graph, language)


@lru_cache(maxsize=8)
def _drawn(graph: Graph, language: Language) -> "Picture | None":
    from amu_graph.errors import AmuGraphError
    from amu_graph.network import network_of
    from amu_graph.network.picture import picture

    try:
        network = network_of(graph.store, VIEW)
    except AmuGraphError:
        return None
    return picture(network, _lying(positions(graph, network)), language)


def _lying(places: "Positions") -> "Positions":
    """Turn a drawing that is taller than wide on its side, as pages are wide."""
    across, down = ([place[axis] for place in places.values()] for axis in (0, 1))
    if max(across) - min(across) >= max(down) - min(down):
        return places
    return {iri: (-y, x) for iri, (x, y) in places.items()}


def positions(graph: Graph, network: "Network", layout: str = "") -> "Positions":
    """Return where the nodes of a network stand: from the file beside the dataset, else computed and written there."""
    path = graph.settings.dataset / f"layout-{network.view.name}-{layout or 'default'}-{graph.store.digest[:12]}.json"
    found = _read(path) if graph.store.digest else {}
    if set(network.graph) <= set(found):
        return found
    computed = network.layout(layout)
    if graph.store.digest and path.parent.is_dir():
        _write(path, computed)
    return computed


def _read(path: Path) -> "Positions":
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {iri: (float(x), float(y)) for iri, (x, y) in content.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write(path: Path, places: "Positions") -> None:
    """Keep the positions; a folder that cannot be written only costs the next start some time."""
    beside = path.with_suffix(".new")
    try:
        for old in path.parent.glob(f"{path.name.rpartition('-')[0]}-*.json"):
            old.unlink(missing_ok=True)
        beside.write_text(json.dumps(places), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return
