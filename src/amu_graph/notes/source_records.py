"""What stands for lines in a file that is no text: the rows of a table, the records of a bibliography or a dataset."""

import re
from types import MappingProxyType
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Fields, Items, Scalar

KEY_OF: Final = MappingProxyType({"table": "rows", "bibliography": "records", "dataset": "records"})
"""Kind of source → the key that lists what it is made of."""

MOST: Final = 1_000_000
"""Rows that a sheet of a spreadsheet may have, about."""

_ROWS: Final = re.compile(r"([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")
_ROW: Final = re.compile(r"r([1-9][0-9]{0,6})")


def records_of(source: Fields, problems: Problems) -> tuple[str, ...]:
    """Return the names of the passages that a source is made of: `r2`, `r3` … of rows, or those of its records."""
    found: dict[str, None] = {}
    for key in ("rows", "records"):
        entry = source.entries.get(key)
        nodes = entry.value.nodes if entry and isinstance(entry.value, Items) else [entry.value] if entry else []
        for node in nodes:
            names = (_rows if key == "rows" else _records)(node.text) if isinstance(node, Scalar) else ()
            if not names or any(name in found for name in names):
                problems.add(f"bad-{key}", node.at)
            found |= dict.fromkeys(names)
    return tuple(found)


def _rows(text: str) -> tuple[str, ...]:
    match = _ROWS.fullmatch(text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    return tuple(f"r{number}" for number in range(first, min(last, MOST) + 1))


def _records(text: str) -> tuple[str, ...]:
    return (text,) if ns.SLUG.fullmatch(text) and text[0].isalpha() else ()


def fragment_of(kind: str, name: str) -> str:
    """Return the fragment of a row (RFC 7111); a record of a bibliography has none.

    >>> fragment_of("table", "r7"), fragment_of("bibliography", "r7")
    ('row=7', '')
    """
    match = _ROW.fullmatch(name)
    return f"row={match[1]}" if match and kind == "table" else ""


def name_of(kind: str, name: str) -> Text:
    """Return what a passage is called.

    >>> name_of("table", "r7").fr, name_of("bibliography", "devaux2012").en, name_of("", "names").fr
    ('ligne 7', 'record devaux2012', 'names')
    """
    if row := fragment_of(kind, name):
        number = row.removeprefix("row=")
        return Text(fr=f"ligne {number}", en=f"row {number}")
    if kind in KEY_OF:
        return Text(fr=f"notice {name}", en=f"record {name}")
    return Text(fr=name, en=name)
