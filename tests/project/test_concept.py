"""`amu-graph concept`: a paragraph where it belongs, and nothing else of the file changed."""

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph import resources
from project_shell import Typed

ROLE = ("role", "jardinier", "--fr", "jardinier", "--en", "gardener")


@pytest.fixture
def gardens(tmp_path: Path) -> Path:
    (tmp_path / "amu-graph.toml").write_text(
        'name = "jardins"\ntitle = "Les jardins"\nbase = "https://example.org/jardins/"\nextends = "amu-graph"\n'
        'editors = "L’équipe"\nlicence = "https://creativecommons.org/licenses/by/4.0/"\n',
        encoding="utf-8",
    )
    (tmp_path / "data" / "notes").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A project with the vocabularies of this repository as its own."""
    folder = tmp_path / "ours"
    shutil.copytree(resources.ontology(), folder / "ontology")
    shutil.copy(resources.root() / "amu-graph.toml", folder)
    (folder / "data" / "notes").mkdir(parents=True)
    return folder


def triples(path: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def test_a_first_concept_makes_the_file_and_the_schemas(gardens: Path, typed: Typed) -> None:
    ended = typed(gardens, "concept", *ROLE, "--definition-fr", 'Dit "vert".', "--definition-en", "Says green.")
    assert ended.status == 0, ended.err
    assert ended.out.startswith("--- /dev/null\n+++ b/vocabularies/role.ttl\n")
    (line,) = [line for line in ended.out.splitlines() if "definition" in line]
    assert line == '+    skos:definition "Dit \\"vert\\"."@fr ,'
    text = (gardens / "vocabularies" / "role.ttl").read_text(encoding="utf-8")
    assert "    skos:inScheme vocab:role ;\n    skos:topConceptOf vocab:role .\n" in text
    assert "vocab:role skos:hasTopConcept role:jardinier .\n" in text
    schema = json.loads((gardens / "data" / "notes.schema.json").read_text(encoding="utf-8"))
    assert {"const": "jardinier", "description": "jardinier"} in schema["$defs"]["scheme-role"]["anyOf"]
    assert typed(gardens, "check").status == 0


def test_a_project_of_one_language_names_its_concepts_in_it(gardens: Path, typed: Typed) -> None:
    """The first concept of a vocabulary that was not there begins it, and the schemas know it at once."""
    file = gardens / "amu-graph.toml"
    own = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("extends")]
    file.write_text("\n".join([*own, 'languages = ["en"]', ""]), encoding="utf-8")
    refused = typed(gardens, "concept", "role", "jardinier", "--fr", "jardinier")
    assert (refused.status, '--en "…"' in refused.err) == (2, True)
    ended = typed(gardens, "concept", "role", "gardener", "--en", "gardener")
    assert ended.status == 0, ended.err
    checked = typed(gardens, "check", "--all")
    assert checked.status == 0, checked.err
    assert "stale-schema" not in checked.out + checked.err


def test_a_narrower_concept_stands_after_its_kin_and_the_rest_is_untouched(ours: Path, typed: Typed) -> None:
    path = ours / "ontology" / "vocabularies" / "role.ttl"
    before, said = path.read_text(encoding="utf-8"), triples(path)
    ended = typed(ours, "concept", *ROLE, "--broader", "maitre-d-oeuvre")
    assert ended.status == 0, ended.err
    after = path.read_text(encoding="utf-8")
    begin = after.index("role:jardinier")
    length = len(after) - len(before)
    assert after[:begin] + after[begin + length :] == before
    assert after[:begin].rstrip().rpartition("\n\n")[2].startswith("role:maitre-d-oeuvre-d-execution a ")
    new = {str(quad.predicate).rpartition("#")[2][:-1]: str(quad.object) for quad in triples(path) - said}
    assert new["broader"].endswith("/role/maitre-d-oeuvre>")
    assert new["shortcut"].endswith("#designs>")  # as the broader role says
    assert "topConceptOf" not in new


def test_a_concept_at_the_top_is_listed_by_its_scheme(ours: Path, typed: Typed) -> None:
    path = ours / "ontology" / "vocabularies" / "material.ttl"
    assert typed(ours, "concept", "material", "chaux", "--fr", "chaux", "--en", "lime").status == 0
    text = path.read_text(encoding="utf-8")
    assert "    skos:hasTopConcept material:bois , material:paille , material:terre , material:chaux .\n" in text
    assert text.endswith("    skos:inScheme vocab:material ;\n    skos:topConceptOf vocab:material .\n")
    assert max(map(len, text.splitlines())) <= 145


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("role", "auteur", "--fr", "plume", "--en", "pen"), ("role:auteur existe déjà", "role.ttl")),
        (("role", "auteurs", "--fr", "auteurs", "--en", "writers"), ("role:auteur est tout proche", "--anyway")),
        (("role", "autrice", "--fr", "plume", "--en", "author"), ("role:auteur est tout proche", "skos:altLabel")),
        (("rôle", "x", "--fr", "x", "--en", "x"), ("vocabulaire « rôle »", "theme")),
        (("role", "Mon Rôle", "--fr", "x", "--en", "x"), ("« Mon Rôle »", "mon-role")),
        ((*ROLE, "--broader", "habitant"), ("« habitant »", "habitants")),
        (("role", "x", "--fr", " ", "--en", "x"), ("ne peut pas être un nom",)),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_remedy(
    gardens: Path, arguments: tuple[str, ...], words: tuple[str, ...], typed: Typed
) -> None:
    ended = typed(gardens, "concept", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert all(word in ended.err for word in words), ended.err
    assert not (gardens / "vocabularies").exists()


def test_a_dry_run_writes_nothing_and_anyway_writes_what_is_near(gardens: Path, typed: Typed) -> None:
    near = ("role", "auteurs", "--fr", "auteurs", "--en", "writers", "--anyway")
    assert "+role:auteurs a skos:Concept" in typed(gardens, "concept", *near, "--dry-run").out
    assert not (gardens / "vocabularies").exists()
    assert typed(gardens, "concept", *near).status == 0
    assert (gardens / "vocabularies" / "role.ttl").is_file()


def test_a_file_that_is_no_turtle_is_left_alone(gardens: Path, typed: Typed) -> None:
    path = gardens / "vocabularies" / "role.ttl"
    path.parent.mkdir()
    path.write_text("# mine\nrole:x a\n", encoding="utf-8")
    ended = typed(gardens, "concept", *ROLE)
    assert ended.status == 2
    assert f"{path}:" in ended.err
    assert path.read_text(encoding="utf-8") == "# mine\nrole:x a\n"
