#!/usr/bin/env bash
# pyvis 0.3.2, drawing a networkx graph.
# Guess: the graph is read; it belongs to the caller, who may go on with it.
# Seen: every node gets a `size` and every edge a `width` in the caller's own graph, unless it has one, and a file written
# afterwards has both as columns.
# Here: a GraphML or GEXF file exported after the picture holds figures that nobody measured; hand a copy to pyvis.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pyvis==0.3.2 networkx==3.6.1
seen=$("$folder/env/bin/python" -W ignore - <<'PYTHON'
import networkx
from pyvis.network import Network

graph = networkx.Graph([("a", "b")])
before = dict(graph.nodes(data=True)), list(graph.edges(data=True))
print("before:", *before)
Network().from_nx(graph)
print("after: ", dict(graph.nodes(data=True)), list(graph.edges(data=True)))
print("keys in GraphML:", sum("<key" in line for line in networkx.generate_graphml(graph)))
PYTHON
)
expected=$(cat <<'SEEN'
before: {'a': {}, 'b': {}} [('a', 'b', {})]
after:  {'a': {'size': 10}, 'b': {'size': 10}} [('a', 'b', {'width': 1})]
keys in GraphML: 2
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
