"""Measures of two-mode networks, in which a link joins the two sides: what is possible there is another norm.

Borgatti and Everett, Network analysis of 2-mode data (Social Networks 19, 1997).
"""

from dataclasses import replace

import numpy as np

from amu_graph.network.arrays import Arrays, Floats
from amu_graph.network.metrics.centrality import Estimate
from amu_graph.network.metrics.cohesion import degrees, simple_graph
from amu_graph.network.network_graph import NetworkGraph


def _sides(network: NetworkGraph) -> tuple[frozenset[str], frozenset[str]]:
    return network.parts or (frozenset(), frozenset())


def _by_side(network: NetworkGraph, arrays: Arrays, sources: float, targets: float) -> Floats:
    """Return one value for each source and another for every other node."""
    first = _sides(network)[0]
    return np.array([float(sources if node in first else targets) for node in arrays.nodes])


def _scaled(found: Floats | Estimate, factor: Floats) -> Floats | Estimate:
    if isinstance(found, Estimate):
        return replace(found, values=found.values * factor, error=found.error * factor)
    return np.asarray(found * factor)


def degree(network: NetworkGraph, arrays: Arrays) -> Floats:
    """Return the share of the other side with which each node is linked."""
    sources, targets = map(len, _sides(network))
    return np.asarray(degrees(arrays) / np.maximum(_by_side(network, arrays, targets, sources), 1))


def closeness(network: NetworkGraph, arrays: Arrays, found: Floats | Estimate) -> Floats | Estimate:
    """Return closeness over that of a node next to all of the other side, two links away from all of its own."""
    sources, targets = map(len, _sides(network))
    least = _by_side(network, arrays, targets + 2 * (sources - 1), sources + 2 * (targets - 1))
    return _scaled(found, least / max(len(arrays) - 1, 1))


def betweenness(network: NetworkGraph, arrays: Arrays, found: Floats | Estimate) -> Floats | Estimate:
    """Return betweenness over the largest that a node of its side can have in a network of two sides of this size."""
    sources, targets = map(len, _sides(network))
    size = len(arrays)
    most = _by_side(network, arrays, _most(sources, targets), _most(targets, sources))
    pairs = np.full(size, (size - 1) * (size - 2) / 2)
    return _scaled(found, np.divide(pairs, most, out=np.zeros(size), where=most > 0))


def _most(own: int, other: int) -> float:
    """Return the largest betweenness of a node of a side of `own` nodes, as a number of pairs."""
    if not own or not other:
        return 0.0
    times, rest = divmod(own - 1, other)
    more = other**2 * (times + 1) ** 2 + other * (times + 1) * (2 * rest - times - 1)
    return (more - rest * (2 * times - rest + 3)) / 2


def clustering(network: NetworkGraph, arrays: Arrays) -> Floats:
    """Return the mean overlap (Jaccard) of a node's neighbours with those of the nodes with which it shares one."""
    from networkx.algorithms.bipartite import latapy_clustering

    found = latapy_clustering(simple_graph(network, arrays), mode="dot")
    return np.array([float(found[node]) for node in arrays.nodes])


def density(network: NetworkGraph, arrays: Arrays) -> float:
    """Return the share of the possible pairs, one of each side, that are linked."""
    sources, targets = map(len, _sides(network))
    return len(arrays.simple[0]) / max(sources * targets, 1)
