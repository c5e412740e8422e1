"""Shapes and checks become problems that point into the notes."""

import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph import project, resources
from amu_graph.builder import Build, build
from amu_graph.language import Language
from builder_notes import HEAD, said

NOTE = (
    HEAD
    + said(
        "{id: organization/o, type: Organization, label: O}",
        "{id: building/b, type: Building, label: B, dwellingCount: -3}",
    )
    + "  - {at: 3-4, note: n}\n"
)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    data, queries = tmp_path / "data", tmp_path / "queries"
    (data / "notes").mkdir(parents=True)
    (queries / "checks").mkdir(parents=True)
    return data, queries


def built(folders: tuple[Path, Path], note: str) -> Build:
    data, queries = folders
    (data / "notes" / "essai.yaml").write_text(note, encoding="utf-8")
    return build(data, queries=queries)


def test_a_shape_that_is_broken_points_at_the_value(folders: tuple[Path, Path]) -> None:
    (problem,) = [one for one in built(folders, NOTE).problems if one.severity == "violation"]
    assert problem.where == "data/notes/essai.yaml:13:67"
    assert problem.code == "shape-min-inclusive"
    assert "building/b" in problem.message.fr
    assert problem.message.fr != problem.message.en
    assert "Entity-dwellingCount" in problem.remedy.fr


@pytest.mark.parametrize(("languages", "asked"), [(("fr", "en"), {"organization/o"}), (("fr",), set())])
def test_a_name_is_asked_for_in_the_languages_of_the_project_and_not_for_persons(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, languages: tuple[Language, ...], asked: set[str]
) -> None:
    here = replace(project.current(), languages=languages)
    monkeypatch.setattr(project, "current", lambda: here)
    records = "{id: organization/o, type: Organization, label: O}", "{id: person/p, type: Person, label: P}"
    found = built(folders, HEAD + said(*records)).problems
    lacking = {one.message.en.partition(" ")[0] for one in found if "name in English" in one.message.en}
    assert lacking == asked


def test_what_goes_on_appearing_has_no_date_of_issue(folders: tuple[Path, Path]) -> None:
    records = (
        "{id: publication/r, type: Publication, label: R, kind: revue}",
        "{id: publication/l, type: Publication, label: L, kind: ouvrage}",
    )
    found = built(folders, HEAD + said(*records)).problems
    undated = [one.message.en.partition(" ")[0].rstrip(":") for one in found if "date of issue" in one.message.en]
    assert undated == ["publication/l"]


def test_a_recommendation_is_a_warning_and_points_where_the_entity_is_described(folders: tuple[Path, Path]) -> None:
    found = {
        (one.where, one.severity)
        for one in built(folders, NOTE.replace("-3", "3")).problems
        if "organization/o" in one.message.fr
    }
    assert ("data/notes/essai.yaml:12:36", "warning") in found


CHECK = """#+ summary: An organization is called O
#+ summary@fr: Une organisation s’appelle O
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?focus ?label WHERE { ?focus rdfs:label ?label FILTER(STR(?label) = "O") }
"""


@pytest.mark.parametrize("severity", ["violation", "warning"])
def test_each_row_of_a_check_is_a_problem(folders: tuple[Path, Path], severity: str) -> None:
    (folders[1] / "checks" / f"called-o-{severity}.rq").write_text(CHECK, encoding="utf-8")
    (problem,) = [one for one in built(folders, NOTE.replace("-3", "3")).problems if one.code == "called-o"]
    assert problem.severity == severity
    assert problem.where == "data/notes/essai.yaml:12:36"
    assert problem.message.en == "An organization is called O (focus: organization:o, label: O)"
    assert problem.message.fr == "Une organisation s’appelle O (focus: organization:o, label: O)"
    assert "queries/checks/called-o-" in problem.remedy.fr


def test_a_check_that_does_not_run_is_a_problem_of_its_file(folders: tuple[Path, Path]) -> None:
    (folders[1] / "checks" / "broken-violation.rq").write_text("SELECT ?x WHERE {", encoding="utf-8")
    (problem,) = [one for one in built(folders, NOTE.replace("-3", "3")).problems if one.code == "bad-check"]
    assert problem.file == "queries/checks/broken-violation.rq"


def test_shapes_wait_until_the_notes_can_be_read(folders: tuple[Path, Path]) -> None:
    codes = {one.code for one in built(folders, NOTE.replace("label: O", "lable: O")).problems}
    assert codes == {"unknown-key", "missing-label", "one-language"}


def test_merged_and_decided_data_pass_every_shape_and_check(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "notes").mkdir(parents=True)
    first = HEAD + said(
        "{id: organization/vad, type: Organization, label: VAD, foundingDate: 2000}",
        "{id: organization/v, type: Organization, label: Ville}",
        "{id: project/p, type: Project, label: P}",
        "{agent: organization/vad, role: porteur, context: project/p}",
    )
    second = (HEAD + said("{id: organization/v, foundingDate: 2001}")).replace("id: essai", "id: autre")
    for name, note in (("essai", first), ("autre", second)):
        (data / "notes" / f"{name}.yaml").write_text(note + "  - {at: 3-4, note: n}\n", encoding="utf-8")
    (data / "decisions").mkdir()
    decisions = (
        "{merge: organization/vad, into: organization/v, because: {fr: a, en: b}}\n",
        "{subject: organization/vad, property: foundingDate, keep: 2001, because: {fr: a, en: b}}\n",
    )
    for number, decision in enumerate(decisions):
        (data / "decisions" / f"{number}.yaml").write_text(decision, encoding="utf-8")
    found = build(data)
    assert [one.in_("en") for one in found.problems if one.severity == "violation"] == []
    passage = ox.NamedNode("https://w3id.org/amu-graph/source/essai#L1")
    founded = {str(quad.subject) for quad in found.quads if quad.graph_name == passage and "2000" in str(quad.object)}
    assert founded == {"<https://w3id.org/amu-graph/organization/v>"}


def test_turtle_notes_pass_every_shape_and_check(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "notes").mkdir(parents=True)
    (data / "notes" / "essai.ttl").write_text(
        """@base <https://w3id.org/amu-graph/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<source/essai> a <ontology#Source> ; rdfs:label "Essai"@fr ; <http://purl.org/dc/terms/language> "fr" .
<project/p> a <ontology#Project> ; rdfs:label "P"@fr .
""",
        encoding="utf-8",
    )
    assert [one.in_("en") for one in build(data).problems if one.severity == "violation"] == []


def test_a_shape_file_that_is_not_turtle_is_a_problem(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology(), ontology)
    (ontology / "shapes" / "own.ttl").write_text("a b", encoding="utf-8")
    (folders[0] / "notes" / "essai.yaml").write_text(NOTE, encoding="utf-8")
    found = build(folders[0], ontology=ontology, queries=folders[1])
    assert ("ontology/shapes/own.ttl", "turtle-syntax") in {(one.file, one.code) for one in found.problems}
