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
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

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
    """Opens pages, each in a clean profile, and notes what goes wrong in them: errors, and requests to elsewhere.

    A profile that a test has left is wiped and serves the next one of the same language, since a new one costs a second
    of processor time: a process, and all scripts compiled again.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.wrong: list[str] = []
        self._tabs: list[_Tab] = []

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
        profile = None if clock or setup else (language, script)
        idle = (each for each in self._tabs if each.profile and each.profile == profile and each.expected is None)
        tab = next(idle, None) or self._tab(profile, language, script=script)
        tab.expected = expected
        page = tab.page
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="no-preference" if motion else "reduce", media="null")
        if clock:
            page.clock.install()
        if setup:
            page.add_init_script(setup)
        page.goto(path)
        return page

    def leave(self) -> list[str]:
        """Leave all pages, and return what went wrong since the last time."""
        for tab in [each for each in self._tabs if each.expected is not None]:
            if tab.profile and not tab.page.is_closed():
                tab.wipe()
            else:
                tab.page.context.close()
                self._tabs.remove(tab)
        wrong, self.wrong = self.wrong, []
        return wrong

    def _tab(self, profile: tuple[str, bool] | None, language: str, *, script: bool) -> "_Tab":
        context = self.browser.new_context(locale=language, java_script_enabled=script, base_url=self.address)
        tab = _Tab(context.new_page(), profile)
        context.on("request", self._guard)
        tab.page.on(
            "console",
            lambda said: self._note(tab, f"{said.text} ({said.location})") if said.type == "error" else None,
        )
        tab.page.on("pageerror", lambda error: self._note(tab, str(error)))
        self._tabs.append(tab)
        return tab

    def _guard(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.wrong.append(f"asked for {request.url}")

    def _note(self, tab: "_Tab", words: str) -> None:
        if tab.expected is not None and not (tab.expected and tab.expected in words):
            self.wrong.append(words)


@dataclass
class _Tab:
    """A page that tests use in turn; `expected` is None while none does, `profile` is None where none may again."""

    page: Page
    profile: tuple[str, bool] | None
    expected: str | None = None

    def wipe(self) -> None:
        """Go where no script runs that could still write, and forget everything."""
        self.expected = None
        context = self.page.context
        for other in context.pages:
            if other != self.page:
                other.close()
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.goto("/health")
        self.page.mouse.move(0, 0)
        self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        context.clear_cookies()
        context.clear_permissions()


def needs_bundles() -> None:
    """Leave tests that need the bundled scripts where these were not made."""
    if not Assets().path("explore.js"):
        lacking("needs the bundled scripts: npm run build in web/")


def violations(page: Page, rules: object = None, within: str | None = None) -> list[str]:
    """Return what axe finds against rules, or those of its choice, in a page or in what a selector names there."""
    if not page.evaluate("Boolean(window.axe?.run)"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = page.evaluate(
        "([within, options]) => axe.run(within ?? document, options).then((all) => all.violations)", [within, options]
    )
    nodes = ((each["id"], node) for each in found for node in each["nodes"])
    return [f"{rule}: {node['html'][:160]} {node.get('failureSummary', '')}" for rule, node in nodes]


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
    wait_for(f"{address}/drawing")
    return address


def wait_for(url: str) -> None:
    """Wait until an address answers: a server that begins does not, nor a report that is being made."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
