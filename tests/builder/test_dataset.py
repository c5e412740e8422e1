"""Writing: whole at every moment."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.builder import Build, write
from amu_graph.errors import ProblemsError
from amu_graph.files import WritingError
from amu_graph.notes.position import Position
from amu_graph.notes.problems import make_problem
from amu_graph.store import Store
from amu_graph.store.dataset import LOCK
from amu_graph.store.manifest import file_of

WRITER = """
import sys
from pathlib import Path
import pyoxigraph as ox
from amu_graph.builder import Build, write

def made(number):
    node = ox.NamedNode
    quads = [ox.Quad(node("a:s"), node("a:p"), ox.Literal(f"{number} {n}"), ox.DefaultGraph()) for n in range(3000)]
    return Build(ox.serialize(quads, format=ox.RdfFormat.N_QUADS), ())

builds = [made(number) for number in range(4)]
print("ready", flush=True)
for round in range(10_000):
    write(builds[round % 4], Path(sys.argv[1]))
"""


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    return b"".join(f"{quad} .\n".encode() for quad in quads)


def made(text: str, *codes: str) -> Build:
    quad = ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal(text), ox.DefaultGraph())
    return Build(nquads([quad]), tuple(make_problem(code, Position("f")) for code in codes))


def test_what_is_written_loads(tmp_path: Path) -> None:
    built = made("été\n\"'")
    write(built, tmp_path / "new" / "dataset")
    store = Store.load(tmp_path / "new" / "dataset")
    assert [quad.object for quad in store.quads(None, None, None, None)] == [ox.Literal("été\n\"'")]
    assert store.digest == built.digest


def test_only_the_newest_data_file_stays_and_other_files_are_left_alone(tmp_path: Path) -> None:
    write(made("a"), tmp_path)
    (tmp_path / "search.sqlite").write_text("x", encoding="utf-8")
    (tmp_path / f"drawing-{made('a').digest[:12]}-0123456789ab-fr.html").write_text("old", encoding="utf-8")
    (tmp_path / f"layout-whole-{made('a').digest[:12]}.json").write_text("old", encoding="utf-8")
    (tmp_path / f".dataset-{made('c').digest[:12]}.nq-0123abcd.new").write_text("cut sho", encoding="utf-8")
    write(made("b"), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {file_of(made("b").digest), "manifest.json", "search.sqlite", LOCK}


def test_writing_twice_changes_no_byte(tmp_path: Path) -> None:
    def content() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    write(made("a"), tmp_path)
    before = content()
    write(made("a"), tmp_path)
    assert content() == before


def test_violations_prevent_writing_and_are_all_in_the_error(tmp_path: Path) -> None:
    write(made("a"), tmp_path)
    with pytest.raises(ProblemsError) as error:
        write(made("b", "empty-file", "tab"), tmp_path)
    assert [problem.code for problem in error.value.problems] == ["empty-file", "tab"]
    assert Store.load(tmp_path).digest == made("a").digest


def test_warnings_do_not_prevent_writing(tmp_path: Path) -> None:
    problem = make_problem("uncovered-line", Position("f"), lines="1", source="essai")
    built = Build(made("a").content, (problem,))
    write(built, tmp_path)
    assert Store.load(tmp_path).digest == built.digest


def test_a_folder_that_cannot_be_written_to_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "dataset"):
        with pytest.raises(WritingError, match=r"Cannot write .*\n.*--dataset"):
            write(made("a"), folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_kill_at_any_moment_leaves_a_whole_dataset(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            while not (tmp_path / "manifest.json").exists():
                time.sleep(0.001)
            time.sleep(chance.random() * 0.1)
            process.send_signal(signal.SIGKILL)
        assert len(Store.load(tmp_path)) == 3000
    write(made("a"), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        file_of(made("a").digest),
        "manifest.json",
        LOCK,
    }  # nothing is left


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_two_writers_at_once_leave_a_whole_dataset(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    while not (tmp_path / "manifest.json").exists():
        assert [writer.poll() for writer in writers] == [None, None]
        time.sleep(0.01)
    for writer in writers:
        writer.kill()
        writer.communicate()
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert (tmp_path / manifest["file"]).is_file()
    assert len(Store.load(tmp_path)) == 3000
