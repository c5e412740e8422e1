"""`amu-graph push` killed at random moments: whoever reads finds the old dataset or the new one, whole.

The server is Oxigraph's own, on a loopback port, as what is killed is the command, never the server.
"""

import os
import random
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from amu_graph.store.remote import Access, answers
from amu_graph.store.remote.exchange import Exchange
from engines import Server
from killed_commands import DATASET, done, fresh, grown

SOON: Final = 0.3
"""Seconds from the first graph that is written in which half of the kills come."""

_GRAPHS: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"


class PushTrial:
    """A server with an old dataset, into which a new one is pushed and killed on its way."""

    def __init__(self, project: Path, room: Path, server: Server) -> None:
        self._server = server
        self._folders = [Path(shutil.copytree(project, room / name)) for name in ("old", "new")]
        grown(self._folders[1])
        done(self._folders[1], ("build",))
        self._datasets = [_lines(next((folder / DATASET).glob("dataset-*.nq"))) for folder in self._folders]
        self._push(0)
        begun = time.monotonic()
        self._push(1)
        self.seconds = time.monotonic() - begun

    def cycle(self, chance: random.Random) -> str:
        """Kill once, and judge; return whether the kill came before anything was written, after the end, or between."""
        self._push(0)
        before = self._graphs()
        begun, aimed, wait = time.monotonic(), chance.random() < 0.5, chance.random()
        with fresh(self._folders[1], self._arguments()) as process:
            while process.poll() is None and (
                self._graphs() == before if aimed else time.monotonic() < begun + wait * self.seconds
            ):
                time.sleep(0.001)
            time.sleep(wait * SOON if aimed else 0)
            ended = process.poll() is not None
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        written = self._graphs() != before
        assert self._read() in self._datasets, "neither the old nor the new dataset is read"
        self._push(1)
        assert self._read() == self._datasets[1], "the new dataset is not read after a whole push"
        return "after" if ended else "between" if written else "before"

    def _push(self, which: int) -> None:
        done(self._folders[which], self._arguments())

    def _arguments(self) -> tuple[str, ...]:
        where = ("--update", self._server.update, "--graph-store", self._server.graphs)
        return ("push", self._server.query, *where, "--keep", "0")

    def _read(self) -> list[bytes]:
        """Return the statements that a reader of the project finds on the server."""
        found = self._folders[0] / "read.nq"
        done(self._folders[0], ("--dataset", self._server.query, "export", "-o", found.name))
        return _lines(found)

    def _graphs(self) -> int:
        """Return how many graphs the server has: a generation that was begun has some."""
        body = Exchange(Access.to(self._server.query)).ask(_GRAPHS, triples=False)
        return answers.count(body, "")


def _lines(path: Path) -> list[bytes]:
    return sorted(path.read_bytes().splitlines())
