"""`amu-graph init`: a folder that passes `check` and `build` at once, and never takes the place of anything."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.new_project import Answers, create
from amu_graph.project_file import read
from project_shell import Typed
from shell import ENVIRONMENT

ANSWERS = Answers(
    name="jardins",
    title=Text('Les jardins « partagés » \\ "ouverts"', "Shared gardens"),
    base="https://example.org/jardins/",
    editors=Text("L’équipe", "The team"),
    licence="https://creativecommons.org/licenses/by/4.0/",
    languages=("fr", "en"),
)


def test_what_is_answered_is_what_the_file_says(tmp_path: Path) -> None:
    create(tmp_path / "jardins", ANSWERS)
    project = read(tmp_path / "jardins" / "amu-graph.toml")
    assert project.title.en == "Shared gardens"
    assert project.title.fr.replace("\u202f", " ") == ANSWERS.title.fr
    assert (project.base, project.editors.fr, project.extends) == (ANSWERS.base, "L’équipe", True)


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    written = create(tmp_path, ANSWERS)
    assert written.kept == (tmp_path / "README.md",)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    with pytest.raises(UsageError, match="already"):
        create(tmp_path, ANSWERS)


@pytest.mark.parametrize(("option", "value"), [("--base", "jardins"), ("--name", "Mes Jardins"), ("--licence", "CC")])
def test_an_answer_that_makes_no_sense_writes_nothing(tmp_path: Path, option: str, value: str, typed: Typed) -> None:
    ended = typed(tmp_path, "init", "jardins", "--title-fr", "Jardins", option, value)
    assert (ended.status, ended.out) == (2, "")
    assert value in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", [(), ("--title-fr", " ")])
def test_without_a_terminal_the_title_must_be_given(tmp_path: Path, given: tuple[str, ...], typed: Typed) -> None:
    ended = typed(tmp_path, "init", "jardins", *given)
    assert ended.status == 2
    assert "--title-fr" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_what_it_says_to_type_can_be_typed(tmp_path: Path, typed: Typed) -> None:
    ended = typed(tmp_path, "init", "Jardins de l’Été", "--title-fr", "Jardins")
    assert "cd 'Jardins de l’Été' && " in ended.err


def test_a_new_project_passes_check_and_build_at_once_and_says_what_to_do(tmp_path: Path, typed: Typed) -> None:
    begun = typed(tmp_path, "init", "jardins", "--title-fr", "Les jardins", "--title-en", "The gardens")
    assert begun.status == 0
    assert "cd jardins && amu-graph build && amu-graph serve" in begun.err
    folder = tmp_path / "jardins"
    schemas = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    for schema in schemas:
        assert json.loads((folder / schema).read_text(encoding="utf-8"))["$id"].startswith(
            "https://example.org/jardins/"
        )
    checked = typed(folder / "data", "check")
    assert checked.status == 0, checked.err
    assert "no-notes-yet" in checked.out
    built = typed(folder, "build")
    assert built.status == 0, built.err
    assert (folder / "build" / "dataset" / "manifest.json").is_file()
    greeted = typed(folder, "--language", "en")
    assert "It is empty" in greeted.out
    assert "amu-graph note" in greeted.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_asks_until_an_answer_makes_sense(tmp_path: Path) -> None:
    import pty

    reader, terminal = pty.openpty()
    os.write(reader, b"Mes graines\nMy seeds\nnope\nhttps://graines.example/\n\n\n")
    environment = {**ENVIRONMENT, "AMU_GRAPH_LANGUAGE": "fr"}
    command = [sys.executable, "-m", "amu_graph", "init", "graines"]
    done = subprocess.run(command, cwd=tmp_path, stdin=terminal, capture_output=True, env=environment, check=False)
    os.close(terminal)
    os.close(reader)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    said = done.stderr.decode()
    assert "Titre en français\u00a0: " in said
    assert said.count("Adresse des choses") == 2
    assert "« nope »" in said
    project = read(tmp_path / "graines" / "amu-graph.toml")
    assert (project.title.fr, project.title.en) == ("Mes graines", "My seeds")
    assert (project.base, project.editors.en) == ("https://graines.example/", "Editors of “My seeds”")
