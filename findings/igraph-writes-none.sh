#!/usr/bin/env bash
# igraph 1.0.0, writing GraphML or GML of a graph where some nodes lack an attribute.
# Guess: what is None is left out, so that it is absent when the file is read, as networkx 3.6.1 leaves out what is not there.
# Seen: the text « None » is written for it, « false » for a boolean, and whole numbers come back as fractions.
# Here: most things lack most attributes; a filter on « place » then finds things at the place called None. Write « » or leave the
# attribute out before saving; our files are not written by igraph.
source "$(dirname "$0")/trial.bash"
python igraph==1.0.0 networkx==3.6.1 <<'PYTHON'
import igraph
import networkx

graph = igraph.Graph(2, [(0, 1)])
graph.vs["place"] = ["Lyon", None]
graph.vs["verified"] = [True, None]
graph.vs["year"] = [2013, None]
for name in ("graphml", "gml"):
    graph.save(f"a.{name}", format=name)
    print(name, igraph.Graph.Read(f"a.{name}", format=name).vs[1].attributes())
print("read by networkx", networkx.read_graphml("a.graphml").nodes["n1"])
PYTHON
shows <<'SEEN'
graphml {'place': 'None', 'verified': False, 'year': nan, 'id': 'n1'}
gml {'id': 1.0, 'place': 'None', 'verified': 0.0, 'year': nan}
read by networkx {'place': 'None', 'verified': False}
SEEN
