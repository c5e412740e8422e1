#!/usr/bin/env bash
# pyoxigraph 0.5.13, literals that are loaded into a store and written out again.
# Guess: a literal is a text and a datatype (RDF 1.1 Concepts §3.3); both come out as they went in, as they do from its parser.
# Seen: numbers, durations and times come out in another form, and xsd:int, xsd:byte and the like come out as xsd:integer:
# the *datatype* is another one. A language tag is in small letters. Other datatypes (years, dates) stay.
# Here: `sh:datatype xsd:nonNegativeInteger` says no to a graph that went through the store, STR() of 48.50 is "48.5", and comparing
# a dump with its source shows changes that nobody made. Our notes and shapes use integers and decimals in the store's form.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 <<'PYTHON'
import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = [("5", "int"), ("5", "nonNegativeInteger"), ("075", "integer"), ("48.50", "decimal"), ("P12M", "duration")]
VALUES += [("2013-06-07T18:30:00.00", "dateTime"), ("2013", "gYear"), ("2013-06-07Z", "date")]
for text, kind in VALUES:
    store = ox.Store()
    store.load(f'<urn:a> <urn:p> "{text}"^^<{XSD}{kind}> .'.encode(), format=ox.RdfFormat.TURTLE)
    (value,) = (row["v"] for row in store.query("SELECT ?v { ?s ?p ?v }"))
    print(f"{text} {kind}:", value.value, value.datatype.value.removeprefix(XSD))
PYTHON
shows <<'SEEN'
5 int: 5 integer
5 nonNegativeInteger: 5 integer
075 integer: 75 integer
48.50 decimal: 48.5 decimal
P12M duration: P1Y duration
2013-06-07T18:30:00.00 dateTime: 2013-06-07T18:30:00 dateTime
2013 gYear: 2013 gYear
2013-06-07Z date: 2013-06-07Z date
SEEN
