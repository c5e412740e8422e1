"""The JSON Schema of notes: up to date, accepts what the build accepts, refuses typing errors."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from amu_graph import resources
from amu_graph.builder import build
from amu_graph.notes.ontology import read_ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import read_profile
from amu_graph.notes.schema import schema_texts, write_schemas
from founding_data import NOTES

FILE = resources.data() / "notes.schema.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_committed_schemas_say_nothing_that_the_ontology_does_not() -> None:
    """A concept may be newer than the schema, which `check` remarks on; nothing else may differ."""
    for name, text in schema_texts(resources.ontology()).items():
        lines = iter([line.rstrip(",") for line in text.splitlines()])
        committed = (resources.data() / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in committed if line.rstrip(",") not in lines] == [], "amu-graph schema"


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader], ids=["as the build reads", "as editors read"])
@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.name)
def test_the_notes_fit_the_schema(validator: Draft202012Validator, path: Path, loader: type[yaml.BaseLoader]) -> None:
    note = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    assert [error.message for error in validator.iter_errors(json.loads(json.dumps(note, default=str)))] == []


SOURCE = {"id": "essai", "label": "Essai", "language": "fr"}


@pytest.mark.parametrize(
    "record",
    [
        {"id": "project/p", "type": "Project", "label": "P", "label@en": "P", "dwellingCount": 14},
        {"id": "project/p", "subject": ["usages", "sante"], "date": "2021-06"},
        {"agent": "person/a", "role": "auteur", "context": "publication/p", "phase": "esquisse", "through": "fund/f"},
        {"mode": "co-production", "task": "financer", "role": "promoteur"},
        {"id": "theme/maitrise-usage", "note": "Définition.", "note@en": "Definition."},
        {"id": "publication/p", "subject": ["usages", "rehabilitation"]},
    ],
)
def test_records_that_fit(validator: Draft202012Validator, record: dict[str, object]) -> None:
    assert validator.is_valid({"source": SOURCE, "passages": [{"at": "a", "says": [record]}]})


@pytest.mark.parametrize(
    "record",
    [
        {"id": "project/p", "lable": "P"},
        {"id": "projet/p", "label": "P"},
        {"id": "project/Écoterra", "label": "P"},
        {"id": "project/p", "type": "Building"},
        {"id": "project/p", "subject": "usage"},
        {"id": "project/p", "date": "juin 2021"},
        {"id": "project/p", "dwellingCount": "quatorze"},
        {"id": "project/p", "dwellingCount": [14, 15]},
        {"id": "person/a", "dwellingCount": 14},
        {"id": "person/a", "page": "exemple.fr"},
        {"id": "person/a", "affiliatedWith": "project/p"},
        {"agent": "person/a", "role": "autheur", "context": "project/p"},
        {"agent": "project/p", "role": "auteur", "context": "project/p"},
        {"agent": "person/a", "context": "project/p"},
        {"id": "themes/maitrise-usage", "note": "Définition."},
        {"id": "theme/maitrise-usage", "label": "maîtrise"},
        {"id": "project/p", "subject": "rehabilitation"},
    ],
)
def test_records_that_do_not_fit(validator: Draft202012Validator, record: dict[str, object]) -> None:
    assert not validator.is_valid({"source": SOURCE, "passages": [{"at": "a", "says": [record]}]})


@pytest.mark.parametrize(
    "passage",
    [
        {"at": "1"},
        {"note": "n"},
        {"at": "1", "note": "n", "status": "interpreted"},
        {"at": "1", "note": "n", "status": "sure"},
    ],
)
def test_passages_that_do_not_fit(validator: Draft202012Validator, passage: dict[str, object]) -> None:
    assert not validator.is_valid({"source": SOURCE, "passages": [passage]})


def test_every_key_is_described() -> None:
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    keys = {name: value for name, value in schema["$defs"].items() if name.startswith("key-")}
    assert len(keys) > 30
    assert [name for name, value in keys.items() if not value.get("description")] == []


@pytest.fixture(scope="module")
def decisions() -> Draft202012Validator:
    schema = json.loads((resources.data() / "decisions.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "decision",
    [
        {"subject": "building/ecoterra", "property": "dwellingCount", "keep": 14},
        {"subject": "person/a", "property": "label", "keep@en": "A"},
        {"open": "project/p", "property": "date"},
        {"merge": "person/a", "into": "person/b"},
        {"rename": "source/old", "to": "source/new", "date": "2026-11-28"},
        {"split": "project/p", "into": ["project/a", "project/b"]},
        {"distinct": ["person/a", "person/b", "person/c"]},
        {"withdraw": "source/x#L13-interpreted"},
        {"withdraw": "person/a"},
    ],
)
def test_decisions_that_fit(decisions: Draft202012Validator, decision: dict[str, object]) -> None:
    assert decisions.is_valid({**decision, "because": {"fr": "Parce que.", "en": "Because."}})
    assert not decisions.is_valid(decision)


@pytest.mark.parametrize(
    "decision",
    [
        {"subject": "building/ecoterra", "property": "altLabel", "keep": 14},
        {"subject": "building/ecoterra", "property": "dwellingCount"},
        {"merge": "person/a"},
        {"merge": "person/a", "to": "person/b"},
        {"merge": "personne/a", "into": "person/b"},
        {"merge": "person/a", "into": "person/b", "rename": "person/c"},
        {"split": "project/p", "into": ["project/a"]},
        {"distinct": ["person/a", "person/a"]},
        {"withdraw": "theme/usages"},
    ],
)
def test_decisions_that_do_not_fit(decisions: Draft202012Validator, decision: dict[str, object]) -> None:
    assert not decisions.is_valid({**decision, "because": {"fr": "Parce que.", "en": "Because."}})


def test_a_schema_that_is_not_of_the_ontology_any_more_is_a_remark(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "notes").mkdir(parents=True)
    write_schemas(data, resources.ontology())
    assert not {one.code for one in build(data).problems} & {"stale-schema"}
    (data / "notes.schema.json").write_text("{}", encoding="utf-8")
    assert [(one.file, one.severity) for one in build(data).problems if one.code == "stale-schema"] == [
        ("data/notes.schema.json", "warning")
    ]


def test_a_class_without_a_shape_is_told(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    shapes = (resources.ontology() / "shapes" / "core.ttl").read_text(encoding="utf-8")
    without = shapes.replace("sh:targetClass amu:Fund ;", "")
    (tmp_path / "shapes" / "core.ttl").write_text(without, encoding="utf-8")
    problems = Problems()
    read_profile(tmp_path, read_ontology(resources.ontology(), problems), problems)
    (problem,) = problems.sorted()
    assert (problem.code, problem.severity) == ("class-without-shape", "violation")
    assert "Fund" in problem.message.en


@pytest.mark.parametrize("path", sorted((resources.data() / "decisions").glob("*.yaml")), ids=lambda path: path.name)
def test_the_decisions_fit_the_schema(decisions: Draft202012Validator, path: Path) -> None:
    decision = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert [error.message for error in decisions.iter_errors(json.loads(json.dumps(decision, default=str)))] == []
