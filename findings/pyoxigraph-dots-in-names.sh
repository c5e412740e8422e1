#!/usr/bin/env bash
# pyoxigraph 0.5.13, a prefixed name with two full stops in a query.
# Guess: ex:www.example.org is one name (SPARQL 1.1 §19.8, PN_LOCAL: full stops anywhere but first and last), as rdflib reads
# it, and as pyoxigraph's own Turtle reader does.
# Seen: a syntax error at the second full stop; a name with one is read.
# Here: names of files and hosts under a prefix (source:www.example.org) fail in queries while they load as data. Write
# them whole, in angle brackets.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
from rdflib import Graph

data = "@prefix ex: <http://e/> . ex:www.example.org ex:p 1 ."
query = "PREFIX ex: <http://e/> ASK { ex:www.example.org ?p ?o }"
print(len(list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))), Graph().parse(data=data, format="turtle").query(query).askAnswer)
for asked in (query, query.replace("www.", "")):
    try:
        print(bool(pyoxigraph.Store().query(asked)))
    except SyntaxError:
        print("SyntaxError")
PYTHON
shows <<'SEEN'
1 True
SyntaxError
False
SEEN
