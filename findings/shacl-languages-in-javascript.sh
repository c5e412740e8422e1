#!/usr/bin/env bash
# rdf-validate-shacl 0.6.5 and shacl-engine 1.1.2, sh:languageIn.
# Guess: SHACL §4.4.4 matches as SPARQL's langMatches does: without regard to case, and "*" is any language; pySHACL does.
# Seen: both compare letter by letter: ("FR") finds fault with "x"@fr, and ("*"), « some language, whichever », with every text.
# Here: lists of languages come from other people's profiles, in capitals as often as not; all labels of a graph then fail at once.
# Write tags in small letters, as our shapes do.
source "$(dirname "$0")/trial.bash"
python pyshacl==0.40.1 <<'PYTHON'
import pyshacl
import rdflib

PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> ."
for language in ("fr", "FR", "*"):
    shapes = f'{PREFIXES} :S sh:targetSubjectsOf :name ; sh:property [ sh:path :name ; sh:languageIn ("{language}") ] .'
    data, shapes = (rdflib.Graph().parse(data=text, format="turtle") for text in (f'{PREFIXES} :a :name "x"@fr .', shapes))
    print(language, "pySHACL", pyshacl.validate(data, shacl_graph=shapes)[0])
PYTHON
python_seen=$seen
javascript n3@2.13.12 @zazuko/env@3.0.1 rdf-validate-shacl@0.6.5 shacl-engine@1.1.2 <<'JAVASCRIPT'
import env from "@zazuko/env";
import N3 from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { Validator } from "shacl-engine";

const PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> . ";
const read = (text) => env.dataset(new N3.Parser({ factory: env }).parse(PREFIXES + text));
const data = read(':a :name "x"@fr .');
for (const language of ["fr", "FR", "*"]) {
  const shapes = read(`:S sh:targetSubjectsOf :name ; sh:property [ sh:path :name ; sh:languageIn ("${language}") ] .`);
  const first = await new SHACLValidator(shapes, { factory: env }).validate(data);
  const second = await new Validator(shapes, { factory: env }).validate({ dataset: data });
  console.log(language, "rdf-validate-shacl", first.conforms, "shacl-engine", second.conforms);
}
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
fr pySHACL True
FR pySHACL True
* pySHACL True
fr rdf-validate-shacl true shacl-engine true
FR rdf-validate-shacl false shacl-engine false
* rdf-validate-shacl false shacl-engine false
SEEN
