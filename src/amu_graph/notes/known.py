"""Files that were read before: what their content said is not read again."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_bytes

Said = TypeVar("Said")


class Known(Generic[Said]):
    """What files say and the problems found in each, by their names and digests."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[bytes, Said, Problems]] = {}

    def read(
        self, path: Path, file: str, problems: Problems, reader: Callable[[bytes, Path, str, Problems], Said]
    ) -> Said | None:
        """Return what a file says, by a reader of its content; None where it cannot be read."""
        raw = read_bytes(path, file, problems)
        if raw is None:
            return None
        digest = sha256(raw).digest()
        known = self._files.get(file)
        if known is None or known[0] != digest:
            found = Problems()
            known = self._files[file] = digest, reader(raw, path, file, found), found
        problems.include(known[2])
        return known[1]
