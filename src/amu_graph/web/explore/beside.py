"""Cache files beside the dataset that they were made from; the first line is a checksum."""

import hashlib
from contextlib import suppress

from amu_graph.files import WritingError, replace
from amu_graph.store import Store


def read_beside(store: Store, name: str) -> str | None:
    """Return the cached text of a name; None where there is none, or a damaged one."""
    path = store.beside(name)
    with suppress(OSError, ValueError):
        digest, _, content = path.read_text(encoding="utf-8").partition("\n") if path else ("", "", "")
        if digest == _digest(content):
            return content
    return None


def write_beside(store: Store, name: str, content: str, *, stale: str) -> None:
    """Cache a text, and delete the files that match `stale`.

    A folder that cannot be written, or holds another dataset by now, only costs the next start some time.
    """
    path = store.beside(name)
    if path is None:
        return
    with suppress(OSError, WritingError):
        for old in path.parent.glob(stale):
            old.unlink(missing_ok=True)
        replace(path, f"{_digest(content)}\n{content}".encode())


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
