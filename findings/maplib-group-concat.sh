#!/usr/bin/env bash
# maplib 0.20.26, GROUP_CONCAT over texts of the data.
# Guess: the texts, one after the other.
# Seen: the numbers by which it keeps them, « 0, 1 » for two names; texts with a language come as pairs in braces. STR() around the
# variable gives the texts, and so do all other aggregates.
# Here: « all names of each project in one cell » is a table of numbers that looks like a result. Write STR(), always.
source "$(dirname "$0")/trial.bash"
python maplib==0.20.26 <<'PYTHON'
import maplib

for language in ("", "@fr"):
    model = maplib.Model()
    model.reads(f'<urn:a> <urn:name> "Ecoterra"{language}, "Le Vert"{language} .', format="turtle")
    for value in ("?name", "STR(?name)"):
        query = f'SELECT (GROUP_CONCAT({value}; separator=" | ") AS ?all) {{ ?s <urn:name> ?name }}'
        print(language.ljust(3), value.ljust(10), " | ".join(sorted(model.query(query).item().split(" | "))))
PYTHON
shows <<'SEEN'
    ?name      0 | 1
    STR(?name) Ecoterra | Le Vert
@fr ?name      {0,2} | {1,2}
@fr STR(?name) Ecoterra | Le Vert
SEEN
