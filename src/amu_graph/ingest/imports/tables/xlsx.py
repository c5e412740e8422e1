"""XLSX, by openpyxl: values as the cells show them; a formula gives the value that was last computed."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any, Final

from amu_graph.extras import needed
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import Sheet, address, shown, trimmed
from amu_graph.ingest.imports.tables.workbook import check_zip, chosen, shown_date, shown_number
from amu_graph.language import Text

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
    merged = _merged(page)
    links: dict[tuple[int, int], str] = {}
    rows: list[list[str]] = []
    for number, cells in enumerate(page.iter_rows(), start=1):
        rows.append([_shown(cell, file) for cell in cells])
        for cell in cells:
            if getattr(cell, "hyperlink", None) and cell.hyperlink.target:
                links[number, cell.column - 1] = cell.hyperlink.target
    _check_formulas(file, name, rows)
    _fill(rows, merged, page)
    return Sheet(name, trimmed(rows), merged, links)


def _opened(file: SourceFile, *, computed: bool) -> Any:  # noqa: ANN401 - a workbook of openpyxl
    with needed("ingest"):
        import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(file.raw), data_only=computed, keep_links=False)
    except Exception as error:
        raise file.refused(
            Text(
                fr=f"ce classeur ne s’ouvre pas ({type(error).__name__})",
                en=f"this workbook does not open ({type(error).__name__})",
            ),
            remedy=Text(fr="Enregistrez-le de nouveau en XLSX, ou en CSV.", en="Save it again as XLSX, or as CSV."),
        ) from error


def _shown(cell: Any, file: SourceFile) -> str:  # noqa: ANN401 - a cell of openpyxl
    if cell.data_type == "e":
        file.remark(
            address(cell.row, cell.column - 1),
            fr=f"la cellule porte l’erreur {cell.value} : laissée de côté",
            en=f"the cell has the error {cell.value}: left out",
        )
        return ""
    match cell.value:
        case None:
            return ""
        case bool():
            return "oui" if cell.value else "non"
        case datetime() | date():
            return shown_date(cell.value, cell.number_format)
        case int() | float():
            return shown_number(cell.value, cell.number_format)
        case value:
            return shown(str(value))


def _merged(page: Any) -> dict[tuple[int, int], str]:  # noqa: ANN401 - a sheet of openpyxl
    return {
        (row, column - 1): str(area)
        for area in page.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }


def _fill(rows: list[list[str]], merged: dict[tuple[int, int], str], page: Any) -> None:  # noqa: ANN401 - as above
    """Give every cell of a merged range of one column the value of its first one."""
    for area in page.merged_cells.ranges:
        if area.min_col != area.max_col:
            continue
        value = rows[area.min_row - 1][area.min_col - 1] if area.min_row <= len(rows) else ""
        for row in range(area.min_row + 1, min(area.max_row, len(rows)) + 1):
            if (row, area.min_col - 1) in merged:
                rows[row - 1][area.min_col - 1] = value


def _check_formulas(file: SourceFile, name: str, rows: list[list[str]]) -> None:
    """Say which cells hold a formula that no program has computed; their formulas are never evaluated."""
    with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
        sheets = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(archive.read(part)) for part in sheets):
            return
    for cells in _opened(file, computed=False)[name].iter_rows():
        for cell in cells:
            if cell.data_type == "f" and not rows[cell.row - 1][cell.column - 1]:
                file.remark(
                    address(cell.row, cell.column - 1),
                    fr="formule sans valeur enregistrée : laissée de côté ; ouvrez et enregistrez le classeur",
                    en="formula without a stored value: left out; open and save the workbook",
                )
