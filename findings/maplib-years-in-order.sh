#!/usr/bin/env bash
# maplib 0.20.26, comparing values of xsd:gYear and xsd:gYearMonth.
# Guess: « later than 2015 » keeps 2016, as with pyoxigraph, or is an error, since SPARQL 1.1 does not define an order of years.
# Seen: = and != work, < and > keep no row, without a word; MIN, MAX and ORDER BY know the order; xsd:date is compared well.
# Here: years are what a project has most often. Compare xsd:integer(STR(?year)), which every engine answers.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 pyoxigraph==0.5.13 <<'PYTHON'
import maplib
import pyoxigraph

data = '<urn:a> <urn:year> "2014"^^xsd:gYear . <urn:b> <urn:year> "2016"^^xsd:gYear .'
prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
model, store = maplib.Model(), pyoxigraph.Store()
model.reads(prefix + data, format="turtle")
store.load((prefix + data).encode(), pyoxigraph.RdfFormat.TURTLE)
for test in ("?y > '2015'^^xsd:gYear", "?y != '2014'^^xsd:gYear", "xsd:integer(STR(?y)) > 2015"):
    query = f"{prefix} SELECT ?s {{ ?s <urn:year> ?y FILTER({test}) }}"
    here, there = model.query(query).rows(), [row["s"].value for row in store.query(query)]
    print(test.ljust(28), "maplib:", *[row[0] for row in here], "| pyoxigraph:", *there)
PYTHON
shows <<'SEEN'
?y > '2015'^^xsd:gYear       maplib: | pyoxigraph: urn:b
?y != '2014'^^xsd:gYear      maplib: <urn:b> | pyoxigraph: urn:b
xsd:integer(STR(?y)) > 2015  maplib: <urn:b> | pyoxigraph: urn:b
SEEN
