"""A small valid text of each kind that comes in from outside, in the words that its readers know."""

import json
from typing import Final

_HEAD: Final = """source: {id: essai, label: Une page, url: https://example.org/p, language: fr, retrieved: 2026-01-02,
  sha256: 7e2b6a0b2bd0b4be6b0a3c3e1d33e5a8c8e4d8be0d0a6f8f9bb2f6a8c1b7d9e0, lengths: [46, 0, 30]}
"""
NOTE: Final = f"""{_HEAD}passages:
  - at: 1
    says:
      - {{id: project/p, type: Project, label: Les Tilleuls, label@en: The Limes, date: 2013-05}}
      - {{id: person/a, type: Person, label: Ana Exemple}}
      - {{agent: person/a, role: porteur, context: project/p}}
  - at: 3
    status: interpreted
    because: {{fr: "Parce que : c’est dit.", en: Because it is said.}}
    says:
      - {{id: organization/o, type: Organization, label: Atelier, kind: association}}
"""
REVIEW: Final = f"""{_HEAD}names:
  - {{name: Atelier, id: organization/atelier, says: {{type: Organization, label: Atelier}}, at: 1, words: [0, 7],
     by: rule/names, score: 0.8}}
statements:
  - {{at: 1, words: [[0, 7]], says: {{id: project/p, date: 2014}}, by: rule/dates, score: 0.5, answer: accept}}
"""
DECISION: Final = "subject: project/p\nproperty: date\nkeep: '2014'\nbecause: {fr: Parce que., en: Because.}\n"
PROJECT: Final = """name = "jardins"
title = "Les jardins"
base = "https://example.org/jardins/"
extends = "amu-graph"
editors = "L’équipe"
licence = "https://creativecommons.org/licenses/by/4.0/"
languages = ["fr", "en"]
[about]
fr = "x"
en = "y"
"""

