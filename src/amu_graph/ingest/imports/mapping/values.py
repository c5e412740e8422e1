"""A cell → values of one property, or the doubt that is said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from amu_graph.ingest.imports.dates import read_date
from amu_graph.ingest.imports.mapping.rules import ABOUT, APPROXIMATE, UNSURE, Rule
from amu_graph.ingest.imports.numbers import read_number
from amu_graph.text import fold

EMPTY: Final = frozenset(
    {
        *(
            "-",
            "--",
            "—",
            "–",
            "?",
            "??",
            "n.c.",
            "nc",
            "n/c",
            "n.c",
            "n/a",
            "na",
            "n.a.",
            "#n/a",
            "nr",
            "n.r.",
            "/",
            ".",
        ),
        *(
            "inconnu",
            "inconnue",
            "non renseigne",
            "non communique",
            "neant",
            "s.o.",
            "sans objet",
            "unknown",
            "none",
            "null",
            "…",
        ),
    }
)
"""What people write in a cell that they leave empty, folded."""


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a cell: `doubtful` is unverified, `interpreted` read with care; both say what the cell has."""

    value: str
    approximate: bool = False
    planned: bool = False
    doubtful: bool = False
    interpreted: bool = False
    skipped: bool = False

    @property
    def plain(self) -> bool:
        """Return whether it is what the cell says, and nothing else."""
        return not (self.approximate or self.planned or self.doubtful or self.interpreted or self.skipped)


def is_empty(cell: str) -> bool:
    """Return whether a cell says that it is not filled."""
    return len(cell) < 20 and fold(cell) in EMPTY  # noqa: PLR2004 - the longest of them


def read_as_number(cell: str, rule: Rule, *, whole: bool) -> Read | None:
    """Return a number as the mapping treats its form; None where the cell has none, or has no count and must."""
    if cell.isdecimal() and cell.isascii() and len(cell) < 16:  # noqa: PLR2004 - digits of an integer that fits
        return Read(str(int(cell)))
    found = read_number(cell)
    if found is None or (whole and ("." in found.value or found.value.startswith("-"))):
        return None
    read = Read(
        found.value,
        found.approximate,
        found.planned,
        found.doubtful,
        interpreted=found.words and not found.approximate,
    )
    return _treated(read, rule, cell, unsure=found.words and not rule.words)


def read_as_date(cell: str, rule: Rule) -> Read | None:
    """Return a date as the mapping treats its form; None where the cell has none."""
    found = read_date(cell)
    if found is None:
        return None
    return _treated(Read(found.date, found.approximate, found.planned, found.doubtful), rule, cell)


def _treated(read: Read, rule: Rule, cell: str, *, unsure: bool = False) -> Read:
    """Return a value as the mapping wants its form: about, in doubt, or left out."""
    if read.doubtful or unsure:
        form = UNSURE
    elif read.approximate:
        form = ABOUT if fold(cell).startswith("vers") else APPROXIMATE
    else:
        return read
    match rule.treatment(form):
        case "skip":
            return Read(read.value, skipped=True)
        case "unverified":
            return Read(read.value, planned=read.planned, doubtful=True)
        case _:
            return Read(read.value, approximate=True, planned=read.planned)


Reader = Callable[[str, Rule], Read | None]
"""Reads a cell as one kind of value."""


def reader_of(kind: str) -> Reader | None:
    """Return what reads the cells of a property whose values are dates or numbers; None for any other."""
    if kind == "date":
        return read_as_date
    if kind == "integer":
        return lambda cell, rule: read_as_number(cell, rule, whole=True)
    if kind in ("decimal", "number"):
        return lambda cell, rule: read_as_number(cell, rule, whole=False)
    return None
