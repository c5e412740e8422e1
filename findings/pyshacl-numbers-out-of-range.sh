#!/usr/bin/env bash
# pySHACL 0.40.1, a number that is outside of its datatype and a largest value.
# Guess: a result: SHACL (section 4.4) asks for one where `<=` does not hold, also where the two cannot be compared; the shape
# has no sh:datatype that would say it instead.
# Seen: the graph conforms; the same number as xsd:integer is reported, as is one of the datatype above the bound.
# Here: a latitude or a surface of an impossible size passes; give the datatype as well as the bounds, as our shapes do.
source "$(dirname "$0")/trial.bash"
python pyshacl==0.40.1 <<'PYTHON'
from pyshacl import validate
from rdflib import Graph

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e:> .
e:S a sh:NodeShape ; sh:targetClass e:C ; sh:property [ sh:path e:p ; sh:maxInclusive 90 ] .
"""
for value in ("91", '"91"^^xsd:int', '"99999999999999999999"^^xsd:integer', '"99999999999999999999"^^xsd:int'):
    data = f"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix e: <urn:e:> . e:x a e:C ; e:p {value} ."
    conforms, _, _ = validate(
        Graph().parse(data=data, format="turtle"), shacl_graph=Graph().parse(data=SHAPES, format="turtle")
    )
    print("conforms" if conforms else "reported", value)
PYTHON
shows <<'SEEN'
reported 91
reported "91"^^xsd:int
reported "99999999999999999999"^^xsd:integer
conforms "99999999999999999999"^^xsd:int
SEEN
