"""Whether the dataset that somebody reads has been replaced where it came from."""

from contextlib import suppress
from pathlib import Path
from typing import Protocol

from amu_graph.store.embedded import Store
from amu_graph.store.manifest import NAME, digest_in


class Watched(Protocol):
    """Where a dataset came from; it is looked at from time to time."""

    def may_differ(self) -> bool:
        """Return, at once, whether it is worth while to look closer."""

    def newer(self) -> Store | None:
        """Return the dataset that has taken the place of the last one, None where it is still that.

        Raises:
            DatasetError: it cannot be read.

        """


class WatchedFolder:
    """A folder in which builds are written."""

    def __init__(self, folder: Path, digest: str) -> None:
        self._folder = folder
        self._digest = digest
        self._seen: tuple[int, ...] = ()

    def may_differ(self) -> bool:
        """Return whether a build was written since the last time."""
        signs = self._signs()
        differ, self._seen = bool(signs) and signs != self._seen, signs or self._seen
        return differ

    def newer(self) -> Store | None:
        """Load the dataset, if it is another one."""
        if digest_in(self._folder) == self._digest:
            return None
        store = Store.load(self._folder)
        self._digest = store.digest
        return store

    def _signs(self) -> tuple[int, ...]:
        """Return what changes when a build is written; nothing where there is none."""
        with suppress(OSError):
            found = (self._folder / NAME).stat()
            return found.st_mtime_ns, found.st_size, found.st_ino
        return ()
