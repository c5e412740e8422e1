#!/usr/bin/env bash
# graphology-graphml 0.5.2, a key for nodes and edges alike.
# Guess: <key for="all">, the default of the schema of GraphML, declares an attribute of nodes, edges and the graph.
# Seen: the file is not read: a TypeError about the name of the key. With the same key for nodes and for edges, it is.
# Here: files of yEd and of hand-made scripts have such keys; ours name nodes and edges apart.
source "$(dirname "$0")/trial.bash"
javascript graphology@0.26.0 graphology-types@0.24.8 graphology-graphml@0.5.2 <<'JAVASCRIPT'
import graphml from "graphology-graphml";
import graphology from "graphology";

for (const kind of ["node", "all"]) {
  const text = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d" for="${kind}" attr.name="name" attr.type="string"/>
<graph edgedefault="directed"><node id="a"><data key="d">Lieu</data></node></graph></graphml>`;
  try {
    console.log(kind, JSON.stringify(graphml.parse(graphology.Graph, text).getNodeAttributes("a")));
  } catch (error) {
    console.log(kind, `${error.name}: ${error.message}`);
  }
}
JAVASCRIPT
shows <<'SEEN'
node {"name":"Lieu"}
all TypeError: Cannot set properties of undefined (setting 'd')
SEEN
