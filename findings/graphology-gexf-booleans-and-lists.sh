#!/usr/bin/env bash
# graphology-gexf 0.13.2, the reader and writer of Gephi Lite.
# Guess: a boolean `1` is true, as the schema of GEXF takes booleans from XML Schema; a list that is written is read again.
# Seen: `1` is false, only `true` is true. A list is written with | between its texts, and a text that holds one is two.
# Here: other tools write 1, so « verified » turns into its contrary when the file is opened; titles with « | » are common on the web.
# We write `true` and no lists.
source "$(dirname "$0")/trial.bash"
javascript graphology@0.26.0 graphology-types@0.24.8 graphology-gexf@0.13.2 <<'JAVASCRIPT'
import gexf from "graphology-gexf";
import graphology from "graphology";

const { Graph } = graphology;
const { parse, write } = gexf;
const nodes = ["true", "1"].map((value) => `<node id="${value}"><attvalues><attvalue for="0" value="${value}"/></attvalues></node>`);
const text = `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph><attributes class="node">
<attribute id="0" title="verified" type="boolean"/></attributes><nodes>${nodes.join("")}</nodes><edges/></graph></gexf>`;
parse(Graph, text).forEachNode((node, { verified }) => console.log(node, verified));
const graph = new Graph();
graph.addNode("a", { titles: ["Habiter | Accueil", "Ensemble"] });
console.log(JSON.stringify(parse(Graph, write(graph)).getNodeAttribute("a", "titles")));
JAVASCRIPT
shows <<'SEEN'
true true
1 false
["Habiter","Accueil","Ensemble"]
SEEN
