"""An RDF file → its triples, without network: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML."""

import json
import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph.ingest.imports.bibliographies.items import read_json
from amu_graph.ingest.imports.rdf.xml_check import checked_xml
from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.language import Text
from amu_graph.notes.problems import Problems
from amu_graph.notes.turtle import reason_of
from amu_graph.notes.turtle_positions import read_positions
from amu_graph.parser_words import in_both

FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
MOST: Final = 1_000_000
_BASE: Final = "urn:x-file:"
"""What relative IRIs are resolved against: no address on the web, so that none is made up."""

_SCHEMA_ORG: Final = re.compile(r"https?://schema\.org/?(?:docs/jsonldcontext\.jsonld?)?")


def read_triples(file: SourceFile) -> list[ox.Triple]:
    """Return the triples of all graphs of a file, each once, in the order of their text.

    Raises:
        FileRefusedError: its syntax is wrong, it is nested too deep, or it needs a context from the network.

    """
    syntax = FORMATS.get(file.suffix) or (ox.RdfFormat.RDF_XML if file.suffix == ".xml" else ox.RdfFormat.JSON_LD)
    text = _text(file, syntax)
    found: dict[ox.Triple, None] = {}
    try:
        for quad in ox.parse(text, format=syntax, base_iri=_BASE):
            found[quad.triple] = None
            if len(found) > MOST:
                raise file.refused(Text(fr=f"plus de {MOST} triplets", en=f"more than {MOST} triples"))
    except SyntaxError as error:
        place = str(error.lineno or "")
        reason = in_both(reason_of(error))
        raise file.refused(
            Text(
                fr=f"la syntaxe n’est pas celle de {syntax.name}, {reason.fr}",
                en=f"this is not {syntax.name}, {reason.en}",
            ),
            place=place,
            remedy=Text(
                fr="Ce qui précède cette place se lit ; corrigez-la.", en="What precedes is read; correct this place."
            ),
        ) from error
    if not found:
        raise file.refused(Text(fr="aucun triplet ne s’y lit", en="no triple can be read in it"))
    return sorted(found, key=str)


def _text(file: SourceFile, syntax: ox.RdfFormat) -> str:
    if syntax == ox.RdfFormat.JSON_LD:
        return _local(read_json(file), file)
    return checked_xml(file) if syntax == ox.RdfFormat.RDF_XML else _checked(file)


def _checked(file: SourceFile) -> str:
    """Return the text of a file that no parser stumbles over: not nested too deep, without the forms of RDF 1.2."""
    problems = Problems()
    positions = read_positions(file.text, file.name, problems)
    if positions is None:
        first, *_ = problems.sorted()
        raise file.refused(
            Text(fr=first.message.fr.rstrip("."), en=first.message.en.rstrip(".")),
            place=str(first.line or ""),
            remedy=first.remedy,
        )
    return file.text


def _local(tree: object, file: SourceFile) -> str:
    """Return JSON-LD whose contexts are all in the file; that of schema.org is known.

    Raises:
        FileRefusedError: it names a context that would have to be fetched.

    """
    return json.dumps(_with_context(tree, file), ensure_ascii=False)


def _with_context(tree: object, file: SourceFile) -> object:
    if isinstance(tree, list):
        return [_with_context(one, file) for one in tree]
    if not isinstance(tree, Mapping):
        return tree
    return {
        key: _context(value, file) if key == "@context" else _with_context(value, file) for key, value in tree.items()
    }


def _context(value: object, file: SourceFile) -> object:
    if isinstance(value, list):
        return [_context(one, file) for one in value]
    if not isinstance(value, str):
        return value
    if _SCHEMA_ORG.fullmatch(value):
        return {"@vocab": "https://schema.org/"}
    raise file.refused(
        Text(fr=f"le contexte {value} est sur le réseau", en=f"the context {value} is on the network"),
        remedy=Text(
            fr="Mettez-le dans le fichier (« @context »: {…}), ou convertissez en N-Quads.",
            en="Put it into the file (“@context”: {…}), or convert to N-Quads.",
        ),
    )
