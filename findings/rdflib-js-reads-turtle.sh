#!/usr/bin/env bash
# rdflib.js 2.4.0 (npm `rdflib`), reading Turtle 1.1.
# Guess: it reads what the recommendation of 2014 allows, as every other reader of Turtle does.
# Seen: PREFIX and BASE, texts in single quotes, percent signs and escapes in names, and -.5 are syntax errors: it reads the
# Turtle of before.
# Here: a file for others keeps to @prefix, double quotes and plain names, as ours do; a query's prefixes cannot be pasted above data.
source "$(dirname "$0")/trial.bash"
javascript rdflib@2.4.0 n3@2.13.12 <<'JAVASCRIPT'
import * as rdf from "rdflib";
import N3 from "n3";

const head = "@prefix : <https://example.org/> . ";
const reads = (read) => {
  try {
    return read() || "read";
  } catch {
    return "refused";
  }
};
for (const text of [':a :p "x" .', "PREFIX e: <urn:e:> e:a e:p e:b .", "BASE <urn:e:> <a> <p> <b> .", ":a :p 'x' .", ":a :p :b%20c .", ":a :p :b\\,c .", ":a :p -.5 ."]) {
  const old = reads(() => rdf.parse(head + text, rdf.graph(), "https://example.org/", "text/turtle"));
  const other = reads(() => void new N3.Parser({ baseIRI: "https://example.org/" }).parse(head + text));
  console.log(text.padEnd(34), "rdflib.js:", old.padEnd(8), "N3.js:", other);
}
JAVASCRIPT
shows <<'SEEN'
:a :p "x" .                        rdflib.js: read     N3.js: read
PREFIX e: <urn:e:> e:a e:p e:b .   rdflib.js: refused  N3.js: read
BASE <urn:e:> <a> <p> <b> .        rdflib.js: refused  N3.js: read
:a :p 'x' .                        rdflib.js: refused  N3.js: read
:a :p :b%20c .                     rdflib.js: refused  N3.js: read
:a :p :b\,c .                      rdflib.js: refused  N3.js: read
:a :p -.5 .                        rdflib.js: refused  N3.js: read
SEEN
