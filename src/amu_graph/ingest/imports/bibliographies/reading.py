"""A file → the records of a bibliography, whatever its format."""

from collections.abc import Mapping
from typing import Final

from amu_graph.ingest.imports.bibliographies.bibtex import read_bibtex
from amu_graph.ingest.imports.bibliographies.crossref import read_crossref, works_of
from amu_graph.ingest.imports.bibliographies.csl import read_csl
from amu_graph.ingest.imports.bibliographies.hal import documents_of, read_hal
from amu_graph.ingest.imports.bibliographies.items import Item, limited, mappings
from amu_graph.ingest.imports.bibliographies.ris import read_ris
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.language import Text

SUFFIXES: Final = (".ris", ".bib", ".bibtex", ".biblatex")


def read_items(file: SourceFile) -> list[Item]:
    """Return the records of a RIS or BibTeX file.

    Raises:
        FileRefusedError: it has none.

    """
    found = limited(read_ris(file) if file.suffix == ".ris" else read_bibtex(file), file)
    return _some(found, file)


def items_of_json(tree: object, file: SourceFile) -> list[Item] | None:
    """Return the records that a tree of JSON holds: CSL, HAL or Crossref; None where it is none of these."""
    if documents_of(tree):
        return _some(limited(read_hal(tree, file), file), file)
    if works_of(tree):
        return _some(limited(read_crossref(tree, file), file), file)
    items = mappings(tree) or ([tree] if isinstance(tree, Mapping) else [])
    if any("title" in one and ("type" in one or "author" in one) for one in items):
        return _some(limited(read_csl(tree, file), file), file)
    return None


def _some(found: list[Item], file: SourceFile) -> list[Item]:
    if not found:
        raise file.refused(
            Text(fr="aucune notice ne s’y lit", en="no record can be read in it")
            if not file.remarks
            else Text(
                fr=f"aucune notice ne s’y lit ({_line(file.remarks[0].place).fr} : {file.remarks[0].words.fr})",
                en=f"no record can be read in it ({_line(file.remarks[0].place).en}: {file.remarks[0].words.en})",
            ),
            remedy=Text(
                fr="Exportez-la de nouveau, en CSL-JSON si vous le pouvez.",
                en="Export it again, as CSL-JSON if you can.",
            ),
        )
    return found


def _line(place: str) -> Text:
    """Return a place in words: a number is that of a line."""
    return Text(fr=f"ligne {place}", en=f"line {place}") if place.isdecimal() else Text(fr=place, en=place)
