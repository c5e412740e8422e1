#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), ASK with its answer in JSON.
# Guess: `{"head": {}, "boolean": true}`, as the standard for results in JSON says.
# Seen: the answer of a SELECT, with one column of its own and a row where it is true, no row where it is false.
# Here: a client that takes any answer it can parse for a yes says yes to everything; whoever asks such servers counts rows.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<'DATA'
<urn:a> <urn:p> <urn:b> .
DATA
seen=$(
  for object in b c; do
    sparql application/sparql-results+json "ASK { <urn:a> <urn:p> <urn:$object> }"
  done
)
shows <<'SEEN'
{ head: { link: [], vars: [__ASK_RETVAL] },
  results: { distinct: false, ordered: true, bindings: [
    { __ASK_RETVAL: { type: typed-literal, datatype: http://www.w3.org/2001/XMLSchema#integer, value: 1 }} ] } }
{ head: { link: [], vars: [__ASK_RETVAL] },
  results: { distinct: false, ordered: true, bindings: [ ] } }
SEEN
