"""Tables that are made once and then only read: an SQLite database in a file or in memory, usable from any thread."""

import sqlite3
import sys
import threading
import weakref
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from amu_graph.store.checksum import is_whole


class KeptTables:
    """A database that nobody changes, over one connection, whose turn each thread waits for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        weakref.finalize(self, connection.close)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file.

        Raises:
            OSError: it cannot be read.
            sqlite3.Error: it is damaged, or no database.

        """
        if not is_whole(path):
            raise sqlite3.DatabaseError(path)
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Read the bytes of a file in memory."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(content)
        return cls(connection)

    def rows(self, query: str, parameters: tuple[str | int, ...] = ()) -> list[Any]:
        """Return the rows of a query."""
        with self._lock:
            return self._connection.execute(query, parameters).fetchall()


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers as little-endian 32-bit integers."""
    result = array("I", numbers)
    if sys.byteorder == "big":
        result.byteswap()
    return result.tobytes()


def unpacked(content: bytes) -> "array[int]":
    """Return the numbers that `packed` wrote."""
    result = array("I")
    result.frombytes(content)
    if sys.byteorder == "big":
        result.byteswap()
    return result
