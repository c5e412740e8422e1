"""Every notebook runs, offline, leaves no file behind, and is kept without outputs."""

import json
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from amu_graph.resources import root
from founding_data import FOUNDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_client.manager import KernelManager

NOTEBOOKS: Final = sorted((root() / "notebooks").glob("*.ipynb"))
SECONDS: Final = 600

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)


def _cells(path: Path, kind: str) -> list[dict[str, Any]]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@each_notebook
def test_a_notebook_keeps_no_output(path: Path) -> None:
    kept = [cell["source"] for cell in _cells(path, "code") if cell["outputs"] or cell["execution_count"] is not None]
    assert not kept, f"clear the outputs of {path.name} before saving it"


@each_notebook
def test_a_notebook_explains_in_both_languages(path: Path) -> None:
    # French first, then English in italics or after a middle dot; or a twin, `name.en.ipynb`.
    twin = path if path.name.endswith(".en.ipynb") else path.with_suffix(".en.ipynb")
    texts = ["".join(cell["source"]) for cell in _cells(path, "markdown")]
    assert twin.exists() or not [text for text in texts if "*" not in text and "·" not in text]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which notebooks run."""
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def kernel(dataset: Path, work: Path, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[KernelManager]":
    """One kernel for all notebooks, each of which begins by forgetting the names of the one before."""
    proxies = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
    environment = {
        **os.environ,
        **dict.fromkeys(proxies, "http://127.0.0.1:9"),  # nothing listens there: the network fails at once
        "AMU_GRAPH_DATA": str(FOUNDING),
        "AMU_GRAPH_DATASET": str(dataset),
        "IPYTHONDIR": str(tmp_path_factory.mktemp("ipython")),
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the libraries of kernels warn of is not ours
        from jupyter_client.manager import KernelManager

        manager = KernelManager()
        manager.start_kernel(env=environment, cwd=str(work))
    yield manager
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()


@each_notebook
def test_a_notebook_runs(path: Path, kernel: "KernelManager", work: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat has no types
        notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))  # type: ignore[no-untyped-call] # nor here
        client = NotebookClient(notebook, km=kernel, timeout=SECONDS)
        client.execute()
        assert client.kc
        client.kc.stop_channels()
    assert list(work.iterdir()) == [], "a notebook writes into a temporary folder"
