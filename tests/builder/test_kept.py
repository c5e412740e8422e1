"""What an earlier build found is said again for the same files, and for no others."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from amu_graph import project
from amu_graph.builder import Build, Checker, build_and_write, earlier, kept
from amu_graph.builder.earlier import Found
from amu_graph.builder.trial import copied
from amu_graph.store import Store
from amu_graph.store.cache_file import with_checksum
from builder_notes import HEAD, said

NOTE = HEAD + said("{id: person/ada, type: Person, label: Ada}") + "  - {at: 3-4, note: n}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "notes").mkdir(parents=True)
    (tmp_path / "data" / "notes" / "essai.yaml").write_text(NOTE, encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was built, and not read from what is kept."""
    made: list[Path] = []

    def counted(checker: Checker) -> Build:
        made.append(checker.data)
        return whole(checker)

    whole = Checker.build
    monkeypatch.setattr(Checker, "build", counted)
    return made


def test_the_same_files_are_checked_once(data: Path, tmp_path: Path, builds: list[Path]) -> None:
    first = kept.problems_of(data, tmp_path / "cache")
    assert first
    assert kept.problems_of(data, tmp_path / "cache") == first
    assert builds == [data]


def test_a_change_and_its_return(data: Path, tmp_path: Path, builds: list[Path]) -> None:
    note = data / "notes" / "essai.yaml"
    first = kept.problems_of(data, tmp_path / "cache")
    note.write_text(NOTE.replace("type: Person", "type: Persn"), encoding="utf-8")
    other = kept.problems_of(data, tmp_path / "cache")
    assert "wrong-type" in {one.code for one in other}
    note.write_text(NOTE, encoding="utf-8")
    assert kept.problems_of(data, tmp_path / "cache") == first
    assert len(builds) == 2


def test_what_is_kept_and_damaged_counts_as_nothing(data: Path, tmp_path: Path, builds: list[Path]) -> None:
    first = kept.problems_of(data, tmp_path / "cache")
    (file,) = (tmp_path / "cache").glob("check-*")
    for parts in (tmp_path / "cache").glob("parts-*"):
        parts.unlink()
    whole = file.read_bytes()
    for content in (b"", b"no checksum", whole[:-1], whole.replace(b'"problems"', b'"problemz"')):
        file.write_bytes(content)
        assert kept.problems_of(data, tmp_path / "cache") == first
    assert len(builds) == 5


