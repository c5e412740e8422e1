"""Files that were read before: what their content said is not read again."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_bytes

Said = TypeVar("Said")


class Known(Generic[Said]):
    """What files say and the problems found in each, by their names and digests.

    `earlier` tells, by name and digest, what another process found in a file; None where it does not know.
    """

    def __init__(
        self, earlier: Callable[[str, str], tuple[Said, Problems] | None] | None = None, *, with_texts: bool = False
    ) -> None:
        self._files: dict[str, tuple[str, Said, Problems]] = {}
        self._texts: dict[str, str] | None = {} if with_texts else None
        self._earlier = earlier or (lambda _file, _digest: None)

    def said(self, file: str, digest: str) -> Said | None:
        """Return what a file says whose content was of this digest when it was read last."""
        known = self._files.get(file)
        return known[1] if known and known[0] == digest else None

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the files, where they are kept; bytes that are no text are escaped."""
        return {file: text for file, text in (self._texts or {}).items() if file in self._files}

    def forget_all_but(self, files: AbstractSet[str]) -> None:
        """Forget the files that are there no more."""
        self._files = {file: found for file, found in self._files.items() if file in files}

    def files(self) -> Iterator[tuple[str, str, Said, Problems]]:
        """Yield each file that was read: its name, its digest, what it says and its problems."""
        return ((file, *found) for file, found in self._files.items())

    def read(
        self, path: Path, file: str, problems: Problems, reader: Callable[[bytes, Path, str, Problems], Said]
    ) -> Said | None:
        """Return what a file says, by a reader of its content; None where it cannot be read."""
        raw = read_bytes(path, file, problems)
        if raw is None:
            return None
        digest = sha256(raw).hexdigest()
        known = self._files.get(file)
        if known is None or known[0] != digest:
            said = self._earlier(file, digest)
            if said is None:
                found = Problems()
                said = reader(raw, path, file, found), found
            known = self._files[file] = digest, *said
        if self._texts is not None:
            self._texts[file] = raw.decode("utf-8", "surrogateescape")
        problems.include(known[2])
        return known[1]
