#!/usr/bin/env bash
# pyoxigraph 0.5.13 and rdflib 7.6.0, EXISTS in a group of its own that names a variable which is bound outside of it alone.
# Guess: SPARQL 1.1 §18.6 evaluates the inner group by itself, where ?u is free; some thing has :d as subject, so each query has one row.
# Seen: pyoxigraph gives ?u its outer value inside a group, in either order, and not inside a sub-select; rdflib does so by the order
# in which the parts are written, and in a sub-select too. Three queries that mean the same have no row or one.
# Here: the planner writes joins in another order; such a query has no answer to be equal to, and people should name other variables.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph as ox
import rdflib

data = "<urn:a> <urn:p> <urn:c> . <urn:a> <urn:r> <urn:z> . <urn:d> <urn:q> <urn:e> ."
store, graph = ox.Store(), rdflib.Graph().parse(data=data, format="turtle")
store.load(data.encode(), format=ox.RdfFormat.TURTLE)
inner = "?x <urn:r> ?z FILTER EXISTS { <urn:d> ?u ?w }"
queries = {
    "group after": f"?x ?u <urn:c> . {{ {inner} }}",
    "group before": f"{{ {inner} }} ?x ?u <urn:c> .",
    "sub-select after": f"?x ?u <urn:c> . {{ SELECT ?x ?z {{ {inner} }} }}",
}
for name, pattern in queries.items():
    text = f"SELECT * {{ {pattern} }}"
    print(f"{name}: pyoxigraph {len(list(store.query(text)))}, rdflib {len(list(graph.query(text)))}")
PYTHON
shows <<'SEEN'
group after: pyoxigraph 0, rdflib 0
group before: pyoxigraph 0, rdflib 1
sub-select after: pyoxigraph 1, rdflib 0
SEEN
