#!/usr/bin/env bash
# networkx 3.6.1, a network whose names have a number sign, written as a list of edges or of neighbours and read again.
# Guess: write and read fit each other, the more so with a tabulator between the columns.
# Seen: for the reader the sign begins a comment, and the writer does not mind: the edge is gone; in a list of neighbours the name is
# cut before the sign, so that two lots become one. No warning.
# Here: « Lot #3 », « #habiter » and the addresses of our vocabularies (…/ontology#Project) are such names. Read with comments=None.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 <<'PYTHON'
import io

import networkx as nx

graph = nx.Graph([("Lot #3", "Les Tilleuls"), ("Les Tilleuls", "Lyon")])
def again(write, read, **options):
    file = io.BytesIO()
    write(graph, file, delimiter="\t")
    file.seek(0)
    return sorted(map(sorted, read(file, delimiter="\t", **options).edges))
print("edges", again(nx.write_edgelist, nx.read_edgelist))
print("edges without comments", again(nx.write_edgelist, nx.read_edgelist, comments=None))
graph.add_edge("Les Tilleuls", "Lot #4")
print("neighbours", again(nx.write_adjlist, nx.read_adjlist))
PYTHON
shows <<'SEEN'
edges [['Les Tilleuls', 'Lyon']]
edges without comments [['Les Tilleuls', 'Lot #3'], ['Les Tilleuls', 'Lyon']]
neighbours [['Les Tilleuls', 'Lot '], ['Les Tilleuls', 'Lyon']]
SEEN
