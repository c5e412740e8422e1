"""Networks as arrays, against networkx."""

import networkx as nx

from amu_graph.network.arrays import Arrays, breadth_first


def test_breadth_first_is_the_distance() -> None:
    reference = nx.barabasi_albert_graph(200, 1, seed=1)
    graph = nx.relabel_nodes(nx.MultiDiGraph(reference), str)
    arrays = Arrays.of(graph)
    expected = nx.single_source_shortest_path_length(reference, int(arrays.nodes[3]))
    assert breadth_first(arrays.matrix, 3).tolist() == [expected[int(node)] for node in arrays.nodes]
