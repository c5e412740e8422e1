"""How a network holds together: cores, triangles, structural holes, cut points."""

from typing import Any

import numpy as np

from amu_graph.network.arrays import Arrays, Floats
from amu_graph.network.network_graph import NetworkGraph


def degrees(arrays: Arrays) -> Floats:
    """Return the number of neighbours of each node."""
    return np.diff(arrays.matrix.indptr).astype(np.float64)


def _triangles(arrays: Arrays) -> Floats:
    """Return the number of triangles that each node is part of."""
    from scipy.sparse import csr_array

    pairs = csr_array(arrays.matrix @ arrays.matrix)
    closed = csr_array(pairs.multiply(arrays.matrix))
    return np.asarray(closed.sum(axis=1)).ravel().astype(np.float64) / 2


def core(arrays: Arrays) -> Floats:
    """Return the largest k such that the node belongs to a group in which everyone has k links within the group."""
    import rustworkx as rx

    found: Any = rx.core_number(arrays.undirected)  # a mapping, though its stub says int
    return np.array([float(found[number]) for number in range(len(arrays))])


def clustering(arrays: Arrays) -> Floats:
    """Return the share of a node's pairs of neighbours that are linked; 0 with fewer than two."""
    degree = degrees(arrays)
    pairs = degree * (degree - 1) / 2
    return np.divide(_triangles(arrays), pairs, out=np.zeros_like(pairs), where=pairs > 0)


def effective_size(arrays: Arrays) -> Floats:
    """Return the number of neighbours less their mean number of links among themselves; NaN without neighbours."""
    degree = degrees(arrays)
    overlap = np.divide(2 * _triangles(arrays), degree, out=np.full_like(degree, np.nan), where=degree > 0)
    return np.asarray(degree - overlap)


def constraint(arrays: Arrays) -> Floats:
    """Return Burt's constraint, Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)² over the neighbours j; NaN without neighbours."""
    from scipy.sparse import diags_array

    degree = degrees(arrays)
    inverse = np.divide(1.0, degree, out=np.zeros_like(degree), where=degree > 0)
    share = diags_array(inverse) @ arrays.matrix
    invested = share + (share @ share).multiply(arrays.matrix)
    total = np.asarray(invested.power(2).sum(axis=1)).ravel()
    return np.where(degree > 0, total, np.nan)


def articulation(arrays: Arrays) -> Floats:
    """Return 1 for each node without which its piece of the network falls apart, 0 for the others."""
    import rustworkx as rx

    found = np.zeros(len(arrays))
    found[list(rx.articulation_points(arrays.undirected))] = 1.0
    return found


def bridges(arrays: Arrays) -> list[tuple[str, str]]:
    """Return the pairs of nodes between which a link, if cut, parts the network; parallel links count as one."""
    import rustworkx as rx

    found = ((min(pair), max(pair)) for pair in rx.bridges(arrays.undirected))
    return [(arrays.nodes[one], arrays.nodes[other]) for one, other in sorted(found)]


def component(arrays: Arrays) -> Floats:
    """Return the number of the piece to which each node belongs, the largest being 0."""
    found = np.zeros(len(arrays))
    for number, group in enumerate(arrays.components):
        found[group] = number
    return found


def density(arrays: Arrays) -> float:
    """Return the share of all pairs of nodes that are linked."""
    size = len(arrays)
    return 2 * len(arrays.simple[0]) / (size * (size - 1)) if size > 1 else 0.0


def transitivity(arrays: Arrays) -> float:
    """Return three times the triangles over the connected triples."""
    degree = degrees(arrays)
    triples = float((degree * (degree - 1)).sum()) / 2
    return float(_triangles(arrays).sum()) / triples if triples else 0.0


def simple_graph(network: NetworkGraph, arrays: Arrays) -> Any:  # noqa: ANN401 - networkx has no types
    """Return the weighted simple graph as a networkx `Graph`, with the attributes of the nodes."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from((node, network.graph.nodes[node]) for node in arrays.nodes)
    low, high, weight = arrays.simple
    graph.add_weighted_edges_from(
        (arrays.nodes[one], arrays.nodes[other], each)
        for one, other, each in zip(low.tolist(), high.tolist(), weight.tolist(), strict=True)
    )
    return graph


def assortativity(network: NetworkGraph, arrays: Arrays) -> float:
    """Return Newman's coefficient for the classes: 1 where like is linked with like, negative where unlike."""
    import networkx as nx

    linked = np.unique(np.concatenate(arrays.simple[:2])).tolist()
    if len({network.graph.nodes[arrays.nodes[place]].get("class") for place in linked}) <= 1:
        return float("nan")  # where all links join like with like because there is nothing else, it is 0/0
    return float(nx.attribute_assortativity_coefficient(simple_graph(network, arrays), "class"))
