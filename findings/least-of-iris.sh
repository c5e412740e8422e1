#!/usr/bin/env bash
# rdflib 7.6.0, Comunica 5.4.1 and pyoxigraph 0.5.13, MIN over things, « one of them, always the same ».
# Guess: SPARQL 1.1 §18.5.1.5: MIN goes by the order of ORDER BY, which has IRIs, so that the least IRI is the answer.
# Seen: pyoxigraph answers so; rdflib answers a *text* that reads like the IRI, which joins with nothing; Comunica answers nothing.
# Here: picking one passage or one place of many is what MIN is used for; a query around it comes out empty elsewhere. Write
# MIN(STR(?it)), and IRI() around it where a thing is needed: that means the same to all.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph as ox
import rdflib

QUERY = "SELECT (MIN(?it) AS ?first) (IRI(MIN(STR(?it))) AS ?safe) { VALUES ?it { <urn:b> <urn:a> } }"
for name, (row,) in (("pyoxigraph", list(ox.Store().query(QUERY))), ("rdflib", list(rdflib.Graph().query(QUERY)))):
    print(name, *(type(row[column]).__name__ for column in ("first", "safe")))
PYTHON
python_seen=$seen
javascript @comunica/query-sparql-rdfjs@5.4.1 n3@2.13.12 <<'JAVASCRIPT'
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import N3 from "n3";

const query = "SELECT (MIN(?it) AS ?first) (IRI(MIN(STR(?it))) AS ?safe) { VALUES ?it { <urn:b> <urn:a> } }";
const [row] = await (await new QueryEngine().queryBindings(query, { sources: [new N3.Store()] })).toArray();
console.log("Comunica", row.get("first")?.termType, row.get("safe")?.termType);
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
pyoxigraph NamedNode NamedNode
rdflib Literal URIRef
Comunica undefined NamedNode
SEEN
