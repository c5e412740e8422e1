"""Collation of rows: names as in an index, not by the codes of their letters.

SPARQL compares texts code by code (« Zones » before « atelier » before « Écohabiter »). The answers to questions of the
catalogue are sorted here, by the keys that their `ORDER BY` names. To sort them in the engine first costs up to three
times the query: a store on disk reads its terms anew at each comparison.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from amu_graph.query.results import Answer, Solutions
from amu_graph.text import reading_key

_ORDER: Final = re.compile(r"^ORDER BY (?P<keys>.*)$", re.MULTILINE)
_KEY: Final = re.compile(
    r"(?P<descending>DESC\()?(?:(?P<bound>BOUND\()|COALESCE\(STR\(|COALESCE\(|STR\()?\?(?P<name>\w+)\)*"
    r"(?:, (?P<default>\"[^\"]*\"|[0-9]+)\))?\s*"
)
_TEXTS: Final = re.compile(r"(?:(?:STR\(\?\w+\)|COALESCE\(STR\(\?\w+\), \"\"\))\s*)+")
_COLUMNS: Final = re.compile(r"^SELECT\b(?P<columns>.*?)(?:\bWHERE\b|\{)", re.MULTILINE | re.DOTALL)
_NAMED: Final = re.compile(r"\bAS\s+\?(\w+)\s*\)")
_INNERMOST: Final = re.compile(r"\([^()]*\)")
_NUMBERS: Final = ("#integer", "#decimal", "#double")

Key = tuple[int, float, Any]
_Of = TypeVar("_Of", bound=Answer)


def unordered(query: str) -> str:
    r"""Return a query without the `ORDER BY` at its end that `in_order` goes by.

    >>> unordered("SELECT ?a { ?a ?b ?c }\nORDER BY DESC(?a)\n")
    'SELECT ?a { ?a ?b ?c }\n\n'
    >>> unordered("SELECT ?a { ?a ?b ?c }\nORDER BY ?a\nLIMIT 1")
    'SELECT ?a { ?a ?b ?c }\nORDER BY ?a\nLIMIT 1'
    """
    last = _last(query)
    return query[: last.start()] + query[last.end() :] if last and not query[last.end() :].strip() else query


def by_texts(query: str) -> tuple[str, ...]:
    r"""Return the columns whose texts alone a query orders by, code by code; none where it orders otherwise.

    >>> by_texts("SELECT ?a ?b { ?a ?c ?b }\nORDER BY STR(?a) COALESCE(STR(?b), \"\")")
    ('a', 'b')
    >>> by_texts("SELECT ?a ?b { ?a ?c ?b }\nORDER BY STR(?a) DESC(STR(?b))")
    ()
    """
    last = _last(query)
    found = _TEXTS.fullmatch(last["keys"].strip()) if last and unordered(query) != query else None
    return tuple(re.findall(r"\?(\w+)", found[0])) if found else ()


def in_order(answer: _Of) -> _Of:
    """Return an answer with its rows in the order of its query, as a reader would sort them.

    An answer that is no rows, or whose query orders by anything but its columns, is left as it is.
    """
    last = _last(answer.query)
    if not isinstance(answer, Solutions) or not last:
        return answer
    content = json.loads(answer.content)
    for key in reversed(list(_KEY.finditer(last["keys"]))):  # sorting is stable: the last key first
        content["results"]["bindings"].sort(key=lambda row, key=key: _key(row, key), reverse=bool(key["descending"]))
    return type(answer)(answer.query, json.dumps(content, ensure_ascii=False).encode())


def _last(query: str) -> re.Match[str] | None:
    """Return the last `ORDER BY` of a query, where all of its keys are known here, and are columns of the answer."""
    last = next(reversed(list(_ORDER.finditer(query))), None)
    keys = list(_KEY.finditer(last["keys"])) if last else []
    if not last or "".join(key[0] for key in keys) != last["keys"]:
        return None
    return last if _are_columns({key["name"] for key in keys}, query) else None


def _are_columns(names: set[str], query: str) -> bool:
    """Return whether rows have values to sort by: what a query orders by need not be in its answer."""
    select = _COLUMNS.search(query)
    columns = select["columns"] if select else ""
    named = set(_NAMED.findall(columns))
    while _INNERMOST.search(columns):
        columns = _INNERMOST.sub("", columns)
    return columns.strip() == "*" or names <= named.union(re.findall(r"\?(\w+)", columns))


def _key(row: Mapping[str, Mapping[str, str]], key: re.Match[str]) -> Key:
    term = row.get(key["name"])
    if key["bound"]:
        return 0, float(term is not None), ()
    if term is None:
        default = key["default"] or ""
        return (1, float(default), ()) if default.isdecimal() else (2, 0, reading_key("")) if default else (0, 0, ())
    if term.get("datatype", "").endswith(_NUMBERS):
        return 1, float(term["value"]), ()
    return 2, 0, (*reading_key(term["value"]), term.get("xml:lang", ""))
