#!/usr/bin/env bash
# maplib 0.20.26, joining with a variable that some rows leave unbound.
# Guess: an unbound variable agrees with every value (SPARQL 1.1 §18.3), so that UNDEF in VALUES means « any », and a second
# OPTIONAL fills what the first one left.
# Seen: it agrees with nothing: the row of UNDEF is lost, the second OPTIONAL fills nothing. No word is said.
# Here: forms of questions leave values open with UNDEF, and « the English name, else the French one » is asked with two OPTIONAL.
# COALESCE over two variables works everywhere.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 pyoxigraph==0.5.13 <<'PYTHON'
import maplib
import pyoxigraph

data = '<urn:a> <urn:homes> 14 . <urn:b> <urn:homes> 9 ; <urn:flats> 8 .'
model, store = maplib.Model(), pyoxigraph.Store()
model.reads(data, format="turtle")
store.load(data.encode(), pyoxigraph.RdfFormat.TURTLE)
for pattern in (
    "VALUES (?s ?n) { (<urn:a> UNDEF) (<urn:b> 9) } ?s <urn:homes> ?n",
    "?s <urn:homes> ?any OPTIONAL { ?s <urn:flats> ?n } OPTIONAL { ?s <urn:homes> ?n }",
):
    query = f"SELECT ?s ?n {{ {pattern} }} ORDER BY ?s"
    there = [(row["s"].value, row["n"] and int(row["n"].value)) for row in store.query(query)]
    print(pattern, "\n  maplib:    ", model.query(query).rows(), "\n  pyoxigraph:", there)
PYTHON
shows <<'SEEN'
VALUES (?s ?n) { (<urn:a> UNDEF) (<urn:b> 9) } ?s <urn:homes> ?n 
  maplib:     [('<urn:b>', 9)] 
  pyoxigraph: [('urn:a', 14), ('urn:b', 9)]
?s <urn:homes> ?any OPTIONAL { ?s <urn:flats> ?n } OPTIONAL { ?s <urn:homes> ?n } 
  maplib:     [('<urn:a>', None), ('<urn:b>', 8)] 
  pyoxigraph: [('urn:a', 14), ('urn:b', 8)]
SEEN
