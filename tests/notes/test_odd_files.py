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


ODD = {
    "notes/empty.yaml": (b"", "empty-file"),
    "notes/blank.ttl": (b" \n", "empty-file"),
    "notes/utf-16.yaml": ("source:".encode("utf-16"), "not-utf-8"),
    "notes/latin-1.yaml": ("source: {id: été}".encode("latin-1"), "not-utf-8"),
    "notes/zip.yaml": (b"PK\x03\x04\x14", "control-character"),
    "notes/large.yaml": (b" " * 2_000_001, "too-large"),
    "notes/text.yaml": (b"des mots", "not-fields"),
    "notes/list.yml": (b"- a", "not-fields"),
    "notes/two.yaml": (b"a: b\n---\nc: d\n", "several-documents"),
    "notes/page.docx": (b"PK", "unknown-file"),
    "notes/note.yaml.bak": (b"a: b", "unknown-file"),
    "notes/note.yaml~": (b"a: b", "unknown-file"),
    "notes/~$note.yaml": (b"\x00", "control-character"),
    "notes/Thumbs.db": (b"\x00", "unknown-file"),
    "notes/export.nt": (b"<urn:a> <urn:b> <urn:c> .", "unknown-file"),
    "notes/foreign.ttl": (b"<urn:a:b> <urn:a:b> <urn:a:c> .", "no-source"),
    "decisions/page.pdf": (b"%PDF", "unknown-decision-file"),
    "notes/.DS_Store": (b"\x00", ""),
    "notes/.note.yaml.swp": (b"b0VIM", ""),
}
"""Files that people have in such folders, each with the code of its problem."""


def test_each_odd_file_is_one_problem_and_the_rest_is_read(read: ReadFolder, tmp_path: Path) -> None:
    for name, (content, _) in ODD.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "data" / "notes" / "folder.yaml").mkdir()
    problems = read({}).problems
    told = {(one.file.removeprefix("data/"), one.code) for one in problems}
    assert told == {(name, code) for name, (_, code) in ODD.items() if code}
