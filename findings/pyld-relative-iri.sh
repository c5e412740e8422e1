#!/usr/bin/env bash
# PyLD 3.3.0, a relative identifier in JSON-LD that has no base.
# Guess: without a base the identifier stays relative, and toRdf leaves the statement out, as jsonld.js does (JSON-LD 1.1
# API, 7.1: only well-formed absolute IRIs give statements).
# Seen: the statement comes out under http://example.org/base/, also when the option base is the empty text.
# Here: two files of two teams that both say « "@id": "projet-1" » become one project of a site that nobody has. Check that
# identifiers are absolute before converting.
source "$(dirname "$0")/trial.bash"
python PyLD==3.3.0 <<'PYTHON'
from pyld import jsonld

document = {"@id": "projet-1", "http://e/name": "A"}
print(jsonld.to_rdf(document, {"format": "application/n-quads"}).strip())
print(jsonld.to_rdf(document, {"format": "application/n-quads", "base": ""}).strip())
PYTHON
shows <<'SEEN'
<http://example.org/base/projet-1> <http://e/name> "A" .
<http://example.org/base/projet-1> <http://e/name> "A" .
SEEN
