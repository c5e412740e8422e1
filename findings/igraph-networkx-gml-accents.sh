#!/usr/bin/env bash
# igraph 1.0.0 and networkx 3.6.1, GML from one to the other.
# Guess: a network with French names goes both ways.
# Seen: neither way. networkx writes « é » as a character entity, which igraph keeps as six signs; igraph writes UTF-8, which
# networkx refuses. And igraph takes accents and underscores out of the names of attributes: `début_année` is `dbutanne`.
# Here: GML is often proposed as the plain exchange format; with French names use GraphML, as we do.
source "$(dirname "$0")/trial.bash"
python igraph==1.0.0 networkx==3.6.1 <<'PYTHON'
import igraph
import networkx

networkx.write_gml(networkx.Graph([("Échanges", "Lyon")]), "networkx.gml")
print(igraph.Graph.Read_GML("networkx.gml").vs["label"])
graph = igraph.Graph(edges=[(0, 1)])
graph.vs["label"] = ["Échanges", "Lyon"]
graph.vs["début_année"] = [1999, 2003]
graph.write_gml("igraph.gml")
print([line.strip() for line in open("igraph.gml", encoding="utf-8") if "1999" in line])
try:
    networkx.read_gml("igraph.gml")
except networkx.NetworkXError as error:
    print(error)
PYTHON
shows <<'SEEN'
['&#201;changes', 'Lyon']
['dbutanne 1999']
input is not ASCII-encoded
SEEN
