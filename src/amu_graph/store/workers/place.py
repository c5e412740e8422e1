"""Where the processes that evaluate find the statements that the server has."""

import shutil
import tempfile
import weakref
from pathlib import Path

from amu_graph.store.embedded import Store


class Place:
    """The folder that a store came from while it holds its statements, else a copy, which is written when needed.

    A build that puts others there, or a folder that is removed, changes nothing for those who have the store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._copy: Path | None = None

    def __call__(self) -> tuple[Path, str]:
        """Return a folder, and the digest of what it must hold, empty for the copy."""
        folder = self._store.place
        if folder:
            return folder, self._store.digest
        if self._copy is None:
            self._copy = Path(tempfile.mkdtemp(prefix="amu-graph-"))
            weakref.finalize(self, shutil.rmtree, self._copy, ignore_errors=True)
            self._store.save(self._copy)
        return self._copy, ""
