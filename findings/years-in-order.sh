#!/usr/bin/env bash
# rdflib 7.6.0, Comunica 5.4.1, pyoxigraph 0.5.13 and five SHACL engines, years as xsd:gYear.
# Guess: 2013 is before 2020 wherever years have their own datatype, as it is for dates.
# Seen: SPARQL 1.1 §17.3 names no comparison for them, so « from 2013 on » has no row in rdflib and in Comunica, without an error, and
# rows in pyoxigraph. As the bound of a shape, 2020 is exceeded by 2013 in pySHACL and pyshifty, and not in pyrudof,
# rdf-validate-shacl and shacl-engine. ORDER BY is right in all.
# Here: half of the dates of this graph are years. Compare STR(), or numbers, `xsd:integer(STR(?year))`; bound years by a pattern, as
# our shapes do.
source "$(dirname "$0")/trial.bash"
python rdflib==7.6.0 pyoxigraph==0.5.13 pyshacl==0.40.1 pyshifty==0.5.1 pyrudof==0.3.35 <<'PYTHON'
import pyoxigraph as ox
import pyrudof
import pyshacl
import rdflib
import shifty

PREFIXES = "@prefix : <urn:> . @prefix x: <http://www.w3.org/2001/XMLSchema#> . @prefix sh: <http://www.w3.org/ns/shacl#> ."
DATA = f'{PREFIXES} :a :year "2013"^^x:gYear . :b :year "2015"^^x:gYear .'
SHAPES = f'{PREFIXES} :S sh:targetSubjectsOf :year ; sh:property [ sh:path :year ; sh:maxInclusive "2020"^^x:gYear ] .'
QUERY = 'SELECT ?it { ?it <urn:year> ?year FILTER(?year >= "2013"^^<http://www.w3.org/2001/XMLSchema#gYear>) }'
store, data, shapes = ox.Store(), *(rdflib.Graph().parse(data=text, format="turtle") for text in (DATA, SHAPES))
store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
print("rows: pyoxigraph", len(list(store.query(QUERY))), "rdflib", len(list(data.query(QUERY))))
print("conforms: pySHACL", pyshacl.validate(data, shacl_graph=shapes)[0], "pyshifty", shifty.validate(data, shapes)[0])
rudof = pyrudof.Rudof(pyrudof.RudofConfig())
rudof.read_data(DATA, pyrudof.RDFFormat.Turtle)
rudof.read_shacl(SHAPES, pyrudof.ShaclFormat.Turtle)
print("conforms: pyrudof", rudof.validate_shacl().conforms)
PYTHON
python_seen=$seen
javascript @comunica/query-sparql-rdfjs@5.4.1 n3@2.13.12 @zazuko/env@3.0.1 rdf-validate-shacl@0.6.5 shacl-engine@1.1.2 <<'JAVASCRIPT'
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import env from "@zazuko/env";
import N3 from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { Validator } from "shacl-engine";

const PREFIXES = "@prefix : <urn:> . @prefix x: <http://www.w3.org/2001/XMLSchema#> . @prefix sh: <http://www.w3.org/ns/shacl#> .";
const read = (text) => env.dataset(new N3.Parser({ factory: env }).parse(PREFIXES + text));
const data = read(':a :year "2013"^^x:gYear . :b :year "2015"^^x:gYear .');
const shapes = read(':S sh:targetSubjectsOf :year ; sh:property [ sh:path :year ; sh:maxInclusive "2020"^^x:gYear ] .');
const query = 'SELECT ?it { ?it <urn:year> ?year FILTER(?year >= "2013"^^<http://www.w3.org/2001/XMLSchema#gYear>) }';
const rows = await (await new QueryEngine().queryBindings(query, { sources: [new N3.Store([...data])] })).toArray();
console.log("rows: Comunica", rows.length);
const first = await new SHACLValidator(shapes, { factory: env }).validate(data);
const second = await new Validator(shapes, { factory: env }).validate({ dataset: data });
console.log("conforms: rdf-validate-shacl", first.conforms, "shacl-engine", second.conforms);
JAVASCRIPT
seen="$python_seen
$seen"
shows <<'SEEN'
rows: pyoxigraph 2 rdflib 0
conforms: pySHACL False pyshifty False
conforms: pyrudof True
rows: Comunica 0
conforms: rdf-validate-shacl true shacl-engine true
SEEN
