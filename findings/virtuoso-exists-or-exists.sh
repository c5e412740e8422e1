#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), two EXISTS in one expression.
# Guess: EXISTS is an expression as others, so `EXISTS { A } || EXISTS { B }` may stand where one of them may.
# Seen: one alone is answered; two joined by `||` in a BIND end with an error of the SQL below. One EXISTS over a UNION says the same.
# Here: « what speaks for it, here or there » is asked by many questions; ours have one EXISTS over a UNION.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<'DATA'
<urn:a> <urn:p> <urn:b> .
DATA
seen=$(
  for condition in 'EXISTS { ?s <urn:p> <urn:b> }' 'EXISTS { ?s <urn:p> <urn:b> } || EXISTS { ?s <urn:p> <urn:c> }' \
    'EXISTS { { ?s <urn:p> <urn:b> } UNION { ?s <urn:p> <urn:c> } }'; do
    sparql text/csv "SELECT ?s ?x { ?s <urn:p> ?o BIND(IF($condition, 1, 2) AS ?x) }"
  done
)
shows <<'SEEN'
s,x
urn:a,1
HTTP 500
s,x
urn:a,1
SEEN
