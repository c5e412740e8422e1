"""What an extra brings is named where it is missing, and commands that need none import nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

from amu_graph.errors import AmuGraphError
from amu_graph.extras import MissingExtraError, needed
from amu_graph.graph import Graph

HEAVY = (
    "IPython graspologic_native jinja2 networkx numpy oxrdflib pandas py3langid pyshacl shifty pyvis rdflib resvg_py "
    "httpx rustworkx scipy starlette uvicorn email importlib.metadata"
)


@pytest.mark.parametrize(
    ("extra", "package"),
    [
        ("ingest", "py3langid"),
        ("network", "graspologic_native"),
        ("network", "resvg_py"),
        ("print", "svg2pdf_py"),
        ("web", "numpy"),
        ("all", "pandas"),
    ],
)
def test_a_package_that_is_missing_names_its_extra(extra: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    with pytest.raises(MissingExtraError) as error, needed(extra):
        pytest.fail("what is missing is told before anything is imported")
    assert isinstance(error.value, ImportError)
    assert isinstance(error.value, AmuGraphError)
    assert error.value.exit_code == 2
    assert package.replace("_", "-") in error.value.in_("fr").replace("_", "-")
    for language in ("fr", "en"):
        assert error.value.in_(language).endswith(f" pip install 'amu-graph[{extra}]'")


def test_what_is_there_is_imported(graph: Graph) -> None:
    with needed("build"), needed("network"), needed("web"), needed("pandas"):
        assert list(graph.query("SELECT (1 AS ?one) {}").to_pandas()["one"]) == [1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["ask"],
        ["ask", "project/participants", "--project", "lieu-commun"],
        ["show", "project/ecoterra"],
        ["why", "thomas-huguen"],
        ["search", "batiment"],
        ["query", "SELECT * { ?project a amu:Project }"],
        ["query", "CONSTRUCT WHERE { ?project a amu:Project }", "-f", "turtle"],
    ],
    ids=" ".join,
)
def test_a_command_that_reads_imports_nothing_heavy(arguments: list[str], dataset: Path) -> None:
    """In a process of its own, where what no test has imported is not there yet."""
    script = f"""
import sys
from amu_graph.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted(set({HEAVY.split()!r}) & sys.modules.keys()), file=sys.stderr)
"""
    command = [sys.executable, "-c", script, "--dataset", str(dataset), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "")
    assert done.stdout
