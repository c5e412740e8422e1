#!/usr/bin/env bash
# sparqljs 3.7.4, a prefixed name with an escaped sign.
# Guess: ex:a\,b is <…a,b>, the backslash being the escape of the grammar (SPARQL 1.1 §4.1.1, PN_LOCAL_ESC), as N3.js reads
# the same name in Turtle.
# Seen: the backslash stays in the IRI, which then names nothing; no error.
# Here: a tool built on this parser (editors, proxies, federations) sends another query than was written, and gets no rows.
# Write such names as whole IRIs.
source "$(dirname "$0")/trial.bash"
javascript sparqljs@3.7.4 n3@1.26.0 <<'JAVASCRIPT'
import N3 from "n3";
import { Parser } from "sparqljs";
console.log(new Parser().parse("PREFIX ex: <http://e/> SELECT * { ex:a\\,b ?p ?o }").where[0].triples[0].subject.value);
console.log(new N3.Parser().parse("@prefix ex: <http://e/> . ex:a\\,b ex:p ex:c .")[0].subject.value);
JAVASCRIPT
shows <<'SEEN'
http://e/a\,b
http://e/a,b
SEEN
