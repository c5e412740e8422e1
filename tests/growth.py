"""Proof that contributions land: a copy grows by a note, a decision, a concept, a question, a vocabulary, a class.

python tests/growth.py            everything that a contribution could touch: check, the manual, these tests
python tests/growth.py --quick    the checks and the build only

In the copy nothing of the tests or of the manual is changed, but for the expected answers that a question brings along.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

NOTE: Final = """source:
  id: visite-2031
  label: Visite d’Ecoterra
  label@en: Visit to Ecoterra
  url: https://example.org/visite-2031
  sha256: 7e2b6a0b2bd0b4be6b0a3c3e1d33e5a8c8e4d8be0d0a6f8f9bb2f6a8c1b7d9e0
  language: fr
  retrieved: 2031-01-02
  lengths: [46, 0, 30]

passages:
  - at: 1
    says:
      - {id: building/ecoterra, dwellingCount: 15}
      - {id: person/camille-exemple, type: Person, label: Camille Exemple, label@en: Camille Exemple}
      - {agent: person/camille-exemple, role: auteur, context: publication/carnet-de-visite}
      - id: publication/carnet-de-visite
        type: Publication
        label: Carnet de visite
        label@en: Notes of a visit
        issued: 2031
        kind: rapport
        subject: essai-de-croissance
  - at: 3
    status: interpreted
    because: {fr: La visite passe par Lyon., en: The visit passes through Lyon.}
    says:
      - {id: organization/atelier-exemple, type: Organization, label: Atelier Exemple, label@en: Example Workshop}
      - {agent: organization/atelier-exemple, role: participant, context: project/ecoterra}
      - id: garden/les-simples
        type: Garden
        label: Les Simples
        label@en: The Simples
        gardenOf: building/ecoterra
        plantingDate: 2014-03
"""

DECISION: Final = """subject: building/ecoterra
property: dwellingCount
keep: '14'
because:
  fr: La page sur la co-production décrit l’opération ; la visite compte peut-être le logement d’amis.
  en: The page on co-production describes the operation; the visit may count the guest flat.
"""

CONCEPT: Final = """
theme:essai-de-croissance a skos:Concept ;
    rdfs:label "essai de croissance"@fr , "growth trial"@en ;
    skos:prefLabel "essai de croissance"@fr , "growth trial"@en ;
    skos:definition "Notion ajoutée pour l’essai."@fr , "Notion that was added for the trial."@en ;
    skos:inScheme vocab:theme ;
    skos:topConceptOf vocab:theme .

vocab:theme skos:hasTopConcept theme:essai-de-croissance .
"""

CLASS: Final = """
amu:Garden a owl:Class ;
    rdfs:subClassOf dcterms:Location ;
    rdfs:label "Jardin"@fr , "Garden"@en ;
    amu:pluralLabel "Jardins"@fr , "Gardens"@en ;
    amu:indefiniteLabel "un jardin"@fr , "a garden"@en ;
    amu:kindSlug "garden" ;
    amu:yearFrom "amu:plantingDate" ;
    skos:definition "Terrain que des habitants cultivent ensemble."@fr , "Ground that residents tend together."@en ;
    rdfs:comment "Le jardin, non l’association qui le tient."@fr , "The garden, not the association that runs it."@en ;
    owl:disjointWith amu:Agent , amu:Publication , amu:Event , amu:EventSeries , amu:Project , amu:Building ,
        amu:Place , amu:LegalText , amu:Label , amu:Fund , amu:Participation , amu:Responsibility , amu:Stage ,
        amu:Quantity , amu:Role , amu:Source , amu:Passage ;
    rdfs:isDefinedBy <https://w3id.org/amu-graph/ontology> .

amu:gardenOf a owl:ObjectProperty ;
    rdfs:domain amu:Garden ; rdfs:range amu:Building ;
    rdfs:label "jardin de"@fr , "garden of"@en ;
    amu:inverseLabel "a pour jardin"@fr , "has the garden"@en ;
    amu:verb "est le jardin de"@fr , "is the garden of"@en ;
    amu:family "placed" ; amu:telling true ; amu:drawn true ;
    skos:definition "Relie un jardin au bâtiment dont les habitants le cultivent."@fr ,
        "Links a garden to the building whose residents tend it."@en ;
    rdfs:comment "Un jardin peut en avoir plusieurs."@fr , "A garden may have several."@en ;
    rdfs:isDefinedBy <https://w3id.org/amu-graph/ontology> .

amu:plantingDate a owl:DatatypeProperty ;
    rdfs:domain amu:Garden ; schema:rangeIncludes xsd:gYear , xsd:gYearMonth , xsd:date ;
    rdfs:label "date de plantation"@fr , "planting date"@en ;
    amu:group "date" ;
    skos:definition "Date à laquelle le jardin a été planté."@fr , "Date on which the garden was planted."@en ;
    rdfs:comment "À la précision de la source."@fr , "As precise as the source is."@en ;
    rdfs:isDefinedBy <https://w3id.org/amu-graph/ontology> .
"""

SHAPES: Final = """
shapes:GardenShape a sh:NodeShape ;
    sh:targetClass amu:Garden ;
    sh:closed true ;
    sh:ignoredProperties ( rdf:type owl:deprecated owl:differentFrom amu:undecided amu:year ) ;
    sh:property shapes:Entity-label , shapes:Entity-isReplacedBy , shapes:Garden-gardenOf , shapes:Garden-plantingDate ;
    sh:message "Cette propriété n’est pas prévue pour un jardin : vérifier son orthographe."@fr ,
        "This property is not foreseen for a garden: check how it is spelt."@en .

