#!/usr/bin/env bash
# PyLD 3.3.0, JSON-LD 1.1, a map whose keys are values of a property (`@container: @index` with `@index: property`).
# Guess: each object gets the property with the key as its value, as rdflib 7.6.0 and pyoxigraph 0.5.13 have it.
# Seen: the key is dropped without a word.
# Here: « works by year » in such a map lose their year on the way to RDF; read them with another library.
source "$(dirname "$0")/trial.bash"
python pyld==3.3.0 rdflib==7.6.0 pyoxigraph==0.5.13 <<'PYTHON'
import json

import pyoxigraph
from pyld import jsonld
from rdflib import Graph

DOCUMENT = {
    "@context": {"@vocab": "https://example.org/", "works": {"@container": "@index", "@index": "year"}},
    "@id": "urn:anne",
    "works": {"2013": {"@id": "urn:book"}},
}
text = json.dumps(DOCUMENT)
print("PyLD:", *sorted(jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).splitlines()), sep="\n    ")
print("rdflib:", *sorted(f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in Graph().parse(data=text, format="json-ld")), sep="\n    ")
print("pyoxigraph:", *sorted(f"{quad} ." for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)), sep="\n    ")
PYTHON
shows <<'SEEN'
PyLD:
    <urn:anne> <https://example.org/works> <urn:book> .
rdflib:
    <urn:anne> <https://example.org/works> <urn:book> .
    <urn:book> <https://example.org/year> "2013" .
pyoxigraph:
    <urn:anne> <https://example.org/works> <urn:book> .
    <urn:book> <https://example.org/year> "2013" .
SEEN
