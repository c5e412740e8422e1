#!/usr/bin/env bash
# rdflib 7.6.0, an error beside false in a logical AND.
# Guess: `error && false` is false, whichever side fails (SPARQL 1.1, section 17.2), so its negation is true.
# Seen: with the error on the left the whole is an error, so both the condition and its negation drop the row; with the error
# on the right it is false; OR is right on both sides.
# Here: `!(?year > 2000 && ?closed)` keeps what has no year in one order of the words and not in the other; put what may be
# unbound last, or guard it with BOUND.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
seen=$("$folder/env/bin/python" -W ignore - <<'PYTHON'
from rdflib import Graph

graph = Graph().parse(data="@prefix : <urn:> . ", format="turtle")


def rows(pattern):
    """The solutions of the pattern, one text each."""
    answer = graph.query("PREFIX : <urn:> SELECT * { " + pattern + " }")
    return sorted(" ".join(f"?{name}={term.n3()}" for name, term in sorted(row.items())) for row in answer.bindings)


for condition in ("?unbound > 1 && false", "false && ?unbound > 1", "?unbound > 1 || true", "true || ?unbound > 1"):
    kept = rows("VALUES ?row { 1 } FILTER(" + condition + ")"), rows("VALUES ?row { 1 } FILTER(!(" + condition + "))")
    print(condition.ljust(22), "is", "true" if kept[0] else "false" if kept[1] else "an error")
PYTHON
)
expected=$(cat <<'SEEN'
?unbound > 1 && false  is an error
false && ?unbound > 1  is false
?unbound > 1 || true   is true
true || ?unbound > 1   is true
SEEN
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
