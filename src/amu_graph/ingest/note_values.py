"""Values of a note, exchanged in its text: comments, order, quotation marks and line ends stay as they were left."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from amu_graph.notes.note import as_list
from amu_graph.notes.yaml_nodes import Fields, Node, Scalar

Exchange: TypeAlias = tuple[Scalar, str]
"""A value as it stands in the text, and what it becomes."""


def value_of(fields: Fields, key: str) -> Node | None:
    """Return the value of a key, None where there is none."""
    entry = fields.entries.get(key)
    return entry.value if entry else None


def passages_of(tree: Fields) -> Iterator[Fields]:
    """Iterate over the passages of a note."""
    passages = value_of(tree, "passages")
    yield from (one for one in as_list(passages) if isinstance(one, Fields)) if passages else ()


def exchanges(
    tree: Fields, head: Mapping[str, Any], keys: Iterable[str], places: Iterable[Scalar], moved: Callable[[str], str]
) -> Iterator[Exchange]:
    """Yield what changes: the values of some keys of the source, by the new head, and the places that move."""
    source = value_of(tree, "source")
    for key in keys:
        old = value_of(source, key) if isinstance(source, Fields) else None
        if isinstance(old, Scalar) and key in head and old.text != head[key]:
            yield old, str(head[key])
    for place in places:
        new = moved(place.text)
        if new != place.text:
            yield place, new


def exchange(lines: list[str], every: Iterable[Exchange]) -> bool:
    """Exchange values in the lines of a text; return whether each stood there as it reads."""
    for scalar, value in sorted(every, key=lambda one: one[0].at, reverse=True):
        line, column = scalar.at.line - 1, scalar.at.column - 1
        start = lines[line].find(scalar.text, column)
        if start < 0:
            return False
        lines[line] = lines[line][:start] + value + lines[line][start + len(scalar.text) :]
    return True
