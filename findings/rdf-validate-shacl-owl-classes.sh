#!/usr/bin/env bash
# rdf-validate-shacl 0.6.5 and pyrudof 0.3.35, a class that is its own shape, declared as an owl:Class.
# Guess: `:Project a owl:Class, sh:NodeShape` has the projects as its targets, as pySHACL 0.40.1 and shacl-engine 1.1.2 have it.
# Seen: nothing is checked and the data conform; rdfs:Class is wanted to the letter (SHACL §2.1.3.3 speaks of SHACL instances of
# rdfs:Class, and that an owl:Class is one stands in another vocabulary).
# Here: ontologies of this field are written with owl:Class; the same file finds every fault in one tool and none in the next. Give
# shapes a sh:targetClass, as ours have.
source "$(dirname "$0")/trial.bash"
python pyshacl==0.40.1 pyrudof==0.3.35 <<'PYTHON'
import pyrudof
import pyshacl
import rdflib

PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
DATA = f"{PREFIXES} :a a :Project ."
SHAPES = f"{PREFIXES} :Project a owl:Class, sh:NodeShape ; sh:property [ sh:path :name ; sh:minCount 1 ] ."
data, shapes = (rdflib.Graph().parse(data=text, format="turtle") for text in (DATA, SHAPES))
rudof = pyrudof.Rudof(pyrudof.RudofConfig())
rudof.read_data(DATA, pyrudof.RDFFormat.Turtle)
rudof.read_shacl(SHAPES, pyrudof.ShaclFormat.Turtle)
print("conforms: pySHACL", pyshacl.validate(data, shacl_graph=shapes)[0], "pyrudof", rudof.validate_shacl().conforms)
PYTHON
python_seen=$seen
javascript n3@2.13.12 @zazuko/env@3.0.1 rdf-validate-shacl@0.6.5 shacl-engine@1.1.2 <<'JAVASCRIPT'
import env from "@zazuko/env";
import N3 from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { Validator } from "shacl-engine";

const PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . ";
const read = (text) => env.dataset(new N3.Parser({ factory: env }).parse(PREFIXES + text));
const data = read(":a a :Project .");
const shapes = read(":Project a owl:Class, sh:NodeShape ; sh:property [ sh:path :name ; sh:minCount 1 ] .");
const first = await new SHACLValidator(shapes, { factory: env }).validate(data);
const second = await new Validator(shapes, { factory: env }).validate({ dataset: data });
console.log("conforms: rdf-validate-shacl", first.conforms, "shacl-engine", second.conforms);
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
conforms: pySHACL False pyrudof True
conforms: rdf-validate-shacl true shacl-engine false
SEEN
