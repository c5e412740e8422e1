"""A file → the table that it holds, whatever its format."""

from typing import Final

from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.csv_table import read_csv
from amu_graph.ingest.imports.tables.ods import read_ods
from amu_graph.ingest.imports.tables.sheet import Sheet, checked
from amu_graph.ingest.imports.tables.sparql_results import read_xml, table_of_json
from amu_graph.ingest.imports.tables.xls import read_xls
from amu_graph.ingest.imports.tables.xlsx import read_xlsx
from amu_graph.language import Text

TEXTS: Final = (".csv", ".tsv", ".tab")
_RESULTS: Final = (".srx", ".xml")
_OTHERS: Final = {
    ".xlsb": Text(
        fr="Dans Excel : Fichier, Enregistrer sous, « Classeur Excel (.xlsx) ».",
        en="In Excel: File, Save as, “Excel Workbook (.xlsx)”.",
    ),
    ".numbers": Text(
        fr="Dans Numbers : Fichier, Exporter vers, « Excel… » ou « CSV… ».",
        en="In Numbers: File, Export To, “Excel…” or “CSV…”.",
    ),
}
"""Spreadsheets that are not read, and how to save them as one that is."""


def read_sheet(file: SourceFile, sheet: str) -> Sheet | None:
    """Return the table of a file, None where its extension is that of no table.

    Raises:
        FileRefusedError: it cannot be read as what its extension says.

    """
    if file.suffix in TEXTS:
        return checked(read_csv(file), file)
    if file.suffix in (".xlsx", ".xlsm"):
        return checked(read_xlsx(file, sheet), file)
    if file.suffix == ".xls":
        return checked(read_xls(file, sheet), file)
    if file.suffix == ".ods":
        return checked(read_ods(file, sheet), file)
    if file.suffix in _RESULTS:
        return checked(read_xml(file), file)
    if file.suffix in _OTHERS:
        raise file.refused(
            Text(fr="ce format de tableur n’est pas lu", en="this format of spreadsheet is not read"),
            remedy=_OTHERS[file.suffix],
        )
    return None


def sheet_of_json(tree: object, file: SourceFile) -> Sheet | None:
    """Return the table that a tree of JSON holds, None where it holds none."""
    found = table_of_json(tree, file)
    return None if found is None else checked(found, file)
