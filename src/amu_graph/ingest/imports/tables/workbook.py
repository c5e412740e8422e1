"""What workbooks have in common: a zip that must be safe to open, sheets of which one is read, dates as shown."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from amu_graph.ingest.imports.source_file import FileRefusedError, SourceFile
from amu_graph.ingest.imports.tables.sheet import address, shown
from amu_graph.ingest.zip_damage import DAMAGE
from amu_graph.language import Text

LARGEST: Final = 300_000_000
"""Bytes of all parts of a workbook, unpacked."""

_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEAD: Final = 2_000
_SIGNS: Final = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def check_zip(file: SourceFile) -> None:
    """Refuse what no workbook has: parts that unpack to too much, entities that an XML parser would follow.

    Raises:
        FileRefusedError: it is no zip, damaged, encrypted, too large, or declares entities.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST:
                raise file.refused(
                    Text(
                        fr=f"déplié, le classeur dépasse {LARGEST // 1_000_000} Mo",
                        en=f"unpacked, the workbook exceeds {LARGEST // 1_000_000} MB",
                    )
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as opened:
                        if _DECLARATION.search(opened.read(_HEAD)):
                            raise file.refused(
                                Text(
                                    fr=f"la partie {part.filename} déclare des entités XML",
                                    en=f"the part {part.filename} declares XML entities",
                                )
                            )
    except DAMAGE as error:
        raise unopened(file) from error


def chosen(sheets: Sequence[str], wanted: str, file: SourceFile) -> str:
    """Return the sheet that is read: the one asked for, else the first; the others are said.

    Raises:
        FileRefusedError: there is no such sheet.

    """
    if wanted and wanted not in sheets:
        listed = ", ".join(sheets)
        raise file.refused(
            Text(fr=f"pas de feuille « {wanted} »", en=f"no sheet “{wanted}”"),
            remedy=Text(fr=f"Feuilles : {listed}.", en=f"Sheets: {listed}."),
        )
    name = wanted or sheets[0]
    if not wanted and len(sheets) > 1:
        others = ", ".join(sheet for sheet in sheets if sheet != name)
        file.remark(
            name,
            fr=f"seule cette feuille est lue ; les autres ({others}) par --sheet, chacune avec son --id",
            en=f"only this sheet is read; the others ({others}) by --sheet, each with its --id",
        )
    return name


def unopened(file: SourceFile) -> FileRefusedError:
    """Return the error of a workbook that its library cannot open."""
    return file.refused(
        Text(
            fr="ce classeur ne s’ouvre pas : abîmé, chiffré, ou d’un autre format",
            en="this workbook does not open: damaged, encrypted, or of another format",
        ),
        remedy=Text(
            fr="Enregistrez-le de nouveau en XLSX, ODS ou CSV, sans mot de passe.",
            en="Save it again as XLSX, ODS or CSV, without a password.",
        ),
    )


def filled(rows: list[list[str]], spans: Mapping[tuple[int, int], tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Return the cells that merged ranges cover; those of one column get the value of its first cell.

    `spans` tells of the first cell of a range (row from 1, column from 0) how many rows and columns it has.
    """
    found: dict[tuple[int, int], str] = {}
    for (row, column), (high, wide) in spans.items():
        area = f"{address(row, column)}:{address(row + high - 1, column + wide - 1)}"
        for down in range(min(high, len(rows) - row + 1)):
            found |= {(row + down, column + right): area for right in range(wide) if down or right}
            if down and wide == 1 and column < len(rows[row + down - 1]):
                rows[row + down - 1][column] = rows[row - 1][column]
    return found


def shown_value(value: object, number_format: str = "General") -> str:
    """Return what a cell shows of a value."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case datetime() | date():
            return shown_date(value, number_format)
        case int() | float():
            return shown_number(value, number_format)
        case _:
            return shown(str(value))


def shown_date(value: date | datetime, number_format: str) -> str:
    """Return a date with the precision that its cell shows.

    >>> [shown_date(date(2021, 6, 1), number_format) for number_format in ("mmmm yyyy", "yyyy", "d/m/yy")]
    ['2021-06', '2021', '2021-06-01']
    """
    signs = _SIGNS.sub("", number_format.partition(";")[0]).lower()
    day = "d" in signs or "j" in signs or ("y" not in signs and "a" not in signs)
    month = "m" in signs
    return f"{value:%Y-%m-%d}" if day else f"{value:%Y-%m}" if month else f"{value:%Y}"


def shown_number(value: float, number_format: str = "General") -> str:
    """Return a number as a text: whole ones without decimals, codes with the zeros at their head.

    >>> shown_number(12.0), shown_number(14.5), shown_number(612345678, "0000000000"), shown_number(0.5, "0%")
    ('12', '14.5', '0612345678', '50 %')
    """
    if "%" in number_format:
        return f"{shown_number(round(value * 100, 6))} %"
    if isinstance(value, int) or value.is_integer():
        text = str(int(value))
        digits = re.sub(r"[ \\\"-]", "", number_format)
        return text.zfill(len(digits)) if re.fullmatch(r"0{2,}", digits) and value >= 0 else text
    return repr(round(value, 10))
