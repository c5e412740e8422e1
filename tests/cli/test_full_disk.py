"""Outputs that cannot be written: every command says so in one clean line, and leaves nothing behind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from amu_graph.cli.root import ENTRIES
from shell import Shell
from warm_commands import Commands

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")

BUILD = f"{sys.executable} -m amu_graph --language fr build"
FULL = "le disque est plein.\nLibérez de la place, ou prenez un autre disque.\n"

PAGES = str(Path(__file__).parents[1] / "pages")

PRINTING = (
    (),
    ("--help",),
    ("--version",),
    ("ask",),
    ("ask", "project/participants", "--project", "ecoterra"),
    ("ask", "project/participants", "--project", "ecoterra", "--format", "csv"),
    ("browse", "project"),
    ("browse", "publication", "--format", "csv"),
    ("check",),
    ("compare", "project/ecoterra", "project/lieu-commun"),
    *(
        (command, "--help")
        for command in (
            "accept",
            "concept",
            "engine",
            "decide",
            "import",
            "init",
            "learn",
            "push",
            "read",
            "review",
            "schema",
            "suggest",
        )
    ),
    ("eval", PAGES),
    ("network",),
    ("network", "accompaniment"),
    ("network", "accompaniment", "--metrics"),
    ("note", "page.txt", "--url", "https://example.org/page", "-o", "-"),
    ("query", "SELECT * { ?s ?p ?o } LIMIT 5000"),
    ("query", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5000"),
    ("search", "habitat"),
    ("show", "building:ecoterra"),
    ("why", "building:ecoterra"),
)
WRITING = (
    ("export", "-o", "full.ttl"),
    ("export", "-o", "full.nq"),
    ("network", "accompaniment", "-o", "full.gexf"),
    ("network", "accompaniment", "-o", "full.svg"),
)
NOWHERE = (
    ("export", "-o", "/proc/graph.ttl"),
    ("network", "accompaniment", "-o", "/proc/graph.gexf"),
    ("--dataset", "/proc/dataset", "build", "--store"),
)


@pytest.fixture(scope="module")
def shell(commands: Commands, dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("full")
    (folder / "page.txt").write_text("Un paragraphe.\n", encoding="utf-8")
    for name in ("full.ttl", "full.nq", "full.gexf", "full.svg"):
        (folder / name).symlink_to("/dev/full")
    return Shell(commands, dataset, folder)


def run_closed(shell: Shell, *arguments: str) -> tuple[int, str]:
    """Run a command whose standard output is closed."""
    done = subprocess.run(
        [sys.executable, "-m", "amu_graph", "--language", "fr", *arguments],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=shell.cwd,
        env=shell.environment,
        check=False,
        timeout=120,
        preexec_fn=lambda: os.close(1),
    )
    return done.returncode, done.stderr.decode()


def test_every_command_is_tried() -> None:
    tried = {argument for arguments in (*PRINTING, *WRITING, *NOWHERE) for argument in arguments}
    assert set(ENTRIES) - {"serve"} <= tried


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk_is_one_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = shell.into(full, "--language", "fr", *arguments)
    assert "Traceback" not in ended.err
    assert "Exception ignored" not in ended.err
    assert ended.err.splitlines()[-1] == "Impossible d’écrire la sortie : le disque est plein."
    assert ended.status == 1


@pytest.mark.parametrize("arguments", PRINTING[1::4], ids=" ".join)
def test_an_output_that_is_closed_is_one_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    status, said = run_closed(shell, *arguments)
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert said.splitlines()[-1].startswith("Impossible d’écrire la sortie : ")
    assert status == 1


@pytest.mark.parametrize("arguments", [*WRITING, *NOWHERE], ids=" ".join)
def test_a_file_that_cannot_be_written_is_said_in_words(shell: Shell, arguments: tuple[str, ...]) -> None:
    ended = shell("--language", "fr", *arguments)
    assert "Traceback" not in ended.err
    assert ended.err.startswith("Impossible d’écrire ")
    assert len(ended.err.splitlines()) <= 2
    assert ended.status == 1


def test_a_file_is_written_though_the_output_is_closed(shell: Shell) -> None:
    assert run_closed(shell, "export", "-o", "graph.nq") == (0, "Écrit : graph.nq\n")


@pytest.mark.parametrize("arguments", [("query", "SELECT * { ?s ?p ?o } LIMIT 5000"), ("check", "--all"), ("ask",)])
def test_a_reader_that_has_seen_enough_is_no_error(shell: Shell, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = shell.into(closed, *arguments)
    assert (ended.status, "Traceback" in ended.err, "Exception ignored" in ended.err) == (0, False, False)


@pytest.fixture
def on_a_small_disk(tmp_path: Path, shell: Shell) -> Callable[[str], tuple[str, list[str]]]:
    """Run commands where there is room for the lines of a dataset, not for its store; tell what they leave."""
    lines = sum(path.stat().st_size for path in Path(shell.environment["AMU_GRAPH_DATASET"]).glob("dataset-*.nq"))
    mount = f'mount -t tmpfs -o size={lines + (512 << 10)} amu-graph "$1" && cd "$1" || exit 125'

    def run(script: str) -> tuple[str, list[str]]:
        if not which("unshare"):
            pytest.skip("needs a disk of its own")
        done = subprocess.run(
            ["unshare", "-Urm", "sh", "-c", f"{mount}; {script}; find dataset -type f", "sh", str(tmp_path)],
            capture_output=True,
            env={**shell.environment, "AMU_GRAPH_DATASET": "dataset"},
            check=False,
            timeout=120,
        )
        if done.returncode:
            pytest.skip("this system lets nobody mount a disk")
        return done.stderr.decode(), sorted(Path(line).name for line in done.stdout.decode().splitlines())

    return run


SAYING = (
    "decide rename building/ecoterra building/ecoterra-strasbourg --because-fr x --because-en x",
    f"import {PAGES}/../ingest/imports/files/zotero.bib --retrieved 2026-01-02",
    f"read {PAGES}/02.txt --url https://example.org/02 --retrieved 2026-01-02",
)
"""Commands that write what people say."""


def test_what_people_have_said_is_not_lost_where_there_is_no_room(
    on_a_small_disk: Callable[[str], tuple[str, list[str]]],
) -> None:
    """The disk fills up before each command; afterwards every file is as it was, and nothing is beside."""
    typed = "; ".join(f"{sys.executable} -m amu_graph --language fr {command} >&2" for command in SAYING)
    fill = "head -c 100m /dev/zero > filler 2>/dev/null"
    digests = "find data texts -type f -exec sha256sum {} + | sort"
    said, _ = on_a_small_disk(
        f'cp -r "$AMU_GRAPH_DATA" data; mkdir dataset texts; export AMU_GRAPH_DATA=data; {fill}; '
        f'before=$({digests}); {typed}; [ "$before" = "$({digests})" ] && echo unchanged >&2'
    )
    assert said.count("le disque est plein.") == len(SAYING)
    assert "Traceback" not in said
    assert said.endswith("unchanged\n")


def test_a_store_without_room_leaves_nothing(on_a_small_disk: Callable[[str], tuple[str, list[str]]]) -> None:
    said, left = on_a_small_disk(f"{BUILD} --store >&2")
    assert said.endswith(FULL)
    assert left == [".lock"]


def test_a_build_without_room_leaves_the_dataset_that_was_there(
    on_a_small_disk: Callable[[str], tuple[str, list[str]]],
) -> None:
    _, whole = on_a_small_disk(f"{BUILD} --no-store >&2")
    said, left = on_a_small_disk(f"{BUILD} --no-store >&2; {BUILD} --store >&2")
    assert said.endswith(FULL)
    assert left == whole
    assert "manifest.json" in left
