"""A real browser before a real server; whatever asks for anything outside this machine fails its test."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Route

from amu_graph.graph import Graph
from amu_graph.web import create_app
from browser_serving import chromium

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def address(graph: Graph) -> Iterator[str]:
    """Where the application of the founding graph answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        server = uvicorn.Server(uvicorn.Config(create_app(graph), log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a screen.

    It ends with its module: while it is open an event loop runs in this thread, and later tests could start none.
    """
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page: `visit(path, language=, scheme=, width=, script=, expected=)`; each in a fresh profile.

    `expected` is part of an error that the console may show.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []
    fine = ["404 (Not Found)"]

    def guard(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.hostname in ("127.0.0.1", None):
            route.continue_()
        else:
            wrong.append(f"asked for {route.request.url}")
            route.abort()

    def open_(
        path: str,
        *,
        language: str = "fr",
        scheme: str = "light",
        width: int = 1280,
        script: bool = True,
        expected: str = "",
    ) -> Page:
        fine.extend([expected] if expected else [])
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale=language,
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            base_url=address,
        )
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    missing = [each for each in wrong if not any(part in each for part in fine)]
    assert missing == []
