"""A saved note is on its page at once, and one with a problem leaves the page as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from amu_graph.builder import build_and_write
from amu_graph.builder.watch import Rebuilding, changes
from amu_graph.store.manifest import Manifest, digest_in
from browser_serving import Visitor, chromium, needs_bundles, serving
from builder_notes import HEAD, said
from founding_data import FOUNDING

NOTE = HEAD + said("{id: place/ici, type: Place, label: NAME, label@en: Here}") + "  - {at: 3-4, note: n}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(FOUNDING, tmp_path / "data")
    (tmp_path / "data" / "notes" / "essai.yaml").write_text(NOTE.replace("NAME", "Ici"), encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def served(data: Path, tmp_path: Path) -> Iterator[Visitor]:
    needs_bundles()
    build_and_write(data, tmp_path / "dataset")
    with (
        serving(tmp_path / "dataset", "--watch", environment={"AMU_GRAPH_DATA": str(data)}) as address,
        chromium() as browser,
    ):
        visitor = Visitor(browser, address)
        yield visitor
        assert visitor.leave() == []


def test_an_open_page_shows_what_is_saved_and_stays_where_it_was(served: Visitor, data: Path) -> None:
    page = served("/place/ici", height=300, clock=True)
    page.evaluate("scrollTo(0, 120)")
    (data / "notes" / "essai.yaml").write_text(NOTE.replace("NAME", "Autre part"), encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Autre part")
    page.wait_for_function("() => scrollY === 120")
    page.locator("#top-search").fill("ici et")  # what somebody is writing is not lost
    (data / "notes" / "essai.yaml").write_text(NOTE.replace("NAME", "Nulle part"), encoding="utf-8")
    page.wait_for_function(
        "async () => await (await fetch('/edition')).text() !== document.documentElement.dataset.edition"
    )
    page.clock.run_for(2000)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Autre part")
    page.locator("#top-search").fill("")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nulle part")


def test_the_store_on_disk_is_made_once_nobody_saves_any_more(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amu_graph.store.dataset.LARGE", 100)
    building = Rebuilding(data, tmp_path)
    assert building.build().ok
    digest = digest_in(tmp_path)
    building.rest()
    assert Manifest.read(tmp_path).store is None
    building.rest(after=0)
    assert Manifest.read(tmp_path).store is not None
    assert digest_in(tmp_path) == digest


def test_each_change_is_seen_once_and_a_problem_leaves_the_dataset(data: Path, tmp_path: Path) -> None:
    dataset = tmp_path / "dataset"
    building, seen = Rebuilding(data, dataset), changes(data, seconds=0.01)
    assert next(seen)
    assert not next(seen)
    assert building.build().ok
    before = (dataset / "manifest.json").read_bytes()
    note = data / "notes" / "essai.yaml"
    note.write_text(NOTE.replace("label@en", "lable"), encoding="utf-8")
    assert next(seen)
    built = building.build()
    assert [one.code for one in built.problems if one.severity == "violation"] == ["unknown-key"]
    assert (dataset / "manifest.json").read_bytes() == before
    note.write_text(NOTE.replace("NAME", "Là"), encoding="utf-8")
    assert next(seen)
    assert building.build().ok
    assert (dataset / "manifest.json").read_bytes() != before
