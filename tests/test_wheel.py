"""The built wheel, installed where there is no checkout, alone and with each extra: what a reader gets."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from browser_serving import lacking
from own_project import add_words

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = "Scripts" if sys.platform == "win32" else "bin"
MOST_MEGABYTES: Final = 130


def ran(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def uv() -> str:
    found = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if found is None:
        lacking("uv is not here")
    return found


@pytest.fixture(scope="module")
def wheel(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    ran([uv, "build", "--quiet", "--wheel", "--out-dir", folder], ROOT)
    (built,) = folder.glob("*.whl")
    return built


class Installed:
    """An environment with the wheel and what one of its extras brings, for a user who has nothing yet."""

    def __init__(self, uv: str, wheel: Path, extra: str, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "venv" / FOLDER
        ran([uv, "venv", "--quiet", "--python", sys.executable, "venv"], folder)
        self.bare = self.megabytes
        extras = f"[{extra}]" if extra else ""
        ran([uv, "pip", "install", "--quiet", "--python", folder / "venv", f"amu-graph{extras} @ {wheel}"], folder)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("AMU_GRAPH_", "XDG_", "PYTHON", "VIRTUAL_ENV", "LC_", "LANG"))
        }
        cache = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
        self.environment = {**kept, **cache}

    def run(self, program: str, *arguments: str | Path) -> str:
        return ran([self.programs / program, *arguments], self.folder, self.environment)

    def refused(self, *arguments: str | Path, language: str = "fr") -> list[str]:
        """Return the lines of what a command says that refuses as wrong use."""
        command = [self.programs / "amu-graph", "--language", language, *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, env=self.environment, check=False)
        assert (done.returncode, done.stdout) == (2, b"")
        return done.stderr.decode().splitlines()

    @property
    def megabytes(self) -> float:
        """What the environment takes on the disk, as du counts."""
        return sum(path.lstat().st_blocks for path in (self.folder / "venv").rglob("*")) * 512 / 2**20


def status_of(address: str) -> int:
    """Return the status of the answer once there is one: what is being made has 202."""
    for _ in range(240):
        with urllib.request.urlopen(address, timeout=60) as answer:
            if answer.status != 202:
                return int(answer.status)
        time.sleep(0.5)
    return 202


@contextmanager
def installed(uv: str, wheel: Path, extra: str, factory: pytest.TempPathFactory) -> Iterator[Installed]:
    folder = factory.mktemp(f"with-{extra or 'nothing'}")
    yield Installed(uv, wheel, extra, folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def core(uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    with installed(uv, wheel, "", tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def whole(uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    with installed(uv, wheel, "all", tmp_path_factory) as found:
        yield found


def test_the_wheel_holds_data_queries_ontology_pages_and_both_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "amu_graph/bundled/SourceSans3-LICENSE.txt",
        "amu_graph/bundled/SourceSans3-Regular.ttf",
        "amu_graph/bundled/outlines.json",
        "amu_graph/py.typed",
        "amu_graph/resources/data/notes/strasbourg-co-production.yaml",
        "amu_graph/resources/amu-graph.toml",
        "amu_graph/resources/queries/project/participants.rq",
        "amu_graph/resources/ontology/shapes/core.ttl",
        "amu_graph/resources/docs/glossary.md",
        "amu_graph/resources/docs/pages/about.fr.md",
        "amu_graph/web/rendering/prose/legal.fr.md",
        "amu_graph/web/rendering/templates/home.html",
        "amu_graph/web/static/source-sans-3-LICENSE.txt",
        "amu_graph/web/static/source-serif-4-LICENSE.txt",
    ):
        assert name in names
    assert any(name.startswith("amu_graph/web/static/") and name.endswith(".js") for name in names)
    licences = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-DATA"}
    assert not any("tests" in Path(name).parts or "node_modules" in Path(name).parts for name in names)


def test_with_everything_it_builds_asks_and_searches_away_from_the_checkout(whole: Installed) -> None:
    whole.run("amu-graph", "build")
    manifests = list((whole.folder / "cache").rglob("manifest.json"))
    assert len(manifests) == 1  # in the user's cache
    assert "Thomas Huguen" in whole.run("amu-graph", "ask", "project/participants", "--project", "lieu-commun")
    assert "Ecoterra" in whole.run("amu-graph", "search", "batiment")
    assert "strasbourg-co-production, ligne 13" in whole.run("amu-graph", "why", "thomas-huguen")
    assert whole.run("amu-graph", "query", "ASK { project:ecoterra a amu:Project }") == "oui\n"
    assert whole.run("amu-graph", "check").count("violation") == 0
    (whole.folder / "page.txt").write_text("Une page.\n", encoding="utf-8")
    assert whole.refused("read", "page.txt")[0].startswith("Aucun projet ici")


OURS: Final = re.compile(
    "graphe de la maîtrise|graph of mastery|qui fait vivre|who brings|ecoterra|huguen|lieu.commun|robins|d’amu-graph»?<"
    "|editors of amu|https://w3id.org/amu-graph/(?!ontology|vocab/|shapes)",
    re.IGNORECASE,
)
"""Our titles, the things of our graph and its addresses; words of the ontology and the vocabularies are shared."""


def pages_of(address: str) -> Iterator[tuple[str, str]]:
    """Yield each page that the start page leads to, in both languages; of concepts and terms the lists alone."""
    waiting, known = ["/", "/search?q=rose", "/none", "/robots.txt"], set()
    while waiting:
        path = waiting.pop()
        if path in known:
            continue
        known.add(path)
        for language in ("fr", "en"):
            request = urllib.request.Request(
                address + path, headers={"Accept": "text/html", "Accept-Language": language}
            )
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    page = answer.read().decode()
            except urllib.error.HTTPError as error:
                page = error.read().decode()
            yield path, page
            links = re.findall(r'href="(/[^"#?]*)"', page)
            waiting += [link for link in links if not re.search(r"[.]|^/(?:vocab|ontology)(?:/|$)|^/query", link)]


def test_a_project_of_ones_own_has_no_word_of_ours_but_the_credit(whole: Installed) -> None:
    folder = whole.folder / "jardins"
    whole.run("amu-graph", "init", folder, "--title-fr", "Les jardins", "--title-en", "The gardens")
    add_words(folder)
    program = str(whole.programs / "amu-graph")
    concept = ("concept", "theme", "semences", "--fr", "semences", "--en", "seeds")
    for arguments in (concept, ("check",), ("build",), ("ask", "garden/gardeners")):
        ran([program, *arguments], folder, whole.environment)
    command = [program, "serve", "--port", "0", "--no-open"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env=whole.environment) as server:
        try:
            assert server.stderr
            address = next(word for word in server.stderr.readline().split() if word.startswith("http")).rstrip("/")
            pages = list(pages_of(address))
        finally:
            server.terminate()
    paths = {path for path, _ in pages}
    assert {"/garden/les-pivoines", "/person/rose-martin", "/ask/garden/gardeners", "/dataset", "/source/page"} <= paths
    # The manual is that of the software, and says that it takes its examples from our graph.
    assert {
        (path, found[0]) for path, page in pages for found in OURS.finditer(page) if not path.startswith("/help/")
    } == set()
    manual = [page for path, page in pages if path.startswith("/help/")]
    assert manual
    assert all(
        re.search("exemples du graphe d’amu-graph|examples from the graph of amu-graph", page) for page in manual
    )
    start = [page for path, page in pages if path == "/"]
    assert ["Les jardins" in start[0], "The gardens" in start[1]] == [True, True]
    assert all("amu-graph 0." in page for page in start)


def test_the_library_and_the_application_import_with_what_is_declared(whole: Installed, dataset: Path) -> None:
    script = f"""
