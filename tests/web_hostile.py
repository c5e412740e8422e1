"""A graph whose every text tries something."""

TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "</script><script>alert(2)</script>",
    "'; DROP ALL; --",
    "\u202egnirts desrever\u202c",
    "&lt;b&gt; & co",
    "x" * 100_000,
    "</title></textarea><svg onload=alert(3)>",
    "",
)

_HEAD = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix b: <https://w3id.org/amu-graph/> . @prefix v: <https://w3id.org/amu-graph/vocab/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@fr'


def trig(text: str) -> str:
    """Return a small dataset in which every name and description is the text."""
    t = literal(text)
    said = f"""
<https://w3id.org/amu-graph/project/p> a amu:Project ; rdfs:label {t} ; dcterms:description {t} ; skos:altLabel {t} ;
    dcterms:subject <https://w3id.org/amu-graph/vocab/theme/t> ; foaf:page <javascript:alert(1)> ,
    <data:text/html,x> , <http://example.org/'onmouseover=alert(1)> ;
    amu:locatedIn <https://w3id.org/amu-graph/place/l> .
<https://w3id.org/amu-graph/participation/x> a amu:Participation ; amu:agent <https://w3id.org/amu-graph/person/a> ;
    amu:role <https://w3id.org/amu-graph/vocab/role/r> ; amu:context <https://w3id.org/amu-graph/project/p> .
"""
    return f"""{_HEAD}{said}
<https://w3id.org/amu-graph/person/a> a amu:Person ; rdfs:label {t} .
<https://w3id.org/amu-graph/place/l> a amu:Place ; rdfs:label {t} .
<https://w3id.org/amu-graph/vocab/role/r> a amu:Role ; rdfs:label {t} ; skos:inScheme v:role ;
    amu:shortcut amu:designs .
<https://w3id.org/amu-graph/vocab/theme/t> a skos:Concept ; rdfs:label {t} ; skos:definition {t} ;
    skos:inScheme v:theme .
v:theme a skos:ConceptScheme ; rdfs:label {t} ; skos:definition {t} . v:role a skos:ConceptScheme ; rdfs:label {t} .
amu:designs a owl:ObjectProperty ; rdfs:label {t} ; amu:inverseLabel {t} ; skos:definition {t} .
amu:Project a owl:Class ; rdfs:label {t} . <https://w3id.org/amu-graph/ontology> a owl:Ontology ; rdfs:label {t} .
<https://w3id.org/amu-graph/source/s> a amu:Source ; rdfs:label {t} ; foaf:page <javascript:alert(1)> .
<https://w3id.org/amu-graph/source/s#L1> a amu:Passage ; prov:wasQuotedFrom <https://w3id.org/amu-graph/source/s> ;
    dcterms:type <https://w3id.org/amu-graph/vocab/status/interpreted> ; skos:note {t} .
<https://w3id.org/amu-graph/source/s#L1> {{ {said} }}
<https://w3id.org/amu-graph/graph/ontology> {{
    amu:designs a owl:ObjectProperty ; rdfs:label {t} ; amu:inverseLabel {t} . }}
"""
