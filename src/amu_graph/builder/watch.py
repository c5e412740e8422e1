"""Waiting for files to change: a saved note is checked, and built, at once."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from amu_graph.builder.dataset import write
from amu_graph.builder.pipeline import Build, Checker

SECONDS: Final = 0.25
"""Seconds between two looks."""

Signs = frozenset[tuple[str, int, int]]


def signs_of(*folders: Path) -> Signs:
    """Return what changes with any file below folders; one that cannot be looked at is the business of who reads it."""
    return frozenset(_signs(folders))


def _signs(folders: tuple[Path, ...]) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        for path in folder.rglob("*"):
            with suppress(OSError):
                found = path.lstat()
                yield str(path), found.st_mtime_ns, found.st_size


def changes(*folders: Path, seconds: float = SECONDS) -> Iterator[None]:
    """Yield at once, and again after each change of the files below folders, for ever."""
    seen: Signs | None = None
    while True:
        now = signs_of(*folders)
        if now != seen:
            seen = now
            yield
        else:
            time.sleep(seconds)


def rebuilt(checker: Checker, dataset: Path) -> Build:
    """Build the folder of a checker and write the dataset, unless there is a problem: then the old one stays."""
    built = checker.build()
    if built.ok:
        write(built, dataset)
    return built
