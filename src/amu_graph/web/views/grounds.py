"""Where the passages stand that say a row of an answer: of what was asked about, and of what the row names first."""

from typing import Final
from urllib.parse import urlencode

from amu_graph.namespaces import curie
from amu_graph.web.views.answer_tables import Cell, Table

_WORDS: Final = frozenset({"", "Role", "Passage", "Property", "Class"})
"""The kinds of cells that say how things are linked rather than which."""


def grounds(table: Table, about: str) -> list[str]:
    """Return the address for each row; empty for a row of no status, or that names nothing besides what is asked about.

    `about` is empty where the question is not asked about one thing.
    """
    return [_address(row, about) if about else "" for row in table.rows]


def _address(row: tuple[Cell, ...], about: str) -> str:
    named = [cell.iri for cell in row if not cell.status and cell.kind not in _WORDS and cell.iri != about]
    if not named or not any(cell.status for cell in row):
        return ""
    return "/statement?" + urlencode({"of": curie(about), "value": curie(named[0])})
