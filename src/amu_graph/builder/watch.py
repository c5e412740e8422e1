"""Waiting for files to change: a saved note is checked, and built, at once."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from amu_graph.builder.dataset import write
from amu_graph.builder.pipeline import Build, Checker
from amu_graph.notes.decision_files import FOLDER as DECISIONS
from amu_graph.store.manifest import digest_in

SECONDS: Final = 0.1
"""Seconds between two looks."""

QUIET: Final = 5.0
"""Seconds without a change after which the rest is written."""

MOST: Final = 1_000_000
"""Statements that are sooner read from their lines than from a store on disk that is yet to be made."""

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


def changes(*folders: Path, seconds: float = SECONDS) -> Iterator[bool]:
    """Yield true at once and after each change of the files below folders, false after each look without one."""
    seen: Signs | None = None
    while True:
        now = signs_of(*folders)
        changed, seen = now != seen, now
        yield changed
        if not changed:
            time.sleep(seconds)


class Rebuilding:
    """Builds a folder after each change, pages first: what takes long to write waits until nobody saves any more."""

    def __init__(self, data: Path, dataset: Path) -> None:
        self.folders = (data / "notes", data / DECISIONS)
        self._checker = Checker(data)
        self._dataset = dataset
        self._unfinished: Build | None = None
        self._last = 0.0

    def build(self) -> Build:
        """Build and write the dataset, unless there is a problem: then the old one stays."""
        built = self._checker.build()
        if built.ok and digest_in(self._dataset) != built.digest:
            write(built, self._dataset, on_disk=False if built.totals.quads <= MOST else None)
            self._unfinished = built
        self._last = time.monotonic()
        return built

    def rest(self, after: float = QUIET) -> None:
        """Add the store on disk, where the dataset has one by its size, once nothing has changed for a while."""
        if self._unfinished and time.monotonic() - self._last >= after:
            write(self._unfinished, self._dataset)
            self._unfinished = None
