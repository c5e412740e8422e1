"""A file of others → proposals about a source: what it is, who reads it, what came of it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph import collector
from amu_graph import namespaces as ns
from amu_graph.ingest.imports.bibliographies.items import Item, read_json
from amu_graph.ingest.imports.bibliographies.reading import SUFFIXES, items_of_json, read_items
from amu_graph.ingest.imports.bibliographies.works import BY as BIBLIOGRAPHY
from amu_graph.ingest.imports.bibliographies.works import Works
from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.keeping import Imported, Places, Proposed, Source, head_of, keep
from amu_graph.ingest.imports.rdf.triples import FORMATS
from amu_graph.ingest.imports.rdf.xml_check import is_rdf_xml
from amu_graph.ingest.imports.rdf_import import import_rdf
from amu_graph.ingest.imports.source_file import FileRefusedError, SourceFile, read_file
from amu_graph.ingest.imports.table_import import import_table
from amu_graph.ingest.imports.tables.reading import read_sheet, sheet_of_json
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.language import Text, counted
from amu_graph.notes.words import whole_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from amu_graph.ingest.identity import Known


def import_file(
    path: Path, places: Places, known: "Callable[[], Known]", source: Source, *, renew: bool = False
) -> Imported:
    """Read a file into proposals, and write them beside those that are there.

    If `renew`, what is there about a table follows the rows that have moved.

    Raises:
        FileRefusedError: the file cannot be read, and why.
        ProblemsError: the proposals that are there, or the ontology, cannot be read.
        WritingError: the proposals cannot be written.

    """
    with collector.paused():
        return _import(read_file(path), places, known, source, renew=renew)


def _import(file: SourceFile, places: Places, known: "Callable[[], Known]", source: Source, *, renew: bool) -> Imported:
    source = replace(source, id=ns.slugify(source.id or file.path.stem) or "import")
    if file.suffix in SUFFIXES:
        return _import_bibliography(file, read_items(file), places, known, source)
    if file.suffix in FORMATS or (file.suffix == ".xml" and is_rdf_xml(file.text)):
        return import_rdf(file, places, known, source)
    if file.suffix == ".json":
        return _import_json(file, places, known, source, renew=renew)
    sheet = read_sheet(file, source.sheet)
    if sheet is None:
        raise _unknown(file)
    return import_table(file, sheet, places, known, source, renew=renew)


def _import_json(
    file: SourceFile, places: Places, known: "Callable[[], Known]", source: Source, *, renew: bool
) -> Imported:
    tree = read_json(file)
    items = items_of_json(tree, file)
    if items is not None:
        return _import_bibliography(file, items, places, known, source)
    if _is_json_ld(tree):
        return import_rdf(file, places, known, source)
    sheet = sheet_of_json(tree, file)
    if sheet is None:
        raise _unknown(file)
    return import_table(file, sheet, places, known, source, renew=renew)


def _is_json_ld(tree: object) -> bool:
    first = tree[0] if isinstance(tree, list) and tree else tree
    return isinstance(first, dict) and bool({"@context", "@graph", "@id", "@type"} & first.keys())


def _import_bibliography(
    file: SourceFile, items: list[Item], places: Places, known: "Callable[[], Known]", source: Source
) -> Imported:
    entities = Entities(known(), BIBLIOGRAPHY, places.settled(source.id))
    works = Works(file, entities, Vocabulary(whole_words(places.ontology).terms), source.language)
    statements = list(works.statements(items))
    head = head_of(file, source, "bibliography") | {"records": tuple(item.at for item in items)}
    counts = (
        _joined(counted(len(items), "notice", "record"), counted(works.fields, "champ", "field")),
        Text(fr=f"Noms reconnus : {entities.recognized}", en=f"Names recognized: {entities.recognized}"),
        *_left(works.left.total(), works.left.most_common()),
        *_unmapped(works.unmapped.total(), works.unmapped.most_common()),
    )
    return keep(file, places, Proposed(head, entities, statements, counts))


def _joined(first: Text, second: Text) -> Text:
    return Text(fr=f"{first.fr}, {second.fr}", en=f"{first.en}, {second.en}")


def _left(total: int, every: list[tuple[str, int]]) -> tuple[Text, ...]:
    if not total:
        return ()
    listed = ", ".join(f"{name} ({count})" for name, count in every[:12])
    fields = counted(total, "champ", "field")
    return (Text(fr=f"Laissés de côté, {fields.fr} : {listed}", en=f"Left aside, {fields.en}: {listed}"),)


def _unmapped(total: int, every: list[tuple[str, int]]) -> tuple[Text, ...]:
    if not total:
        return ()
    listed = ", ".join(f"{name} ({count})" for name, count in every[:12]) + (", …" if len(every) > 12 else "")  # noqa: PLR2004
    return (
        Text(
            fr=f"Mots-clés sans thème dans les vocabulaires, {total} : {listed}",
            en=f"Keywords without a theme in the vocabularies, {total}: {listed}",
        ),
    )


def _unknown(file: SourceFile) -> FileRefusedError:
    return file.refused(
        Text(
            fr="ni bibliographie, ni tableau, ni RDF que l’on sache lire",
            en="neither a bibliography, a table nor RDF that can be read",
        ),
        remedy=Text(
            fr="Formats lus : CSL-JSON, RIS, BibTeX, JSON de HAL ou de Crossref, CSV, TSV, XLSX, XLS, ODS, "
            "Turtle, JSON-LD, RDF/XML, N-Quads, résultats SPARQL. Un document se lit par « amu-graph read ».",
            en="Formats read: CSL-JSON, RIS, BibTeX, JSON of HAL or Crossref, CSV, TSV, XLSX, XLS, ODS, "
            "Turtle, JSON-LD, RDF/XML, N-Quads, results of SPARQL. A document is read by “amu-graph read”.",
        ),
    )
