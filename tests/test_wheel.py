"""The built wheel, installed where there is no checkout: what a reader gets who types `pip install amu-graph`."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UV = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
FOLDER = "Scripts" if sys.platform == "win32" else "bin"

Run = Callable[[Sequence[str]], str]

pytestmark = pytest.mark.skipif(UV is None, reason="uv is not here")


def ran(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert UV is not None
    folder = tmp_path_factory.mktemp("dist")
    ran([UV, "build", "--quiet", "--wheel", "--out-dir", folder], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh environment in which the wheel and what it declares are installed, and nothing else."""
    assert UV is not None
    folder = tmp_path_factory.mktemp("home")
    ran([UV, "venv", "--quiet", "--python", sys.executable, "venv"], folder)
    ran([UV, "pip", "install", "--quiet", "--python", folder / "venv", wheel], folder)
    return folder


@pytest.fixture(scope="module")
def run(home: Path) -> Run:
    """Runs a program of the environment, away from the checkout, for a user who has nothing yet."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AMU_GRAPH_", "XDG_", "PYTHON", "VIRTUAL_ENV", "LC_", "LANG"))
    }
    cache = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "LOCALAPPDATA": str(home / "cache")}

    def program(arguments: Sequence[str]) -> str:
        name, *rest = arguments
        return ran([home / "venv" / FOLDER / name, *rest], home, {**kept, **cache})

    return program


def test_the_wheel_holds_data_queries_ontology_pages_and_both_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "amu_graph/py.typed",
        "amu_graph/resources/data/notes/strasbourg-co-production.yaml",
        "amu_graph/resources/queries/project/participants.rq",
        "amu_graph/resources/ontology/shapes/core.ttl",
        "amu_graph/web/rendering/templates/home.html",
    ):
        assert name in names
    assert any(name.startswith("amu_graph/web/static/") and name.endswith(".js") for name in names)
    licences = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA"}
    assert not any("tests" in Path(name).parts or "node_modules" in Path(name).parts for name in names)


def test_it_builds_asks_and_searches_away_from_the_checkout(run: Run, home: Path) -> None:
    run(["amu-graph", "build"])
    manifests = list((home / "cache").rglob("manifest.json"))
    assert len(manifests) == 1  # in the user's cache
    assert "Thomas Huguen" in run(["amu-graph", "ask", "project/participants", "--project", "lieu-commun"])
    assert "Ecoterra" in run(["amu-graph", "search", "batiment"])
    assert "strasbourg-co-production, ligne 13" in run(["amu-graph", "why", "thomas-huguen"])
    assert run(["amu-graph", "query", "ASK { project:ecoterra a amu:Project }"]) == "oui\n"
    assert run(["amu-graph", "check"]).count("violation") == 0


def test_the_library_and_the_application_import_with_what_is_declared(run: Run) -> None:
    script = (
        "import amu_graph; graph = amu_graph.load();"
        "print(len(graph.ask('project/participants', project='ecoterra')) > 1, len(graph.to_rdflib()) > 1000);"
        "import amu_graph.web, amu_graph.network.writers.table, amu_graph.builder.shacl"
    )
    assert run(["python", "-W", "error::ImportWarning", "-c", script]) == "True True\n"
