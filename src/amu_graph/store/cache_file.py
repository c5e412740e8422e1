"""Cache files beside the dataset that they were made from; the first line is a checksum."""

from contextlib import suppress

from amu_graph.files import WritingError, replace
from amu_graph.store.embedded import Store


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
