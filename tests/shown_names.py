"""Statements written by hand, with the names that are shown derived as the build derives them."""

from collections.abc import Sequence

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.shown_labels import LABEL, shown_labels
from amu_graph.store import Store


def with_names(quads: Sequence[ox.Quad]) -> Store:
    """The statements and what their labels give readers of each language to see."""
    told = [quad.triple for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    graphs = (ox.DefaultGraph(), ox.NamedNode(ns.DERIVED))
    labels: dict[ox.NamedNode, list[object]] = {}
    for triple in told:
        if isinstance(triple.subject, ox.NamedNode) and triple.predicate == LABEL:
            labels.setdefault(triple.subject, []).append(triple.object)
    names = [one for thing, found in labels.items() for one in shown_labels(thing, found)]
    shown = [ox.Quad(one.subject, one.predicate, one.object, graph) for one in names for graph in graphs]
    return Store.memory([*quads, *shown])
