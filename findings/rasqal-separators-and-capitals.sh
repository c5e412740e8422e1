#!/usr/bin/env bash
# rasqal 0.9.33 (`roqet` of Debian 12, the engine of Redland), two functions of SPARQL 1.1 over French texts.
# Guess: GROUP_CONCAT joins with the separator that is given, UCASE gives ÉTÉ.
# Seen: the separator is read and not used, there is a blank instead; letters with accents stay small. No error. (Paths and NOT
# EXISTS, of the same version of SPARQL, are syntax errors, which one sees.)
# Here: lists joined so cannot be taken apart again, since names hold blanks; comparing by UCASE misses Écoterra.
source "$(dirname "$0")/trial.bash"
debian rasqal-utils=0.9.33-2 librasqal3=0.9.33-2 libraptor2-0=2.0.15-4+deb12u1 libyajl2=2.1.0-3+deb12u2 libmhash2=0.9.9.9-9
printf '<urn:a> <urn:p> "Ville de Lyon", "Été" .\n' >"$folder/a.ttl"
cd "$folder"
ask() { roqet --quiet --results csv --data a.ttl --exec "$1" | tr -d '\r' | tail -n +2; }
seen=$({
  ask 'SELECT (GROUP_CONCAT(?o; separator=" | ") AS ?all) { ?s ?p ?o }'
  ask 'SELECT (UCASE("été") AS ?capitals) { }'
})
shows <<'SEEN'
Ville de Lyon Été
éTé
SEEN
