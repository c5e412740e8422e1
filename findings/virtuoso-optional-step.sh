#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), a path of one optional step from a given start.
# Guess: `VALUES ?a { <urn:a> } ?a <urn:p>? ?b . ?b <urn:q> ?c` has one row, for the only thing that urn:a reaches and that has urn:q.
# Seen: that row three times, as often as urn:p has triples and once more; written the other way round, `^<urn:p>?` from the end, once.
# Here: a count of what is of a kind, or of the kind above it, is multiplied in silence; ours write such paths from the other end.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<'DATA'
<urn:a> <urn:p> <urn:b> .
<urn:b> <urn:q> <urn:c> .
<urn:d> <urn:p> <urn:b> .
DATA
seen=$(
  sparql text/csv 'SELECT ?a ?b ?c { VALUES ?a { <urn:a> } ?a <urn:p>? ?b . ?b <urn:q> ?c }'
  sparql text/csv 'SELECT ?a ?b ?c { VALUES ?a { <urn:a> } ?b ^<urn:p>? ?a . ?b <urn:q> ?c }'
)
shows <<'SEEN'
a,b,c
urn:a,urn:b,urn:c
urn:a,urn:b,urn:c
urn:a,urn:b,urn:c
a,b,c
urn:a,urn:b,urn:c
SEEN
