"""Outputs that cannot be written: every command says so in one clean line, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from amu_graph.cli.root import ENTRIES
from cli.test_commands import Shell

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")

PRINTING = (
    (),
    ("--help",),
    ("--version",),
    ("ask",),
    ("ask", "project/participants", "--project", "ecoterra"),
    ("ask", "project/participants", "--project", "ecoterra", "--format", "csv"),
    ("check",),
    ("decide", "--help"),
    ("schema", "--help"),
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
def shell(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("full")
    (folder / "page.txt").write_text("Un paragraphe.\n", encoding="utf-8")
    for name in ("full.ttl", "full.nq", "full.gexf", "full.svg"):
        (folder / name).symlink_to("/dev/full")
    return Shell(dataset, folder)


def run(shell: Shell, arguments: tuple[str, ...], **options: object) -> tuple[int, str]:
    done = subprocess.run(  # type: ignore[call-overload]  # where the output goes
        [sys.executable, "-m", "amu_graph", "--language", "fr", *arguments],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=shell.cwd,
        env=shell.environment,
        check=False,
        timeout=120,
        **options,
    )
    return done.returncode, done.stderr.decode()


def test_every_command_is_tried() -> None:
    tried = {argument for arguments in (*PRINTING, *WRITING, *NOWHERE) for argument in arguments}
    assert set(ENTRIES) - {"serve"} <= tried


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk_is_one_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        status, said = run(shell, arguments, stdout=full)
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert said.splitlines()[-1] == "Impossible d’écrire la sortie : le disque est plein."
    assert status == 1


@pytest.mark.parametrize("arguments", PRINTING[1::4], ids=" ".join)
def test_an_output_that_is_closed_is_one_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    status, said = run(shell, arguments, preexec_fn=lambda: os.close(1))
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert said.splitlines()[-1].startswith("Impossible d’écrire la sortie : ")
    assert status == 1


@pytest.mark.parametrize("arguments", [*WRITING, *NOWHERE], ids=" ".join)
def test_a_file_that_cannot_be_written_is_said_in_words(shell: Shell, arguments: tuple[str, ...]) -> None:
    status, said = run(shell, arguments, stdout=subprocess.PIPE)
    assert "Traceback" not in said
    assert said.startswith("Impossible d’écrire ")
    assert len(said.splitlines()) <= 2
    assert status == 1


def test_a_file_is_written_though_the_output_is_closed(shell: Shell) -> None:
    assert run(shell, ("export", "-o", "graph.nq"), preexec_fn=lambda: os.close(1)) == (0, "Écrit : graph.nq\n")


def test_a_reader_that_has_seen_enough_is_no_error(shell: Shell) -> None:
    command = f"{sys.executable} -m amu_graph query 'SELECT * {{ ?s ?p ?o }} LIMIT 5000' | head -1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, cwd=shell.cwd, env=shell.environment, check=False, timeout=60
    )
    assert done.stderr in (b"", b"5000 lignes\n")
