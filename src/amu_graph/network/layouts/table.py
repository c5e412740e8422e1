"""The layouts, as records: the command's choices, the page's menu and the manual read this table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.network.arrays import Arrays, Floats, Integers
from amu_graph.network.communities import leiden
from amu_graph.network.failures import unknown
from amu_graph.network.layouts import arrangements, packing
from amu_graph.network.layouts.linked import Links, by_links, connected
from amu_graph.network.network_graph import NetworkGraph, Positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Links):
    """What a layout works on."""

    network: NetworkGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A way to give each node a place."""

    name: str
    title: Text
    about: Text
    place: Callable[[Task], Floats]
    two_sided: bool = False
    """Whether it means something only where each node is on one side of the links."""


def layout(
    network: NetworkGraph, name: str = "", *, seed: int = 0, start: Mapping[str, tuple[float, float]] | None = None
) -> Positions:
    """Return the position of each node, x to the right and y up, the longer side from −1 to 1.

    The same data give the same positions, and `start` keeps the picture near earlier ones. Without a name the layout is
    `rings` for an ego network, `force` otherwise. A network whose positions are given has no others.

    Raises:
        NotFoundError: there is no such layout; the error lists the near names.
        UsageError: the layout means nothing for this network.

    """
    if network.positions is not None:
        return dict(network.positions)
    wanted = layout_of(name or ("rings" if network.view.ego else "force"))
    if wanted.two_sided and network.parts is None:
        raise _unfit(network, wanted)
    if start is not None:
        return _laid_out(network, wanted, seed, start)
    if (wanted.name, seed) not in network.laid_out:
        network.laid_out[wanted.name, seed] = _laid_out(network, wanted, seed, {})
    return network.laid_out[wanted.name, seed]


def _unfit(network: NetworkGraph, wanted: Layout) -> UsageError:
    others = ", ".join(each.name for each in LAYOUTS.values() if not each.two_sided)
    return UsageError(
        Text(
            fr=f"« {wanted.title.fr} » demande un réseau dont chaque nœud est d’un seul côté des liens ; "
            f"la vue « {network.view.name} » n’en est pas un.",
            en=f"“{wanted.title.en}” needs a network each node of which is on one side of the links; "
            f"the view “{network.view.name}” is none.",
        ),
        remedy=Text(fr=f"Choisissez une autre disposition : {others}.", en=f"Choose another layout: {others}."),
    )


def layout_of(name: str) -> Layout:
    """Return the layout of a name.

    Raises:
        NotFoundError: there is none; the error lists the near names.

    """
    if name not in LAYOUTS:
        raise unknown(Text(fr="Disposition", en="layout"), name, LAYOUTS)
    return LAYOUTS[name]


def _laid_out(network: NetworkGraph, wanted: Layout, seed: int, start: Mapping[str, tuple[float, float]]) -> Positions:
    arrays = Arrays.of(network.graph)
    if not len(arrays):
        return {}
    earlier = np.array([start.get(node, (np.nan, np.nan)) for node in arrays.nodes]) if start else None
    places = _rounded(wanted.place(Task(arrays, seed, earlier, network=network)))
    return {node: (x, y) for node, (x, y) in zip(arrays.nodes, places.tolist(), strict=True)}


def by_forces(arrays: Arrays, start: Floats | None = None) -> Floats:
    """Return the positions of the layout `force` for links that are not in a graph of networkx."""
    return _rounded(by_links(Links(arrays, start=start))) if len(arrays) else np.zeros((0, 2))


def _rounded(places: Floats) -> Floats:
    return np.asarray(np.round(unit(places), 6) + 0.0)


def unit(places: Floats) -> Floats:
    """Return places centred on the origin, whose longer side goes from −1 to 1."""
    low, high = places.min(0), places.max(0)
    return np.asarray((places - (low + high) / 2) / (float((high - low).max()) / 2 or 1.0))


def _communities(task: Task) -> Floats:
    arrays = task.arrays
    belongs = leiden(arrays, seed=task.seed)
    groups = [np.flatnonzero(belongs == number) for number in range(int(belongs.max()) + 1)]
    return packing.bubbles(arrays, belongs, [(group, _inner(task, group)) for group in groups])


def _inner(task: Task, group: Integers) -> Floats:
    """Return places for a community; its parts, where it has several, stand side by side."""
    import networkx as nx

    part = task.network.graph.subgraph([task.arrays.nodes[int(node)] for node in group])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(task.arrays.nodes[int(node)] for node in group)
    graph.add_edges_from(part.edges(data=True))
    return by_links(Links(Arrays.of(graph), task.seed))


def _two_mode(task: Task) -> Floats:
    return arrangements.two_mode(task.arrays, by_links(task))


def _timeline(task: Task) -> Floats:
    return arrangements.timeline(task.network, task.arrays, by_links(task))


def _rings(task: Task) -> Floats:
    def places(group: Integers) -> Floats:
        known = task.start is not None and not np.isnan(task.start[group]).any()
        start = task.start[group] if task.start is not None and known else connected(task, group)
        return arrangements.rings(task.network, task.arrays, group, start)

    groups = [(group, places(group)) for group in task.arrays.components]
    return packing.packed(task.arrays, groups, to_scale=False)


LAYOUTS: Final[dict[str, Layout]] = {
    each.name: each
    for each in (
        Layout(
            name="force",
            title=Text("forces", "forces"),
            about=Text(
                "Ce qui est relié est proche : stress minimal jusqu’à 400 nœuds, forces au-delà ; les morceaux séparés "
                "sont rangés côte à côte.",
                "What is linked is near: least stress up to 400 nodes, forces beyond; separate pieces stand apart.",
            ),
            place=by_links,
        ),
        Layout(
            name="two-mode",
            title=Text("deux colonnes", "two columns"),
            about=Text(
                "À gauche d’où partent les liens, à droite où ils mènent, rangés pour que peu se croisent ; pour les "
                "vues dont chaque nœud est d’un seul côté.",
                "Where links start on the left, where they lead on the right, with few crossings; for views each node "
                "of which is on one side.",
            ),
            place=_two_mode,
            two_sided=True,
        ),
        Layout(
            name="timeline",
            title=Text("frise", "timeline"),
            about=Text(
                "De gauche à droite selon l’année ; ce qui n’a pas de date est à gauche, dans une bande à part.",
                "From left to right by year; what has no date stands on the left, in a band of its own.",
            ),
            place=_timeline,
        ),
        Layout(
            name="rings",
            title=Text("cercles", "rings"),
            about=Text(
                "Autour d’un nœud, un cercle par lien de distance ; les morceaux séparés sont rangés côte à côte.",
                "Around one node, one circle for each link of distance; separate pieces stand apart.",
            ),
            place=_rings,
        ),
        Layout(
            name="communities",
            title=Text("communautés", "communities"),
            about=Text(
                "Chaque communauté forme un groupe à part, près de celles avec qui elle a des liens.",
                "Each community is a cluster of its own, near those with which it has links.",
            ),
            place=_communities,
        ),
    )
}
