"""A saved note is on its page at once, and one with a problem leaves the page as it was."""

import shutil
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from amu_graph.builder import Checker, build_and_write
from amu_graph.builder.watch import changes, rebuilt
from browser_serving import PATIENCE, serving
from builder_notes import HEAD, said
from founding_data import FOUNDING

NOTE = HEAD + said("{id: place/ici, type: Place, label: NAME, label@en: Here}") + "  - {at: 3-4, note: n}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(FOUNDING, tmp_path / "data")
    (tmp_path / "data" / "notes" / "essai.yaml").write_text(NOTE.replace("NAME", "Ici"), encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def served(data: Path, tmp_path: Path) -> Iterator[str]:
    build_and_write(data, tmp_path / "dataset")
    with serving(tmp_path / "dataset", "--watch", environment={"AMU_GRAPH_DATA": str(data)}) as address:
        yield address


def page(address: str) -> str:
    request = urllib.request.Request(f"{address}/place/ici", headers={"Accept": "text/html", "Accept-Language": "fr"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_a_saved_note_is_on_its_page(served: str, data: Path) -> None:
    assert "Ailleurs" not in page(served)
    (data / "notes" / "essai.yaml").write_text(NOTE.replace("NAME", "Ailleurs"), encoding="utf-8")
    deadline = time.monotonic() + PATIENCE
    while "Ailleurs" not in page(served):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_each_change_is_seen_once_and_a_problem_leaves_the_dataset(data: Path, tmp_path: Path) -> None:
    dataset = tmp_path / "dataset"
    checker, seen = Checker(data), changes(data, seconds=0.01)
    next(seen)
    assert rebuilt(checker, dataset).ok
    before = (dataset / "manifest.json").read_bytes()
    note = data / "notes" / "essai.yaml"
    note.write_text(NOTE.replace("label@en", "lable"), encoding="utf-8")
    next(seen)
    built = rebuilt(checker, dataset)
    assert [one.code for one in built.problems if one.severity == "violation"] == ["unknown-key"]
    assert (dataset / "manifest.json").read_bytes() == before
    note.write_text(NOTE.replace("NAME", "Là"), encoding="utf-8")
    next(seen)
    assert rebuilt(checker, dataset).ok
    assert (dataset / "manifest.json").read_bytes() != before
