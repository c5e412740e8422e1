"""Cache files, beside the dataset that they were made from or in a folder of their own; a checksum comes first."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from amu_graph.files import WritingError, replace
from amu_graph.store.embedded import Store

BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, SyntaxError, RecursionError)
"""What comes of reading something else than what was kept."""


def read_cached(store: Store, name: str) -> bytes | None:
    """Return the cached content of a name; None where there is none, or a damaged one."""
    path = store.beside(name)
    with suppress(OSError):
        return without_checksum(path.read_bytes()) if path else None
    return None


def write_cached(store: Store, name: str, content: bytes, *, stale: str) -> None:
    """Keep a content, with a checksum, as `write_beside` does."""
    write_beside(store, name, with_checksum(content), stale=stale)


def write_beside(store: Store, name: str, content: bytes, *, stale: str) -> None:
    """Keep a file instead of those that match `stale`.

    A folder that cannot be written, or holds another dataset by now, only costs the next start some time.
    """
    path = store.beside(name)
    if path is None:
        return
    with suppress(OSError, WritingError):
        for old in path.parent.glob(stale):
            old.unlink(missing_ok=True)
        replace(path, content)


def read_kept(path: Path, largest: int) -> bytes | None:
    """Return the content of a kept file; None where there is none, or one that is damaged or has more bytes."""
    with suppress(OSError):
        return without_checksum(path.read_bytes()) if path.stat().st_size <= largest else None
    return None


def write_kept(path: Path, content: bytes, *, alike: str, most: int) -> None:
    """Keep a content, with a checksum; of the files that match `alike` the latest stay.

    A folder that cannot be written only costs the next who asks some time.
    """
    with suppress(OSError, WritingError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, with_checksum(content))
        by_age = sorted(path.parent.glob(alike), key=lambda each: each.stat().st_mtime_ns)
        for old in by_age[:-most]:
            old.unlink(missing_ok=True)


def with_checksum(content: bytes) -> bytes:
    """Return a content as a cache file holds it."""
    return _digest(content) + b"\n" + content


def without_checksum(kept: bytes) -> bytes | None:
    """Return the content of a cache file; None where it is damaged."""
    digest, _, content = kept.partition(b"\n")
    return content if digest == _digest(content) else None


def _digest(content: bytes) -> bytes:
    import hashlib  # most commands need none

    return hashlib.sha256(content).hexdigest().encode()
