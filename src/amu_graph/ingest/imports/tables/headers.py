"""Where the names of the columns stand, and what they are: below a title, in one row or in two."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import Sheet, column_of
from amu_graph.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKED_AT: Final = 15
_FILLED: Final = 0.5
"""Part of the columns that a row of names fills, at least."""


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of the names (first and last, counted from 1), and the name of each column."""

    first: int
    last: int
    names: tuple[str, ...]

    @property
    def written(self) -> str:
        """Return the rows as a mapping writes them."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def find_header(sheet: Sheet, file: SourceFile) -> Header:
    """Return the header: the first row that fills half of the columns, and the one below where it goes on.

    Raises:
        FileRefusedError: no row has names.

    """
    width, used = sheet.width, _used(sheet)
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], start=1):
        if width > 1 and _is_title(row):
            continue
        if sum(map(bool, row)) >= max(1, min(2, width), used * _FILLED) or _begins_two(sheet, number):
            if number > 1 and any(map(any, sheet.rows[: number - 1])):
                file.remark(
                    f"1-{number - 1}" if number > 2 else "1",  # noqa: PLR2004
                    fr="au-dessus des titres de colonnes : non lu",
                    en="above the names of columns: not read",
                )
            two = _begins_two(sheet, number)
            return header_at(sheet, number, number + two)
    raise file.refused(
        Text(fr="aucune ligne de titres de colonnes", en="no row with the names of columns"),
        remedy=Text(fr="La première ligne doit nommer les colonnes.", en="The first row has to name the columns."),
    )


def _used(sheet: Sheet) -> int:
    """Return how many columns more than one of the first rows fill: a row with cells too many widens no table."""
    first = sheet.rows[:_LOOKED_AT]
    return sum(sum(index < len(row) and bool(row[index]) for row in first) > 1 for index in range(sheet.width))


def _is_title(row: "Sequence[str]") -> bool:
    """Return whether a row has words in its first cell alone, merged with others or not: they are over all columns."""
    return bool(row) and bool(row[0]) and not any(row[1:])


def header_at(sheet: Sheet, first: int, last: int) -> Header:
    """Return the names of the columns that stand in these rows; what is without name or named twice has its letter."""
    rows = [
        _spread(sheet, number) if number < last else list(sheet.rows[number - 1]) for number in range(first, last + 1)
    ]
    names: list[str] = []
    for index in range(sheet.width):
        parts = [row[index] for row in rows if index < len(row) and row[index]]
        name = " / ".join(dict.fromkeys(" ".join(part.split()) for part in parts))
        name = name.replace("{", "(").replace("}", ")")  # braces name a column in an identifier
        names.append(name)
    twice = {name for name in names if name and names.count(name) > 1}
    return Header(
        first,
        last,
        tuple(
            f"{name} ({column_of(index)})" if name in twice else name or f"({column_of(index)})"
            for index, name in enumerate(names)
        ),
    )


def _spread(sheet: Sheet, number: int) -> list[str]:
    """Return a row of groups: the name of a group stands over its columns, up to the next one."""
    row = list(sheet.rows[number - 1]) + [""] * (sheet.width - len(sheet.rows[number - 1]))
    below = sheet.rows[number] if number < len(sheet.rows) else []
    name = ""
    for index, text in enumerate(row):
        name = text or (name if index < len(below) and below[index] else "")
        row[index] = name
    return row


def _begins_two(sheet: Sheet, number: int) -> bool:
    """Return whether the names go on in the row below: it fills gaps of this one, and has no numbers."""
    if number >= len(sheet.rows):
        return False
    above: Sequence[str] = sheet.rows[number - 1]
    below: Sequence[str] = sheet.rows[number]
    gaps = [index for index, text in enumerate(below) if text and not (index < len(above) and above[index])]
    if not gaps or not any(above) or any(re.search(r"[0-9]", text) for text in below):
        return False
    groups = sum(map(bool, above))
    few = groups * 2 <= sheet.width and groups <= sum(map(bool, below)) - len(gaps) + 1
    rest = sheet.rows[number + 1 : number + 1 + _LOOKED_AT]
    heading = any(index < len(row) and row[index] for row in rest for index in gaps)  # names stand over something
    full = sum(map(bool, below)) == sheet.width and _has_numbers(sheet, number + 1)
    grouped = len(gaps) > 1 and heading and (few or full)
    return grouped or any(row == number for row, _ in sheet.merged)


def _has_numbers(sheet: Sheet, above: int) -> bool:
    """Return whether one of the first rows below has a number: the row above them, without any, holds names."""
    return any(re.search(r"[0-9]", text) for row in sheet.rows[above : above + 3] for text in row)
