"""What a user may set."""

from pathlib import Path

import pytest

from amu_graph.errors import UsageError
from amu_graph.settings import Settings, language_of_environment


def test_variables_set_folders_and_limits() -> None:
    settings = Settings.from_environment(
        {"AMU_GRAPH_DATA": "d", "AMU_GRAPH_DATASET": "g", "AMU_GRAPH_SOURCES": "", "AMU_GRAPH_QUERY_SECONDS": "0.5"}
    )
    assert (settings.data, settings.dataset, settings.sources) == (Path("d"), Path("g"), None)
    assert (settings.query_seconds, settings.query_megabytes) == (0.5, 2048)


@pytest.mark.parametrize("name", ["QUERY_SECONDS", "QUERY_MEGABYTES"])
@pytest.mark.parametrize("text", ["abc", "0", "-1", "nan", "inf", "1 000", "1e300", "1e-300"])
def test_a_limit_that_makes_no_sense_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"AMU_GRAPH_{name}"):
        Settings.from_environment({f"AMU_GRAPH_{name}": text})


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "AMU_GRAPH_LANGUAGE": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "AMU_GRAPH_LANGUAGE": ""}, "en"),
    ],
)
def test_the_language_is_the_one_chosen_else_that_of_the_locale_else_french(
    environment: dict[str, str], language: str
) -> None:
    assert language_of_environment(environment) == language
    assert Settings.from_environment(environment).language == language


def test_origins_are_written_as_browsers_write_them() -> None:
    given = {"AMU_GRAPH_ORIGINS": "https://Example.org/, http://localhost:3000 *"}
    assert Settings.from_environment(given).origins == ("https://example.org", "http://localhost:3000", "*")


@pytest.mark.parametrize("text", ["example.org", "https://example.org/page", "https://", "https://me@example.org"])
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="AMU_GRAPH_ORIGINS"):
        Settings.from_environment({"AMU_GRAPH_ORIGINS": text})


def test_the_local_words_are_beside_the_data_and_leave_for_no_other_site(tmp_path: Path) -> None:
    data = {"AMU_GRAPH_DATA": str(tmp_path / "data")}
    assert Settings.from_environment(data).sources is None
    (tmp_path / "texts").mkdir()
    assert Settings.from_environment(data).sources == tmp_path / "texts"
    assert Settings.from_environment({**data, "AMU_GRAPH_ORIGINS": "https://example.org"}).sources is None
    assert Settings.from_environment({**data, "AMU_GRAPH_SOURCES": "elsewhere"}).sources == Path("elsewhere")


def test_an_address_is_a_folder_a_file_a_server_or_memory(tmp_path: Path) -> None:
    settings = Settings(data=Path("d"), dataset=Path("g"))
    (tmp_path / "folder.nq").mkdir()
    for address in (
        "memory",
        "https://example.org/sparql",
        "HTTP://localhost:1/query",
        str(tmp_path / "a.nq"),
        "b.ttl",
    ):
        assert settings.at(address).address == address
        with pytest.raises(UsageError, match="--dataset"):
            _ = settings.at(address).written
    for folder in (tmp_path / "folder.nq", tmp_path, Path("memory/of")):
        assert (settings.at(folder).dataset, settings.at(folder).address) == (folder, "")
    assert Settings.from_environment({"AMU_GRAPH_DATASET": "https://example.org/sparql"}).address.startswith("https:")


def test_a_password_is_shown_nowhere() -> None:
    settings = Settings.from_environment({"AMU_GRAPH_PASSWORD": "secret", "AMU_GRAPH_TOKEN": "secret"})
    assert (settings.password, settings.token) == ("secret", "secret")
    assert "secret" not in repr(settings)
