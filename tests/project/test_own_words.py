"""A project of one's own, from a note to an answer: own addresses, role, class, rule and question."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from own_project import BASE, PREFIXES, QUESTION, add_words, write
from project_shell import Typed

OURS = "https://w3id.org/amu-graph/"
NOTE = """\
source:
  id: page
  label: Une page
  url: https://example.org/page
  sha256: c278ff4d09aa9794008f7f691619be2f11600bfef14d62160e84558efc2de2a1
  language: fr
  retrieved: 2026-01-31
  lengths: [30]
passages:
  - at: 1
    says:
      - {id: person/ada, type: Person, label: Ada}
      - {id: project/le-potager, type: Project, label: Le Potager}
      - {agent: person/ada, role: participant, context: project/le-potager}
"""


@pytest.fixture(scope="module")
def gardens(tmp_path_factory: pytest.TempPathFactory, typed: Typed) -> Path:
    folder = tmp_path_factory.mktemp("own") / "jardins"
    begun = typed(folder.parent, "init", "jardins", "--title-fr", "Les jardins", "--title-en", "The gardens")
    assert begun.status == 0, begun.err
    add_words(folder)
    assert typed(folder, "schema").status == 0
    built = typed(folder, "build")
    assert built.status == 0, built.out + built.err
    return folder


def test_things_have_the_addresses_of_the_project_and_words_those_of_all(gardens: Path) -> None:
    (path,) = (gardens / "build" / "dataset").glob("*.nq")
    quads = list(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    named = {str(term)[1:-1] for quad in quads for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    ours = {name for name in named if name.startswith(OURS)}
    shared = ("ontology", "vocab/", "editors")  # the editors of the ontology
    assert {name for name in ours if not name.removeprefix(OURS).startswith(shared)} == set()
    assert {
        f"{BASE}garden/les-pivoines",
        f"{BASE}person/rose-martin",
        f"{BASE}source/page#L1",
        f"{BASE}dataset",
    } <= named


def test_an_own_class_has_keys_and_its_values_types(gardens: Path, typed: Typed) -> None:
    (path,) = (gardens / "build" / "dataset").glob("*.nq")
    line = f'<{BASE}garden/les-pivoines> <{OURS}ontology#plots> "12"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    assert line in path.read_text(encoding="utf-8").splitlines()
    schema = json.loads((gardens / "data" / "notes.schema.json").read_text(encoding="utf-8"))
    assert {"const": "jardinier", "description": "jardinier"} in schema["$defs"]["scheme-role"]["anyOf"]
    shown = typed(gardens, "show", "Les Pivoines")
    assert shown.status == 0, shown.err
    assert shown.out.startswith("Les Pivoines  (Jardin)\n")
    assert "12" in shown.out


def test_an_own_question_is_a_command_with_its_parameter(gardens: Path, typed: Typed) -> None:
    assert "Qui est jardinier" in typed(gardens, "ask", "--help").out
    asked = typed(gardens, "ask", "garden/gardeners", "--person", "Rose Martin", "-f", "csv")
    assert asked.out.splitlines()[1:] == [f"{BASE}person/rose-martin,Rose Martin,{BASE}project/compost,Compost"]


def test_questions_of_the_package_are_asked_about_things_of_the_project(gardens: Path, typed: Typed) -> None:
    asked = typed(gardens, "ask", "project/participants", "--project", "compost", "-f", "csv")
    assert "Rose Martin" in asked.out
    example = typed(gardens, "ask", "project/participants", "-f", "csv")
    assert example.out == asked.out  # the example is the project's one project, not one of ours
    assert "ecoterra" not in typed(gardens, "ask", "project/participants", "--help").out


def test_why_and_search_and_networks_know_the_projects_things(gardens: Path, typed: Typed) -> None:
    why = typed(gardens, "why", "Rose Martin", "jardinier", "Compost")
    assert "page, ligne 2" in why.out
    assert "person:rose-martin" in typed(gardens, "search", "rose").out
    drawn = typed(gardens, "network", "participations", "-o", "net.graphml")
    assert drawn.status == 0, drawn.err
    written = (gardens / "net.graphml").read_text(encoding="utf-8")
    assert f"{BASE}person/rose-martin" in written
    assert "usage" not in written


def test_what_the_dataset_says_of_itself_is_the_projects(gardens: Path, typed: Typed) -> None:
    asked = typed(gardens, "query", "SELECT ?p ?o WHERE { <https://example.org/jardins/dataset> ?p ?o }", "-f", "csv")
    assert "Les jardins" in asked.out
    assert "https://creativecommons.org/licenses/by/4.0/" in asked.out
    assert "usage" not in asked.out


def test_what_takes_the_place_of_a_word_or_a_question_is_a_problem_with_both_places(
    tmp_path: Path, typed: Typed
) -> None:
    folder = tmp_path / "jardins"
    assert typed(tmp_path, "init", "jardins", "--title-fr", "Les jardins").status == 0
    words = 'role:auteur skos:prefLabel "plume"@fr ; skos:altLabel "plume"@fr ; skos:prefLabel "Autor"@de .\n'
    write(folder / "vocabularies" / "role.ttl", PREFIXES + words)
    write(folder / "queries" / "project" / "participants.rq", QUESTION)
    checked = typed(folder, "check")
    assert checked.status == 1
    found = [line for line in checked.out.splitlines() if ": replaced-" in line]
    line = len(PREFIXES.splitlines()) + 1
    assert [each.partition(": ")[0] for each in found] == [
        "queries/project/participants.rq",
        f"vocabularies/role.ttl:{line}:28",
    ]
    assert "(queries/project/participants.rq)" in found[0]
    assert "« auteur » (ontology/vocabularies/role.ttl:" in found[1]
    assert typed(folder, "build").status == 1


def test_without_extending_a_project_has_its_own_words_alone(tmp_path: Path, typed: Typed) -> None:
    assert typed(tmp_path, "init", "seul", "--title-fr", "Seul", "--alone").status == 0
    folder = tmp_path / "seul"
    assert "extends" not in (folder / "amu-graph.toml").read_text(encoding="utf-8")
    asked = typed(folder, "ask")
    assert "project/participants" not in asked.out
    built = typed(folder, "build")
    assert built.status == 0, built.out + built.err
    found = typed(folder, "query", "SELECT ?c WHERE { ?c skos:inScheme vocab:role }", "-f", "csv")
    assert found.out.split() == ["c"]


def test_a_project_of_its_own_words_begins_its_vocabularies(tmp_path: Path, typed: Typed) -> None:
    """`check` says that a word is missing, and which command adds it: that command does."""
    assert typed(tmp_path, "init", "seul", "--title-fr", "Seul", "--alone").status == 0
    folder = tmp_path / "seul"
    write(folder / "data" / "notes" / "page.yaml", NOTE.replace("role: participant", "role: jardinier"))
    missing = typed(folder, "check")
    assert "n’a pas encore de mot" in missing.out
    assert "docs/reference" not in missing.out
    for command in (
        ("jardinier", "--fr", "jardinier", "--en", "gardener"),
        ("aide", "--fr", "aide", "--en", "help", "--broader", "jardinier"),
    ):
        added = typed(folder, "concept", "role", *command)
        assert added.status == 0, added.err
    assert typed(folder, "check").status == 0
    assert typed(folder, "build").status == 0
    found = typed(
        folder, "query", "SELECT ?n WHERE { vocab:role skos:prefLabel ?n FILTER(LANG(?n) = 'fr') }", "-f", "csv"
    )
    assert found.out.split() == ["n", "Rôles"]
    wrong = typed(folder, "concept", "rolle", "a", "--fr", "a", "--en", "a")
    assert wrong.status == 2
    assert "role" in wrong.err
    write(folder / "data" / "notes" / "page.yaml", NOTE.replace("role: participant", "role: zzz"))
    assert "Ses mots : aide, jardinier." in typed(folder, "check").out


def test_a_vocabulary_of_ones_own_is_that_of_a_field(tmp_path: Path, typed: Typed) -> None:
    folder = tmp_path / "jardins"
    assert typed(tmp_path, "init", "jardins", "--title-fr", "Les jardins").status == 0
    add_words(folder)
    scheme = """@prefix soil: <https://w3id.org/amu-graph/vocab/soil/> .
