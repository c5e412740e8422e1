"""A check after a change gives what a check of the whole gives, whatever changed."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amu_graph import resources
from amu_graph.builder import Build, Checker, build, earlier
from amu_graph.builder.earlier import Found
from amu_graph.builder.graphs import GraphMaker
from amu_graph.builder.memory import remember, remembered
from amu_graph.notes import words
from builder_notes import HEAD, said
from founding_data import NOTES

FEW = sorted(NOTES, key=lambda path: path.stat().st_size)[-6:]
"""The richest notes: most of the others only name what these describe."""

TURTLE = """@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/amu-graph/source/ajout> a amu:Source ; rdfs:label "Ajout"@fr .
<https://w3id.org/amu-graph/person/ada> a amu:Person ; rdfs:label "Ada"@fr .
"""
DECISIONS = (
    "subject: person/ada\nproperty: label\nkeep@fr: Ada\nbecause: Essai.\n",
    "rename: organization/o\nto: organization/p\nbecause: Essai.\n",
    "withdraw: source/essai\nbecause: Essai.\n",
    "distinct: [organization/o, organization/p]\nbecause: Essai.\n",
    "nothing: at all\n",
)
SHAPE = 'shapes:Entity-dwellingCount sh:maxInclusive "20"^^xsd:integer .\n'
CHECK = """#+ summary: A person is called Ada
#+ summary@fr: Une personne s’appelle Ada
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?focus WHERE { ?focus rdfs:label "Ada"@fr }
"""


class Folders:
    """Data, an ontology and queries that anybody may change."""

    def __init__(self, place: Path) -> None:
        self.data, self.ontology, self.queries = (place / name for name in ("data", "ontology", "queries"))
        self.cache = place / "cache"
        shutil.copytree(resources.ontology(), self.ontology)
        shutil.copytree(resources.queries() / "checks", self.queries / "checks")
        for folder in ("notes", "decisions"):
            (self.data / folder).mkdir(parents=True)
        for path in FEW:
            shutil.copy(path, self.data / "notes")
        self.write_sound_note()

    def write_sound_note(self) -> None:
        records = "{id: organization/o, type: Organization, label: O}", "{id: person/ada, type: Person, label: Ada}"
        note = HEAD + said(*records) + "  - {at: 3-4, note: n}\n"
        (self.data / "notes" / "essai.yaml").write_text(note, encoding="utf-8")

    def notes(self) -> list[Path]:
        return sorted((self.data / "notes").iterdir())


Change = Callable[[Folders, random.Random], None]


def add(folders: Folders, dice: random.Random) -> None:
    (folders.data / "notes" / f"ajout-{dice.randrange(2)}.ttl").write_text(TURTLE, encoding="utf-8")


def remove(folders: Folders, dice: random.Random) -> None:
    dice.choice(folders.notes()).unlink()


def rename(folders: Folders, dice: random.Random) -> None:
    path = dice.choice(folders.notes())
    path.rename(path.with_name(f"a-{dice.randrange(9)}-{path.name}"))


def restore(folders: Folders, dice: random.Random) -> None:
    for path in FEW:
        shutil.copy(path, folders.data / "notes")
    folders.write_sound_note()
    for path in folders.notes():
        if path.name not in {"essai.yaml", *(one.name for one in FEW)}:
            path.unlink()


def edit(folders: Folders, dice: random.Random) -> None:
    """Change a value somewhere: a name, a date, a number, an identifier."""
    path = dice.choice(folders.notes())
    text = path.read_text(encoding="utf-8")
    old, new = dice.choice(
        (
            *((f"{key}: ", f"{key}: Autre ") for key in ("label", "title", "description", "label@en")),
            *(("201", "202"), ("person/", "person/autre-"), ("role: ", "role: un-"), ("asserted", "unverified")),
            *(("dwellingCount: ", "dwellingCount: 9"), ("type: Person", "type: Organization"), ("type: Project", "")),
        )
    )
    places = text.count(old)
    if places:
        parts = text.split(old)
        at = dice.randrange(places) + 1
        path.write_text(old.join(parts[:at]) + new + old.join(parts[at:]), encoding="utf-8")


def lose_a_line(folders: Folders, dice: random.Random) -> None:
    path = dice.choice(folders.notes())
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if lines:
        del lines[dice.randrange(len(lines))]
        path.write_text("".join(lines), encoding="utf-8")


def decide(folders: Folders, dice: random.Random) -> None:
    path = folders.data / "decisions" / f"{dice.randrange(2)}.yaml"
    path.write_text(dice.choice(DECISIONS), encoding="utf-8")


def undecide(folders: Folders, dice: random.Random) -> None:
    for path in (folders.data / "decisions").iterdir():
        path.unlink()


def change_the_ontology(folders: Folders, dice: random.Random) -> None:
    core = folders.ontology / "shapes" / "core.ttl"
    text = core.read_text(encoding="utf-8")
    core.write_text(text.removesuffix(SHAPE) if text.endswith(SHAPE) else text + SHAPE, encoding="utf-8")


def change_the_checks(folders: Folders, dice: random.Random) -> None:
    path = folders.queries / "checks" / "named-ada-warning.rq"
    path.unlink() if path.exists() else path.write_text(CHECK, encoding="utf-8")


CHANGES: tuple[Change, ...] = (
    *(add, remove, rename, edit, edit, edit, lose_a_line, restore, restore),
    *(decide, undecide, change_the_ontology, change_the_checks),
)


@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.randoms()), min_size=4, max_size=8))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_any_changes_the_same_problems_and_lines_as_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[Change, random.Random]]
) -> None:
    folders = Folders(tmp_path_factory.mktemp("changing"))
    checker = Checker(folders.data, ontology=folders.ontology, queries=folders.queries)
    for change, dice in changes:
        change(folders, dice)
        again = checker.build()
        words._words.cache_clear()  # the whole is read from its files
        whole = build(folders.data, ontology=folders.ontology, queries=folders.queries)
        assert again.problems == whole.problems
        assert again.content == whole.content
        assert again.totals == whole.totals
        resumed = build_of_another_process(folders)
        assert resumed.problems == whole.problems
        assert resumed.content == whole.content
        state = earlier.state(folders.data, ontology=folders.ontology, queries=folders.queries)
        known = earlier.find(folders.cache, state)
        assert known is None or known == Found(whole.problems, whole.digest)
        earlier.keep(folders.cache, state, Found(whole.problems, whole.digest))
        assert earlier.find(folders.cache, state) == Found(whole.problems, whole.digest)


def build_of_another_process(folders: Folders) -> Build:
    """Return the build of one that begins with what the one before it left in the cache, and leaves what it found."""
    key = earlier.circumstances(folders.data, ontology=folders.ontology, queries=folders.queries)
    memory = remembered(folders.cache, key)
    checker = Checker(folders.data, ontology=folders.ontology, queries=folders.queries, memory=memory)
    built = checker.build()
    remember(folders.cache, key, checker.memory)
    return built


def test_after_a_changed_note_or_decision_no_graph_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = Folders(tmp_path)
    build_of_another_process(folders)
    note = folders.data / "notes" / "essai.yaml"
    for path, text in (
        (note, note.read_text(encoding="utf-8").replace("label: O}", "label: Autre O}")),
        (folders.data / "decisions" / "0.yaml", DECISIONS[1]),
    ):
        path.write_text(text, encoding="utf-8")
        with monkeypatch.context() as unmade:
            unmade.setattr(GraphMaker, "of", None)
            resumed = build_of_another_process(folders)
        assert resumed.ok
        assert resumed.problems == build(folders.data, ontology=folders.ontology, queries=folders.queries).problems


def test_a_build_that_breaks_off_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = Folders(tmp_path)
    checker = Checker(folders.data, queries=folders.queries)
    checker.build()
    note = folders.data / "notes" / "essai.yaml"
    text = note.read_text(encoding="utf-8").replace("person/ada", "person/grace").replace("label: Ada", "label: Grace")
    note.write_text(text, encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("amu_graph.builder.derive.shown_labels", None)
        with pytest.raises(TypeError):
            checker.build()
    again, whole = checker.build(), build(folders.data, queries=folders.queries)
    assert (again.problems, again.content) == (whole.problems, whole.content)
    assert (
        b"person/grace> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Agent>"
        in again.content
    )
