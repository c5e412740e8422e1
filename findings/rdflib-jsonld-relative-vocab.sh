#!/usr/bin/env bash
# rdflib 7.6.0, JSON-LD 1.1, a vocabulary given relative to the one before.
# Guess: `sub#` continues the vocabulary in force, `https://example.org/` (JSON-LD 1.1, section 4.1.2).
# Seen: the predicate is the relative `<sub#name>`; the graph cannot be written as valid N-Triples. PyLD 3.3.0 is right.
# Here: a second context over a shared one is how a project narrows a vocabulary; write the whole identifier.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyld==3.3.0 <<'PYTHON'
import json

from pyld import jsonld
from rdflib import Graph

DOCUMENT = {"@context": [{"@vocab": "https://example.org/"}, {"@vocab": "sub#"}], "@id": "urn:a", "name": "x"}
print("PyLD:  ", jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).strip())
for s, p, o in Graph().parse(data=json.dumps(DOCUMENT), format="json-ld"):
    print("rdflib:", s.n3(), p.n3(), o.n3(), ".")
PYTHON
shows <<'SEEN'
PyLD:   <urn:a> <https://example.org/sub#name> "x" .
rdflib: <urn:a> <sub#name> "x" .
SEEN
