#!/usr/bin/env bash
# pyvis 0.3.2, drawing a networkx graph.
# Guess: the graph is read; it belongs to the caller, who may go on with it.
# Seen: every node gets a `size` and every edge a `width` in the caller's own graph, unless it has one, and a file written
# afterwards has both as columns.
# Here: a GraphML or GEXF file exported after the picture holds figures that nobody measured; hand a copy to pyvis.
source "$(dirname "$0")/trial.bash"
python pyvis==0.3.2 networkx==3.6.1 <<'PYTHON'
import networkx
from pyvis.network import Network

graph = networkx.Graph([("a", "b")])
before = dict(graph.nodes(data=True)), list(graph.edges(data=True))
print("before:", *before)
Network().from_nx(graph)
print("after: ", dict(graph.nodes(data=True)), list(graph.edges(data=True)))
print("keys in GraphML:", sum("<key" in line for line in networkx.generate_graphml(graph)))
PYTHON
shows <<'SEEN'
before: {'a': {}, 'b': {}} [('a', 'b', {})]
after:  {'a': {'size': 10}, 'b': {'size': 10}} [('a', 'b', {'width': 1})]
keys in GraphML: 2
SEEN
