"""What tests in a browser share: Chromium, patience, and the command `amu-graph serve` in a process of its own."""

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

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from amu_graph.web.rendering.assets import Assets

PATIENCE = 30
"""Seconds that a page may take on a busy machine, for any one thing."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]

expect.set_options(timeout=PATIENCE * 1000)


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """Start Chromium without a screen, and end it."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        lacking("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *arguments])
        yield browser
        browser.close()


def needs_bundles() -> None:
    """Leave tests that need the bundled scripts where these were not made."""
    if not Assets().path("explore.js"):
        lacking("needs the bundled scripts: npm run build in web/")


def rested(page: Page) -> None:
    """Wait until the camera rests, after which the address stays the same."""
    page.wait_for_function(
        """() => {
          window.seen = [location.href, ...(window.seen ?? [])].slice(0, 4);
          return window.seen.length === 4 && window.seen.every((each) => each === location.href);
        }""",
        polling=400,
    )


def lacking(what: str) -> None:
    """Skip a test for want of something, which fails where everything is to be tested."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@contextmanager
def serving(dataset: Path) -> Iterator[str]:
    """Serve a dataset, and tell the address once it answers."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = "from amu_graph.cli import main; main()"
    command = [sys.executable, "-c", run, "--dataset", str(dataset), "serve", "--port", str(port), "--no-open"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}")
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _answering(address: str) -> str:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address}/drawing", timeout=PATIENCE):
                return address
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
