"""Cache files beside the dataset that they were made from; the first line is a checksum."""

import hashlib
from contextlib import suppress

from amu_graph.files import WritingError, replace
from amu_graph.store.embedded import Store


def read_cached(store: Store, name: str) -> bytes | None:
    """Return the cached content of a name; None where there is none, or a damaged one."""
    path = store.beside(name)
    with suppress(OSError):
        digest, _, content = path.read_bytes().partition(b"\n") if path else (b"", b"", b"")
        if digest == _digest(content):
            return content
    return None


def write_cached(store: Store, name: str, content: bytes, *, stale: str) -> None:
    """Keep a content instead of the files that match `stale`.

    A folder that cannot be written, or holds another dataset by now, only costs the next start some time.
    """
    path = store.beside(name)
    if path is None:
        return
    with suppress(OSError, WritingError):
        for old in path.parent.glob(stale):
            old.unlink(missing_ok=True)
        replace(path, _digest(content) + b"\n" + content)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
