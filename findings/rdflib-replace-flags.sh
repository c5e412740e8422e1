#!/usr/bin/env bash
# rdflib 7.6.0, SPARQL's REPLACE with flags.
# Guess: REPLACE("aaaa", "A", "b", "i") replaces whatever the case, as REGEX with "i" does, and as other engines do.
# Seen: the flag is handed on as the greatest number of replacements: "i" means two of them, and case still counts; "s"
# means sixteen, and a dot does not match a line end. No error, no warning.
# Here: a query that tidies names ("s.a.", "SA") gives other names in a notebook (rdflib) than at the endpoint, half of
# each text changed. Put (?i) at the beginning of the pattern, or fold with LCASE first.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

def value(expression):
    return str(next(iter(Graph().query(f"SELECT ({expression} AS ?x) {{}}")))[0])

print(value('REPLACE("aaaa", "A", "b", "i")'))
print(value('REPLACE("aaaa", "a", "b", "i")'))
print(value('REPLACE("aaaa", "(?i)A", "b")'))
PYTHON
shows <<'SEEN'
aaaa
bbaa
bbbb
SEEN
