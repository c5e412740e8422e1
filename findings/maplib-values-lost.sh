#!/usr/bin/env bash
# maplib 0.20.26, reading statements whose values its columns cannot hold.
# Guess: a valid file is read whole, or the reader says what it leaves out; counts before and after agree.
# Seen: "1"^^xsd:boolean (a form of true) and a whole number of thirty digits are gone, the statement with them, without an error or a
# message. A decimal keeps twelve digits behind the point.
# Here: a dataset that is loaded to be asked fast answers less than it holds. Compare COUNT(*) with the number of lines.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 pyoxigraph==0.5.13 <<'PYTHON'
import maplib
import pyoxigraph

prefix = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
for value in ('"1"^^xsd:boolean', "123456789012345678901234567890", "true", "14", "48.58392000000000001"):
    model, store = maplib.Model(), pyoxigraph.Store()
    data = f"{prefix} <urn:a> <urn:p> {value} ."
    model.reads(data, format="turtle")
    store.load(data.encode(), pyoxigraph.RdfFormat.TURTLE)
    print(value.ljust(32), "maplib:", *[row[0] for row in model.query("SELECT ?o { ?s ?p ?o }").rows()], "| statements in pyoxigraph:", len(store))
PYTHON
shows <<'SEEN'
"1"^^xsd:boolean                 maplib: | statements in pyoxigraph: 1
123456789012345678901234567890   maplib: | statements in pyoxigraph: 1
true                             maplib: True | statements in pyoxigraph: 1
14                               maplib: 14 | statements in pyoxigraph: 1
48.58392000000000001             maplib: 48.583920000000 | statements in pyoxigraph: 1
SEEN
