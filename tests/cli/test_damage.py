"""Whatever happens to the files beside a dataset: a clean word or the right answer, and `build` mends all of it."""

import asyncio
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amu_graph.graph import load
from amu_graph.language import LANGUAGES
from amu_graph.network.explorer.data_file import make
from amu_graph.search.index import NAME, Index, index_of
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.web import create_app
from amu_graph.web.explore.overview import drawing
from founding_data import FOUNDING
from shell import Shell
from warm_commands import Commands
from web_client import Client

Damage = Callable[[bytes], bytes]


def flipped(content: bytes) -> bytes:
    """Change one bit in each thousand bytes."""
    chance, changed = random.Random(5), bytearray(content)
    for start in range(0, len(changed), 1000):
        changed[chance.randrange(start, min(start + 1000, len(changed)))] ^= 1 << chance.randrange(8)
    return bytes(changed)


WAYS: dict[str, Damage] = {
    "emptied": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "its half zeroed": lambda content: content[: len(content) // 2] + bytes(len(content) // 2),
    "its end zeroed": lambda content: content[:-64] + bytes(64),
    "bits flipped": flipped,
    "a page overwritten": lambda content: content[:4096] + b"x" * 4096 + content[8192:],
    "garbage": lambda content: b"\x00\xff[{<" * (len(content) // 5),
}
COMMANDS = (
    ("search", "batiment"),
    ("show", "ecoterra"),
    ("query", "ASK { project:ecoterra a amu:Project }"),
    ("network", "accompaniment"),
)


@pytest.fixture(scope="module")
def whole(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with all that is kept beside it."""
    folder = tmp_path_factory.mktemp("whole") / "dataset"
    shutil.copytree(dataset, folder)
    graph = load(settings=Settings(data=FOUNDING, dataset=folder))
    index_of(graph.store)
    parts = create_app(graph).state
    make(graph.store)
    for language in LANGUAGES:
        asyncio.run(drawing(parts.amu_graph, parts.explorer, language))
    return folder


def copy_of(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "dataset"))


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_index_is_made_anew(whole: Path, tmp_path: Path, way: str) -> None:
    folder = copy_of(whole, tmp_path)
    good = (folder / NAME).read_bytes()
    expected = [hit.iri for hit in index_of(Store.load(folder)).search("maitrise dusage")]
    (folder / NAME).write_bytes(WAYS[way](good))
    assert [hit.iri for hit in index_of(Store.load(folder)).search("maitrise dusage")] == expected != []
    assert (folder / NAME).read_bytes() == good


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_no_byte_of_the_index_changes_unseen(whole: Path, tmp_path: Path, place: int) -> None:
    content = bytearray((whole / NAME).read_bytes())
    content[place * len(content) // 100] ^= 1
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(Exception, match="missing, damaged or out of date"):
        Index.open(tmp_path / NAME)


def test_an_index_that_is_damaged_while_it_is_used_is_made_anew(whole: Path, tmp_path: Path) -> None:
    store = Store.load(copy_of(whole, tmp_path))
    index = index_of(store)
    assert store.folder
    content = (store.folder / NAME).read_bytes()
    with (store.folder / NAME).open("r+b") as file:  # in its place, under the connection
        file.seek(4096)
        file.write(b"\xff" * (len(content) - 4096))
    assert next(hit.label() for hit in index.search("ecoterra")) == "Ecoterra"
    assert (store.folder / NAME).read_bytes() == content


@pytest.mark.parametrize("way", WAYS)
def test_what_is_drawn_is_drawn_anew(whole: Path, tmp_path: Path, way: str) -> None:
    folder = copy_of(whole, tmp_path)
    kept = [path for path in folder.iterdir() if path.name.startswith(("drawing-", "explorer-"))]
    assert len(kept) >= 3
    good = {path.name: path.read_bytes() for path in kept}
    for path in kept:
        path.write_bytes(WAYS[way](path.read_bytes()))
    client = Client(create_app(load(settings=Settings(data=FOUNDING, dataset=folder))))
    assert (
        client.get("/drawing?lang=fr").text.encode() in good[next(name for name in good if name.endswith("-fr.html"))]
    )
    assert client.get("/").status_code == 200
    assert client.get("/explore/data").status_code == 200
    assert all((folder / name).read_bytes() == good[name] for name in good if name.startswith("explorer-"))


@pytest.mark.parametrize("way", ["bits flipped"])
def test_build_mends_everything(commands: Commands, whole: Path, tmp_path: Path, way: str) -> None:
    folder = copy_of(whole, tmp_path)
    shell = Shell(commands, folder, tmp_path)
    expected = [shell(*command) for command in COMMANDS]
    for path in folder.iterdir():
        path.write_bytes(WAYS[way](path.read_bytes()) if path.stat().st_size else b"x")
    for command in COMMANDS:
        ended = shell(*command)
        assert ended.status != 0
        assert "Traceback" not in ended.err
        assert "amu-graph build" in ended.err
    assert shell("build").status == 0
    assert [shell(*command) for command in COMMANDS] == expected


def test_a_page_that_does_not_exist_is_told_of_without_an_index(whole: Path, tmp_path: Path) -> None:
    folder = copy_of(whole, tmp_path)
    (folder / NAME).write_bytes(b"damaged")
    client = Client(create_app(load(settings=Settings(data=FOUNDING, dataset=folder))))
    page = client.get("/building/ecotera")
    assert page.status_code == 404
    assert "/building/ecoterra" in page.text
