"""A real browser before `amu-graph serve`; whatever asks for anything outside this machine fails its test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser_serving import Visitor, chromium, serving, wait_for


@pytest.fixture(scope="session")
def address(dataset: Path) -> Iterator[str]:
    """Where the founding dataset is served."""
    with serving(dataset) as address:
        wait_for(f"{address}/report")
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a screen.

    It ends with its module: while it is open an event loop runs in this thread, and later tests could start none.
    """
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Visitor:
    """Profiles of the browser that the tests of a module use in turn."""
    return Visitor(browser, address)


@pytest.fixture
def visit(visitor: Visitor) -> Iterator[Visitor]:
    """Open pages of the founding dataset: `visit(path, language=, scheme=, width=, …)`."""
    yield visitor
    assert visitor.leave() == []
