#!/usr/bin/env bash
# networkx 3.6.1, a graph as JSON (node_link_data, cytoscape_data) where a link has an attribute `source`, or a node one named `id`.
# Guess: attributes come back as they were, or a name that is taken raises; GraphML keeps both.
# Seen: node_link_data puts the two ends over `source` and `target`, and the node over `id`: these attributes are gone, silently.
# In cytoscape_data a `name` or `value` that a node has not gets the node's own.
# Here: the source of a statement is what this graph keeps for each link, and « source » its first name. Call it otherwise
# (`said_by`), or hand other names to the function; our files name a thing by its `iri`.
source "$(dirname "$0")/trial.bash"
python networkx==3.6.1 <<'PYTHON'
import networkx

graph = networkx.Graph()
graph.add_node("anne", id="https://example.org/anne")
graph.add_edge("anne", "work", source="rapport.pdf, page 3", role="author")
written = networkx.node_link_data(graph)
print("node_link:", *networkx.node_link_graph(written).edges(data=True), written["nodes"][0])
networkx.write_graphml(graph, "a.graphml")
print("GraphML:", *networkx.read_graphml("a.graphml").edges(data=True))
print("cytoscape:", networkx.cytoscape_graph(networkx.cytoscape_data(graph)).nodes["work"])
PYTHON
shows <<'SEEN'
node_link: ('anne', 'work', {'role': 'author'}) {'id': 'anne'}
GraphML: ('anne', 'work', {'source': 'rapport.pdf, page 3', 'role': 'author'})
cytoscape: {'id': 'work', 'value': 'work', 'name': 'work'}
SEEN
