#!/usr/bin/env bash
# rdflib.js 2.4.0 (npm `rdflib`, the library of Solid's applications), writing a list.
# Guess: a list of three authors comes back from each format that it writes.
# Seen: Turtle is right. N-Triples and N-Quads end the list with rdf:nill, a name that does not exist, so that it never ends; RDF/XML
# writes a Collection without members.
# Here: the order of authors and of stages stands in lists; who passes our graph on through this library loses it, without an error.
source "$(dirname "$0")/trial.bash"
javascript rdflib@2.4.0 <<'JAVASCRIPT'
import * as rdf from "rdflib";

const base = "https://example.org/";
const graph = rdf.graph();
rdf.parse('@prefix : <https://example.org/> . :book :authors ( :anna :ben ) .', graph, base, "text/turtle");
for (const format of ["text/turtle", "application/n-triples", "application/rdf+xml"]) {
  const text = rdf.serialize(null, graph, base, format);
  console.log(format, "|", text.split("\n").filter((line) => /anna|ben|nil|Collection|parseType/.test(line)).map((line) => line.trim().replace(/_:\w+/g, "_:x")).sort().join("\n  "));
}
JAVASCRIPT
shows <<'SEEN'
text/turtle | </book> </authors> ( </anna> </ben> ).
application/n-triples | _:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <https://example.org/anna>.
  _:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <https://example.org/ben>.
  _:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nill>.
application/rdf+xml | <exa:authors rdf:parseType="Collection"></exa:authors>
SEEN
