#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), a graph of 12 000 statements taken by the Graph Store Protocol.
# Guess: GET answers with the graph, or with an error.
# Seen: with the limit on results that Debian configures (ResultSetMaxRows = 10000), GET has 10 001 statements and the status 200;
# no header tells that the rest is missing, as none does for CONSTRUCT.
# Here: the protocol is what backups and `curl` use. Count before and after; our `push` reads back what it wrote, in parts.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 < <(seq 12000 | sed 's|.*|<urn:a> <urn:p> "&" .|')
store=${address%/sparql}/sparql-graph-crud
seen=$(
  echo "in the graph: $(sparql text/csv 'SELECT (COUNT(*) AS ?n) { GRAPH <urn:m> { ?s ?p ?o } }' | tail -1)"
  echo "GET:          $(curl --silent --header 'Accept: text/plain' --get --data-urlencode graph=urn:m --write-out '%{http_code}' "$store" | awk '/^</ { n++ } END { print n, "statements, HTTP", $0 }')"
)
shows <<'SEEN'
in the graph: 12000
GET:          10001 statements, HTTP 200
SEEN
