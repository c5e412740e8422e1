#!/usr/bin/env bash
# pyvis 0.3.2, two links between the same two nodes in an undirected drawing.
# Guess: both are drawn, as vis.js does and as the networkx multigraph given to it has them.
# Seen: the second is dropped without a word, whatever its label; a directed drawing keeps both, with arrows.
# Here: « wrote with » and « built with » between two people become one link, the one that came first; draw it directed and
# take the arrows away, or join the labels before.
source "$(dirname "$0")/trial.bash"
python pyvis==0.3.2 networkx==3.6.1 <<'PYTHON'
import networkx
from pyvis.network import Network

graph = networkx.MultiGraph()
graph.add_edge("anne", "paul", label="wrote with")
graph.add_edge("anne", "paul", label="built with")
for directed in (False, True):
    drawing = Network(directed=directed)
    drawing.from_nx(graph)
    print("directed" if directed else "undirected", [edge["label"] for edge in drawing.edges])
PYTHON
shows <<'SEEN'
undirected ['wrote with']
directed ['wrote with', 'built with']
SEEN
