"""SPARQL servers on loopback, each started once: Oxigraph's own (PyPI) and Virtuoso (Debian)."""

import contextlib
import os
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from amu_graph.namespaces import MERGED
from amu_graph.store.remote import Access
from amu_graph.store.remote.target import Target
from ports import free_port

_STARTED = 240.0
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


class Server(NamedTuple):
    """The addresses of queries, of updates and of graphs, and who may write."""

    query: str
    update: str
    graphs: str
    user: str = ""
    password: str = ""

    def target(self, *, graphs: bool = False) -> Target:
        """Return the server as one that is pushed into; `graphs`: large ones by the Graph Store Protocol."""
        storing = self._writing(self.graphs) if graphs else None
        return Target(Access.to(self.query), self._writing(self.update), storing)

    def _writing(self, address: str) -> Access:
        return Access.to(address, user=self.user, password=self.password)


@contextlib.contextmanager
def oxigraph(dataset: Path | None = None, port: int = 0) -> Iterator[Server]:
    """Serve the N-Quads of a dataset, or nothing yet, with Oxigraph's server, at a port or a free one."""
    address = f"http://127.0.0.1:{port or free_port()}"
    program = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
    server = Server(f"{address}/query", f"{address}/update", f"{address}/store")
    with _running([program, "serve", "--bind", address.removeprefix("http://")], None, server.query):
        if dataset:
            headers = {"Content-Type": "application/n-quads"}
            lines = next(dataset.glob("dataset-*.nq")).read_bytes()
            httpx.post(f"{address}/store", content=lines, headers=headers).raise_for_status()
        yield server


@contextlib.contextmanager
def virtuoso(folder: Path, dataset: Path | None = None) -> Iterator[Server]:
    """Serve a dataset, its default graph under a name, or nothing yet, with Virtuoso; skips where it is not installed.

    Where CI is set it has to be there.
    """
    if shutil.which("virtuoso-t") is None:
        if os.environ.get("CI"):
            pytest.fail("virtuoso-t is missing: apt-get install virtuoso-opensource-7-bin")
        pytest.skip("virtuoso-t is not installed")
    port, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(port=port, web=web), encoding="utf-8")
    address = f"http://127.0.0.1:{web}"
    server = Server(f"{address}/sparql", f"{address}/sparql-auth", f"{address}/sparql-graph-crud-auth", "dba", "dba")
    with _running(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], folder, server.query):
        if dataset:
            shutil.copy(next(dataset.glob("dataset-*.nq")), folder / "dataset.nq")
            load = f"DB.DBA.TTLP(file_to_string_output('dataset.nq'), '', '{MERGED}', 512)"
            isql = ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"EXEC={load};"]
            subprocess.run(isql, check=True, capture_output=True, timeout=60)
        yield server


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
