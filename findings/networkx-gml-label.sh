#!/usr/bin/env bash
# networkx 3.6.1, nodes that have an identifier and an attribute `label`, written as GML.
# Guess: the label is written, as in GEXF and GraphML, or an error says that the word is taken.
# Seen: GML's own `label` is the identifier; the attribute is left out without a word, every other one is kept.
# Here: `label` is what every drawing program shows; a network that leaves Python as GML shows project:ecoterra for Ecoterra, and
# reading it back does not bring the names back. Call the attribute `name`, or relabel before writing.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 <<'PYTHON'
import networkx as nx

graph = nx.Graph()
graph.add_node("project:ecoterra", label="Ecoterra", kind="projet")
print(nx.parse_gml(list(nx.generate_gml(graph))).nodes(data=True))
print(nx.parse_graphml("".join(nx.generate_graphml(graph))).nodes(data=True))
print("Ecoterra" in "".join(nx.generate_gexf(graph)))
PYTHON
shows <<'SEEN'
[('project:ecoterra', {'kind': 'projet'})]
[('project:ecoterra', {'label': 'Ecoterra', 'kind': 'projet'})]
True
SEEN
