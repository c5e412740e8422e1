#!/usr/bin/env bash
# pyoxigraph 0.5.13, a value that both branches of an alternative path lead to.
# Guess: SPARQL 1.1 §18.4 evaluates `p|q` as the union of the two, so a value that both have is there twice; UNION written
# out has it twice, and so have rdflib 7.6.0 and Comunica 5.4.1.
# Seen: it is there once; COUNT and SUM over the path are smaller than over the union.
# Here: « the names of a thing, preferred or not » and « author or publisher » are asked this way, and the count then depends on the
# server. Say what is meant: COUNT(DISTINCT …), or a UNION; our questions count distinct things.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph as ox
import rdflib

data = "<urn:work> <urn:author> <urn:anne> ; <urn:publisher> <urn:anne> ."
store, graph = ox.Store(), rdflib.Graph().parse(data=data, format="turtle")
store.load(data.encode(), format=ox.RdfFormat.TURTLE)
for pattern in ("<urn:work> <urn:author>|<urn:publisher> ?who", "{ <urn:work> <urn:author> ?who } UNION { <urn:work> <urn:publisher> ?who }"):
    text = f"SELECT ?who {{ {pattern} }}"
    print(f"pyoxigraph {len(list(store.query(text)))}, rdflib {len(list(graph.query(text)))}: {pattern}")
PYTHON
shows <<'SEEN'
pyoxigraph 1, rdflib 2: <urn:work> <urn:author>|<urn:publisher> ?who
pyoxigraph 2, rdflib 2: { <urn:work> <urn:author> ?who } UNION { <urn:work> <urn:publisher> ?who }
SEEN