import amu_graph, amu_graph.web, amu_graph.network.writers.table, amu_graph.builder.shacl
graph = amu_graph.load({str(dataset)!r})
answer = graph.ask("project/participants", project="ecoterra")
print(len(answer.to_pandas()) > 1, len(graph.to_rdflib()) > 1000)
"""
    assert whole.run("python", "-W", "error::ImportWarning", "-c", script) == "True True\n"


def test_alone_it_is_light(core: Installed) -> None:
    assert core.megabytes - core.bare < MOST_MEGABYTES


def test_alone_it_asks_shows_explains_searches_and_exports(core: Installed, dataset: Path) -> None:
    for *arguments, said in (
        ["ask", "project/participants", "--project", "lieu-commun", "Thomas Huguen"],
        ["show", "project/ecoterra", "Ecoterra"],
        ["why", "thomas-huguen", "strasbourg-co-production, ligne 13"],
        ["search", "batimant", "Ecoterra"],
        ["query", "ASK { project:ecoterra a amu:Project }", "oui"],
        ["export", "-o", "graph.ttl", ""],
        ["--help", "serve"],
    ):
        assert said in core.run("amu-graph", "--dataset", dataset, *arguments)
    assert (core.folder / "graph.ttl").stat().st_size > 1000


def test_alone_a_notebook_has_rdflib_and_networkx(core: Installed, dataset: Path) -> None:
    script = f"""
