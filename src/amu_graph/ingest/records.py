"""Records as notes write them, and what makes two of them, two names or two places the same."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from amu_graph.namespaces import BASE, SLUG, is_entity
from amu_graph.text import fold

Record: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""A record of a note, or the head of its source: key → text or texts, exactly as a note writes them."""

Given: TypeAlias = Mapping[str, str | int | float | Sequence[str | int | float]]
"""A record whose numbers may still be numbers."""

_AFTER: Final = 10**9
"""No document has that many lines: names come after all of them."""


def record(given: Given) -> Record:
    """Return a record with its values as texts.

    >>> record({"id": "building/a", "dwellingCount": 14, "material": ["bois"]})
    {'id': 'building/a', 'dwellingCount': '14', 'material': ('bois',)}
    """
    return {key: _text(value) if isinstance(value, str | int | float) else tuple(map(_text, value))
            for key, value in given.items()}  # fmt: skip


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_thing(identifier: str) -> bool:
    """Return whether an identifier is one that a thing may have: a kind, and letters and digits without accents.

    >>> is_thing("project/ecoterra"), is_thing("project/../ecoterra"), is_thing("projet/ecoterra")
    (True, False, False)
    """
    return bool(SLUG.fullmatch(identifier.partition("/")[2])) and is_entity(BASE + identifier)


def tuple_of(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of a key, one or several."""
    return (value,) if isinstance(value, str) else value


def said_key(says: Record) -> tuple[str, ...]:
    """Return the words of a record as far as they matter: folded, in the order of the keys.

    >>> said_key({"id": "building/a", "label": "Éco"}) == said_key({"label": "eco", "id": "building/a"})
    True
    """
    return tuple(
        f"{key}={fold(value) if isinstance(value, str) else '|'.join(sorted(map(fold, value)))}"
        for key, value in sorted(says.items())
    )


@lru_cache(maxsize=1 << 16)
def place_key(at: str) -> tuple[int, int, str]:
    """Return the key of the order of places: lines as numbers, then names, the numbers in them as numbers.

    >>> sorted(["12", "3-4", "3", "r10", "r9"], key=place_key)
    ['3', '3-4', '12', 'r9', 'r10']
    """
    lines = re.fullmatch(r"([0-9]+)(?:-([0-9]+))?", at)
    if lines:
        return int(lines[1]), int(lines[2] or lines[1]), ""
    return _AFTER, 0, re.sub(r"[0-9]+", lambda number: number[0].zfill(9), at)
