#!/usr/bin/env bash
# maplib 0.20.26, comparing numbers of two types.
# Guess: 14 = 14.0 is true (SPARQL 1.1 §17.3 compares values), as pyoxigraph has it.
# Seen: = is false where the types differ, for a number in the query too, while <= and >= are both true.
# Here: a count read from a table (14) and one from a sheet (14.0) are never found alike; cast both to xsd:decimal.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 pyoxigraph==0.5.13 <<'PYTHON'
import maplib
import pyoxigraph

data = "<urn:a> <urn:homes> 14 . <urn:b> <urn:homes> 14.0 . <urn:c> <urn:homes> 15.0 ."
model, store = maplib.Model(), pyoxigraph.Store()
model.reads(data, format="turtle")
store.load(data.encode(), pyoxigraph.RdfFormat.TURTLE)
for test in ("?n = ?m", "?m = 14", "?n <= ?m && ?n >= ?m"):
    query = f"SELECT ?t {{ <urn:a> <urn:homes> ?n . ?t <urn:homes> ?m FILTER({test}) }} ORDER BY ?t"
    there = [row["t"].value for row in store.query(query)]
    print(test.ljust(20), "maplib:", *[row[0] for row in model.query(query).rows()], "| pyoxigraph:", *there)
PYTHON
shows <<'SEEN'
?n = ?m              maplib: <urn:a> | pyoxigraph: urn:a urn:b
?m = 14              maplib: <urn:a> | pyoxigraph: urn:a urn:b
?n <= ?m && ?n >= ?m maplib: <urn:a> <urn:b> | pyoxigraph: urn:a urn:b
SEEN
