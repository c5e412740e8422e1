"""CSV and TSV: commas, semicolons, tabs or bars, whichever parts the rows alike."""

import csv
import io
from collections import Counter
from typing import Final

from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import Sheet, shown, trimmed

_DELIMITERS: Final = (";", ",", "\t", "|")
_SAMPLE: Final = 40
"""Rows that decide what parts the cells."""


def read_csv(file: SourceFile) -> Sheet:
    """Return the one table of a file; a quotation mark that is never closed is said, and its signs are then texts."""
    text = file.text
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # of the whole process: never lowered
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):  # as Excel writes it
        delimiter, text = first.strip()[-1], f"\n{rest}"
    else:
        delimiter = "\t" if file.suffix in (".tsv", ".tab") else _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        line = _unclosed(text, delimiter)
        file.remark(
            str(line),
            fr="guillemets mal fermés : ils sont lus comme du texte ; vérifiez les lignes qui suivent",
            en=f"quotation marks that do not match ({error}): they are read as text; check the rows that follow",
        )
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return Sheet("", trimmed([[shown(cell) if cell else "" for cell in row] for row in rows]))


def _delimiter(text: str) -> str:
    """Return what parts the cells: the sign that most rows have as often, of several the one that parts more."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    best, found = (0, 0), ";"
    for sign in _DELIMITERS:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=sign))
        width, alike = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]), default=(1, 0))
        if width > 1 and (alike, width) > best:
            best, found = (alike, width), sign
    return found


def _unclosed(text: str, delimiter: str) -> int:
    """Return the line of the last row that could be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    try:
        for _ in reader:
            line = reader.line_num
    except csv.Error:
        pass
    return line + 1
