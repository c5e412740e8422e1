"""Exports from the explorer: the nodes and links that the page names, where and as the page draws them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, Final

from amu_graph.errors import UsageError
from amu_graph.language import Language, Text
from amu_graph.namespaces import BASE
from amu_graph.network import Network, View
from amu_graph.network.explorer.columns import STATUSES
from amu_graph.network.explorer.everything import everything_view
from amu_graph.network.explorer.payload import memberships
from amu_graph.network.network_graph import Looks
from amu_graph.network.paper import Paper
from amu_graph.network.writers import WRITERS, writer_of
from amu_graph.web.explore.explorer_graph import ExplorerGraph
from amu_graph.web.views.printed import paper_of

FORMATS: Final = {writer.name: writer.menu for writer in WRITERS if writer.menu}
"""Writers of networks that the menu offers, and what it calls them."""
FURTHEST: Final = 1e6
"""How far from the middle a node may stand, where a drawing is about one wide."""
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
_SHARED: Final = ("shared_fr", "shared_en")
_LONGEST: Final = 400
_LONGEST_ADDRESS: Final = 4000
_ROWS: Final = 30
_LARGEST: Final = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node as the page draws it."""

    x: float
    y: float
    colour: str
    radius: float
    faded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a page asks to be written: numbers of nodes and links, how they look, in words and colours what that means.

    `statuses` and the years are the filters, by which the weights of a projection are counted.
    """

    format: str
    layout: str
    title: str
    nodes: Mapping[int, Node]
    edges: Mapping[int, bool]
    """Whether each link is faded."""
    key: tuple[tuple[str, str], ...]
    address: str
    """The query that opens the same state of the explorer."""
    paper: Paper | None
    statuses: frozenset[str]
    since: int
    until: int


def wanted(body: bytes) -> Wanted:
    """Return what JSON asks for.

    Raises:
        UsageError: it is not understood.

    """
    try:
        posted = json.loads(body)
        found = Wanted(
            format=str(posted["format"]),
            layout=str(posted.get("layout", "")),
            title=str(posted.get("title", ""))[:_LONGEST],
            nodes={int(number): _node(*looks) for number, *looks in posted["nodes"]},
            edges={int(number): bool(faded) for number, faded in posted["edges"]},
            key=tuple((_colour(colour), str(words)[:_LONGEST]) for colour, words in posted.get("key", ())[:_ROWS]),
            address=str(posted.get("address", ""))[:_LONGEST_ADDRESS],
            paper=paper_of({name: str(value) for name, value in posted["paper"].items()})
            if posted.get("paper")
            else None,
            statuses=frozenset(map(str, posted.get("statuses", STATUSES))),
            since=int(posted.get("since", 0)),
            until=int(posted.get("until", 0)),
        )
        _check(found)
    except (ValueError, KeyError, TypeError, OverflowError, AttributeError, RecursionError) as error:
        raise UsageError(
            Text(fr="Cette demande de fichier ne se lit pas.", en="This request for a file cannot be read."),
            remedy=Text(fr="Rechargez l’explorateur.", en="Load the explorer anew."),
        ) from error
    return found


def _check(asked: Wanted) -> None:
    if asked.format not in FORMATS or not asked.nodes or min((*asked.nodes, *asked.edges)) < 0:
        raise ValueError


def _node(x: float, y: float, colour: str, radius: float, faded: object) -> Node:
    node = Node(x=float(x), y=float(y), colour=_colour(colour), radius=float(radius), faded=bool(faded))
    if not max(abs(node.x), abs(node.y)) <= FURTHEST or not 0 < node.radius <= _LARGEST or not isfinite(node.radius):
        raise ValueError
    return node


def _colour(colour: object) -> str:
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise ValueError
    return colour


def exported(explorer: ExplorerGraph, asked: Wanted, language: Language) -> bytes:
    """Return the file that a page asks for.

    Raises:
        UsageError: there is no such node or link.

    """
    import networkx as nx

    whole, nodes = explorer.whole, explorer.nodes
    links = list(whole.graph.edges(keys=True, data=True))
    try:
        drawn = {nodes[number]: node for number, node in asked.nodes.items()}
        chosen = {number: links[number] for number in asked.edges}
    except IndexError as error:
        raise UsageError(
            Text(fr="Ce fichier nomme un nœud ou un lien qui n’existe pas.", en="This file names no node or no link."),
            remedy=Text(fr="Rechargez l’explorateur.", en="Load the explorer anew."),
        ) from error
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((iri, whole.graph.nodes[iri]) for iri in drawn)
    weigh = _Weights(whole, asked)
    for source, target, key, data in chosen.values():
        if source in graph and target in graph:
            graph.add_edge(source, target, key=key, **weigh(source, target, data))
    positions = {iri: (node.x, node.y) for iri, node in drawn.items()}
    shown = replace(whole, graph=graph, positions=positions, looks=_looks(asked, drawn, chosen, whole.view))
    return writer_of(asked.format).write(shown, language, asked.layout)


def _looks(asked: Wanted, drawn: Mapping[str, Node], chosen: Mapping[int, tuple[Any, ...]], view: View) -> Looks:
    return Looks(
        title=asked.title,
        colours={iri: node.colour for iri, node in drawn.items()},
        sizes={iri: node.radius for iri, node in drawn.items()},
        faded=frozenset(iri for iri, node in drawn.items() if node.faded),
        faded_links=frozenset(link[:3] for number, link in chosen.items() if asked.edges[number]),
        key=asked.key,
        address=_permanent(view, asked.address),
        paper=asked.paper,
    )


def _permanent(view: View, query: str) -> str:
    """Return the address at which the explorer opens the same state."""
    path = "explore" if view.name == everything_view().name else f"explore/{view.name}"
    return BASE + path + (f"?{query}" if query else "")


class _Weights:
    """The links of a projection with what they share under the filters; links of other networks as they are."""

    def __init__(self, network: Network, asked: Wanted) -> None:
        self._members = memberships(network)
        self._things = network.two_mode.nodes if network.two_mode else {}
        self._asked = asked

    def __call__(self, source: str, target: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if "shared" not in data:
            return dict(data)
        kept = [thing for thing in data["shared"] if self._counts(source, target, thing)]
        said = {name: " · ".join(self._things[thing][f"label{name[6:]}"] for thing in kept) for name in _SHARED}
        return {**data, "shared": tuple(kept), **said, "weight": float(len(kept))}

    def _counts(self, source: str, target: str, thing: str) -> bool:
        status = STATUSES[max(self._members[end][thing] for end in (source, target))]
        year, since, until = self._things[thing].get("year", 0), self._asked.since, self._asked.until
        dated = not (since or until) or (year and since <= year <= (until or year))
        return bool(dated) and (status == "derived" or status in self._asked.statuses)
