#!/usr/bin/env bash
# pyoxigraph 0.5.13, a path of length zero from a term that the data do not hold.
# Guess: <x> <p>* ?y has the solution ?y = <x> whatever the data are (SPARQL 1.1 §18.4, ZeroLengthPath with a term at one
# end), and ASK { <x> <p>* <x> } is true.
# Seen: no solution, and false; rdflib gives the one solution.
# Here: « this theme and all that is narrower » by skos:broader* answers nothing, not even the theme itself, for a concept
# that has no statement yet; add the theme by UNION or VALUES where it must be in the answer.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
from rdflib import Graph

query = "SELECT ?y { <http://e/x> <http://e/p>* ?y }"
print(len(list(pyoxigraph.Store().query(query))), bool(pyoxigraph.Store().query("ASK { <http://e/x> <http://e/p>* <http://e/x> }")))
print(len(Graph().query(query)))
PYTHON
shows <<'SEEN'
0 False
1
SEEN
