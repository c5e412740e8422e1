#!/usr/bin/env bash
# rdflib 7.6.0, SUBSTR from a position before the first character.
# Guess: XPath's fn:substring, which SPARQL 1.1 §17.4.3.3 names: positions before 1 are passed over, so that
# SUBSTR("habitat", 0, 3) is "ha" (positions 0, 1 and 2).
# Seen: an empty text, since the position is used as an index of Python from the end; a start of 1.5, which rounds to 2,
# ends the whole query with a TypeError.
# Here: cutting around a word at a computed position gives nothing in rdflib and the right piece in other engines. Guard
# the start: IF(?at < 1, 1, ?at).
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

def value(expression):
    return repr(str(next(iter(Graph().query(f"SELECT ({expression} AS ?x) {{}}")))[0]))

print(value('SUBSTR("habitat", 0, 3)'), value('SUBSTR("habitat", 1, 2)'))
try:
    print(value('SUBSTR("habitat", 1.5)'))
except TypeError:
    print("TypeError")
PYTHON
shows <<'SEEN'
'' 'ha'
TypeError
SEEN
