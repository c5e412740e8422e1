"""Outside any project, what writes is refused: the project that an installed package carries is not the reader's."""

from pathlib import Path

import click
import pytest

from amu_graph import resources
from amu_graph.cli.root import root
from amu_graph.errors import UsageError
from amu_graph.settings import Settings

REASONS = ("--because-fr", "Doublon.", "--because-en", "Twice.")


@pytest.mark.parametrize(
    "typed",
    [
        ("read", "page.txt", "--url", "https://example.org/page"),
        ("read", "--reference", "https://example.org/page"),
        ("note", "page.txt"),
        ("import", "table.csv"),
        ("suggest", "page"),
        ("review", "page"),
        ("accept", "page", "--all"),
        ("decide", "merge", "person/a", "person/b", *REASONS),
        ("learn", "--keep"),
        ("schema",),
        ("serve", "--edit", "--no-open"),
    ],
    ids=lambda typed: typed[0],
)
def test_what_writes_is_refused_outside_a_project(
    typed: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "PACKAGED", tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("Une page.\n", encoding="utf-8")
    Path("table.csv").write_text("Nom;Ville\nLes Tilleuls;Nantes\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    command = root.get_command(click.Context(root), typed[0])
    assert command is not None
    chosen = Settings(data=tmp_path / "data", dataset=tmp_path / "dataset", language="en")
    with pytest.raises(UsageError, match=r"No project here: .*\n.*amu-graph init FOLDER"):
        command.main(list(typed[1:]), obj=chosen, standalone_mode=False)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_folder_of_a_project_is_written_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGED", tmp_path / "package")
    command = root.get_command(click.Context(root), "schema")
    assert command is not None
    (tmp_path / "data").mkdir()
    command.main([], obj=Settings(data=tmp_path / "data", dataset=tmp_path / "dataset"), standalone_mode=False)
    assert (tmp_path / "data" / "notes.schema.json").is_file()
