"""What tests in a browser share: Chromium, and the command `amu-graph serve` in a process of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from founding_data import FOUNDING

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


@contextmanager
def serving(dataset: Path) -> Iterator[str]:
    """Serve a dataset, and tell the address once it answers."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = "from amu_graph.cli import main; main()"
    command = [sys.executable, "-c", run, "--dataset", str(dataset), "serve", "--port", str(port), "--no-open"]
    environment = os.environ | {"AMU_GRAPH_DATA": str(FOUNDING)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}")
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _answering(address: str) -> str:
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"{address}/drawing", timeout=20):
                return address
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
