#!/usr/bin/env bash
# rdflib 7.6.0, comparing graphs whose language tags differ in case.
# Guess: language tags are compared without regard to case (RDF 1.1 Concepts §3.3), and rdflib's own literals do so: they
# are equal and hash alike, hence so are graphs.
# Seen: compare.isomorphic says that the graphs differ, while graph_diff of the same two finds nothing on either side.
# Here: engines write fr-FR back as fr-fr; a test that an export comes back unchanged then fails, and the diff that should
# say why is empty. Lower the tags before comparing.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph, Literal
from rdflib.compare import graph_diff, isomorphic

upper = Graph().parse(data="<http://e/a> <http://e/p> 'x'@fr-FR .", format="turtle")
lower = Graph().parse(data="<http://e/a> <http://e/p> 'x'@fr-fr .", format="turtle")
print(Literal("x", lang="fr-FR") == Literal("x", lang="fr-fr"))
print(isomorphic(upper, lower), [len(part) for part in graph_diff(upper, lower)])
PYTHON
shows <<'SEEN'
True
False [1, 0, 0]
SEEN
