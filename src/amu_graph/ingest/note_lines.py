"""Where the parts of a note begin and end among its lines."""

import re
from collections.abc import Sequence
from typing import Final

from amu_graph.notes.yaml_nodes import Fields, Items, Scalar

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text with their ends."""
    return tuple(_LINE.findall(text))


def after_key(lines: Sequence[str], node: Items) -> str:
    """Return what stands on a line from the first sign of a list on."""
    return lines[node.at.line - 1][node.at.column - 1 :]


def dash_line(lines: Sequence[str], node: "Fields | Items | Scalar") -> int:
    """Return the line, from 0, of the dash before an item."""
    line = node.at.line - 1
    while line and not lines[line].lstrip(" ").startswith("-"):
        line -= 1
    return line


def end_of(lines: Sequence[str], begin: int, until: int) -> int:
    """Return the line after the last one of an item: blank lines and comments further out belong to what follows."""
    column = len(lines[begin]) - len(lines[begin].lstrip(" "))
    end = until
    while end > begin + 1 and _is_outside(lines[end - 1], column):
        end -= 1
    return end


def _is_outside(line: str, column: int) -> bool:
    bare = line.strip()
    if not bare or bare in ("...", "---"):
        return True
    return bare.startswith("#") and len(line) - len(line.lstrip(" ")) <= column
