#!/usr/bin/env bash
# rdflib 7.6.0, GROUP BY an expression that has no name.
# Guess: groups by the value of the expression (SPARQL 1.1 allows `GROUP BY (?a > 2)` as it does `GROUP BY (?a > 2 AS ?x)`).
# Seen: an exception about None as soon as an answer is read; with a name it works, and so does a function call.
# Here: « by decade » is written so in many a tutorial; give the expression a name.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

for key in ("(?v > 2)", "(?v > 2 AS ?large)", "STR(?v)"):
    try:
        rows = len(Graph().query("SELECT (COUNT(*) AS ?n) { VALUES ?v { 1 2 3 } } GROUP BY " + key))
        print("GROUP BY", key, "->", rows, "groups")
    except Exception as error:
        print("GROUP BY", key, "->", error)
PYTHON
shows <<'SEEN'
GROUP BY (?v > 2) -> Cannot eval thing: None (<class 'NoneType'>)
GROUP BY (?v > 2 AS ?large) -> 2 groups
GROUP BY STR(?v) -> 3 groups
SEEN
