#!/usr/bin/env bash
# pyoxigraph 0.5.13, a codepoint escape in a name of a query.
# Guess: escapes such as \u00e9 are decoded anywhere in a query before it is read (SPARQL 1.1 §19.2), so that ex:caf\u00e9 is
# ex:café, as rdflib reads it.
# Seen: a syntax error; in texts and between angle brackets the same escape is decoded (as SPARQL 1.2 will have it).
# Here: programs that write queries in ASCII cannot name French resources with a prefix. Write the letter, or the whole IRI.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
from rdflib import Graph

BEFORE = "PREFIX ex: <http://e/> ASK { VALUES ?x { "
for term in (r"ex:caf\u00e9", r"<http://e/caf\u00e9>", r'"caf\u00e9"'):
    query = f"{BEFORE}{term} }} FILTER(STRENDS(STR(?x), 'é')) }}"
    try:
        print(term, bool(pyoxigraph.Store().query(query)), Graph().query(query).askAnswer)
    except SyntaxError:
        print(term, "SyntaxError", Graph().query(query).askAnswer)
PYTHON
shows <<'SEEN'
ex:caf\u00e9 SyntaxError True
<http://e/caf\u00e9> True True
"caf\u00e9" True True
SEEN
