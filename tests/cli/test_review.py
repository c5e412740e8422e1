"""`amu-graph review` and `accept`: what is typed is written, and told."""

import shutil
from pathlib import Path

import pytest

from amu_graph.cli.accept import show_diff
from amu_graph.ingest.accept import review_of
from amu_graph.settings import Settings
from founding_data import FOUNDING
from review_pages import propose
from shell import Shell
from warm_commands import Commands


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(FOUNDING, tmp_path / "data")
    propose(tmp_path / "data", tmp_path / "texts")
    return Settings(data=tmp_path / "data", dataset=tmp_path / "dataset", sources=tmp_path / "texts")


@pytest.fixture
def type_(commands: Commands, settings: Settings) -> Shell:
    return Shell(commands, settings.dataset, settings.data.parent, settings.data)


def states(settings: Settings, source: str) -> list[str]:
    return [one.state for one in review_of(settings, source).every]


def test_answers_are_typed_one_by_one(type_: Shell, settings: Settings) -> None:
    typed = "n\ns\nn\nz\nn\na\nu environ douze | about twelve\ne {agent: person/t-huguen, role: auteur}\nx\nq\n"
    sources = str(settings.sources)
    ended = type_("--language", "fr", "review", "jardin", stdin=typed, AMU_GRAPH_SOURCES=sources)
    assert ended.status == 0, ended.err
    assert states(settings, "jardin") == ["new", "same", "new", "accept", "unverified", "edit", "open"]
    assert "[Jardin des Voisins]" in ended.err
    assert "person/thomas-huguen" in ended.err
    assert "« x » n’est pas une réponse ici." in ended.err
    assert "orthographe" in ended.err
    assert "spelling" not in ended.err
    assert "  acteur : T. Huguen · rôle : maître d’œuvre · contexte : Jardin des Voisins\n  {agent: " in ended.err
    assert "Réponses : 6 sur 7" in ended.err
    assert "amu-graph suggest jardin" in ended.err, "names are confirmed: what links them comes next"


def test_the_end_of_what_is_typed_ends_the_review(type_: Shell, settings: Settings) -> None:
    ended = type_("--language", "en", "review", "ateliers", "--as", "AB", stdin="n\n")
    assert ended.status == 0
    assert "Answered: 1 of 4" in ended.err
    assert "answers: {AB: {new: organization/terre-d-ici}}" in (settings.data / "review" / "ateliers.yaml").read_text(
        "utf-8"
    )


def test_the_place_is_said_in_words_and_p_answers_the_other_sources_too(type_: Shell, settings: Settings) -> None:
    review = settings.data / "review"
    text = (review / "jardin.yaml").read_text("utf-8").replace("id: jardin", "id: verger")
    (review / "verger.yaml").write_text(text, encoding="utf-8")
    ended = type_("--language", "fr", "review", "jardin", stdin="pn\nq\n", AMU_GRAPH_SOURCES=str(settings.sources))
    assert ended.status == 0, ended.err
    assert "ligne 1\n  Le [Jardin des Voisins], à Strasbourg" in ended.err
    assert "Proposé aussi sur 1 autre source : p devant la lettre y répond." in ended.err
    assert states(settings, "jardin")[:2] == ["new", "open"]
    assert states(settings, "verger")[:2] == ["new", "open"]


def test_where_all_is_in_the_note_nothing_is_asked(type_: Shell, settings: Settings) -> None:
    """What `accept` has moved whole leaves no file of proposals."""
    (settings.data / "notes" / "jardin.yaml").write_text("x", encoding="utf-8")
    (settings.data / "review" / "jardin.yaml").unlink()
    ended = type_("--language", "fr", "review", "jardin")
    assert (ended.status, "tout est dans" in ended.err) == (0, True)
    assert type_("--language", "en", "review", "nowhere").status == 2


def test_accept_shows_the_note_and_writes_nothing_when_only_asked_to_show(type_: Shell, settings: Settings) -> None:
    shown = type_("accept", "jardin", "--all", "--dry-run")
    assert shown.status == 0
    assert "+  - at: 3\n" in shown.out
    assert not (settings.data / "notes" / "jardin.yaml").exists()
    done = type_("--language", "fr", "accept", "jardin", "--all")
    assert done.out == shown.out
    assert (settings.data / "notes" / "jardin.yaml").is_file()
    assert "Qui est qui ?" in done.err, "T. Huguen resembles a known name"


def test_of_a_long_change_that_is_written_the_beginning_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    diff = "".join(f"+ {number}\n" for number in range(3000))
    show_diff(diff, whole=True)
    assert capsys.readouterr().out == diff
    show_diff(diff, whole=False)
    shown, told = capsys.readouterr()
    assert diff.startswith(shown)
    assert f"{3000 - shown.count('+')}" in told


def test_accept_of_nothing_says_what_there_is(type_: Shell) -> None:
    missing = type_("--language", "en", "accept", "nulle-part")
    assert (missing.status, missing.out) == (2, "")
    assert "ateliers" in missing.err
