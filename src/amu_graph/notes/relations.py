"""The relations that are entities of their own: how a note marks them, and the parts their IRIs are made from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a relation is written: a record with one of the keys `signs` is one, `required` keys must be there.

    Its IRI is made from the values of `parts`; that of `apart` joins them where the relation can be repeated, or is
    approximate, so that two such values stand beside each other without contradiction.
    """

    signs: frozenset[str]
    parts: tuple[str, ...]
    required: tuple[str, ...]
    apart: str = ""


RELATIONS: Final[Mapping[str, Relation]] = {
    "Participation": Relation(
        signs=frozenset({"agent", "context"}),
        parts=("agent", "role", "context", "phase", "through"),
        required=("agent", "role", "context"),
    ),
    "Responsibility": Relation(
        signs=frozenset({"mode", "task"}), parts=("mode", "task", "role"), required=("mode", "task", "role")
    ),
    "Stage": Relation(
        signs=frozenset({"stageOf"}),
        parts=("stageOf", "kind", "planned", "approximate"),
        required=("stageOf", "kind", "date"),
        apart="date",
    ),
    "Quantity": Relation(
        signs=frozenset({"quantityOf"}),
        parts=("quantityOf", "kind", "tenure", "date", "planned", "approximate"),
        required=("quantityOf", "kind", "value"),
        apart="value",
    ),
}


def relation_iri(
    class_name: str, values: Mapping[str, ox.NamedNode | ox.Literal], *, repeatable: bool = False
) -> ox.NamedNode:
    """Return the IRI of a relation, made from the values of its parts (key → value).

    Slugs have no double hyphen, so `--` keeps the parts apart and no two relations share an IRI: of what follows the
    context of a participation, one word is a phase, two are a fund; of what follows the kind of a quantity, a date
    begins with a digit and a tenure does not.
    """
    relation = RELATIONS[class_name]
    parts = [key for key in relation.parts if key in values]
    if relation.apart in values and (repeatable or "approximate" in parts):
        parts.append(relation.apart)
    words = "--".join(_word(key, values[key]) for key in parts)
    return ox.NamedNode(f"{ns.BASE}{class_name.lower()}/{words}")


def _word(key: str, value: ox.NamedNode | ox.Literal) -> str:
    if isinstance(value, ox.Literal):
        return key if value.value == "true" else re.sub(r"[^0-9a-z]+", "-", value.value.lower()).strip("-")
    kind = ns.kind_of(value.value)
    slug = value.value.rpartition("/")[2]
    return f"{kind}--{slug}" if kind else slug
