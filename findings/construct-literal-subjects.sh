#!/usr/bin/env bash
# rdflib 7.6.0 and Comunica 5.4.1, a CONSTRUCT whose template puts a value where a subject or a relation stands.
# Guess: SPARQL 1.1 §16.2: a triple with a literal as its subject or predicate is not part of the answer; pyoxigraph 0.5.13
# leaves it out.
# Seen: both give it. What rdflib then writes as Turtle is not Turtle; its own reader takes it, others refuse it.
# Here: « turn the relation round » over a property that has things and texts is a usual step between two vocabularies; ask
# FILTER(!isLiteral(?value)) in the query, and read back what is written.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph as ox
import rdflib

DATA = '<urn:a> <urn:place> <urn:lyon>, "Lyon" .'
QUERY = "CONSTRUCT { ?where <urn:has> ?what } WHERE { ?what <urn:place> ?where }"
store = ox.Store()
store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
print("pyoxigraph:", *store.query(QUERY))
found = rdflib.Graph().parse(data=DATA, format="turtle").query(QUERY).graph
print("rdflib:", sorted(" ".join(term.n3() for term in triple) for triple in found))
try:
    list(ox.parse(found.serialize(format="turtle").encode(), format=ox.RdfFormat.TURTLE))
except SyntaxError as error:
    print("as Turtle:", type(error).__name__)
PYTHON
python_seen=$seen
javascript @comunica/query-sparql-rdfjs@5.4.1 n3@2.13.12 <<'JAVASCRIPT'
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import N3 from "n3";

const store = new N3.Store(new N3.Parser().parse('<urn:a> <urn:place> <urn:lyon>, "Lyon" .'));
const query = "CONSTRUCT { ?where <urn:has> ?what } WHERE { ?what <urn:place> ?where }";
const found = await (await new QueryEngine().queryQuads(query, { sources: [store] })).toArray();
console.log("Comunica:", found.map(({ subject }) => subject.termType).sort().join(", "));
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
pyoxigraph: <urn:lyon> <urn:has> <urn:a>
rdflib: ['"Lyon" <urn:has> <urn:a>', '<urn:lyon> <urn:has> <urn:a>']
as Turtle: SyntaxError
Comunica: Literal, NamedNode
SEEN
