"""The names in a cell, and what kind of thing each is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from amu_graph.ingest.imports.bodies import is_a_body
from amu_graph.ingest.imports.entities import Entities

_LIKELY: Final = 0.85
_DOUBT: Final = re.compile(r"\s*\(?\?+\)?\s*$")


def named_in(cell: str, split: str) -> Iterator[tuple[str, bool]]:
    """Yield each name of a cell, and whether a question mark doubts it; line breaks part names too.

    >>> list(named_in("Archi Ethic ; T. Huguen ?", ";"))
    [('Archi Ethic', False), ('T. Huguen', True)]
    """
    parts = [cell]
    for sign in ("\n", split):
        parts = [one for part in parts for one in (part.split(sign) if sign else [part])]
    for part in parts:
        name = _DOUBT.sub("", part).strip(" ,")
        if name:
            yield " ".join(name.split()), bool(_DOUBT.search(part))


def agent_of(name: str, types: Sequence[str], entities: Entities, *, at: str, where: Mapping[str, str]) -> str:
    """Return the identifier of what a name names, of the likeliest of several classes."""
    return entities.id_of(name, _type_of(name, types, entities), at=at, where=where, also=types)


def _type_of(name: str, types: Sequence[str], entities: Entities) -> str:
    """Return the class of a name: that of a likely candidate, else what its words tell."""
    if len(types) == 1:
        return types[0]
    if decided := entities.type_of(name, types):
        return decided
    near = entities.nearest(name, types)
    if near and near[1] >= _LIKELY:
        return near[0]
    if {"Person", "Organization"} <= set(types):
        return "Organization" if is_a_body(name) else "Person"
    return types[0]
