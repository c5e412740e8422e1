#!/usr/bin/env bash
# rdflib 7.6.0, JSON-LD 1.1, a term whose values are graphs (`@container: @graph`).
# Guess: what stands in the value is said in a graph of its own, which the relation leads to, as PyLD 3.3.0 and pyoxigraph 0.5.13 have it.
# Seen: it is said in the default graph, beside what is asserted; the relation leads to a node that names no graph.
# Here: claims and quotations are given this way just so that they are *not* asserted; after reading, a doubt is a fact. Read
# such files with pyoxigraph.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 PyLD==3.3.0 pyoxigraph==0.5.13 <<'PYTHON'
import json

import pyoxigraph as ox
import rdflib
from pyld import jsonld

claim = {"@context": {"claims": {"@id": "urn:claims", "@container": "@graph"}}, "@id": "urn:source"}
claim["claims"] = {"@id": "urn:project", "urn:dwellings": 14}
text = json.dumps(claim)
asserted = "SELECT * { <urn:project> ?is ?it }"
lines = jsonld.to_rdf(claim, {"format": "application/n-quads"}).splitlines()
print("PyLD, asserted:", sum(line.startswith("<urn:project>") and line.count(" ") == 3 for line in lines))
store = ox.Store()
store.load(text.encode(), format=ox.RdfFormat.JSON_LD)
print("pyoxigraph, asserted:", len(list(store.query(asserted))))
print("rdflib, asserted:", len(list(rdflib.Dataset().parse(data=text, format="json-ld").query(asserted))))
PYTHON
shows <<'SEEN'
PyLD, asserted: 0
pyoxigraph, asserted: 0
rdflib, asserted: 1
SEEN
