#!/usr/bin/env bash
# JSON-LD 1.1, a number whose context says xsd:decimal, as three implementations read it.
# Guess: 48.5 is "48.5"^^xsd:decimal.
# Seen: "4.85E1"^^xsd:decimal from PyLD, jsonld.js and pyoxigraph: the algorithm (Object to RDF Conversion, step 10) writes every
# number with a fraction as a double, whatever its type, and no decimal has an exponent. rdflib alone gives 48.5.
# Here: coordinates and areas of JSON-LD become values that SPARQL cannot compare or add. Write them as texts, "48.5", as our
# exports do; `import` reads both.
source "$(dirname "$0")/trial.bash"
python pyld==3.3.0 pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import json

import pyoxigraph
import rdflib
from pyld import jsonld

decimal = "http://www.w3.org/2001/XMLSchema#decimal"
text = {"@context": {"area": {"@id": "http://example.org/area", "@type": decimal}}, "@id": "http://example.org/a", "area": 48.5}
(triple,) = jsonld.to_rdf(text)["@default"]
print("PyLD      ", triple["object"]["value"])
(quad,) = pyoxigraph.parse(json.dumps(text), format=pyoxigraph.RdfFormat.JSON_LD)
print("pyoxigraph", quad.object.value)
print("rdflib    ", *rdflib.Graph().parse(data=json.dumps(text), format="json-ld").objects())
store = pyoxigraph.Store()
store.add(quad)
print("AVG       ", *(row[0] for row in store.query("SELECT (AVG(?area) AS ?mean) { ?s ?p ?area }")))
PYTHON
shows <<'SEEN'
PyLD       4.85E1
pyoxigraph 4.85E1
rdflib     48.5
AVG        None
SEEN
