"""Solutions as a table in the terminal."""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from amu_graph.query import Solutions
from amu_graph.store.terms import to_words
from amu_graph.typography import typeset

_GAP = 2
_NARROWEST = 8


def table(
    solutions: Solutions, empties: Mapping[str, str] = MappingProxyType({}), heading: Callable[[str], str] = str
) -> str:
    """Return the rows as aligned columns, wrapped to the width of the terminal where there is one.

    A variable that has a label beside it (`agent`, `agentLabel`) is shown as one column, by its value where that has no
    label; what has no value, by its words in `empties`. `heading` says what a column is called.
    """
    variables = shown(solutions.variables)
    rows = [
        [to_words(row.terms[label] or row.terms[name]) or empties.get(name, "") for name, label in variables.items()]
        for row in solutions
    ]
    return columns(list(map(heading, variables)), rows, room())


def room() -> int | None:
    """Return the width of the terminal, None where what is printed goes to a file or another command."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def shown(variables: Sequence[str]) -> dict[str, str]:
    """Return the heading of each column → the variable that it shows.

    >>> shown(("agent", "agentLabel", "year"))
    {'agent': 'agentLabel', 'year': 'year'}
    """
    labelled = {name.removesuffix("Label") for name in variables if name.endswith("Label")} & set(variables)
    return {
        name: f"{name}Label" if name in labelled else name
        for name in variables
        if not (name.endswith("Label") and name.removesuffix("Label") in labelled)
    }


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Return `rows` below `header`; no line is longer than `width` where it leaves each column some room."""
    widths = [max(map(_width, column)) for column in zip(header, *rows, strict=True)]
    if width is not None:
        widths = _narrowed(widths, width - _GAP * (len(widths) - 1))
    lines = [header, ["─" * size for size in widths], *rows]
    return "\n".join(line for row in lines for line in _wrapped(row, widths))


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """Take from the widest columns until all fit."""
    widths = list(widths)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        others = [size for index, size in enumerate(widths) if index != widest]
        widths[widest] = max(
            max([size for size in others if size < widths[widest]], default=0), room - sum(others), _NARROWEST
        )
        widths[widest] = min(widths[widest], max(widths) - 1) if sum(widths) > room else widths[widest]
    return widths


def _wrapped(cells: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    if all(cell.isprintable() and len(cell) <= size for cell, size in zip(cells, widths, strict=True)):
        wrapped = [[cell] for cell in cells]
    else:
        import textwrap

        pairs = zip(cells, widths, strict=True)
        wrapped = [textwrap.wrap(typeset(cell), size) or [""] for cell, size in pairs]
    for index in range(max(map(len, wrapped), default=0)):
        parts = [each[index] if index < len(each) else "" for each in wrapped]
        padded = (part + " " * (size - _width(part)) for part, size in zip(parts, widths, strict=True))
        yield (" " * _GAP).join(padded).rstrip()


def _width(text: str) -> int:
    """Return the number of cells that a text takes: combining marks take none, wide letters two."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
