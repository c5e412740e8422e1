"""What tests in a browser share: Chromium, patience, and the command `amu-graph serve` in a process of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from amu_graph.web.rendering.assets import Assets
from ports import free_port

Scheme = Literal["light", "dark"]

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
    # WebGL alone is for the software that stands in for a graphics card: pages cost twice as much drawn by it
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""Groups of the rules of axe."""

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


class Visitor:
    """Opens pages, each in a fresh profile, and notes what goes wrong in them: errors, and requests to elsewhere."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.contexts: list[BrowserContext] = []
        self.wrong: list[str] = []

    def __call__(
        self,
        path: str,
        *,
        language: str = "fr",
        scheme: Scheme = "light",
        width: int = 1280,
        height: int = 900,
        script: bool = True,
        motion: bool = False,
        clock: bool = False,
        setup: str = "",
        expected: str = "",
    ) -> Page:
        """Open a page; `setup` is run before its scripts, `expected` is part of the errors that its console may show.

        With `clock` a test may let time pass at once: `page.clock.run_for(milliseconds)`.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="no-preference" if motion else "reduce",
            base_url=self.address,
        )
        self.contexts.append(context)
        context.on("request", self._guard)
        if clock:
            context.clock.install()
        if setup:
            context.add_init_script(setup)
        page = context.new_page()
        page.on(
            "console",
            lambda said: self._note(f"{said.text} ({said.location})", expected) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: self._note(str(error), expected))
        page.goto(path)
        return page

    def leave(self) -> list[str]:
        """Close all pages and return what went wrong."""
        for context in self.contexts:
            context.close()
        return self.wrong

    def _guard(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.wrong.append(f"asked for {request.url}")

    def _note(self, words: str, expected: str) -> None:
        if not expected or expected not in words:
            self.wrong.append(words)


def needs_bundles() -> None:
    """Leave tests that need the bundled scripts where these were not made."""
    if not Assets().path("explore.js"):
        lacking("needs the bundled scripts: npm run build in web/")


def violations(page: Page, rules: object = None, within: str | None = None) -> list[str]:
    """Return what axe finds against rules, or those of its choice, in a page or in what a selector names there."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for each in Axe().run(page, within, options).response["violations"]
        for node in each["nodes"]
    ]


def rested(page: Page) -> None:
    """Wait until the camera rests, after which the address stays the same."""
    page.wait_for_function(
        """() => {
          window.seen = [location.href, ...(window.seen ?? [])].slice(0, 4);
          return window.seen.length === 4 && window.seen.every((each) => each === location.href);
        }""",
        polling=400,
    )


def lacking(what: str) -> NoReturn:
    """Skip a test for want of something, which fails where everything is to be tested."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@contextmanager
def serving(dataset: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a dataset, and tell the address once it answers."""
    port = free_port()
    run = "from amu_graph.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        run,
        "--dataset",
        str(dataset),
        "serve",
        "--port",
        str(port),
        "--no-open",
        *options,
    ]
    given = {**os.environ, **(environment or {})}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True, env=given) as process:
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
