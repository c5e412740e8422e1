"""A network as arrays: the same graph for rustworkx, numpy and scipy, in the order of its nodes."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import networkx as nx
    import rustworkx as rx
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Integers = NDArray[np.integer[Any]]
Booleans = NDArray[np.bool_]


class Arrays:
    """The links of a graph between the numbers of its nodes.

    `nodes` gives the IRI of each number; `tail`, `head` and `weight` are all links, in the graph's order. The *simple*
    graph, on which measures of paths and groups are made, has no direction, no loops and one link where several join
    two nodes, weighted with their sum.
    """

    def __init__(self, nodes: list[str], tail: Integers, head: Integers, weight: Floats) -> None:
        self.nodes, self.tail, self.head, self.weight = nodes, tail, head, weight

    @classmethod
    def of(cls, graph: "nx.MultiDiGraph[str]") -> "Arrays":
        """Return the links of a graph of networkx."""
        nodes = list(graph)
        number = {node: place for place, node in enumerate(nodes)}
        links = list(graph.edges(data="weight", default=1.0))
        return cls(
            nodes,
            np.array([number[tail] for tail, _, _ in links], dtype=np.int64),
            np.array([number[head] for _, head, _ in links], dtype=np.int64),
            np.array([weight for _, _, weight in links], dtype=np.float64),
        )

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def simple(self) -> tuple[Integers, Integers, Floats]:
        """The simple graph: lesser end, greater end and weight of each link, sorted."""
        low, high = np.minimum(self.tail, self.head), np.maximum(self.tail, self.head)
        apart = low != high
        return self._summed(low[apart], high[apart], self.weight[apart])

    @cached_property
    def arcs(self) -> tuple[Integers, Integers, Floats]:
        """The directed links, one from a node to another with the sum of the weights, sorted."""
        return self._summed(self.tail, self.head, self.weight)

    def _summed(self, tail: Integers, head: Integers, weight: Floats) -> tuple[Integers, Integers, Floats]:
        size = max(len(self), 1)
        keys, place = np.unique(tail * size + head, return_inverse=True)
        return keys // size, keys % size, np.bincount(place, weights=weight, minlength=len(keys)).astype(np.float64)

    @cached_property
    def matrix(self) -> "csr_array[Any, tuple[int, int]]":
        """The symmetric adjacency matrix of the simple graph, without weights."""
        from scipy.sparse import csr_array

        low, high, _ = self.simple
        ones = np.ones(2 * len(low))
        rows, columns = np.concatenate([low, high]), np.concatenate([high, low])
        return csr_array((ones, (rows, columns)), shape=(len(self), len(self)))

    @cached_property
    def undirected(self) -> "rx.PyGraph[int, float]":
        """The simple graph for rustworkx."""
        import rustworkx as rx

        graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(len(self)))
        low, high, weight = self.simple
        graph.add_edges_from(list(zip(low.tolist(), high.tolist(), weight.tolist(), strict=True)))
        return graph

    @cached_property
    def directed(self) -> "rx.PyDiGraph[int, float]":
        """The directed links for rustworkx."""
        import rustworkx as rx

        graph: rx.PyDiGraph[int, float] = rx.PyDiGraph(multigraph=False)
        graph.add_nodes_from(range(len(self)))
        tail, head, weight = self.arcs
        graph.add_edges_from(list(zip(tail.tolist(), head.tolist(), weight.tolist(), strict=True)))
        return graph

    @cached_property
    def components(self) -> list[Integers]:
        """The connected components, largest first, then by the IRI of their first node."""
        from scipy.sparse.csgraph import connected_components

        if not len(self):
            return []
        _, labels = connected_components(self.matrix, directed=False)
        order = np.argsort(labels, kind="stable")
        groups = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
        return sorted(groups, key=lambda group: (-len(group), self.nodes[int(group[0])]))


def breadth_first(part: "csr_array[Any, tuple[int, int]]", start: int) -> Floats:
    """Return how many links each node is away from `start`, level by level."""
    away = np.full(part.shape[0], np.inf)
    away[start] = 0.0
    degree, last = np.diff(part.indptr), np.zeros(part.shape[0], dtype=np.int64)
    frontier, level = np.array([start]), 0.0
    while len(frontier):
        level += 1.0
        count = degree[frontier]
        ends = np.cumsum(count)
        around = part.indices[np.repeat(part.indptr[frontier] - ends + count, count) + np.arange(ends[-1])]
        found = around[np.isinf(away[around])]
        away[found] = level
        last[found] = np.arange(len(found))
        frontier = found[last[found] == np.arange(len(found))]  # each once
    return away
