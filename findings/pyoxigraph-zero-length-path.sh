#!/usr/bin/env bash
# pyoxigraph 0.5.13, a path of length zero from a term that the data do not hold.
# Guess: <x> <p>* ?y has the solution ?y = <x> whatever the data are (SPARQL 1.1 §18.4, ZeroLengthPath with a term at one
# end), and ASK { <x> <p>* <x> } is true.
# Seen: no solution, and false; rdflib gives the one solution.
# Here: « this theme and all that is narrower » by skos:broader* answers nothing, not even the theme itself, for a concept
# that has no statement yet; add the theme by UNION or VALUES where it must be in the answer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0
seen=$("$folder/env/bin/python" -W ignore - <<'PYTHON'
import pyoxigraph
from rdflib import Graph

query = "SELECT ?y { <http://e/x> <http://e/p>* ?y }"
print(len(list(pyoxigraph.Store().query(query))), bool(pyoxigraph.Store().query("ASK { <http://e/x> <http://e/p>* <http://e/x> }")))
print(len(Graph().query(query)))
PYTHON
)
expected=$(cat <<'SEEN'
0 False
1
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
