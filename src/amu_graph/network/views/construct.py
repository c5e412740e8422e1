"""From the links of a view to a graph of networkx, in time that grows with the links alone."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from amu_graph.network.views.describe import Describer, Known
from amu_graph.network.views.links import Link, Reading
from amu_graph.store.terms import Value

if TYPE_CHECKING:
    import networkx as nx


def build(reading: Reading, describer: Describer) -> "nx.MultiDiGraph[str]":
    """Return the graph of the links, in the order of the IRIs of its nodes and of its links."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted({end for link in reading.links for end in link[:2]} | set(reading.attributes)))
    links = groupby(reading.links, attrgetter("source"))
    source, own = next(links, ("", iter(())))
    for node, attributes in graph.nodes(data=True):
        known = describer.node(node)
        attributes.update(known.attributes, **_own(reading.attributes.get(node, {})))
        if node == source:
            _add_links(graph, own, describer, known)
            source, own = next(links, ("", iter(())))
    return graph


def _add_links(graph: "nx.MultiDiGraph[str]", links: Iterator[Link], describer: Describer, source: Known) -> None:
    """Add the links of one node, sorted; the key of each is its predicate, and more where that is taken."""
    target, taken = "", set[str]()
    for link in links:
        attributes = describer.link(link, source)
        predicate = str(attributes["predicate"])
        if link.target != target:
            target, taken = link.target, set()
        key = predicate
        for part in (link.role, link.phase, link.through, link.participation):
            key = f"{key} {part}" if part and key in taken else key
        taken.add(key)
        graph.add_edge(link.source, target, key=key, **attributes)


def _own(attributes: Mapping[str, tuple[Value, ...]]) -> dict[str, object]:
    """Return the literals that a view constructs; a CURIE never is the name of an attribute that the store gives."""
    return {name: values[0] if len(values) == 1 else values for name, values in attributes.items()}
