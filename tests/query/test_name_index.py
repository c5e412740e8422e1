"""Names that are kept lead where the names that are compared lead, and to nothing once they are damaged."""

from pathlib import Path

import pytest

from amu_graph.query import name_index, names
from amu_graph.query.name_index import having, keep_names
from amu_graph.store import Store, sandbox

pytestmark = pytest.mark.skipif(not sandbox.available(), reason="the kernel keeps no worker to a folder")

BASE = "https://w3id.org/amu-graph/"


@pytest.fixture
def stored(tiny: Store, tmp_path: Path) -> Store:
    tiny.save(tmp_path, on_disk=True)
    store = Store.load(tmp_path)
    keep_names(store)
    return store


@pytest.mark.parametrize(
    ("name", "type_", "found"),
    [
        ("Le Moulin", "entity", ["project/moulin"]),
        ("the  MILL", "project", ["project/moulin"]),
        ("zoé l'œuvre", "person", ["person/zoe"]),
        ("Z. L’Œuvre", "agent", ["person/zoe"]),
        ("association du moulin", "person", []),
        ("moulin", "entity", ["organization/moulin", "project/moulin"]),  # the slug of two things
    ],
)
def test_a_name_is_looked_up(
    stored: Store, monkeypatch: pytest.MonkeyPatch, name: str, type_: str, found: list[str]
) -> None:
    compared = names.all_called(name, Store.memory(stored.quads()), type_)
    monkeypatch.setattr(name_index, "all_names", None)  # nothing is compared
    assert sorted(names.all_called(name, stored, type_)) == sorted(compared) == [BASE + each for each in found]


@pytest.mark.parametrize("type_", ["project", "agent", "entity", "role"])
def test_the_first_that_a_form_offers_are_those_of_all_in_their_order(
    stored: Store, monkeypatch: pytest.MonkeyPatch, type_: str
) -> None:
    every = [each.iri for each in names.candidates(stored, type_)]
    monkeypatch.setattr(name_index, "all_names", None)  # nothing is compared
    for most in (1, 2, 1000):
        assert names.first_candidates(stored, type_, most) == (every[:most], len(every))


def test_a_damaged_index_is_not_believed(stored: Store) -> None:
    path = stored.beside(f"names-{stored.digest[:12]}-{name_index.FORM}.sqlite")
    assert path is not None
    path.write_bytes(b"garbage" * 1000)
    assert having(stored, "le moulin") is None
    assert names.all_called("Le Moulin", stored) == [BASE + "project/moulin"]
    assert names.first_candidates(stored, "project", 5) == ([BASE + "project/moulin"], 1)


def test_names_go_with_the_dataset_that_they_were_made_from(stored: Store, tmp_path: Path) -> None:
    assert list(tmp_path.glob("names-*"))
    Store.memory(list(stored.quads())[:5]).save(tmp_path, on_disk=True)
    assert not list(tmp_path.glob("names-*"))


def test_a_small_dataset_keeps_no_names(tiny: Store, tmp_path: Path) -> None:
    tiny.save(tmp_path)
    keep_names(Store.load(tmp_path))
    assert not list(tmp_path.glob("names-*"))
