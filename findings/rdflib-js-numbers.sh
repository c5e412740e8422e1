#!/usr/bin/env bash
# rdflib.js 2.4.0 (npm `rdflib`), numbers of Turtle.
# Guess: what is read is what is written: 3.20 stays 3.20, and 2.5E-1 is a double.
# Seen: numbers go through those of JavaScript: a number of twenty digits loses the last ones, one of 23 becomes "1e+22"^^xsd:integer, which
# is no integer; 2.5E-1 is a decimal; true is "1".
# Here: identifiers of national registers (SIREN, ISNI) written without quotes, and costs. We write identifiers as texts.
source "$(dirname "$0")/trial.bash"
javascript rdflib@2.4.0 <<'JAVASCRIPT'
import * as rdf from "rdflib";

for (const value of ["3.20", "12345678901234567890", "10000000000000000000000", "2.5E-1", "true"]) {
  const graph = rdf.graph();
  rdf.parse(`<urn:a> <urn:p> ${value} .`, graph, "https://example.org/", "text/turtle");
  console.log(value.padEnd(24), graph.statements[0].object.toNT().replace("http://www.w3.org/2001/XMLSchema#", "xsd:"));
}
JAVASCRIPT
shows <<'SEEN'
3.20                     "3.2"^^<xsd:decimal>
12345678901234567890     "12345678901234567000"^^<xsd:integer>
10000000000000000000000  "1e+22"^^<xsd:integer>
2.5E-1                   "0.25"^^<xsd:decimal>
true                     "1"^^<xsd:boolean>
SEEN