vocab:soil a skos:ConceptScheme ; rdfs:label "Sols"@fr , "Soils"@en ; skos:prefLabel "Sols"@fr , "Soils"@en ;
    skos:hasTopConcept soil:argile .
soil:argile a skos:Concept ; rdfs:label "argile"@fr , "clay"@en ; skos:prefLabel "argile"@fr , "clay"@en ;
    skos:inScheme vocab:soil ; skos:topConceptOf vocab:soil .
"""
    shape = """shapes:GardenShape sh:property shapes:Garden-soil .
shapes:Garden-soil a sh:PropertyShape ; sh:path amu:soil ; sh:node shapes:In-soil ; sh:maxCount 1 ;
    sh:name "sol"@fr , "soil"@en ; sh:description "Sol du jardin."@fr , "Soil of the garden."@en .
shapes:In-soil a sh:NodeShape ; sh:property shapes:In-soil-scheme .
shapes:In-soil-scheme a sh:PropertyShape ; sh:path skos:inScheme ; sh:hasValue vocab:soil .
"""
    term = 'amu:soil a owl:ObjectProperty ; rdfs:label "sol"@fr , "soil"@en .\n'
    write(folder / "vocabularies" / "soil.ttl", PREFIXES + scheme)
    write(folder / "shapes" / "soil.ttl", PREFIXES + shape)
    write(folder / "ontology" / "soil.ttl", PREFIXES + term)
    note = folder / "data" / "notes" / "page.yaml"
    write(note, note.read_text(encoding="utf-8").replace("plots: 12", "soil: argile"))
    assert typed(folder, "concept", "soil", "sable", "--fr", "sable", "--en", "sand").status == 0
    built = typed(folder, "build")
    assert built.status == 0, built.out + built.err
    found = typed(folder, "query", "SELECT ?g WHERE { ?g amu:soil soil:argile }", "-f", "csv")
    assert found.out.split() == ["g", f"{BASE}garden/les-pivoines"]
    write(note, note.read_text(encoding="utf-8").replace("soil: argile", "soil: marne"))
    wrong = typed(folder, "check")
    assert wrong.status == 1
    assert "vocabularies/soil.ttl : amu-graph concept" in wrong.out
