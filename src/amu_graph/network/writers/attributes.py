"""Attributes of nodes and links as XML files declare them: one type for each, values as text."""

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from amu_graph.network.words import flat

Type = Literal["integer", "double", "string"]
Attributes = Mapping[str, object]


def types_of(rows: Iterable[Attributes]) -> dict[str, Type]:
    """Return the type of each attribute, in the order in which they come: a text where values are of several types.

    >>> types_of([{"year": 2013, "size": 1, "note": "a"}, {"size": 0.5, "note": 3, "known": True}])
    {'year': 'integer', 'size': 'double', 'note': 'string', 'known': 'string'}
    """
    found: dict[str, Type] = {}
    for row in rows:
        for name, value in row.items():
            if as_text(value) is not None:
                found[name] = _wider(found.get(name), _type(value))
    return found


def as_text(value: object) -> str | None:
    """Return a value as text; None for what a file leaves out: nothing, and numbers that are none."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return str(flat(value))


def _type(value: object) -> Type:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "string"
    return "integer" if isinstance(value, int) else "double"


def _wider(one: Type | None, other: Type) -> Type:
    if one is None or one == other:
        return other
    return "string" if "string" in (one, other) else "double"
