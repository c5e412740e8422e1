#!/usr/bin/env bash
# rdflib 7.6.0, JSON-LD 1.1, a term of type `@none`.
# Guess: plain strings stay strings (`@none` says that values of the term are left as they are).
# Seen: they get a datatype whose identifier is the vocabulary followed by `@none`, which is no valid absolute identifier.
# PyLD 3.3.0 reads the same document rightly.
# Here: contexts of others use `@none` for fields that hold strings as well as typed values; expand with PyLD before.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyld==3.3.0 <<'PYTHON'
import json

from pyld import jsonld
from rdflib import Graph

DOCUMENT = {
    "@context": {"@vocab": "https://example.org/", "note": {"@type": "@none"}},
    "@id": "urn:a",
    "note": ["text", {"@value": "2013", "@type": "urn:year"}],
}
print("PyLD:", *sorted(jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).splitlines()), sep="\n")
print("rdflib:", *sorted(f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in Graph().parse(data=json.dumps(DOCUMENT), format="json-ld")), sep="\n")
PYTHON
shows <<'SEEN'
PyLD:
<urn:a> <https://example.org/note> "2013"^^<urn:year> .
<urn:a> <https://example.org/note> "text" .
rdflib:
<urn:a> <https://example.org/note> "2013"^^<urn:year> .
<urn:a> <https://example.org/note> "text"^^<https://example.org/@none> .
SEEN
