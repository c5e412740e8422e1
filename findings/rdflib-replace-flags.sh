#!/usr/bin/env bash
# rdflib 7.6.0, SPARQL's REPLACE with flags.
# Guess: REPLACE("aaaa", "A", "b", "i") replaces whatever the case, as REGEX with "i" does, and as other engines do.
# Seen: the flag is handed on as the greatest number of replacements: "i" means two of them, and case still counts; "s"
# means sixteen, and a dot does not match a line end. No error, no warning.
# Here: a query that tidies names ("s.a.", "SA") gives other names in a notebook (rdflib) than at the endpoint, half of
# each text changed. Put (?i) at the beginning of the pattern, or fold with LCASE first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
seen=$("$folder/env/bin/python" -W ignore - <<'PYTHON'
from rdflib import Graph

def value(expression):
    return str(next(iter(Graph().query(f"SELECT ({expression} AS ?x) {{}}")))[0])

print(value('REPLACE("aaaa", "A", "b", "i")'))
print(value('REPLACE("aaaa", "a", "b", "i")'))
print(value('REPLACE("aaaa", "(?i)A", "b")'))
PYTHON
)
expected=$(cat <<'SEEN'
aaaa
bbaa
bbbb
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
