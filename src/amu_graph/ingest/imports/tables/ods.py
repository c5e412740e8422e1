"""ODS, by odfdo, which keeps line breaks: values as the cells show them."""

import io
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from amu_graph.extras import needed
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import MOST_ROWS, Sheet, address, shown, trimmed
from amu_graph.ingest.imports.tables.workbook import check_zip, chosen, filled, shown_number, unopened

_SIGNS: Final = {"text:line-break": "\n", "text:tab": " ", "text:s": " "}
_DAY: Final = re.compile(
    r"[0-3]?[0-9](?:er)?\b.*[0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)


def read_ods(file: SourceFile, sheet: str) -> Sheet:
    """Return one sheet.

    Raises:
        FileRefusedError: the file is no workbook, or has no such sheet.

    """
    check_zip(file)
    with needed("ingest"):
        import odfdo

    try:
        tables = odfdo.Document(io.BytesIO(file.raw)).body.tables
    except Exception as error:
        raise unopened(file) from error
    if not tables:
        raise unopened(file)
    name = chosen([str(one.name) for one in tables], sheet, file)
    table: Any = next(one for one in tables if one.name == name)
    table.rstrip(aggressive=True)
    links: dict[tuple[int, int], str] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    rows = [[""] * table.width for _ in range(min(table.height, MOST_ROWS + 1))]
    for row in table.traverse():
        for cell in row.traverse() if row.y < len(rows) else ():
            at = row.y + 1, cell.x
            rows[row.y][cell.x] = _shown(cell, address(*at), file)
            if link := next(iter(cell.get_elements("descendant::text:a")), None):
                links[at] = link.url
            if area := _span(cell):
                spans[at] = area
    return Sheet(name, trimmed(rows), filled(rows, spans), links)


def _shown(cell: Any, where: str, file: SourceFile) -> str:  # noqa: ANN401 - a cell of odfdo
    """Return what a cell shows: the words of its paragraphs, a number whole, a date with the precision shown."""
    words = "\n".join(_words(each) for each in cell.get_elements("text:p"))
    if words.startswith(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "Err:")):
        file.error_in(where, words)
        return ""
    if cell.type in ("date", "time"):
        value = cell.value
        return _date(value, words) if isinstance(value, datetime | date) else shown(words)
    if cell.type == "float" and isinstance(value := cell.value, int | float | Decimal):
        return words if re.fullmatch(r"0[0-9]+", words) else shown_number(float(value))
    if cell.type == "boolean":
        return "oui" if cell.value else "non"
    if not words and cell.formula:
        file.formula_in(where)
    return shown(words)


def _words(element: Any) -> str:  # noqa: ANN401 - an element of odfdo
    """Return the words of a paragraph: line breaks count, the target of a link and comments do not.

    The library's own text of a link is Markdown, which nobody typed.
    """
    words = element.text or ""
    for child in element.children:
        if child.tag != "office:annotation":
            words += _SIGNS.get(child.tag) or _words(child)
        words += child.tail or ""
    return words


def _date(value: date | datetime | timedelta, words: str) -> str:
    if isinstance(value, timedelta):
        return shown(words)
    if not words or _DAY.search(words):
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y}" if re.fullmatch(r"[0-9]{4}", words.strip()) else f"{value:%Y-%m}"


def _span(cell: Any) -> tuple[int, int] | None:  # noqa: ANN401 - a cell of odfdo
    """Return how many rows and columns a cell spans, where it spans several."""
    high, wide = (int(cell.get_attribute(f"table:number-{each}-spanned") or 1) for each in ("rows", "columns"))
    return (high, wide) if high > 1 or wide > 1 else None
