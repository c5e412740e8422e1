"""A checksum within the file of an SQLite database, so that a damaged one is known before it is asked.

SQLite leaves four bytes of a file's head to its user, `user_version`: here the CRC-32 of all other bytes.
"""

import zlib
from pathlib import Path
from typing import Final

_PLACE: Final = slice(60, 64)
_EMPTY: Final = bytes(4)
_PIECE: Final = 1 << 20


def sealed(content: bytes) -> bytes:
    """Return the bytes of a database with their checksum."""
    head = bytearray(content[: _PLACE.stop])
    head[_PLACE] = _EMPTY
    rest = memoryview(content)[_PLACE.stop :]
    head[_PLACE] = zlib.crc32(rest, zlib.crc32(head)).to_bytes(4, "big")
    return b"".join((head, rest))


def is_whole(path: Path) -> bool:
    """Return whether a file holds the bytes that were written.

    Raises:
        OSError: it cannot be read.

    """
    with path.open("rb") as file:
        head = bytearray(file.read(_PLACE.stop))
        written = bytes(head[_PLACE])
        head[_PLACE] = _EMPTY
        found = zlib.crc32(head)
        while piece := file.read(_PIECE):
            found = zlib.crc32(piece, found)
    return written == found.to_bytes(4, "big")