import amu_graph
graph = amu_graph.load({str(dataset)!r})
print(len(graph.to_rdflib()) > 1000, len(graph.network("whole").graph) > 10)
for ask in (graph.network("whole").metrics, graph.network("whole").svg, graph.query("SELECT * {{}}").to_pandas,
            amu_graph.check, lambda: __import__("amu_graph.web.app")):
    try:
        ask()
    except ImportError as error:
        print(isinstance(error, amu_graph.errors.AmuGraphError), str(error).splitlines()[-1])
"""
    said = "True To install them: pip install 'amu-graph[{}]'"
    extras = ("network", "network", "pandas", "build", "web")
    assert core.run("python", "-c", script).splitlines() == ["True True", *(said.format(each) for each in extras)]


@pytest.mark.parametrize(
    ("extra", "arguments"),
    [
        ("build", ["build"]),
        ("build", ["check"]),
        ("ingest", ["note", "text.txt", "--url", "https://example.org/"]),
        ("ingest", ["read", "text.txt"]),
        ("network", ["network"]),
        ("network", ["network", "whole", "-o", "net.gexf"]),
        ("web", ["serve"]),
    ],
)
def test_what_is_missing_is_named_with_the_command_that_brings_it(
    core: Installed, dataset: Path, extra: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(core.environment, "AMU_GRAPH_DATA", str(core.folder / "data"))
    (core.folder / "text.txt").write_text("Une page.\n", encoding="utf-8")
    for language, beginning in (("fr", "Pour les installer : "), ("en", "To install them: ")):
        what, remedy = core.refused("--dataset", dataset, *arguments, language=language)
        assert what.startswith({"fr": "Il faut pour cela", "en": "This needs"}[language])
        assert remedy == f"{beginning}pip install 'amu-graph[{extra}]'"


def test_with_build_alone_notes_are_checked_and_built(
    uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with installed(uv, wheel, "build", tmp_path_factory) as home:
        home.run("amu-graph", "build")
        assert "Ecoterra" in home.run("amu-graph", "show", "project/ecoterra")
        assert home.refused("serve")[-1].endswith("'amu-graph[web]'")


def test_with_ingest_alone_documents_are_read(uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with installed(uv, wheel, "ingest", tmp_path_factory) as home:
        home.environment["AMU_GRAPH_DATA"] = str(home.folder / "data")
        (home.folder / "text.txt").write_text("Une page qui parle de la maîtrise d’usage.\n", encoding="utf-8")
        (home.folder / "page.html").write_text("<h1>Une page</h1><p>Elle parle de l’usage.</p>", encoding="utf-8")
        home.run("amu-graph", "note", "text.txt", "--url", "https://example.org/")
        assert "page.html →" in home.run("amu-graph", "read", "page.html")
        assert home.refused("check")[-1].endswith("'amu-graph[build]'")


def test_with_network_alone_networks_are_measured_drawn_and_written(
    uv: str, wheel: Path, dataset: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with installed(uv, wheel, "network", tmp_path_factory) as home:
        for name in ("net.gexf", "net.html", "net.svg", "net.png"):
            home.run("amu-graph", "--dataset", dataset, "network", "accompaniment", "-o", name)
            assert (home.folder / name).stat().st_size > 1000
        assert home.run("amu-graph", "--dataset", dataset, "network", "accompaniment", "--metrics")
        assert home.refused("check")[-1].endswith("'amu-graph[build]'")


def test_with_web_alone_a_dataset_is_served(
    uv: str, wheel: Path, dataset: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with installed(uv, wheel, "web", tmp_path_factory) as home:
        program = str(home.programs / "amu-graph")
        command = [program, "--dataset", str(dataset), "serve", "--port", "0", "--no-open"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=home.environment) as server:
            try:
                assert server.stderr
                address = next(word for word in server.stderr.readline().split() if word.startswith("http"))
                for path in ("project/ecoterra", "explore", "explore/data"):
                    assert status_of(address + path) == 200
                server.send_signal(signal.SIGINT)
                server.communicate(timeout=60)
            finally:
                server.kill()
        assert server.returncode == 0


def test_with_pandas_alone_answers_are_frames(
    uv: str, wheel: Path, dataset: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with installed(uv, wheel, "pandas", tmp_path_factory) as home:
        script = (
            f"import amu_graph; print(amu_graph.load({str(dataset)!r}).query('SELECT (1 AS ?one) {{}}').to_pandas())"
        )
        assert home.run("python", "-c", script).split() == ["one", "0", "1"]
