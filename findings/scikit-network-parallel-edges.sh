#!/usr/bin/env bash
# scikit-network 0.33.5, GraphML of a network with parallel edges (one person, author and speaker of one work).
# Guess: either each edge stays, or what is merged is merged as a whole.
# Seen: weights of parallel edges are added into one edge, attributes are not merged: three roles for two edges, in the order of the
# file, while the edges are in the order of the matrix; nothing tells which is whose.
# Here: roles are what this network is about; group parallel edges before the file is written, or read it with networkx.
source "$(dirname "$0")/trial.bash"
python scikit-network==0.33.5 networkx==3.6.1 <<'PYTHON'
import networkx
from sknetwork.data import from_graphml

graph = networkx.MultiDiGraph()
graph.add_edge("work", "anne", role="author", weight=2.0)
graph.add_edge("work", "anne", role="speaker", weight=3.0)
graph.add_edge("anne", "work", role="about", weight=1.0)
networkx.write_graphml(graph, "network.graphml")
network = from_graphml("network.graphml")
print("weights:", network.adjacency.toarray().tolist(), "edges:", network.adjacency.nnz)
print("roles:  ", network.edge_attribute["role"].tolist())
PYTHON
shows <<'SEEN'
weights: [[0.0, 5.0], [1.0, 0.0]] edges: 2
roles:   ['author', 'speaker', 'about']
SEEN
