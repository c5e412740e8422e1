#!/usr/bin/env bash
# owlready2 0.51, an individual with a year or a month of XML Schema.
# Guess: xsd:gYear and xsd:gYearMonth, allowed in OWL 2 files of most tools, come as texts where there is no Python type.
# Seen: loading is silent; reading the property, or a SPARQL query that meets the value, ends with ValueError and the number
# of an internal datatype. Declaring the datatype beforehand mends it.
# Here: nearly every date of the graph is a year or a month, so that its export loads and then fails at the first question;
# the how-to on reuse shows the declaration.
source "$(dirname "$0")/trial.bash"
python owlready2==0.51 <<'PYTHON'
import io

import owlready2

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
    xmlns:e="http://e/o#"><owl:Class rdf:about="http://e/o#Project"/><owl:DatatypeProperty rdf:about="http://e/o#year"/>
    <e:Project rdf:about="http://e/o#a"><e:year rdf:datatype="http://www.w3.org/2001/XMLSchema#gYear">2013</e:year>
    </e:Project></rdf:RDF>"""

class Year:
    def __init__(self, text):
        self.text = text

def load():
    world = owlready2.World()
    world.get_ontology("http://e/o#").load(fileobj=io.BytesIO(RDF.encode()))
    return world

world = load()
for read in (lambda: world["http://e/o#a"].year, lambda: list(world.sparql("SELECT ?y { ?x <http://e/o#year> ?y }"))):
    try:
        print(read())
    except ValueError as error:
        print("ValueError:", str(error).rstrip("0123456789! "))
owlready2.declare_datatype(Year, "http://www.w3.org/2001/XMLSchema#gYear", Year, lambda year: year.text)
print(load()["http://e/o#a"].year[0].text)
PYTHON
shows <<'SEEN'
ValueError: Cannot read literal of datatype
ValueError: Cannot read literal of datatype
2013
SEEN
