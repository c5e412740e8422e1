#!/usr/bin/env bash
# pySHACL 0.40.1, sh:lessThan between dates of different precision.
# Guess: values that cannot be compared are a violation (SHACL §4.4.3: « cannot be compared » gives a result), or they are
# compared by time.
# Seen: the datatypes are compared: any xsd:date is less than any xsd:gYear, any gYear less than any gYearMonth, and a
# gYear less than an integer; 2015-01-01 « before » 2013 conforms, and 2013 before 2015-01-01 is reported.
# Here: « the building was begun before it was completed » passes or fails by the precision of its sources. Compare
# derived years.
source "$(dirname "$0")/trial.bash"
python pyshacl==0.40.1 <<'PYTHON'
from pyshacl import validate
from rdflib import Graph

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://e/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . """
SHAPE = Graph().parse(
    data=PREFIXES + "ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:begun ; sh:lessThan ex:done ] .",
    format="turtle",
)
for begun, done in (
    ('"2015-01-01"^^xsd:date', '"2013"^^xsd:gYear'),
    ('"2013"^^xsd:gYear', '"2015-01-01"^^xsd:date'),
    ('"2015"^^xsd:gYear', "2013"),
    ('"2015"^^xsd:gYear', '"2013"^^xsd:gYear'),
):
    data = Graph().parse(data=f"{PREFIXES} ex:a ex:begun {begun} ; ex:done {done} .", format="turtle")
    print(begun, done, validate(data, shacl_graph=SHAPE)[0])
PYTHON
shows <<'SEEN'
"2015-01-01"^^xsd:date "2013"^^xsd:gYear True
"2013"^^xsd:gYear "2015-01-01"^^xsd:date False
"2015"^^xsd:gYear 2013 True
"2015"^^xsd:gYear "2013"^^xsd:gYear False
SEEN
