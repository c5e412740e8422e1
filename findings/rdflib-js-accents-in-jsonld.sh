#!/usr/bin/env bash
# rdflib.js 2.4.0 (npm `rdflib`), writing addresses with accents as JSON-LD.
# Guess: an IRI is the same in all formats that it writes.
# Seen: JSON-LD has %C3%A9 for « é », which RDF takes for another thing, unless the address has been shortened with a prefix: one file
# names one thing in two ways.
# Here: French vocabularies and pages have such addresses; merged with our Turtle, their statements fall apart. Ours are plain letters.
source "$(dirname "$0")/trial.bash"
javascript rdflib@2.4.0 <<'JAVASCRIPT'
import * as rdf from "rdflib";

const base = "https://example.org/";
const graph = rdf.graph();
rdf.parse("<https://example.org/école> <urn:p> <https://other.example/école> . <https://other.example/école> <urn:q> 1 .", graph, base, "text/turtle");
for (const format of ["application/n-quads", "application/ld+json"]) {
  console.log(format, "|", [...new Set(rdf.serialize(null, graph, base, format).match(/[\w:/.\\]*\/?(école|\\u00e9cole|%C3%A9cole)/gu))].sort().join(" "));
}
JAVASCRIPT
shows <<'SEEN'
application/n-quads | https://example.org/\u00e9cole https://other.example/\u00e9cole
application/ld+json | https://example.org/%C3%A9cole other:école
SEEN
