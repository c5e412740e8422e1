#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), a variable that a filter of OPTIONAL sets equal to another one.
# Guess: `OPTIONAL { GRAPH <urn:i> { ?s ?r ?o } FILTER(?r = ?p) }` binds ?r where such a statement is there, here for urn:a.
# Seen: ?r is empty in every row; BOUND(?r) knows better, and is true for urn:a. Equal objects instead of predicates come out.
# Here: whether a statement is also in another graph is asked so; we ask with EXISTS at the end of the query.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<'DATA'
<urn:a> <urn:p> <urn:x> .
<urn:b> <urn:p> <urn:x> .
<urn:p> <urn:group> "date" .
<urn:a> <urn:p> <urn:x> <urn:i> .
DATA
joined='?p <urn:group> "date" . ?s ?p ?o . OPTIONAL { GRAPH <urn:i> { ?s ?r ?o } FILTER(?r = ?p) }'
seen=$(
  sparql text/csv "SELECT ?s ?r { GRAPH <urn:m> { $joined } } ORDER BY ?s"
  sparql text/csv "SELECT ?s ?known { GRAPH <urn:m> { $joined BIND(IF(BOUND(?r), 'yes', 'no') AS ?known) } } ORDER BY ?s"
  sparql text/csv 'SELECT ?s ?r { GRAPH <urn:m> { ?s <urn:p> ?o . OPTIONAL { GRAPH <urn:i> { ?s <urn:p> ?r } FILTER(?r = ?o) } } } ORDER BY ?s'
)
shows <<'SEEN'
s,r
urn:a,
urn:b,
s,known
urn:a,yes
urn:b,no
s,r
urn:a,urn:x
urn:b,
SEEN
