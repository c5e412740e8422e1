#!/usr/bin/env bash
# rdflib 7.6.0, a list of texts and a list of numbers written as "pretty-xml", the RDF/XML that people read.
# Guess: the same lists come back; plain "xml" keeps them.
# Seen: each text or number is written as a node with that address (rdf:about="Biau"), and is read back as an IRI. The XML is valid,
# and a warning speaks of something else.
# Here: authors in their order and ranges of pages are lists of texts; what was converted "for the archive" says that a book was
# written by documents named after its authors. Write "xml" or Turtle, or read back what was written.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph
from rdflib.compare import isomorphic

graph = Graph().parse(format="turtle", data="""
@prefix e: <http://example.org/> .
e:book e:authors ("Zetlaoui-Léger" "Biau") ; e:pages (12 18) .
""")
for syntax in ("xml", "pretty-xml"):
    text = graph.serialize(format=syntax)
    back = Graph().parse(data=text, format="xml")
    print(syntax, "is the same graph:", isomorphic(graph, back))
print(*(line.strip() for line in text.split("\n") if "rdf:about" in line and "book" not in line), sep="\n")
PYTHON
shows <<'SEEN'
xml is the same graph: True
pretty-xml is the same graph: False
<rdf:Description rdf:about="Zetlaoui-Léger"/>
<rdf:Description rdf:about="Biau"/>
<rdf:Description rdf:about="12"/>
<rdf:Description rdf:about="18"/>
SEEN
