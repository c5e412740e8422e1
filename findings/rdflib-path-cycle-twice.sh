#!/usr/bin/env bash
# rdflib 7.6.0, `p*` from a term that lies on a cycle.
# Guess: each term that can be reached, once (SPARQL 1.1, section 18.4: arbitrary length paths do not count ways).
# Seen: the start comes twice where the path leads back to it, so a count is too high by one; `p+` is right, and so is
# `p*` with both ends open.
# Here: parts and wholes, or who works with whom, close circles as soon as two notes disagree; count DISTINCT.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

graph = Graph().parse(data="@prefix : <urn:> . :a :partOf :b . :b :partOf :c . :c :partOf :a .", format="turtle")


def rows(pattern):
    """The solutions of the pattern, one text each."""
    answer = graph.query("PREFIX : <urn:> SELECT * { " + pattern + " }")
    return sorted(" ".join(f"?{name}={term.n3()}" for name, term in sorted(row.items())) for row in answer.bindings)


for pattern in (":a :partOf* ?x", ":a :partOf+ ?x", "?x :partOf* :a"):
    print(pattern, "->", ", ".join(rows(pattern)))
print("pairs:", len(rows("?x :partOf* ?y")))
PYTHON
shows <<'SEEN'
:a :partOf* ?x -> ?x=<urn:a>, ?x=<urn:a>, ?x=<urn:b>, ?x=<urn:c>
:a :partOf+ ?x -> ?x=<urn:a>, ?x=<urn:b>, ?x=<urn:c>
?x :partOf* :a -> ?x=<urn:a>, ?x=<urn:a>, ?x=<urn:b>, ?x=<urn:c>
pairs: 9
SEEN