TURTLE: Final = """@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix b: <https://w3id.org/amu-graph/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
b:project\\/p a amu:Project ; rdfs:label "Les Tilleuls"@fr , "The Limes"@en ; amu:start "2013-05"^^xsd:gYearMonth ;
    amu:partOf [ a amu:Project ; rdfs:label 'Nord'@fr ] ; amu:list ( 1 2.5 true "x" ) .
<< b:a b:b b:c >> b:d \"\"\"plus
long\"\"\" .
"""
TRIG: Final = f"{TURTLE}<https://w3id.org/amu-graph/source/essai#L1> {{ b:x a amu:Person ; rdfs:label 'X'@fr . }}\n"
NQUADS: Final = """<urn:a> <urn:b> "c"@fr <urn:g> .
<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#int> .
_:x <urn:b> _:y .
"""
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
JSONLD: Final = json.dumps(
    {
        "@context": {"name": f"{_FOAF}name", "knows": {"@id": f"{_FOAF}knows", "@type": "@id"}},
        "@graph": [{"@id": "urn:a", "@type": f"{_FOAF}Person", "name": {"@value": "Ana", "@language": "fr"}}],
    }
)
REMOTE_CONTEXT: Final = '{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "urn:a", "name": "Ana"}'
RDFXML: Final = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="{_FOAF}">
<foaf:Person rdf:about="urn:a"><foaf:name xml:lang="fr">Ana</foaf:name></foaf:Person></rdf:RDF>
"""

BIBTEX: Final = """@book{cle2014, author = {Dupont, Ana and {Atelier Exemple}}, title = {Habiter {\\'e}nsemble},
  year = 2014, publisher = "Les \\"Editions", keywords = {charte, voisinage}, url = {https://example.org/x}}
@string{pub = "Maison"} @comment{rien} @misc{autre, title = pub # { deux}, date = {2014-05/2015}}
"""
RIS: Final = """TY  - BOOK
AU  - Dupont, Ana
TI  - Habiter
PY  - 2014/05/02
KW  - charte
UR  - https://example.org
ER  -
"""
CSL: Final = json.dumps(
    [
        {
            "id": "x",
            "type": "book",
            "title": "Habiter",
            "author": [{"family": "Dupont", "given": "Ana"}, {"literal": "Atelier"}],
            "issued": {"date-parts": [[2014, 5, 2]]},
            "DOI": "10.1000/182",
            "keyword": "charte",
        }
    ]
)
HAL: Final = json.dumps(
    {"response": {"numFound": 1, "docs": [{"docid": "1", "title_s": ["Habiter"], "authFullName_s": ["Ana Dupont"]}]}}
)
CROSSREF: Final = json.dumps(
    {"message": {"type": "book", "title": ["Habiter"], "author": [{"family": "Dupont"}], "DOI": "10.1/x"}}
)
_ROW: Final = {name: {"type": "literal", "value": value} for name, value in (("name", "Ecoterra"), ("year", "2014"))}
RESULTS: Final = json.dumps({"head": {"vars": list(_ROW)}, "results": {"bindings": [_ROW]}})
CSV: Final = """Projet,Ville,Année,Logements
Les Tilleuls,Strasbourg,2014,16
"Le ""Nord""\",Lyon,05/2015,« 8 (dont 3 sociaux) »
"""
MAPPING: Final = """source: {id: a, label: a, file: a.csv, retrieved: 2026-01-02, language: fr, header: 1}
row: {key: Projet, id: "project/{Projet}", type: Project}
columns:
  Projet: {key: label}
  Ville: {key: locatedIn, find: place}
  Année: {stage: livraison}
  Logements: {key: dwellingCount}
"""
ANSWER: Final = """{"head":{"vars":["x","y"]},"results":{"bindings":[{"x":{"type":"uri","value":"urn:a"},
"y":{"type":"literal","value":"1","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},
{"x":{"type":"bnode","value":"b0"},"y":{"type":"literal","value":"é","xml:lang":"fr"}}]}}"""
BOOLEAN: Final = '{"head":{},"boolean":true}'
HTML: Final = """<!doctype html><html lang=fr><head><title>Une page</title><meta charset=utf-8></head><body>
<h1>Un titre</h1><p>Le projet <b>Ecoterra</b> est né en 2014.</p><table><tr><td>a<td>b</table>
<script>x()</script><img src=x onerror=y></body></html>"""

QUERIES: Final = (
    """SELECT ?p (COUNT(?x) AS ?n) WHERE { ?p a amu:Project ; rdfs:label ?l . OPTIONAL { ?p amu:partOf+ ?x }
FILTER(LANG(?l) = 'fr' && ?n < 5) } GROUP BY ?p ORDER BY DESC(?n) LIMIT 10 # fin""",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } VALUES ?p { rdfs:label UNDEF } }",
    'ASK { <urn:x> ?p """a"b"""@fr , \'1\'^^xsd:integer , true , -1.5e3 . MINUS { ?s !(a|^rdf:type) ?o } }',
    "DESCRIBE <http://example.org/x> FROM <http://example.org/g> WHERE { BIND(<< ?a ?b ?c >> AS ?t) }",
    "PREFIX x: <urn:x:> SELECT * { { SELECT ?s { ?s x:p/x:q* [ x:r ( 1 2 ) ] } } UNION { ?s x:é\\~a 'l' } }",
)
FORBIDDEN: Final = (
    "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT ?g { ?s ?p ?o } }",
    "LOAD <http://127.0.0.1:9/x.ttl>",
    "LOAD <file:///etc/passwd> INTO GRAPH <urn:g>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM <http://127.0.0.1:9/x.ttl> { ?s ?p ?o }",
)
"""Queries that would read or write elsewhere, if they were let."""

_REQUESTS: Final = (
    """GET /search?q=habitat&class=Project HTTP/1.1
Host: HERE
Accept: text/html

""",
    """GET /sparql?query=ASK%7B%7D HTTP/1.1
Host: HERE
Accept: application/sparql-results+json
Connection: close

""",
    """POST /sparql HTTP/1.1
Host: HERE
Content-Type: application/sparql-query
Content-Length: 5

ASK{}""",
    """POST /sparql HTTP/1.1
Host: HERE
Content-Type: application/x-www-form-urlencoded
Transfer-Encoding: chunked

b
query=ASK{}
0

""",
    """HEAD /project/lieu-commun.ttl HTTP/1.1
Host: HERE
If-None-Match: W/"x"
Range: bytes=0-5

""",
    """OPTIONS * HTTP/1.1
Host: HERE
Origin: http://example.org
Access-Control-Request-Method: POST

""",
    """GET /person/../%2e%2e/etc/passwd HTTP/1.0

""",
    """POST /explore/export HTTP/1.1
Host: HERE
Content-Length: 17
Expect: 100-continue

{"format": "svg"}""",
    """POST /map/answer HTTP/1.1
Host: HERE
Content-Type: application/json
Content-Length: 32

{"points": [["a", 7.75, 48.57]]}""",
    """GET /oembed?url=http://HERE/map&maxwidth=300&format=xml HTTP/1.1
Host: HERE

""",
    """GET /explore.svg?only=project:ecoterra&width=100mm HTTP/1.1
Host: HERE

""",
    """GET / HTTP/1.1
Host: HERE

GET /health HTTP/1.1
Host: HERE

""",
)
REQUESTS: Final = tuple(request.replace("\n", "\r\n") for request in _REQUESTS)
"""Requests in which `HERE` stands for the name and the port of the server."""
