#!/usr/bin/env bash
# maplib 0.20.26, dividing whole numbers.
# Guess: SPARQL 1.1 §17.3 divides integers into a decimal: 7 / 2 is 3.5.
# Seen: 3.0, a number with a fraction whose fraction is cut; FILTER(?homes / 4 > 2) loses the project with nine. xsd:decimal(?homes) / 4 is right.
# Here: homes for each building, cost for each home: shares below one all become zero.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 pyoxigraph==0.5.13 <<'PYTHON'
import maplib
import pyoxigraph

data = "<urn:b> <urn:homes> 9 ."
model, store = maplib.Model(), pyoxigraph.Store()
model.reads(data, format="turtle")
store.load(data.encode(), pyoxigraph.RdfFormat.TURTLE)
for value in ("?n / 4", "1 / ?n", "xsd:decimal(?n) / 4"):
    query = f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ({value} AS ?x) {{ ?s <urn:homes> ?n }}"
    (there,) = store.query(query)
    print(value.ljust(19), "maplib:", float(model.query(query).item()), "| pyoxigraph:", there["x"].value)
PYTHON
shows <<'SEEN'
?n / 4              maplib: 2.0 | pyoxigraph: 2.25
1 / ?n              maplib: 0.0 | pyoxigraph: 0.111111111111111111
xsd:decimal(?n) / 4 maplib: 2.25 | pyoxigraph: 2.25
SEEN
