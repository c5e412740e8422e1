"""A position in a file of the data."""

from typing import NamedTuple


class Position(NamedTuple):
    """File (relative to the project's folder), line and column; both count from 1, 0 where they do not apply."""

    file: str
    line: int = 0
    column: int = 0
