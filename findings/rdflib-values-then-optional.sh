#!/usr/bin/env bash
# rdflib 7.6.0, OPTIONAL after a list of values.
# Guess: every value keeps its row, with what the optional part adds, if anything (a left join keeps its left side).
# Seen: a value for which the optional part has no match loses its row; the same value given by BIND keeps it, and so does
# FILTER NOT EXISTS find it. Two values in, one row out, without a word.
# Here: `VALUES ?person { … } OPTIONAL { … }` is how a question with a parameter reads, and whoever asks who has no work yet
# sees nobody. With rdflib let a pattern of the graph bind the variable beside the values, or give the one value by BIND.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 <<'PYTHON'
from rdflib import Graph

graph = Graph().parse(data="@prefix : <urn:> . :anne :wrote :book ; :knows :paul . :paul :knows :anne .", format="turtle")


def rows(pattern):
    """The solutions of the pattern, one text each."""
    answer = graph.query("PREFIX : <urn:> SELECT * { " + pattern + " }")
    return sorted(" ".join(f"?{name}={term.n3()}" for name, term in sorted(row.items())) for row in answer.bindings)


for pattern in (
    "VALUES ?who { :anne :paul } OPTIONAL { ?who :wrote ?what }",
    "VALUES ?who { :paul } OPTIONAL { ?who :wrote ?what }",
    "BIND(:paul AS ?who) OPTIONAL { ?who :wrote ?what }",
    "?who :knows ?one . VALUES ?who { :anne :paul } OPTIONAL { ?who :wrote ?what }",
    "VALUES ?who { :anne :paul } FILTER NOT EXISTS { ?who :wrote ?what }",
):
    print(pattern)
    for row in rows(pattern) or ["(no row)"]:
        print("   ", row)
PYTHON
shows <<'SEEN'
VALUES ?who { :anne :paul } OPTIONAL { ?who :wrote ?what }
    ?what=<urn:book> ?who=<urn:anne>
VALUES ?who { :paul } OPTIONAL { ?who :wrote ?what }
    (no row)
BIND(:paul AS ?who) OPTIONAL { ?who :wrote ?what }
    ?who=<urn:paul>
?who :knows ?one . VALUES ?who { :anne :paul } OPTIONAL { ?who :wrote ?what }
    ?one=<urn:anne> ?who=<urn:paul>
    ?one=<urn:paul> ?what=<urn:book> ?who=<urn:anne>
VALUES ?who { :anne :paul } FILTER NOT EXISTS { ?who :wrote ?what }
    ?who=<urn:paul>
SEEN
