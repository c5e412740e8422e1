"""SPARQL servers on loopback, each started once: Oxigraph's own (PyPI) and Virtuoso (Debian)."""

import contextlib
import os
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from amu_graph.namespaces import MERGED

_STARTED = 60.0
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = .
NumberOfBuffers = 8000
MaxDirtyBuffers = 6000
DisableUnixSocket = 1
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""


@contextlib.contextmanager
def oxigraph(dataset: Path) -> Iterator[str]:
    """Serve the N-Quads of a dataset with Oxigraph's server; yields the address of queries."""
    port = _free_port()
    with _running(
        [str(Path(sysconfig.get_path("scripts")) / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"],
        None,
        f"http://127.0.0.1:{port}/query",
    ):
        content = _lines(dataset).read_bytes()
        headers = {"Content-Type": "application/n-quads"}
        httpx.post(f"http://127.0.0.1:{port}/store", content=content, headers=headers).raise_for_status()
        yield f"http://127.0.0.1:{port}/query"


@contextlib.contextmanager
def virtuoso(dataset: Path, folder: Path) -> Iterator[str]:
    """Serve a dataset with Virtuoso, its default graph under a name; skips where Virtuoso is not installed.

    Where CI is set it has to be there.
    """
    if shutil.which("virtuoso-t") is None:
        if os.environ.get("CI"):
            pytest.fail("virtuoso-t is missing: apt-get install virtuoso-opensource-7-bin")
        pytest.skip("virtuoso-t is not installed")
    port, web = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(port=port, web=web), encoding="utf-8")
    shutil.copy(_lines(dataset), folder / "dataset.nq")
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"http://127.0.0.1:{web}/sparql"):
        load = f"DB.DBA.TTLP(file_to_string_output('dataset.nq'), '', '{MERGED}', 512)"
        subprocess.run(
            ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"EXEC={load};"], check=True, capture_output=True, timeout=60
        )
        yield f"http://127.0.0.1:{web}/sparql"


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path | None, address: str) -> Iterator[None]:
    """Run a server until it answers an ASK, and end it afterwards."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + _STARTED
            while not _answers(address):
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                assert time.monotonic() < deadline, f"{command[0]} does not answer"
                time.sleep(0.05)
            yield
        finally:
            process.kill()


def _answers(address: str) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(address, params={"query": "ASK {}"}).is_success
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _lines(dataset: Path) -> Path:
    return next(dataset.glob("dataset-*.nq"))
