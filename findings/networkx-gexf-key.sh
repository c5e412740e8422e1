#!/usr/bin/env bash
# networkx 3.6.1, write_gexf of a graph with parallel edges.
# Guess: the file has the attributes that the edges have.
# Seen: every edge gets one more, networkx_key, declared for all readers, and the ids of edges are written beside it.
# Here: the parallel links of two people (author and speaker) are the rule in this field, so that each file shows a column in
# Gephi that nobody made. This project writes GEXF itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1
seen=$("$folder/env/bin/python" -W ignore - <<'PYTHON'
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
)
expected=$(cat <<'SEEN'
['role', 'networkx_key']
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
