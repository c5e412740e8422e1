"""Types `amu-graph` in the folder of a project of one's own, in a fresh process each time, which has one project."""

import subprocess
import sys
from pathlib import Path

from shell import ENVIRONMENT, Ended


def typed(folder: Path, *arguments: str, stdin: str = "", **environment: str) -> Ended:
    """Run a command in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "amu_graph", *arguments],
        cwd=folder,
        capture_output=True,
        input=stdin,
        encoding="utf-8",
        env={**ENVIRONMENT, "AMU_GRAPH_LANGUAGE": "fr", **environment},
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
