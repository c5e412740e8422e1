"""`amu-graph import`: what it says, in both languages, and what it ends with."""

from pathlib import Path

import pytest

from amu_graph.cli import main as command

CSV = "Projet;Ville\nLes Tilleuls;Lyon\n"


def main(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        command(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AMU_GRAPH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("AMU_GRAPH_DATASET", str(tmp_path / "dataset"))
    (tmp_path / "data" / "notes").mkdir(parents=True)
    (tmp_path / "projets.csv").write_text(CSV, encoding="utf-8")
    return tmp_path


def test_two_runs_write_the_mapping_then_the_proposals(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "projets.csv", "--retrieved", "2026-11-28"]) == 0
    first = capsys.readouterr()
    assert first.out == ""
    assert "Correspondance écrite : data/review/projets.map.yaml." in first.err
    assert main(["--language", "en", "import", "projets.csv"]) == 0
    second = capsys.readouterr().err
    assert "1 row, 2 cells: said 2." in second
    assert "data/review/projets.yaml: 2 names to identify, 1 statement; 3 proposals more than before." in second
    originals = list((project / "texts" / "originals").iterdir())
    assert [one.read_text(encoding="utf-8") for one in originals] == [CSV]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["absent.csv"], 2, "ce chemin n’existe pas"),
        (["data"], 2, "pas un fichier ordinaire"),
        (["projets.csv", "--language", "français"], 2, "--language"),
        (["projets.csv", "--retrieved", "hier"], 2, "--retrieved"),
        (["projets.csv", "--url", "pas une adresse"], 2, "--url"),
    ],
)
def test_wrong_use_has_one_message(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, words: str
) -> None:
    assert main(["import", *arguments]) == status
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said
    assert not (project / "data" / "review").exists()


def test_a_wrong_mapping_is_listed_as_problems_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", "projets.csv"])
    mapping = project / "data" / "review" / "projets.map.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("find: place", "find: ville"), encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "projets.csv"]) == 1
    said = capsys.readouterr().err
    assert "data/review/projets.map.yaml:" in said
    assert "Genre inconnu : « ville »" in said
