"""Collation of rows: names as in an index, not by the codes of their letters.

SPARQL compares texts code by code (« Zones » before « atelier » before « Écohabiter »). The answers to questions of the
catalogue are sorted again, by the same keys that their `ORDER BY` names.
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
_NUMBERS: Final = ("#integer", "#decimal", "#double")

Key = tuple[int, float, Any]
_Of = TypeVar("_Of", bound=Answer)


def in_order(answer: _Of) -> _Of:
    """Return an answer with its rows in the order of its query, as a reader would sort them.

    An answer that is no rows, or whose query orders by anything but variables, is left as it is.
    """
    found = _ORDER.findall(answer.query)
    keys = list(_KEY.finditer(found[-1])) if found else []
    if not isinstance(answer, Solutions) or not keys or "".join(key[0] for key in keys) != found[-1]:
        return answer
    content = json.loads(answer.content)
    for key in reversed(keys):  # sorting is stable: the last key first
        content["results"]["bindings"].sort(key=lambda row, key=key: _key(row, key), reverse=bool(key["descending"]))
    return type(answer)(answer.query, json.dumps(content, ensure_ascii=False).encode())


def _key(row: Mapping[str, Mapping[str, str]], key: re.Match[str]) -> Key:
    term = row.get(key["name"])
    if key["bound"]:
        return 0, float(term is not None), ()
    if term is None:
        default = key["default"] or ""
        return (1, float(default), ()) if default.isdecimal() else (2, 0, reading_key("")) if default else (0, 0, ())
    if term.get("datatype", "").endswith(_NUMBERS):
        return 1, float(term["value"]), ()
    return 2, 0, reading_key(term["value"])
