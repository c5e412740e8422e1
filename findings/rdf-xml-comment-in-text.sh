#!/usr/bin/env bash
# pyoxigraph 0.5.13 and rdfxml-streaming-parser 3.3.0, a comment within the text of a property of RDF/XML.
# Guess: comments say nothing (RDF 1.1 XML Syntax, §5.1 and §7.2): the value is the text before and after, as rdflib 7.6.0 reads it.
# Seen: pyoxigraph refuses the file; the other keeps what follows the comment alone, without a word. A CDATA section within a text
# is refused alike.
# Here: vocabularies edited by hand have such comments, and the engine, or Comunica, would lose half of a name. `amu-graph import`
# makes such a file canonical first.
source "$(dirname "$0")/trial.bash"
cat >"$folder/name.rdf" <<'RDF'
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">
<rdf:Description rdf:about="http://example.org/a"><e:name>Lieu <!-- checked --> Commun</e:name></rdf:Description></rdf:RDF>
RDF
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib".ljust(24), next(rdflib.Graph().parse("name.rdf").objects()).n3())
try:
    print("pyoxigraph".ljust(24), *(quad.object for quad in pyoxigraph.parse(path="name.rdf")))
except SyntaxError as error:
    print("pyoxigraph".ljust(24), error.msg)
PYTHON
both=$seen
javascript rdfxml-streaming-parser@3.3.0 <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { RdfXmlParser } from "rdfxml-streaming-parser";

const parser = new RdfXmlParser();
parser.on("data", (quad) => console.log("rdfxml-streaming-parser ", JSON.stringify(quad.object.value)));
parser.end(readFileSync("name.rdf"));
JAVASCRIPT
seen=$both$'\n'$seen
shows <<'SEEN'
rdflib                   "Lieu  Commun"
pyoxigraph               Unexpected text event: ' Commun'
rdfxml-streaming-parser  " Commun"
SEEN
