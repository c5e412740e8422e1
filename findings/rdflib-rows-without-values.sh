#!/usr/bin/env bash
# rdflib 7.6.0, a solution in which no variable has a value.
# Guess: a query of three solutions is three rows however it is read; SPARQL 1.1 keeps a solution whose expression fails,
# with the variable unbound.
# Seen: len() counts three, a loop over the same result yields none, and the CSV file has three empty lines.
# Here: « how many statements have no year » counted by a loop is silently zero. Select one variable that is always bound
# beside the one that may not be.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

graph = Graph().parse(data="<http://e/a> <http://e/p> 'x', 'y', 'z' .", format="turtle")
query = "SELECT (1/0 AS ?year) { ?s ?p ?o }"
print(len(graph.query(query)), len(list(graph.query(query))))
print(len(graph.query(query).serialize(format="csv").split(b"\r\n")) - 2)
PYTHON
shows <<'SEEN'
3 0
3
SEEN
