#!/usr/bin/env bash
# pySHACL 0.40.1, rdf-validate-shacl 0.6.5, shacl-engine 1.1.2, pyrudof 0.3.35, pyshifty 0.5.1, Comunica 5.4.1: « letters » in a pattern.
# Guess: sh:pattern is the REGEX of SPARQL, thus of XPath, where \w and \p{L} have the letters of all languages: « été » matches.
# Seen: pySHACL takes \w and raises an error of Python at \p{L}; both engines of JavaScript say that « été » is no \w and no
# \p{L}; Comunica's REGEX finds no \w in it; pyrudof and pyshifty are right on both.
# Here: a shape that wants a name to begin with a capital (`^\p{Lu}`) ends one checker and finds fault with « Été » in others. Our
# shapes use lists of ASCII letters only where identifiers are meant, and no classes of letters.
source "$(dirname "$0")/trial.bash"
python pyshacl==0.40.1 pyshifty==0.5.1 pyrudof==0.3.35 <<'PYTHON'
import pyrudof
import pyshacl
import rdflib
import shifty

PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> ."
DATA = f'{PREFIXES} :a :name "été" .'
for pattern in (r"^\\w+$", r"^\\p{L}+$"):
    text = f'{PREFIXES} :S sh:targetSubjectsOf :name ; sh:property [ sh:path :name ; sh:pattern "{pattern}" ] .'
    data, shapes = (rdflib.Graph().parse(data=each, format="turtle") for each in (DATA, text))
    try:
        answer = pyshacl.validate(data, shacl_graph=shapes)[0]
    except Exception:
        answer = "an error"
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(DATA, pyrudof.RDFFormat.Turtle)
    rudof.read_shacl(text, pyrudof.ShaclFormat.Turtle)
    print(pattern, "pySHACL", answer, "pyshifty", shifty.validate(data, shapes)[0], "pyrudof", rudof.validate_shacl().conforms)
PYTHON
python_seen=$seen
javascript @comunica/query-sparql-rdfjs@5.4.1 n3@2.13.12 @zazuko/env@3.0.1 rdf-validate-shacl@0.6.5 shacl-engine@1.1.2 <<'JAVASCRIPT'
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import env from "@zazuko/env";
import N3 from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { Validator } from "shacl-engine";

const PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> . ";
const read = (text) => env.dataset(new N3.Parser({ factory: env }).parse(PREFIXES + text));
const data = read(':a :name "été" .');
for (const pattern of ["^\\\\w+$", "^\\\\p{L}+$"]) {
  const shapes = read(`:S sh:targetSubjectsOf :name ; sh:property [ sh:path :name ; sh:pattern "${pattern}" ] .`);
  const first = await new SHACLValidator(shapes, { factory: env }).validate(data);
  const second = await new Validator(shapes, { factory: env }).validate({ dataset: data });
  const query = `SELECT (REGEX("été", "${pattern}") AS ?it) {}`;
  const [row] = await (await new QueryEngine().queryBindings(query, { sources: [new N3.Store()] })).toArray();
  console.log(pattern, "rdf-validate-shacl", first.conforms, "shacl-engine", second.conforms, "Comunica", row.get("it").value);
}
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
^\\w+$ pySHACL True pyshifty True pyrudof True
^\\p{L}+$ pySHACL an error pyshifty True pyrudof True
^\\w+$ rdf-validate-shacl false shacl-engine false Comunica false
^\\p{L}+$ rdf-validate-shacl false shacl-engine false Comunica true
SEEN
