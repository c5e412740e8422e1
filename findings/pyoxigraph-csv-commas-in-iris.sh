#!/usr/bin/env bash
# pyoxigraph 0.5.13, SPARQL results in CSV with an IRI that holds a comma.
# Guess: the cell is quoted, as CSV (RFC 4180, to which SPARQL's format refers) asks for any cell with a comma, and as texts are.
# Seen: the IRI is written bare, and its row has a cell more than the header; readers shift the cells that follow, or drop one.
# Here: addresses of French newspapers have commas, as have names of places in DBpedia and Wikipedia (Lyon,_Texas); tables that list
# pages were wrong in these rows alone. TSV, JSON and XML are right; this project writes the CSV of such an answer itself.
source "$(dirname "$0")/trial.bash"
python pyoxigraph==0.5.13 <<'PYTHON'
import csv
import io
import pyoxigraph as ox

store = ox.Store()
page = ox.NamedNode("https://example.org/article/0,1-0,2.html")
store.add(ox.Quad(page, ox.NamedNode("https://example.org/title"), ox.Literal("Habiter, ensemble")))
content = store.query("SELECT ?page ?title { ?page ?p ?title }").serialize(format=ox.QueryResultsFormat.CSV)
for row in csv.reader(io.StringIO(content.decode(), newline="")):
    print(len(row), row)
PYTHON
shows <<'SEEN'
2 ['page', 'title']
4 ['https://example.org/article/0', '1-0', '2.html', 'Habiter, ensemble']
SEEN
