#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), SELECT answered as text/tab-separated-values.
# Guess: SPARQL 1.1 TSV: variables with « ? », terms as in Turtle, so that an address, a text and a year can be told apart.
# Seen: addresses, texts and years all stand in quotation marks, without angle brackets, language or datatype; numbers stand bare; no « ? ».
# Here: TSV is the one light format that keeps terms, and who reads it finds texts only; JSON and XML are right. We ask for XML.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<'DATA'
<urn:a> <urn:p> <urn:b> .
<urn:a> <urn:p> "Maison"@fr .
<urn:a> <urn:p> "2014"^^<http://www.w3.org/2001/XMLSchema#gYear> .
<urn:a> <urn:p> "14"^^<http://www.w3.org/2001/XMLSchema#integer> .
DATA
query='SELECT ?o { GRAPH <urn:m> { ?s <urn:p> ?o } } ORDER BY STR(?o)'
seen=$(
  curl --silent --header 'Accept: text/tab-separated-values' --data-urlencode "query=$query" "$address"
  sparql application/sparql-results+xml "$query" | grep --only-matching '<\(uri\|literal\)[^/]*' | sort
)
shows <<'SEEN'
"o"
14
"2014"
"Maison"
"urn:b"
<literal datatype=http:
<literal datatype=http:
<literal xml:lang=fr>Maison<
<uri>urn:b<
SEEN
