"""Writing: whole or not at all, nothing left beside, and words for what the system refuses."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from amu_graph.files import WritingError, remove_leftovers, replace, replaced_folder, writing

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs locks and signals")

HOLDER = """
import sys, time
from pathlib import Path
from amu_graph.files import replaced_folder
with replaced_folder(Path(sys.argv[1])) as beside:
    (beside / "part").write_text("cut sho")
    print("written", flush=True)
    time.sleep(60)
"""

SWAPPER = """
import sys
from pathlib import Path
from amu_graph.files import replaced_folder
print("ready", flush=True)
while True:
    with replaced_folder(Path(sys.argv[1])) as beside:
        (beside / "whole").write_text("yes")
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_and_nothing_stays_beside(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    replace(path, b"old")
    path.chmod(0o600)
    replace(path, b"new", durable=True)
    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["graph.ttl"])
    assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600


@POSIX
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace(tmp_path / "graph.ttl", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "graph.ttl").stat().st_mode) == 0o640


@POSIX
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_words() -> None:
    with pytest.raises(WritingError) as error:
        replace(Path("/dev/full"), b"content")
    assert error.value.in_("fr") == (
        "Impossible d’écrire /dev/full : le disque est plein.\nLibérez de la place, ou prenez un autre disque."
    )
    assert Path("/dev/full").is_char_device()


@POSIX
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full.\nFree some room"),
        (errno.EROFS, "this disk is read-only.\nChoose another folder"),
        (errno.ENOENT, "there is no such path.\nMake the folder"),
    ],
)
def test_what_an_engine_tells_of_the_system_is_said_in_the_same_words(tmp_path: Path, code: int, words: str) -> None:
    """RocksDB gives no number, and ends its messages with the words of strerror(3)."""
    said = f"IO error: {os.strerror(code)}: While appending to file: /store/1.sst: {os.strerror(code)}"
    with pytest.raises(WritingError, match=words), writing(tmp_path / "store"):
        raise OSError(said)


def test_a_failure_leaves_the_old_content_and_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.ttl"
    replace(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("amu_graph.files.os.fsync", full)
    with pytest.raises(WritingError, match="the disk is full"):
        replace(path, b"new", durable=True)
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["graph.ttl"])


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("nowhere/x", "there is no such path.\nMake the folder .*nowhere first"),
        ("file/x", "a part of the path is no folder"),
        ("folder", "it is a folder"),
        ("n" * 300, "this name is too long"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(tmp_path: Path, where: str, words: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(WritingError, match=words):
        replace(tmp_path / where, b"")
    assert names(tmp_path) == ["file", "folder"]


def test_other_errors_pass_unchanged(tmp_path: Path) -> None:
    def fail() -> None:
        with replaced_folder(tmp_path / "store") as beside:
            (beside / "part").touch()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(tmp_path) == []


@POSIX
def test_what_a_killed_writer_left_is_removed_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(store)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        remove_leftovers(tmp_path)
        assert len(names(tmp_path)) == 1  # its writer lives
        holder.send_signal(signal.SIGKILL)
    (tmp_path / ".store-of-mine.new").touch()  # not our pattern
    (tmp_path / ".other-0123abcd.new").touch()  # of another file
    replace(store, b"")
    assert names(tmp_path) == [".other-0123abcd.new", ".store-of-mine.new", "store"]
    remove_leftovers(tmp_path)
    assert names(tmp_path) == [".store-of-mine.new", "store"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs an exchange of two paths")
def test_a_folder_is_there_at_every_moment_while_it_is_replaced(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with replaced_folder(store) as beside:
        (beside / "whole").touch()
    with subprocess.Popen([sys.executable, "-c", SWAPPER, str(store)], stdout=subprocess.PIPE) as swapper:
        assert swapper.stdout is not None
        swapper.stdout.readline()
        until = time.monotonic() + 1
        looks = [store.is_dir() for _ in iter(lambda: time.monotonic() < until, False)]
        swapper.kill()
    assert len(looks) > 100
    assert all(looks)
    assert (store / "whole").is_file()
