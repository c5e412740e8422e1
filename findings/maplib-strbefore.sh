#!/usr/bin/env bash
# maplib 0.20.26, STRBEFORE and STRAFTER where the text does not hold what is sought.
# Guess: the empty text (SPARQL 1.1 §17.4.3.9 and .10), as pyoxigraph and rdflib 7.6.0 answer.
# Seen: the whole text, for both.
# Here: « the part before the parenthesis » of names that have none: a test for "" that finds nothing keeps what it should leave out.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 rdflib==7.6.0 <<'PYTHON'
import maplib
import rdflib

model = maplib.Model()
model.reads('<urn:a> <urn:name> "Ecoterra" .', format="turtle")
for function in ("STRBEFORE", "STRAFTER"):
    query = f'SELECT ({function}(?n, "(") AS ?x) {{ VALUES ?n {{ "Ecoterra" }} }}'
    (there,) = rdflib.Graph().query(query)
    print(function.ljust(9), "maplib:", repr(model.query(query).item()), "| rdflib:", repr(str(there.x)))
PYTHON
shows <<'SEEN'
STRBEFORE maplib: 'Ecoterra' | rdflib: ''
STRAFTER  maplib: 'Ecoterra' | rdflib: ''
SEEN
