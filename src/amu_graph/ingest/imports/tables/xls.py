"""XLS of Excel 97 to 2003, by xlrd, which knows the formats of cells: values as the cells show them."""

import io
from typing import Any, Final

from amu_graph.extras import needed
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import Sheet, address, trimmed
from amu_graph.ingest.imports.tables.workbook import chosen, filled, shown_value, unopened

_DATE: Final = 3
_BOOLEAN: Final = 4
_ERROR: Final = 5


def read_xls(file: SourceFile, sheet: str) -> Sheet:
    """Return one sheet; FileRefusedError: the file is no workbook, or has no such sheet."""
    book = _opened(file)
    page = book.sheet_by_name(chosen(book.sheet_names(), sheet, file))
    rows = [
        [_shown(book, cell, address(number, column), file) for column, cell in enumerate(page.row(number - 1))]
        for number in range(1, page.nrows + 1)
    ]
    spans = {(top + 1, left): (bottom - top, right - left) for top, bottom, left, right in page.merged_cells}
    merged = filled(rows, spans)
    links = {(row + 1, column): str(link.url_or_path or "") for (row, column), link in page.hyperlink_map.items()}
    return Sheet(page.name, trimmed(rows), merged, links)


def _opened(file: SourceFile) -> Any:  # noqa: ANN401 - a workbook of xlrd
    with needed("ingest"):
        import xlrd

    try:
        return xlrd.open_workbook(file_contents=file.raw, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # of any kind: the library trusts what it reads
        raise unopened(file) from error


def _shown(book: Any, cell: Any, where: str, file: SourceFile) -> str:  # noqa: ANN401 - a cell of xlrd
    from xlrd import error_text_from_code
    from xlrd.xldate import XLDateError, xldate_as_datetime

    if cell.ctype == _ERROR:
        file.error_in(where, error_text_from_code.get(cell.value, "#?"))
        return ""
    if cell.ctype == _BOOLEAN:
        return shown_value(bool(cell.value))
    form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype != _DATE:
        return shown_value(cell.value, form)
    try:
        return shown_value(xldate_as_datetime(cell.value, book.datemode), form)
    except (XLDateError, OverflowError, ValueError):
        return shown_value(cell.value)
