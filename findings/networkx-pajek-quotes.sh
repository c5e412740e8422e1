#!/usr/bin/env bash
# networkx 3.6.1, names with straight quotation marks in the format of Pajek.
# Guess: they are escaped, or refused as other values are that the format cannot hold.
# Seen: `"La Ruche "Sud""` is written; the reader takes the marks out, so that two things that differ by them alone become one, with
# the edges of both.
# Here: titles and nicknames in quotes are usual names of projects and events; the network that comes back has fewer nodes.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 <<'PYTHON'
import io

import networkx as nx

graph = nx.Graph([('La Ruche "Sud"', "Nantes"), ("La Ruche Sud", "Rezé")])
file = io.BytesIO()
nx.write_pajek(graph, file)
print(file.getvalue().decode().split("\n")[1])
file.seek(0)
back = nx.Graph(nx.read_pajek(file))
print(len(graph), "nodes, then", len(back), sorted(back["La Ruche Sud"]))
PYTHON
shows <<'SEEN'
1 "La Ruche "Sud"" 0.0 0.0 ellipse
4 nodes, then 3 ['Nantes', 'Rezé']
SEEN
