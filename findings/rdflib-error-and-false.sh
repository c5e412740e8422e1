#!/usr/bin/env bash
# rdflib 7.6.0, an error beside false in a logical AND.
# Guess: `error && false` is false, whichever side fails (SPARQL 1.1, section 17.2), so its negation is true.
# Seen: with the error on the left the whole is an error, so both the condition and its negation drop the row; with the error
# on the right it is false; OR is right on both sides.
# Here: `!(?year > 2000 && ?closed)` keeps what has no year in one order of the words and not in the other; put what may be
# unbound last, or guard it with BOUND.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
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
shows <<'SEEN'
?unbound > 1 && false  is an error
false && ?unbound > 1  is false
?unbound > 1 || true   is true
true || ?unbound > 1   is true
SEEN
