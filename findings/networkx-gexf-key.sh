#!/usr/bin/env bash
# networkx 3.6.1, write_gexf of a graph with parallel edges.
# Guess: the file has the attributes that the edges have.
# Seen: every edge gets one more, networkx_key, declared for all readers, and the ids of edges are written beside it.
# Here: the parallel links of two people (author and speaker) are the rule in this field, so that each file shows a column in
# Gephi that nobody made. This project writes GEXF itself.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 <<'PYTHON'
import io
import re

import networkx

graph = networkx.MultiDiGraph()
graph.add_edge("a", "b", role="author")
graph.add_edge("a", "b", role="speaker")
file = io.BytesIO()
networkx.write_gexf(graph, file)
print(re.findall(r'<attribute [^>]*title="([^"]*)"', file.getvalue().decode()))
PYTHON
shows <<'SEEN'
['role', 'networkx_key']
SEEN
