"""The 24 kinds of query that are measured, over the shape of `generate.py`; `{n}` stands for a number that changes."""

import re
from typing import Final

from amu_graph.namespaces import PREFIXES

KINDS: Final = {
    # Look-ups: what a page asks.
    "properties of one thing": "SELECT ?p ?o { person:person-{n} ?p ?o }",
    "what points at it": "SELECT ?s ?p { ?s ?p project:project-{n} }",
    "by its label": 'SELECT ?s { ?s rdfs:label "Project {n}"@fr }',
    "participants of a project": """SELECT ?agent ?agentLabel ?role { ?p amu:context project:project-{n} ; amu:agent ?agent ;
  amu:role ?role . OPTIONAL { ?agent rdfs:label ?agentLabel } }""",
    "works of a person, with labels": """SELECT ?work ?label ?year { person:person-{n} amu:authorOf ?work . ?work rdfs:label ?label .
  OPTIONAL { ?work amu:year ?year } } ORDER BY ?year ?work""",
    "passages that say it": """SELECT ?passage ?source ?status { GRAPH ?passage { ?p amu:agent person:person-{n} }
  ?passage prov:wasQuotedFrom ?source ; dcterms:type ?status }""",
    "true or false": "ASK { person:person-{n} amu:authorOf ?work . ?work amu:year ?year FILTER(?year > 2010) }",
    "description": "CONSTRUCT { ?s ?p ?o } { VALUES ?s { project:project-{n} } ?s ?p ?o }",
    # Joins.
    "a role in a thing, both named": """SELECT ?agent { ?p amu:role role:auteur ; amu:agent ?agent ; amu:context publication:publication-{n} }""",
    "those with whom one took part": """SELECT DISTINCT ?other { ?a amu:agent person:person-{n} ; amu:context ?c . ?b amu:context ?c ; amu:agent ?other }""",
    "two roles of one person": """SELECT ?person ?book ?project { ?a amu:role role:auteur ; amu:agent ?person ; amu:context ?book .
  ?b amu:role role:assistant-maitrise-usage ; amu:agent ?person ; amu:context ?project . ?project amu:year 2013 . ?book amu:year 2013 }""",
    "by year and theme": """SELECT ?work ?author { ?author amu:authorOf ?work . ?work amu:year 2013 ; dcterms:subject theme:theme-{t} }""",
    "a value in a filter": """SELECT ?p ?role ?context { ?p a amu:Participation ; amu:agent ?agent ; amu:role ?role ; amu:context ?context
  FILTER(?agent = person:person-{n}) }""",
    "one of several in a filter": """SELECT ?p ?agent ?context { ?p amu:agent ?agent ; amu:context ?context
  FILTER(?agent IN (person:person-{n}, organization:organization-{n})) }""",
    "alternatives joined outside": """SELECT ?work ?label { { person:person-{n} amu:authorOf ?work } UNION { ?p amu:agent person:person-{n} ; amu:context ?work }
  ?work rdfs:label ?label . ?work amu:year ?year }""",
    "alternatives of all, one chosen outside": """SELECT ?agent ?work { ?work rdfs:label "Project {n}"@fr
  { ?agent amu:accompanies ?work } UNION { ?agent amu:carries ?work } UNION { ?p amu:agent ?agent ; amu:context ?work } }""",
    "those that have": """SELECT (COUNT(*) AS ?n) { ?agent a amu:Person FILTER EXISTS { ?agent amu:authorOf ?work . ?work amu:year 2013 } }""",
    "those that have not": """SELECT (COUNT(*) AS ?n) { ?agent a amu:Person FILTER NOT EXISTS { ?p amu:agent ?agent } }""",
    "under a theme": """SELECT (COUNT(*) AS ?n) { ?work a amu:Publication ; dcterms:subject/skos:broader* theme:theme-1{u} . ?work amu:year 2013 }""",
    # Aggregates and the whole.
    "numbers by class": "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class",
    "roles by year": """SELECT ?role ?year (COUNT(*) AS ?n) { ?p amu:role ?role ; amu:context ?c . ?c amu:year ?year }
GROUP BY ?role ?year ORDER BY ?role ?year""",
    "most active": """SELECT ?agent (COUNT(DISTINCT ?c) AS ?n) { ?p amu:agent ?agent ; amu:context ?c }
GROUP BY ?agent ORDER BY DESC(?n) ?agent LIMIT 20""",
    "words in labels": """SELECT ?s ?label { ?s rdfs:label ?label FILTER(CONTAINS(LCASE(?label), "project {n}")) } ORDER BY ?label LIMIT 20""",
    "pairs that took part in the same": """SELECT ?one ?other (COUNT(*) AS ?n) { ?a amu:context ?c ; amu:agent ?one . ?b amu:context ?c ; amu:agent ?other .
  ?c amu:year 2013 ; a amu:Project . FILTER(STR(?one) < STR(?other)) } GROUP BY ?one ?other ORDER BY DESC(?n) ?one ?other LIMIT 20""",
}


def text_of(kind: str, number: int) -> str:
    """Return the query of a kind about the things with this number."""
    values = {"{n}": str(number), "{t}": str(number % 121), "{u}": str(number % 3)}
    text = KINDS[kind]
    for written, value in values.items():
        text = text.replace(written, value)
    names = dict.fromkeys(name for name in re.findall(r"(\w+):\w", text) if name in PREFIXES)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in names) + text
