"""Results of SPARQL queries as tables: JSON and XML of the standard, and the plain JSON of Wikidata's service."""

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph.ingest.imports.source_file import SourceFile
from amu_graph.ingest.imports.tables.sheet import Sheet, shown, trimmed
from amu_graph.language import Text

_MIDNIGHT: Final = re.compile(r"([0-9]{4})-01-01T00:00:00(?:Z|\+00:00)")
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:Z|\+00:00)")


def table_of_json(tree: object, file: SourceFile) -> Sheet | None:
    """Return the rows of a result, or of a list of flat objects; None for any other JSON."""
    if isinstance(tree, Mapping) and isinstance(results := tree.get("results"), Mapping):
        bindings = [one for one in results.get("bindings", ()) if isinstance(one, Mapping)]
        head = tree.get("head")
        given = head.get("vars") if isinstance(head, Mapping) else None
        names = [str(name) for name in given] if isinstance(given, list) else []
        values = [{name: _value(term) for name, term in row.items()} for row in bindings]
        return _sheet(names or _names(values), values, file)
    rows = [one for one in tree if isinstance(one, Mapping)] if isinstance(tree, list) else []
    if not rows or any(isinstance(value, Mapping | list) for row in rows for value in row.values()):
        return None
    values = [{str(name): _literal("" if value is None else str(value)) for name, value in row.items()} for row in rows]
    return _sheet(_names(values), values, file)


def read_xml(file: SourceFile) -> Sheet:
    """Return the rows of a result in XML.

    Raises:
        FileRefusedError: it is no such result, or declares entities.

    """
    if re.search(r"<!(?:DOCTYPE|ENTITY)", file.text[:10_000], re.IGNORECASE):
        raise file.refused(Text(fr="le fichier déclare des entités XML", en="the file declares XML entities"))
    try:
        found = ox.parse_query_results(file.text, ox.QueryResultsFormat.XML)
        if not isinstance(found, ox.QuerySolutions):
            raise file.refused(Text(fr="ce résultat n’a pas de lignes", en="this result has no rows"))
        names = [variable.value for variable in found.variables]
        values = [{name: _term(row[name]) for name in names} for row in found]
    except (SyntaxError, ValueError, OSError) as error:
        raise file.refused(
            Text(fr="ce n’est pas un résultat SPARQL en XML", en="this is no SPARQL result in XML")
        ) from error
    return _sheet(names, values, file)


def _sheet(names: list[str], values: list[dict[str, str]], file: SourceFile) -> Sheet:
    if any(_MIDNIGHT.fullmatch(text) for row in values for text in row.values()):
        file.remark(
            "",
            fr="un 1er janvier à minuit est lu comme une année : la précision n’est pas dans le résultat",
            en="a 1 January at midnight is read as a year: the precision is not in the result",
        )
    rows = [names, *([_dated(shown(row.get(name, ""))) for name in names] for row in values)]
    return Sheet("", trimmed(rows))


def _dated(text: str) -> str:
    if match := _MIDNIGHT.fullmatch(text):
        return match[1]
    return _DAY.sub(r"\1", text)


def _names(values: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for row in values for name in row))


def _value(term: object) -> str:
    return _literal(str(term.get("value", ""))) if isinstance(term, Mapping) and term.get("type") != "bnode" else ""


def _literal(text: str) -> str:
    return text.strip()


def _term(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
