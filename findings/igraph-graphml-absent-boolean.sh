#!/usr/bin/env bash
# igraph 1.0.0, reading GraphML where a node has no value of a boolean.
# Guess: None, or whatever says that nothing is said, as a missing number becomes nan.
# Seen: False; a missing text is the empty text.
# Here: « not said » and « no » are not the same in a graph whose statements have sources; our files write no booleans.
source "$(dirname "$0")/trial.bash"
python igraph==1.0.0 networkx==3.6.1 <<'PYTHON'
import igraph
import networkx

graph = networkx.Graph()
graph.add_node("a", verified=True, number=1, place="Lyon")
graph.add_node("b")
networkx.write_graphml(graph, "a.graphml")
for node in igraph.Graph.Read_GraphML("a.graphml").vs:
    print(node["id"], node["verified"], node["number"], repr(node["place"]))
PYTHON
shows <<'SEEN'
a True 1.0 'Lyon'
b False nan ''
SEEN
