#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), a graph that the dataset of the query does not name.
# Guess: with FROM and no FROM NAMED there are no named graphs, so `GRAPH <g> { … }` has no rows: the count is 0, NOT EXISTS true.
# Seen: the count is 1, though the graph has two triples; EXISTS is true of every row, whatever the graph is asked for.
# Here: « is this said in an unverified passage? » is such a question; asked with FROM, the server says yes of all.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<'DATA'
<urn:a> <urn:p> <urn:b> .
<urn:c> <urn:p> <urn:d> <urn:g> .
<urn:e> <urn:p> <urn:f> <urn:g> .
DATA
seen=$(
  sparql text/csv 'SELECT (COUNT(*) AS ?n) FROM <urn:m> { GRAPH <urn:g> { ?s ?p ?o } }'
  sparql text/csv 'SELECT (COUNT(*) AS ?n) FROM <urn:m> FROM NAMED <urn:g> { GRAPH <urn:g> { ?s ?p ?o } }'
  sparql text/csv 'SELECT ?s FROM <urn:m> { ?s <urn:p> ?o FILTER EXISTS { GRAPH <urn:g> { ?s <urn:q> ?x } } }'
)
shows <<'SEEN'
n
1
n
2
s
urn:a
SEEN
