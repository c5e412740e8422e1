"""A table as rows of texts: what each cell shows, and the few things that a text cannot tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import Final

from amu_graph.ingest.imports.source_file import SourceFile, one_line
from amu_graph.language import Text

MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 2_000_000
LONGEST: Final = 10_000
"""Characters of a cell; a longer one is a document."""


@dataclass(frozen=True)
class Sheet:
    """Rows of cells, counted from 1 as spreadsheets do; blank ones are there and empty.

    `merged` gives the range that covers a cell, `links` the address under it (row from 1, column from 0).
    """

    name: str
    rows: Sequence[Sequence[str]]
    merged: dict[tuple[int, int], str] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Return how many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    @property
    def lines(self) -> str:
        """Return the rows as lines, so that row 7 is line 7."""
        return "\n".join(" · ".join(" ".join(cell.split()) for cell in row if cell) for row in self.rows)


def column_of(index: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column_of(0), column_of(25), column_of(26)
    ('A', 'Z', 'AA')
    """
    letters, number = "", index + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a cell: its row is counted from 1, its column from 0."""
    return f"{column_of(column)}{row}"


def row_of(cell: str) -> int:
    """Return the row of the address of a cell.

    >>> row_of("AB12")
    12
    """
    return int(cell.lstrip(ascii_uppercase))


def checked(sheet: Sheet, file: SourceFile) -> Sheet:
    """Return a sheet within the limits.

    Raises:
        FileRefusedError: it is empty, or too large.

    """
    cells = sum(map(len, sheet.rows))
    if not any(map(any, sheet.rows)):
        raise file.refused(Text(fr="aucune cellule n’est remplie", en="no cell is filled"))
    if len(sheet.rows) > MOST_ROWS or sheet.width > MOST_COLUMNS or cells > MOST_CELLS:
        raise file.refused(
            Text(
                fr=f"{len(sheet.rows)} lignes et {sheet.width} colonnes ; {MOST_ROWS} et {MOST_COLUMNS} au plus",
                en=f"{len(sheet.rows)} rows and {sheet.width} columns; {MOST_ROWS} and {MOST_COLUMNS} at most",
            ),
            remedy=Text(fr="Partagez-le en plusieurs fichiers.", en="Split it into several files."),
        )
    return _cut(sheet, file)


def _cut(sheet: Sheet, file: SourceFile) -> Sheet:
    """Return a sheet without what cells hold beyond `LONGEST`, which is said."""
    long = [
        (row, column)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if len(cell) > LONGEST
    ]
    if not long:
        return sheet
    rows = [list(cells) for cells in sheet.rows]
    for row, column in long:
        file.remark(
            address(row + 1, column),
            fr=f"la cellule a plus de {LONGEST} caractères : le reste est laissé de côté",
            en=f"the cell has more than {LONGEST} characters: the rest is left out",
        )
        rows[row][column] = rows[row][column][:LONGEST]
    return replace(sheet, rows=rows)


def shown(text: str) -> str:
    """Return the text of a cell: on one line but for breaks that part names."""
    if "\n" in text:
        return "\n".join(filter(None, map(one_line, text.split("\n"))))
    return one_line(text) if not text.isascii() or "  " in text or not text.isprintable() else text.strip()


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without the empty cells at their ends and without the empty rows at the end."""
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows
