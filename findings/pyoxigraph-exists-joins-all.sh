#!/usr/bin/env bash
# pyoxigraph 0.5.13, three patterns about one thing inside NOT EXISTS, whose other ends are bound outside.
# Guess: a look-up for each row; `?role`, `?work` and the person are known when the filter is asked.
# Seen: the time of a row grows with the whole graph, many times that of the same condition with one pattern in front of a
# nested EXISTS of the other two, which gives the same rows.
# Here: « said for sure by no other passage » is such a filter; it took seconds over a million statements. Put the most
# selective pattern alone and the others into an EXISTS within.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 <<'PYTHON'
import time

import pyoxigraph as ox

store = ox.Store()
store.extend(
    ox.Quad(ox.NamedNode(f"urn:part:{n}"), ox.NamedNode(f"urn:{name}"), ox.NamedNode(f"urn:{name}:{n % size}"))
    for n in range(40_000)
    for name, size in (("agent", 1_000), ("role", 10), ("work", 30_011))
)
ROWS = "SELECT ?w { VALUES ?p { <urn:agent:1> } ?part <urn:agent> ?p ; <urn:role> ?r ; <urn:work> ?w . FILTER NOT EXISTS { %s } }"
TOGETHER = "?s <urn:agent> ?p ; <urn:role> ?r ; <urn:work> ?w . FILTER(?s != ?part)"
NESTED = "?s <urn:work> ?w . FILTER(?s != ?part) FILTER EXISTS { ?s <urn:agent> ?p ; <urn:role> ?r }"
rows, seconds = [], []
for condition in (TOGETHER, NESTED):
    begun = time.perf_counter()
    rows.append(sorted(str(row["w"]) for row in store.query(ROWS % condition)))
    seconds.append(time.perf_counter() - begun)
print("same rows:", rows[0] == rows[1], len(rows[0]))
print("together, more than ten times as long:", seconds[0] > 10 * seconds[1])
PYTHON
shows <<'SEEN'
same rows: True 40
together, more than ten times as long: True
SEEN
