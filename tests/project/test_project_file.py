"""`amu-graph.toml`: what it may say, and where what is wrong with it stands."""

import tomllib
from pathlib import Path

import pytest
import yaml

from amu_graph.language import Text
from amu_graph.project import FILE, found, licence_name
from amu_graph.project_file import ProjectError, read
from amu_graph.project_values import is_base
from project_shell import Typed

WHOLE = """name = "jardins"
title = "Jardins partagés"
base = "https://example.org/jardins/"
editors = { fr = "L’équipe", en = "The team" }
licence = "https://creativecommons.org/licenses/by-sa/4.0/"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_not_said_follows_from_what_is(tmp_path: Path) -> None:
    project = read(written(tmp_path, WHOLE))
    assert (project.name, project.base, project.languages) == ("jardins", "https://example.org/jardins/", ("fr", "en"))
    assert (
        project.title
        == project.heading
        == project.dataset_title
        == project.cited_as
        == Text("Jardins partagés", "Jardins partagés")
    )
    assert project.editors == Text("L’équipe", "The team")
    assert project.licence_name == "CC BY-SA 4.0"
    assert project.lead == project.about != Text("", "")
    assert (project.extends, project.searches, project.is_ours) == (False, (), False)


def test_french_words_are_set_as_french_is(tmp_path: Path) -> None:
    text = (
        WHOLE
        + 'about = { fr = "Qui cultive quoi ?", en = "Who grows what?" }\n'
        + '[home]\nsearches = ["compost", { en = "seed" }]\n'
    )
    project = read(written(tmp_path, text))
    assert project.about == Text("Qui cultive quoi\u202f?", "Who grows what?")
    assert project.searches == (Text("compost", "compost"), Text("seed", "seed"))


@pytest.mark.parametrize(
    ("text", "where", "fr"),
    [
        (WHOLE + 'titel = "x"\n', ":6:", "la clé « titel » n’existe pas"),
        (WHOLE + '[home]\nheadline = "x"\n', ":7:", "la clé « home.headline » n’existe pas"),
        (WHOLE.replace("jardins/", "jardins"), ":3:", "« base »"),
        (WHOLE.replace('"jardins"', '"Mes Jardins"'), ":1:", "« name »"),
        (WHOLE.replace('"Jardins partagés"', "7"), ":2:", "« title »"),
        (WHOLE.replace('fr = "L’équipe"', 'de = "Das Team"'), ":4:", "« editors »"),
        (WHOLE.replace('"https://creativecommons.org/licenses/by-sa/4.0/"', '"CC BY"'), ":5:", "« licence »"),
        (WHOLE + 'languages = ["fr", "de"]\n', ":6:", "« languages »"),
        (WHOLE + "languages = []\n", ":6:", "« languages »"),
        (WHOLE + "languages = [{ a = 1 }]\n", ":6:", "« languages »"),
        (WHOLE + 'languages = ["fr", "fr"]\n', ":6:", "« languages »"),
        (WHOLE + 'extends = "autre"\n', ":6:", "« extends »"),
        (WHOLE + "[home]\nsearches = 'compost'\n", ":7:", "« home.searches »"),
        (WHOLE + "[examples]\nshow = 1\n", ":6:", "« examples »"),
        (WHOLE.replace('title = "Jardins partagés"\n', ""), "", "il manque « title »"),
        (WHOLE + "name = 'deux'\n", ":6:", "TOML"),
        (WHOLE + "about = \n", ":6:", "TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, where: str, fr: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ProjectError) as error:
        read(path)
    (message,) = error.value.in_("fr").splitlines()
    assert message.startswith(f"{path}{where}".rstrip(":"))
    assert fr in message


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as error:
        read(written(tmp_path, 'name = 3\nbase = "x"\nword = 1\n'))
    assert len(error.value.in_("en").splitlines()) == 6


def test_a_text_in_another_encoding_is_refused_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(WHOLE.encode("latin-1", "replace"))
    with pytest.raises(ProjectError, match=f"{FILE}:2: .*UTF-8"):
        read(path)


def test_the_nearest_project_above_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "data" / "notes"
    deep.mkdir(parents=True)
    assert found(deep) is None or not found(deep).is_relative_to(tmp_path)  # type: ignore[union-attr]
    written(tmp_path, WHOLE)
    assert found(deep) == tmp_path


def test_a_command_refuses_a_wrong_file_in_one_message(tmp_path: Path, typed: Typed) -> None:
    written(tmp_path, WHOLE + "titel = 'x'\n")
    done = typed(tmp_path, "check", "--help")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"{tmp_path / FILE}:6 : ")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/", True),
        ("http://localhost:8000/a/b/", True),
        ("https://example.org", False),
        ("https://example.org/a#", False),
        ("https://example.org/a?b/", False),
        ("https://example.org//a/", False),
        ("https://example.org/a b/", False),
        ("https:///a/", False),
        ("ftp://example.org/", False),
        ("urn:x:/", False),
    ],
)
def test_an_address_of_entities_is_http_and_ends_with_a_slash(address: str, good: bool) -> None:
    assert is_base(address) is good


def test_licences_have_the_names_that_people_know() -> None:
    assert licence_name("https://creativecommons.org/publicdomain/zero/1.0/") == "CC0 1.0"
    assert licence_name("http://creativecommons.org/licenses/by-nc-nd/3.0/fr/") == "CC BY-NC-ND 3.0"


def test_what_this_project_is_cited_as_is_what_its_file_says() -> None:
    root = Path(__file__).parents[2]
    project = read(root / FILE)
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert cited["title"].partition(":")[0] == project.name
    assert f"{cited['url']}/" == project.base
    assert cited["license"].replace("-", " ") == project.licence_name.replace("-", " ")
    assert cited["version"] == version
