#!/usr/bin/env bash
# rustworkx 0.18.1, reading GraphML in which one link says directed="false".
# Guess: the link goes both ways, or the file is refused, as networkx 3.6.1 refuses it (« directed=false edge found in directed graph »).
# Seen: it is a link from source to target like all others; ancestors, PageRank and brokers are computed with a direction that
# nobody stated. igraph 1.0.0 does the same.
# Here: « works with » has no direction and « accompanies » has one; networks of both are written directed, with two links for the first.
source "$(dirname "$0")/trial.bash"
python rustworkx==0.18.1 networkx==3.6.1 igraph==1.0.0 <<'PYTHON'
from pathlib import Path

import igraph
import networkx
import rustworkx

Path("a.graphml").write_text(
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="a"/><node id="b"/>'
    '<edge source="a" target="b" directed="false"/></graph></graphml>'
)
(graph,) = rustworkx.read_graphml("a.graphml")
print("rustworkx", list(graph.edge_list()), "ancestors of a:", rustworkx.ancestors(graph, 0), "of b:", rustworkx.ancestors(graph, 1))
other = igraph.Graph.Read_GraphML("a.graphml")
print("igraph", "directed" if other.is_directed() else "undirected", other.get_edgelist())
try:
    print("networkx", networkx.read_graphml("a.graphml").edges)
except networkx.NetworkXError as error:
    print("networkx", error)
PYTHON
shows <<'SEEN'
rustworkx [(0, 1)] ancestors of a: set() of b: {0}
igraph directed [(0, 1)]
networkx directed=false edge found in directed graph.
SEEN
