#!/usr/bin/env bash
# networkx 3.6.1 to igraph 1.0.0 by GraphML, weights of which some are whole.
# Guess: 1 and 2.5 are the weights of two links in any tool that reads the file.
# Seen: networkx declares `weight` twice, as long and as double, under two keys; igraph refuses the file (« duplicate attribute
# name »). With 1.0 beside 2.5 it reads it. networkx alone does not mind.
# Here: counts that are divided for some pairs are such weights, and the error speaks of a file that one did not write by hand. Make
# all values of an attribute of one kind; our writer declares each name once.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 igraph==1.0.0 <<'PYTHON'
import re

import igraph
import networkx

for weights in ((1, 2.5), (1.0, 2.5)):
    graph = networkx.Graph()
    graph.add_edge("a", "b", weight=weights[0])
    graph.add_edge("b", "c", weight=weights[1])
    networkx.write_graphml(graph, "a.graphml")
    declared = re.findall(r'attr.type="(\w+)"', open("a.graphml", encoding="utf-8").read())
    try:
        read = igraph.Graph.Read_GraphML("a.graphml").es["weight"]
    except Exception as error:
        read = f"{type(error).__name__}: {re.search('Duplicate attribute name', str(error))[0]}"
    print(weights, "declared", *sorted(declared), "igraph:", read)
PYTHON
shows <<'SEEN'
(1, 2.5) declared double long igraph: InternalError: Duplicate attribute name
(1.0, 2.5) declared double igraph: [1.0, 2.5]
SEEN
