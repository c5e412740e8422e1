"""Types `amu-graph` commands over a dataset, in processes of their own."""

import os
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import IO

from founding_data import FOUNDING
from warm_commands import Commands

SILENT = ("AMU_GRAPH_", "LC_", "LANG")
"""How the names begin of what readers have set for themselves."""

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(SILENT)},
    "COLUMNS": "120",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONWARNINGS": "error",
    "PYTHONWARNDEFAULTENCODING": "1",
}


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    status: int
    out: str
    err: str


class Shell:
    """Types commands in a folder, over a dataset."""

    def __init__(self, commands: Commands, dataset: Path, cwd: Path, data: Path = FOUNDING) -> None:
        self.commands = commands
        self.environment = {**ENVIRONMENT, "AMU_GRAPH_DATA": str(data), "AMU_GRAPH_DATASET": str(dataset)}
        self.cwd = cwd

    def __call__(self, *arguments: str, stdin: str | bytes = "", **environment: str) -> Ended:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        return ended(self.commands.run(arguments, self.cwd, {**self.environment, **environment}, stdin=given))

    def into(self, stdout: IO[bytes], *arguments: str) -> Ended:
        """Run a command whose standard output is a file."""
        return ended(self.commands.run(arguments, self.cwd, self.environment, stdout=stdout))


def ended(done: CompletedProcess[bytes]) -> Ended:
    """Return what a command that has run wrote, as text."""
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
