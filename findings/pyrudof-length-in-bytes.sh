#!/usr/bin/env bash
# pyrudof 0.3.35, sh:minLength and sh:maxLength of a French text.
# Guess: SHACL §4.4.1 counts as STRLEN does, in characters: « été » has three, as pySHACL 0.40.1 and pyshifty 0.5.1 count.
# Seen: it has five, the bytes of UTF-8; a name of three letters passes a least length of five and fails a greatest of three.
# Here: a bound on the length of labels or postal names finds fault with accents, and only with them. The validator that we build
# with counts characters.
source "$(dirname "$0")/trial.bash"
python pyshacl==0.40.1 pyshifty==0.5.1 pyrudof==0.3.35 <<'PYTHON'
import pyrudof
import pyshacl
import rdflib
import shifty

PREFIXES = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> ."
DATA = f'{PREFIXES} :a :name "été" .'
for bound in ("minLength 5", "maxLength 3"):
    text = f"{PREFIXES} :S sh:targetSubjectsOf :name ; sh:property [ sh:path :name ; sh:{bound} ] ."
    data, shapes = (rdflib.Graph().parse(data=each, format="turtle") for each in (DATA, text))
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(DATA, pyrudof.RDFFormat.Turtle)
    rudof.read_shacl(text, pyrudof.ShaclFormat.Turtle)
    others = pyshacl.validate(data, shacl_graph=shapes)[0], shifty.validate(data, shapes)[0]
    print(bound, "pySHACL and pyshifty", *others, "pyrudof", rudof.validate_shacl().conforms)
PYTHON
shows <<'SEEN'
minLength 5 pySHACL and pyshifty False False pyrudof True
maxLength 3 pySHACL and pyshifty True True pyrudof False
SEEN
