"""Where the nodes of the explorer stand, kept for the next build: a name that changes moves nothing."""

import json
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from amu_graph.network.explorer.columns import STATUSES, Columns
from amu_graph.network.explorer.payload import ON_DEMAND, Places
from amu_graph.store.cache_file import BROKEN, read_kept, write_kept

_MOST: Final = 4
_LARGEST: Final = 64 << 20
"""Bytes of a file that is read back."""
_UNVERIFIED: Final = STATUSES.index("unverified")

Pictures = tuple[Places, Places]
"""Places without and with what is drawn on demand."""


class KeptPlaces(NamedTuple):
    """The folder where they are kept, and the digest of the program that placed them."""

    folder: Path
    program: str

    def of(self, columns: Columns, placed: Callable[[Columns], Pictures]) -> Pictures:
        """Return the places of the same nodes and links that are kept, else new ones, which are kept then."""
        key = self._key(columns)
        path = self.folder / f"places-{key[:16]}.json"
        with suppress(*BROKEN):
            known, (x, y), (X, Y) = json.loads(read_kept(path, _LARGEST) or b"[]")  # noqa: N806 - as the file has them
            if known == key:
                return (x, y), (X, Y)
        found = placed(columns)
        write_kept(path, json.dumps([key, *found]).encode(), alike="places-*.json", most=_MOST)
        return found

    def _key(self, columns: Columns) -> str:
        """Return the digest of all that the places depend on."""
        parts = (
            self.program,
            columns.nodes,
            [each in ON_DEMAND for each in columns.classes],
            columns.source,
            columns.target,
            [each == _UNVERIFIED for each in columns.status],
            columns.weight,
        )
        return sha256(json.dumps(parts).encode()).hexdigest()
