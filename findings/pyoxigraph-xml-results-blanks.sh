#!/usr/bin/env bash
# pyoxigraph 0.5.13, a SPARQL result file in XML whose texts begin or end with blanks.
# Guess: a literal is what stands between its tags; blanks belong to it, as they do in the JSON and TSV forms of the same result.
# Seen: blanks and line ends at both ends of a literal are removed, and a literal of blanks alone is empty. JSON and TSV keep them,
# rdflib keeps them in XML too.
# Here: labels that are compared or joined later (« Ville de  », a text that ends with a line) differ by the format of the answer;
# ask another server for JSON.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 rdflib==7.6.0 <<'PYTHON'
import io, json
import pyoxigraph as ox
from rdflib.query import Result

HEAD = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head><results>'
values = ["Ville de ", " AMU", " "]
rows = "".join(f'<result><binding name="a"><literal>{value}</literal></binding></result>' for value in values)
xml = f"{HEAD}{rows}</results></sparql>".encode()
bindings = [{"a": {"type": "literal", "value": value}} for value in values]
answer = json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": bindings}}).encode()
print("written:        ", values)
print("pyoxigraph XML: ", [row["a"].value for row in ox.parse_query_results(xml, format=ox.QueryResultsFormat.XML)])
print("pyoxigraph JSON:", [row["a"].value for row in ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)])
print("rdflib XML:     ", [str(row["a"]) for row in Result.parse(io.BytesIO(xml), format="xml")])
PYTHON
shows <<'SEEN'
written:         ['Ville de ', ' AMU', ' ']
pyoxigraph XML:  ['Ville de', 'AMU', '']
pyoxigraph JSON: ['Ville de ', ' AMU', ' ']
rdflib XML:      ['Ville de ', ' AMU', ' ']
SEEN
