#!/usr/bin/env bash
# PyLD 3.3.0, reading N-Quads in which letters are written as \uXXXX.
# Guess: the letter, as N-Quads says and as every writer of plain ASCII counts on (rdflib, Virtuoso, DBpedia's files).
# Seen: the six signs of the escape stay in the text, « \u00c9coterra »; written again, the backslash is doubled. \t and \n are read.
# Here: JSON-LD made of a dump has broken French names, and the canonical form another digest. Read with pyoxigraph, give PyLD the triples.
source "$(dirname "$0")/trial.bash"
python pyld==3.3.0 pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph
from pyld import jsonld

line = r'<urn:a> <urn:name> "\u00c9coterra\tLyon" .'
print("pyld      ", repr(jsonld.from_rdf(line, {"format": "application/n-quads"})[0]["urn:name"][0]["@value"]))
(statement,) = pyoxigraph.parse(line.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
print("pyoxigraph", repr(statement.object.value))
options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
print("canonical ", jsonld.normalize(line, options).strip())
PYTHON
shows <<'SEEN'
pyld       '\\u00c9coterra\tLyon'
pyoxigraph 'Écoterra\tLyon'
canonical  <urn:a> <urn:name> "\\u00c9coterra\tLyon" .
SEEN
