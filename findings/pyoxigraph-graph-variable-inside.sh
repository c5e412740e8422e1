#!/usr/bin/env bash
# pyoxigraph 0.5.13, the name of a graph within its own group.
# Guess: by the algebra (SPARQL 1.1 §18.6, Graph(var, P)) the group is evaluated first and ?g joined to it, so that inside ?g has no
# value and `BOUND(?g)` is false, as in rdflib 7.6.0.
# Seen: it has its value inside already.
# Here: « what stands in one passage alone » compares ?g with another graph; written within the group, the comparison is an error
# elsewhere, which leaves no rows. Behind the group it is the same everywhere, and so ours are.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
import rdflib

data = "<urn:s> <urn:p> <urn:o> <urn:g> ."
query = "SELECT ?g { GRAPH ?g { ?s ?p ?o FILTER(BOUND(?g)) } }"
store = pyoxigraph.Store()
store.load(data, format=pyoxigraph.RdfFormat.N_QUADS)
print("pyoxigraph", len(list(store.query(query))))
print("rdflib    ", len(rdflib.Dataset().parse(data=data, format="nquads").query(query)))
PYTHON
shows <<'SEEN'
pyoxigraph 1
rdflib     0
SEEN
