"""Whether a server has a newer generation than the one that is read."""

import time
from contextlib import suppress
from typing import Final

from amu_graph.errors import AmuGraphError
from amu_graph.store.remote.access import Access
from amu_graph.store.remote.remote import RemoteStore

SECONDS: Final = 3.0
"""Seconds between two questions to the server."""


class WatchedServer:
    """A server into which generations are pushed."""

    def __init__(self, access: Access, generation: str) -> None:
        self._access = access
        self._generation = generation
        self._next = time.monotonic() + SECONDS

    def may_differ(self) -> bool:
        """Return whether the server was not asked for a while."""
        due = time.monotonic() >= self._next
        if due:
            self._next = time.monotonic() + SECONDS
        return due

    def newer(self) -> RemoteStore | None:
        """Ask the server; while it does not answer, or has no dataset, the dataset is the one that it was.

        One that is there again under another name, after the server lost it, is newer, though its digest is the same.
        """
        store = RemoteStore(self._access)
        with suppress(AmuGraphError):
            if store.generation not in ("", self._generation):
                self._generation = store.generation
                return store
        return None
