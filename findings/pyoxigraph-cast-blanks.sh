#!/usr/bin/env bash
# pyoxigraph 0.5.13, casting a text with blanks round it to a number or a date.
# Guess: the blanks are taken away first, as XPath casts do (whitespace facet « collapse »); rdflib 7.6.0 does so for integers.
# Seen: the cast fails and the variable stays unbound.
# Here: values that come from cells of tables carry such blanks; take them away in the query: REPLACE(?text, "^\\s+|\\s+$", "").
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import pyoxigraph
from rdflib import Graph

PREFIX = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
for expression in ('xsd:integer("3")', 'xsd:integer(" 3 ")', 'xsd:date(" 2013-06-01")', 'xsd:integer(REPLACE(" 3 ", "^\\\\s+|\\\\s+$", ""))'):
    query = PREFIX + "SELECT (" + expression + " AS ?value) {}"
    (engine,), (peer,) = pyoxigraph.Store().query(query), Graph().query(query).bindings
    print(expression.ljust(46), "pyoxigraph", engine["value"].value if engine["value"] else "unbound", "- rdflib", peer.get("value", "unbound"))
PYTHON
shows <<'SEEN'
xsd:integer("3")                               pyoxigraph 3 - rdflib 3
xsd:integer(" 3 ")                             pyoxigraph unbound - rdflib 3
xsd:date(" 2013-06-01")                        pyoxigraph unbound - rdflib unbound
xsd:integer(REPLACE(" 3 ", "^\\s+|\\s+$", "")) pyoxigraph 3 - rdflib 3
SEEN