shapes:Garden-gardenOf a sh:PropertyShape ;
    sh:path amu:gardenOf ; sh:class amu:Building ;
    sh:name "jardin de"@fr , "garden of"@en ;
    sh:description "Bâtiment dont les habitants le cultivent."@fr , "Building whose residents tend it."@en ;
    sh:message "« jardin de » désigne un bâtiment."@fr , "“garden of” names a building."@en ;
    sh:order 20 .

shapes:Garden-plantingDate a sh:PropertyShape ;
    sh:path amu:plantingDate ; sh:nodeKind sh:Literal ; sh:node shapes:Date ; sh:maxCount 1 ;
    sh:name "date de plantation"@fr , "planting date"@en ;
    sh:description "Date à laquelle le jardin a été planté."@fr , "Date on which the garden was planted."@en ;
    sh:message "La date de plantation est une date."@fr , "The planting date is a date."@en ;
    sh:order 21 .
"""

EXAMPLE: Final = """# {about}

@prefix amu:      <https://w3id.org/amu-graph/ontology#> .
@prefix building: <https://w3id.org/amu-graph/building/> .
@prefix garden:   <https://w3id.org/amu-graph/garden/> .
@prefix rdfs:     <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd:      <http://www.w3.org/2001/XMLSchema#> .

garden:les-simples a amu:Garden ;
    rdfs:label "Les Simples"@fr ;
    amu:gardenOf {of} ;
    amu:plantingDate {date} .

building:le-pre a amu:Building ;
    rdfs:label "Le Pré"@fr .
"""

QUESTION: Final = """#+ summary: Which visits are there?
#+ summary@fr: Quelles visites y a-t-il ?
#+ view: table
PREFIX amu: <https://w3id.org/amu-graph/ontology#>
PREFIX name: <https://w3id.org/amu-graph/ontology#frenchLabel>
SELECT DISTINCT ?event ?eventLabel WHERE {
  ?event a amu:Event .
  OPTIONAL { ?event name: ?eventLabel }
  FILTER(CONTAINS(STR(?eventLabel), "isite"))
}
ORDER BY ?eventLabel ?event
"""

SCHEME: Final = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix plant: <https://w3id.org/amu-graph/vocab/plant/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vocab: <https://w3id.org/amu-graph/vocab/> .

vocab:plant a skos:ConceptScheme ;
    rdfs:label "Plantes"@fr , "Plants"@en ;
    skos:prefLabel "Plantes"@fr , "Plants"@en ;
    skos:definition "Ce qui pousse dans les jardins."@fr , "What grows in gardens."@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    skos:hasTopConcept plant:sauge .

plant:sauge a skos:Concept ;
    rdfs:label "sauge"@fr , "sage"@en ;
    skos:prefLabel "sauge"@fr , "sage"@en ;
    skos:definition "Herbe aux feuilles grises."@fr , "Herb with grey leaves."@en ;
    skos:inScheme vocab:plant ;
    skos:topConceptOf vocab:plant .
"""

ADDED: Final = {
    "ontology/vocabularies/plant.ttl": SCHEME,
    "data/notes/visite-2031.yaml": NOTE,
    "data/decisions/building--ecoterra--dwellingCount.yaml": DECISION,
    "queries/event/visits.rq": QUESTION,
    "tests/queries/event/visits.yaml": "- columns: [event]\n  rows: []\n",
}
"""Path → content of each new file."""

APPENDED: Final = {
    "ontology/vocabularies/theme.ttl": CONCEPT,
    "ontology/amu.ttl": CLASS,
    "ontology/shapes/core.ttl": SHAPES,
}
"""Path → what is added to its end."""

YEAR: Final = '"2014"^^xsd:gYear'
RULES: Final = {
    "GardenShape": ("building:le-pre", YEAR + ' ;\n    amu:plantingdate "2014"'),
    "Garden-gardenOf": ("garden:les-simples", YEAR),
    "Garden-plantingDate": ("building:le-pre", '"au printemps"@fr'),
}
"""Each rule of the class, with the building and the date of the example that breaks it."""

TESTS: Final = (
    "tests/test_data.py",
    "tests/test_founding.py",
    "tests/test_queries.py",
    "tests/test_docs.py",
    "tests/test_ontology",
)


def grown(folder: Path) -> Path:
    """Return a copy of the project that has grown, in a new folder of `folder`."""
    copy = folder / "amu-graph"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    for name, content in ADDED.items():
        (copy / name).write_text(content, encoding="utf-8")
    for name, content in APPENDED.items():
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(content)
    for rule, (of, date) in RULES.items():
        for kind, ends in (("valid", ("building:le-pre", YEAR)), ("invalid", (of, date))):
            content = EXAMPLE.format(about=f"A garden, {kind}.", of=ends[0], date=ends[1])
            (copy / "ontology" / "examples" / kind / f"{rule}.ttl").write_text(content, encoding="utf-8")
    return copy


def run(copy: Path, *command: str) -> int:
    """Run a command in the copy, with the code of the copy; tell how it ended."""
    sys.stdout.write(f"$ {' '.join(command)}\n")
    sys.stdout.flush()
    own = {"PYTHONPATH": str(copy / "src"), "PYTHONUTF8": "1"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMU_GRAPH_")}
    return subprocess.run([sys.executable, *command], cwd=copy, env=environment | own, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick: bool = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        copy = grown(Path(folder))
        commands = (["schema"], ["check"], ["build"], ["show", "garden/les-simples"])
        steps: list[tuple[str, ...]] = [("-m", "amu_graph", *command) for command in commands]
        if not quick:
            steps += [("docs/generate", "--check"), ("-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS)]
        failed = [" ".join(step) for step in steps if run(copy, *step)]
    sys.stdout.write("".join(f"failed: {each}\n" for each in failed) or "all green\n")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
