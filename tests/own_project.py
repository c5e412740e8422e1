"""What a project of one's own may add to ours: a note, a role, a class with its shape, and a question."""

from pathlib import Path

BASE = "https://example.org/jardins/"
NOTE = """source:
  id: page
  label: Une page
  url: https://example.com/page
  language: fr
  retrieved: 2026-11-01
  sha256: 0000000000000000000000000000000000000000000000000000000000000000
  lengths: [20, 30]
passages:
  - at: 1
    says:
      - {id: garden/les-pivoines, type: Garden, label: Les Pivoines, plots: 12}
      - {id: person/rose-martin, type: Person, label: Rose Martin}
      - {id: project/compost, type: Project, label: Compost}
  - at: 2
    says:
      - {agent: person/rose-martin, role: jardinier, context: project/compost}
"""
PREFIXES = """@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/amu-graph/vocab/role/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shapes: <https://w3id.org/amu-graph/shapes#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vocab: <https://w3id.org/amu-graph/vocab/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ROLE = """role:jardinier a skos:Concept , amu:Role ;
    rdfs:label "jardinier"@fr , "gardener"@en ;
    skos:prefLabel "jardinier"@fr , "gardener"@en ;
    skos:definition "Qui cultive."@fr , "Who grows."@en ;
    skos:inScheme vocab:role ;
    skos:topConceptOf vocab:role .
"""
CLASS = """amu:Garden a owl:Class ;
    rdfs:label "Jardin"@fr , "Garden"@en ;
    amu:pluralLabel "Jardins"@fr , "Gardens"@en ;
    amu:indefiniteLabel "un jardin"@fr , "a garden"@en ;
    amu:kindSlug "garden" .

amu:plots a owl:DatatypeProperty ; rdfs:label "parcelles"@fr , "plots"@en .
"""
SHAPE = """shapes:GardenShape a sh:NodeShape ; sh:targetClass amu:Garden ;
    sh:property shapes:Garden-label , shapes:Garden-plots .
shapes:Garden-label a sh:PropertyShape ; sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ;
    sh:datatype <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> ;
    sh:name "nom"@fr , "name"@en ; sh:description "Nom du jardin."@fr , "Name of the garden."@en .
shapes:Garden-plots a sh:PropertyShape ; sh:path amu:plots ; sh:maxCount 1 ; sh:datatype xsd:integer ;
    sh:name "parcelles"@fr , "plots"@en ; sh:description "Nombre de parcelles."@fr , "Number of plots."@en .
"""
QUESTION = """#+ summary: Who is a gardener, and where?
#+ summary@fr: Qui est jardinier, et où ?
#+ parameter person: person
#+ about person: The person.
#+ about person@fr: La personne.
PREFIX amu: <https://w3id.org/amu-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <https://w3id.org/amu-graph/vocab/role/>
SELECT ?person ?personLabel ?context ?contextLabel WHERE {
  VALUES ?person { UNDEF }
  ?participation amu:agent ?person ; amu:role role:jardinier ; amu:context ?context .
  ?person rdfs:label ?personLabel .
  ?context rdfs:label ?contextLabel .
}
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add_words(folder: Path) -> None:
    """Write a note, a role, a class, its shape and a question into the folder of a project."""
    write(folder / "data" / "notes" / "page.yaml", NOTE)
    write(folder / "vocabularies" / "role.ttl", PREFIXES + ROLE)
    write(folder / "ontology" / "garden.ttl", PREFIXES + CLASS)
    write(folder / "shapes" / "garden.ttl", PREFIXES + SHAPE)
    write(folder / "queries" / "garden" / "gardeners.rq", QUESTION)
