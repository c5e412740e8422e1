#!/usr/bin/env bash
# pyoxigraph 0.5.13, JSON-LD 1.1, a map by type whose objects have an identifier.
# Guess: the key of the map is the type of the object below it (`@container: @type`), as PyLD 3.3.0 reads it.
# Seen: a syntax error that says where `@type` has to stand, though the document has no such key; without `@id` in the object
# it is read.
# Here: catalogues group their agents so; expand with PyLD first.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 pyld==3.3.0 <<'PYTHON'
import json

import pyoxigraph
from pyld import jsonld

for value in ({"@id": "urn:b", "name": "x"}, {"name": "x"}):
    document = {
        "@context": {"@vocab": "https://example.org/", "agents": {"@container": "@type"}},
        "@id": "urn:a",
        "agents": {"Person": value},
    }
    print(json.dumps(value))
    print("    PyLD:", len(jsonld.to_rdf(document, {"format": "application/n-quads"}).splitlines()), "triples")
    try:
        print("    pyoxigraph:", len(list(pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD))), "triples")
    except SyntaxError as error:
        print("    pyoxigraph:", error)
PYTHON
shows <<'SEEN'
{"@id": "urn:b", "name": "x"}
    PyLD: 3 triples
    pyoxigraph: @type must be the first key of an object or right after @context
{"name": "x"}
    PyLD: 3 triples
    pyoxigraph: 3 triples
SEEN
