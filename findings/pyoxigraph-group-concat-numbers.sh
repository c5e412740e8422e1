#!/usr/bin/env bash
# pyoxigraph 0.5.13, GROUP_CONCAT over values that are no texts.
# Guess: years, numbers and IRIs are joined as they are written, as rdflib and most servers do.
# Seen: one such value leaves the whole group without an answer, silently. With STR() it is there. (The definition, SPARQL 1.1
# §18.5.1.7, joins with CONCAT, which takes texts alone, so both readings have their reasons.)
# Here: « the years of each project » is among the first things one asks for; our questions join texts alone.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
import rdflib

for value in ("?year", "STR(?year)"):
    query = f'SELECT (GROUP_CONCAT({value}; separator=", ") AS ?years) {{ VALUES ?year {{ 2014 2015 }} }}'
    (here,) = pyoxigraph.Store().query(query)
    (there,) = rdflib.Graph().query(query)
    print(value.ljust(10), "pyoxigraph:", here["years"] and here["years"].value, "| rdflib:", there.years)
PYTHON
shows <<'SEEN'
?year      pyoxigraph: None | rdflib: 2014, 2015
STR(?year) pyoxigraph: 2014, 2015 | rdflib: 2014, 2015
SEEN
