#!/usr/bin/env bash
# rdflib 7.6.0, `IN` over numbers.
# Guess: `?v IN (1)` is `?v = 1`, as SPARQL 1.1 defines it (section 17.4.1.9), so 1.0 is in it.
# Seen: the operator `=` finds both, `IN` only the term that is written alike, and `NOT IN` keeps the other.
# Here: counts, years and surfaces come as integer or decimal as their note wrote them; compare with `=`, joined by `||`.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

graph = Graph().parse(data="@prefix : <urn:> . ", format="turtle")


def rows(pattern):
    """The solutions of the pattern, one text each."""
    answer = graph.query("PREFIX : <urn:> SELECT * { " + pattern + " }")
    return sorted(" ".join(f"?{name}={term.n3()}" for name, term in sorted(row.items())) for row in answer.bindings)


for condition in ("?v = 1", "?v IN (1)", "?v != 1", "?v NOT IN (1)"):
    print(condition, "->", ", ".join(rows("VALUES ?v { 1 1.0 2 } FILTER(" + condition + ")")))
PYTHON
shows <<'SEEN'
?v = 1 -> ?v="1"^^<http://www.w3.org/2001/XMLSchema#integer>, ?v="1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>
?v IN (1) -> ?v="1"^^<http://www.w3.org/2001/XMLSchema#integer>
?v != 1 -> ?v="2"^^<http://www.w3.org/2001/XMLSchema#integer>
?v NOT IN (1) -> ?v="1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>, ?v="2"^^<http://www.w3.org/2001/XMLSchema#integer>
SEEN
