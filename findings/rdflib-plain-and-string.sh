#!/usr/bin/env bash
# rdflib 7.6.0, "Lyon" and "Lyon"^^xsd:string.
# Guess: one term (RDF 1.1 Concepts §3.3: the first is a short form of the second), as in pyoxigraph.
# Seen: two terms: a graph that has both has two statements, a pattern with "Lyon" does not find the other, IN and VALUES neither; = does.
# Here: Virtuoso, Java tools and reasonable write the long form. What they give back and what we wrote look like two graphs; our
# exports write the short form, and files of others go through pyoxigraph first.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph
import rdflib

data = '<urn:a> <urn:in> "Lyon" .\n<urn:a> <urn:in> "Lyon"^^<http://www.w3.org/2001/XMLSchema#string> .\n<urn:b> <urn:in> "Lyon"^^<http://www.w3.org/2001/XMLSchema#string> .\n'
graph, store = rdflib.Graph().parse(data=data, format="nt"), pyoxigraph.Store()
store.load(data.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
print("statements".ljust(34), len(graph), len(store))
for pattern in ('?s ?p "Lyon"', 'VALUES ?o { "Lyon" } ?s ?p ?o', '?s ?p ?o FILTER(?o IN ("Lyon"))', '?s ?p ?o FILTER(?o = "Lyon")'):
    query = f"SELECT DISTINCT ?s {{ {pattern} }}"
    print(pattern.ljust(34), len(list(graph.query(query))), len(list(store.query(query))))
PYTHON
shows <<'SEEN'
statements                         3 2
?s ?p "Lyon"                       1 2
VALUES ?o { "Lyon" } ?s ?p ?o      1 2
?s ?p ?o FILTER(?o IN ("Lyon"))    1 2
?s ?p ?o FILTER(?o = "Lyon")       2 2
SEEN
