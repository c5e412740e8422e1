#!/usr/bin/env bash
# shacl-engine 1.1.2, a shape whose target is a class, and data whose class is below it.
# Guess: SHACL §2.1.3.2: the hierarchy of classes is that of the *data graph*: what it says to be a subclass is looked at, what only
# the shapes graph says is not, as rdf-validate-shacl 0.6.5 and pySHACL 0.40.1 have it.
# Seen: just the other way round: a subclass in the data is passed over, one in the shapes is looked at.
# Here: an ontology is loaded beside the data; then whole kinds of things (« a housing project is a project ») go unchecked, and the
# report says that all is well. Say in the data each class that a shape names, as our build does, or load the ontology twice.
source "$(dirname "$0")/trial.bash"
javascript n3@2.13.12 @zazuko/env@3.0.1 rdf-validate-shacl@0.6.5 shacl-engine@1.1.2 <<'JAVASCRIPT'
import env from "@zazuko/env";
import N3 from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { Validator } from "shacl-engine";

const PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ";
const read = (text) => env.dataset(new N3.Parser({ factory: env }).parse(PREFIXES + text));
const shape = ":S a sh:NodeShape ; sh:targetClass :Project ; sh:property [ sh:path :name ; sh:minCount 1 ] . ";
const [thing, hierarchy] = [":a a :Housing . ", ":Housing rdfs:subClassOf :Project . "];
for (const [where, data, shapes] of [["data", thing + hierarchy, shape], ["shapes", thing, shape + hierarchy]]) {
  const first = await new SHACLValidator(read(shapes), { factory: env }).validate(read(data));
  const second = await new Validator(read(shapes), { factory: env }).validate({ dataset: read(data) });
  console.log(`subclass in the ${where}: rdf-validate-shacl finds ${first.results.length}, shacl-engine ${second.results.length}`);
}
JAVASCRIPT
shows <<'SEEN'
subclass in the data: rdf-validate-shacl finds 1, shacl-engine 0
subclass in the shapes: rdf-validate-shacl finds 0, shacl-engine 1
SEEN
