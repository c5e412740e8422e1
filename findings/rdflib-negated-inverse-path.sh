#!/usr/bin/env bash
# rdflib 7.6.0, a negated property set with an inverse member.
# Guess: !(ex:p|^ex:q) is SPARQL 1.1 (§9.1, NegatedPropertySet): links out but ex:p, and links in but ex:q.
# Seen: a plain Exception when the query runs, though it parses; !ex:p and !^ex:q alone: the first works, the second
# fails too.
# Here: « everything linked to this, whatever the direction, but its themes » is the natural query of an ego network; it
# runs on the endpoint and ends with an error in a notebook. Write a UNION of two directions.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

graph = Graph().parse(data="<http://e/a> <http://e/p> <http://e/b> .", format="turtle")
for path in ("!<http://e/q>", "!^<http://e/q>", "!(<http://e/q>|^<http://e/r>)"):
    try:
        print(len(list(graph.query(f"SELECT ?x {{ <http://e/a> {path} ?x }}"))))
    except Exception as error:
        print(type(error).__name__, str(error).split(":")[0])
PYTHON
shows <<'SEEN'
1
Exception Invalid path in NegatedPath
Exception Invalid path in NegatedPath
SEEN
