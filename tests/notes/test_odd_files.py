"""Files in the folder of the data that are no notes: each is a problem, none is waited for."""

import os
from pathlib import Path

import pytest

from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import is_inside, read_text
from builder_fixtures import ReadFolder

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and links are those of POSIX")


@POSIX
@pytest.mark.parametrize("name", ["notes/x.yaml", "notes/x.ttl", "decisions/x.yaml"])
def test_a_pipe_is_not_waited_for(read: ReadFolder, tmp_path: Path, name: str) -> None:
    pipe = tmp_path / "data" / name
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    assert (f"data/{name}", "not-a-file") in {(one.file, one.code) for one in read({}).problems}


@POSIX
def test_a_device_is_not_read(tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "x.yaml").symlink_to(os.devnull)
    assert read_text(tmp_path / "x.yaml", "x.yaml", problems) is None
    assert [one.code for one in problems.sorted()] == ["not-a-file"]


@POSIX
def test_links_stay_in_the_folder(read: ReadFolder, tmp_path: Path) -> None:
    (tmp_path / "data" / "notes").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("mot: secret", encoding="utf-8")
    (tmp_path / "data" / "notes" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "data" / "notes" / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "data" / "notes" / "nowhere.yaml").symlink_to("absent.yaml")
    (tmp_path / "data" / "notes" / ".#lock.yaml").symlink_to("an-editor.1234")
    found = read({})
    assert {(one.file, one.code) for one in found.problems} == {
        ("data/notes/out.yaml", "outside-folder"),
        ("data/notes/loop.yaml", "unreadable-file"),
        ("data/notes/nowhere.yaml", "unreadable-file"),
    }
    assert not any("secret" in one.in_("fr").replace("secret.yaml", "") for one in found.problems)


@POSIX
def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "a.yaml").write_text("a: b", encoding="utf-8")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert is_inside(tmp_path / "b.yaml", tmp_path, "b.yaml", problems)
    assert problems.sorted() == ()


@pytest.mark.parametrize("name", ["S.YAML", "s.Yml"])
def test_the_case_of_an_extension_is_no_matter(read: ReadFolder, name: str) -> None:
    assert {one.code for one in read({f"notes/{name}": "- a\n"}).problems} == {"not-fields"}
