"""A part of a network that a page names: some nodes and links, by their numbers, to be laid out for themselves."""

import json
from dataclasses import dataclass, replace

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.network import Network
from amu_graph.network.layouts import LAYOUTS
from amu_graph.web.explore.explorer_graph import ExplorerGraph


@dataclass(frozen=True, slots=True)
class PartWanted:
    """The layout, and the numbers of nodes and links."""

    layout: str
    nodes: tuple[int, ...]
    edges: frozenset[int]


def part_wanted(body: bytes) -> PartWanted:
    """Return what JSON asks for.

    Raises:
        UsageError: it is not understood.

    """
    try:
        posted = json.loads(body)
        nodes, edges = (tuple(map(int, posted[name])) for name in ("nodes", "edges"))
        found = PartWanted(str(posted["layout"]), nodes, frozenset(edges))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise _not_understood() from error
    if found.layout not in LAYOUTS or not nodes or min((*nodes, *edges)) < 0:
        raise _not_understood()
    return found


def part_of(explorer: ExplorerGraph, asked: PartWanted) -> Network:
    """Return the part of a network.

    Raises:
        UsageError: there is no such node.

    """
    import networkx as nx

    whole, nodes = explorer.whole, explorer.nodes
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    try:
        graph.add_nodes_from((nodes[number], whole.graph.nodes[nodes[number]]) for number in asked.nodes)
    except IndexError as error:
        raise _not_understood() from error
    for number, (source, target, key, data) in enumerate(whole.graph.edges(keys=True, data=True)):
        if number in asked.edges and source in graph and target in graph:
            graph.add_edge(source, target, key=key, **data)
    return replace(whole, graph=graph)


def _not_understood() -> UsageError:
    return UsageError(
        Text(fr="Cette demande de disposition ne se lit pas.", en="This request for a layout cannot be read."),
        remedy=Text(fr="Rechargez l’explorateur.", en="Load the explorer anew."),
    )
