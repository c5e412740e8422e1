#!/usr/bin/env bash
# Comunica 5.4.1, comparing and sorting texts.
# Guess: SPARQL 1.1 §17.3 and §15.1 compare by code points, "Z" < "a" and "z" < "é", as pyoxigraph and rdflib do, so that
# a query has one answer.
# Seen: texts are compared in the language of the machine: "ä" < "z" is true under French and false under Swedish, and "Z" < "a" is
# false under both. A FILTER changes its rows, not only their order.
# Here: « names from A to M » and pages of results (ORDER BY, LIMIT, OFFSET) differ between two computers and from the server; sort
# once more where it is shown, as we do, and never cut a list by comparing texts.
source "$(dirname "$0")/trial.bash"
in_language() {
  LC_ALL=$1 javascript @comunica/query-sparql-rdfjs@5.4.1 n3@2.13.12 <<'JAVASCRIPT'
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import N3 from "n3";

const ask = (text) => new QueryEngine().queryBindings(text, { sources: [new N3.Store()] }).then((rows) => rows.toArray());
const [row] = await ask('SELECT ("ä" < "z" AS ?a) ("Z" < "a" AS ?b) {}');
const names = await ask('SELECT ?x { VALUES ?x { "zone" "ärla" "Zinc" "angle" } } ORDER BY ?x');
console.log(row.get("a").value, row.get("b").value, names.map((each) => each.get("x").value).join(" "));
JAVASCRIPT
}
in_language fr_FR.UTF-8
french=$seen
in_language sv_SE.UTF-8
seen="fr: $french
sv: $seen"
shows <<'SEEN'
fr: true false angle ärla Zinc zone
sv: false false angle Zinc zone ärla
SEEN
