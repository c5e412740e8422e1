#!/usr/bin/env bash
# Comunica 5.4.1, ENCODE_FOR_URI of a French name.
# Guess: SPARQL 1.1 §17.4.3.11 is XPath's fn:encode-for-uri, which escapes everything but letters, digits and - _ . ~, as
# pyoxigraph 0.5.13 and rdflib 7.6.0 do.
# Seen: apostrophes, brackets, « ! » and « * » stay as they are.
# Here: identifiers made of names in a query (« L'Échappée », « Habitat (groupe) ») are two things where two engines made them; make
# identifiers before the data are loaded, as we do, or take such signs away with REPLACE first.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph as ox
import rdflib

QUERY = """SELECT (ENCODE_FOR_URI("L'Échappée (Lyon) !") AS ?it) {}"""
print("pyoxigraph", next(iter(ox.Store().query(QUERY)))["it"].value)
print("rdflib    ", next(iter(rdflib.Graph().query(QUERY)))["it"])
PYTHON
python_seen=$seen
javascript @comunica/query-sparql-rdfjs@5.4.1 n3@2.13.12 <<'JAVASCRIPT'
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import N3 from "n3";

const query = `SELECT (ENCODE_FOR_URI("L'Échappée (Lyon) !") AS ?it) {}`;
const [row] = await (await new QueryEngine().queryBindings(query, { sources: [new N3.Store()] })).toArray();
console.log("Comunica  ", row.get("it").value);
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
pyoxigraph L%27%C3%89chapp%C3%A9e%20%28Lyon%29%20%21
rdflib     L%27%C3%89chapp%C3%A9e%20%28Lyon%29%20%21
Comunica   L'%C3%89chapp%C3%A9e%20(Lyon)%20!
SEEN
