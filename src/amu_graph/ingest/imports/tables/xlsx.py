"""XLSX, by openpyxl: values as the cells show them; a formula gives the value that was last computed."""

import io
import re
import zipfile
from typing import Any, Final

from amu_graph.extras import needed
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import Sheet, address, trimmed
from amu_graph.ingest.imports.tables.workbook import check_zip, chosen, filled, shown_value, unopened

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")


def read_xlsx(file: SourceFile, sheet: str) -> Sheet:
    """Return one sheet.

    Raises:
        FileRefusedError: the file is no workbook, or has no such sheet.

    """
    check_zip(file)
    book = _opened(file, computed=True)
    name = chosen([one.title for one in book.worksheets], sheet, file)
    page = book[name]
    spans = {
        (area.min_row, area.min_col - 1): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in page.merged_cells.ranges
    }
    links: dict[tuple[int, int], str] = {}
    rows: list[list[str]] = []
    for number, cells in enumerate(page.iter_rows(), start=1):
        rows.append([_shown(cell, file) for cell in cells])
        for cell in cells:
            if getattr(cell, "hyperlink", None) and cell.hyperlink.target:
                links[number, cell.column - 1] = cell.hyperlink.target
    _check_formulas(file, name, rows)
    merged = filled(rows, spans)
    return Sheet(name, trimmed(rows), merged, links)


def _opened(file: SourceFile, *, computed: bool) -> Any:  # noqa: ANN401 - a workbook of openpyxl
    with needed("ingest"):
        import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(file.raw), data_only=computed, keep_links=False)
    except Exception as error:
        raise unopened(file) from error


def _shown(cell: Any, file: SourceFile) -> str:  # noqa: ANN401 - a cell of openpyxl
    if cell.data_type == "e":
        file.error_in(address(cell.row, cell.column - 1), cell.value)
        return ""
    return shown_value(cell.value, cell.number_format)


def _check_formulas(file: SourceFile, name: str, rows: list[list[str]]) -> None:
    """Say which cells hold a formula that no program has computed; their formulas are never evaluated."""
    with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
        sheets = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(archive.read(part)) for part in sheets):
            return
    for cells in _opened(file, computed=False)[name].iter_rows():
        for cell in cells:
            if cell.data_type == "f" and not rows[cell.row - 1][cell.column - 1]:
                file.formula_in(address(cell.row, cell.column - 1))