def test_what_was_tried_on_a_copy_is_known_of_the_data(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project.current()
    cache, there = tmp_path / "cache", kept.problems_of(data, tmp_path / "cache")
    monkeypatch.setattr(kept, "default_cache", lambda: cache)
    more = NOTE.replace("label: Ada", "label: Ada, affiliatedWith: organization/o")
    with copied(data) as copy, kept.trying(copy, data) as checker:
        assert checker.build().problems == there
        (copy / "notes" / "essai.yaml").write_text(more, encoding="utf-8")
        tried = checker.build().problems
    assert not list(cache.glob("parts-*"))[1:], "nobody keeps what is not of the project"
    shutil.copytree(data, tmp_path / "project" / "data")
    own = tmp_path / "project" / "data"
    monkeypatch.setattr(project, "current", lambda: replace(here, folder=own.parent))
    with copied(own) as copy, kept.trying(copy, own) as checker:
        (copy / "notes" / "essai.yaml").write_text(more, encoding="utf-8")
        checker.build()
    (own / "notes" / "essai.yaml").write_text(more, encoding="utf-8")
    parsed: list[str] = []
    monkeypatch.setattr("amu_graph.notes.folder.read_tree", lambda text, *_: parsed.append(text))
    assert kept.problems_of(own, cache) == tried
    assert not parsed


@pytest.mark.parametrize("content", ["[]", "null", '{"state": "a"}', '{"state": "a", "problems": [{}], "digest": ""}'])
def test_whole_files_that_hold_something_else_count_as_nothing(tmp_path: Path, content: str) -> None:
    earlier.keep(tmp_path, "a", Found(()))
    (file,) = tmp_path.iterdir()
    file.write_bytes(with_checksum(content.encode()))
    assert earlier.find(tmp_path, "a") is None


def test_a_cache_that_cannot_be_written_costs_time_alone(data: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    first = kept.problems_of(data, tmp_path / "cache")
    assert kept.problems_of(data, tmp_path / "cache") == first


def test_few_files_are_kept(tmp_path: Path) -> None:
    for number in range(20):
        earlier.keep(tmp_path, str(number), Found((), str(number)))
        os.utime(tmp_path / f"check-{number}.json", (number, number))
    assert len(list(tmp_path.iterdir())) <= 8
    assert earlier.find(tmp_path, "19") == Found((), "19")
    assert earlier.find(tmp_path, "0") is None


def test_files_that_change_while_they_are_read_are_not_kept(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(checker: Checker) -> Build:
        built = whole(checker)
        (data / "notes" / "essai.yaml").write_text(NOTE.replace("Ada", "Grace"), encoding="utf-8")
        return built

    whole = Checker.build
    monkeypatch.setattr(Checker, "build", meanwhile)
    kept.problems_of(data, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def change_a_byte(data: Path) -> None:
    (data / "notes" / "essai.yaml").write_text(NOTE + " ", encoding="utf-8")


def rename(data: Path) -> None:
    (data / "notes" / "essai.yaml").rename(data / "notes" / "autre.yaml")


def decide(data: Path) -> None:
    (data / "decisions").mkdir()
    (data / "decisions" / "une.yaml").write_text("nothing: at all\n", encoding="utf-8")


def add_a_schema(data: Path) -> None:
    (data / "note.schema.json").write_text("{}", encoding="utf-8")


def replace_by_a_link(data: Path) -> None:
    (data / "notes" / "essai.yaml").rename(data.parent / "essai.yaml")
    (data / "notes" / "essai.yaml").symlink_to(data.parent / "essai.yaml")


@pytest.mark.parametrize("change", [change_a_byte, rename, decide, add_a_schema, replace_by_a_link])
def test_any_change_of_the_data_is_another_state(data: Path, change: Callable[[Path], None]) -> None:
    before = earlier.state(data)
    change(data)
    assert earlier.state(data) != before


def test_other_words_and_another_program_are_another_state(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = {earlier.state(data)}
    for name, value in (("ontology", data / "decisions"), ("queries", data / "notes")):
        states.add(earlier.state(data, **{name: value}))
    with monkeypatch.context() as changed:
        other = replace(project.current(), name="other")
        changed.setattr(project, "current", lambda: other)
        states.add(earlier.state(data))
    with monkeypatch.context() as changed:
        changed.setattr("amu_graph.resources.PACKAGE", data)
        states.add(earlier.state(data))
    assert len(states) == 5


def test_a_dataset_of_the_same_files_is_written_again_and_mended(
    data: Path, tmp_path: Path, builds: list[Path]
) -> None:
    folder, cache = tmp_path / "dataset", tmp_path / "cache"
    first = build_and_write(data, folder, on_disk=True, cache=cache)
    for store in folder.glob("store-*"):
        shutil.rmtree(store)
    again = build_and_write(data, folder, on_disk=True, cache=cache)
    assert len(builds) == 1
    assert (again.problems, again.content, again.totals) == (first.problems, first.content, first.totals)
    assert Store.load(folder).digest == first.digest
    (file,) = folder.glob("dataset-*.nq")
    file.write_bytes(b"damaged")
    assert build_and_write(data, folder, cache=cache).content == first.content
    assert len(builds) == 2
    assert file.read_bytes() == first.content


def test_after_a_change_the_other_notes_are_not_read_again(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    other = NOTE.replace("ada", "grace").replace("Ada", "Grace").replace("essai", "autre")
    (data / "notes" / "autre.yaml").write_text(other, encoding="utf-8")
    before = kept.problems_of(data, cache)
    read = []
    monkeypatch.setattr("amu_graph.notes.folder.read_tree", lambda _text, file, _problems: read.append(file))
    (data / "notes" / "autre.yaml").write_text(other + " ", encoding="utf-8")
    kept.problems_of(data, cache)
    assert before
    assert read == ["data/notes/autre.yaml"]


@pytest.mark.parametrize(
    "members",
    [{"notes": {"data/notes/essai.yaml": 3}}, {"shapes": {"<a:b>": [[]]}}, {"checks": {"a": []}}, {"b": 1}, []],
)
def test_whole_parts_that_hold_something_else_count_as_nothing(data: Path, tmp_path: Path, members: object) -> None:
    first = kept.problems_of(data, tmp_path / "cache")
    (parts,) = (tmp_path / "cache").glob("parts-*")
    (file,) = (tmp_path / "cache").glob("check-*")
    file.unlink()
    parts.write_bytes(with_checksum(json.dumps(members).encode()))
    assert kept.problems_of(data, tmp_path / "cache") == first
