"""A network view as the explorer opens on it: which nodes and links of the atlas it shows, and its words."""

from typing import TYPE_CHECKING, Any, Final

from amu_graph.errors import AmuGraphError
from amu_graph.language import Language
from amu_graph.network import Network, network_of
from amu_graph.network.views import View, views
from amu_graph.web.explore.atlas import Atlas

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERYTHING: Final = "whole"
"""The view that the explorer shows without a name."""


def listed(language: Language) -> list[dict[str, str]]:
    """Return the name and the words of each view that needs no middle, everything left out."""
    kept = (view for view in views() if not view.ego and view.name != EVERYTHING)
    return [{"name": view.name, "title": view.summary.in_(language)} for view in kept]


def named(name: str) -> View | None:
    """Return the view of the project of that name; never a file or a query, which a name could also be."""
    return next((view for view in views() if view.name == name), None)


def opened(atlas: Atlas, view: View, language: Language) -> dict[str, Any]:
    """Return the view with the numbers of its nodes and links; none where nothing is linked in it.

    Where the view links what shares something, that is shown too: it is the link.
    """
    try:
        network: Network | None = network_of(atlas.graph.store, view)
    except AmuGraphError:
        network = None
    nodes, edges = _numbers(atlas, network) if network else ([], [])
    return {
        "name": view.name,
        "title": view.summary.in_(language),
        "node": view.node.in_(language),
        "edge": view.edge.in_(language),
        "nodes": nodes,
        "edges": edges,
    }


def _numbers(atlas: Atlas, network: Network) -> tuple[list[int], list[int]]:
    shared = {iri for _, _, data in network.graph.edges(data=True) for iri in data.get("shared", ())}
    members = shared.union(network.graph)
    nodes = [number for number, iri in enumerate(atlas.nodes) if iri in members]
    links = {_key(*edge) for edge in network.graph.edges(data=True)}
    edges = []
    for number, (source, target, data) in enumerate(atlas.whole.graph.edges(data=True)):
        if shared:
            drawn = (source in shared) != (target in shared) and {source, target} <= members
        else:
            drawn = _key(source, target, data) in links
        edges += [number] if drawn else []
    return nodes, edges


def _key(source: str, target: str, data: "Mapping[str, Any]") -> tuple[str, ...]:
    """Return what tells a link from others: its participation, or its ends and property."""
    participation = data.get("participation")
    return (str(participation),) if participation else (source, target, str(data["predicate"]))
