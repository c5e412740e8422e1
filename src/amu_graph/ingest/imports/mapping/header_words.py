"""What a column says by what it is called: the words are in `header_words.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from amu_graph.ingest.imports.mapping.rules import Rule
from amu_graph.text import compact

AGENTS: Final = ("organization", "person")
_FILE: Final = Path(__file__).with_suffix(".toml")
_FOUND_AMONG: Final = MappingProxyType(
    {"locatedIn": ("place",), "holdsLabel": ("label",), "affiliatedWith": ("organization",)}
)
_UNIT: Final = re.compile(r"\s*(?:[(\[]|,? en )")
"""What a unit or a remark begins with, behind the name of a column."""

_CODES: Final = ("siret", "siren", "rna", "isbn")
"""Identifiers that are written with what they are called."""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Return section → letters of a name → what it says."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        section: {compact(name): value for value, names in table.items() for name in names}
        for section, table in tables.items()
    }


def class_of(name: str) -> str | None:
    """Return the class of the things that a column names: empty where its name does not tell, None where it names none.

    >>> class_of("Association"), class_of("Nom (A)"), class_of("Ville")
    ('Organization', '', None)
    """
    types = _words()["types"]
    found = types.get(compact(name), types.get(compact(_UNIT.split(name)[0])))
    return "" if found == "any" else found


def rule_of(name: str) -> Rule | None:
    """Return what a column of that name says, None where the name tells nothing.

    >>> rule_of("Programme / Surface (m²)").quantity, rule_of("Surface, en m²").quantity
    ('surface', 'surface')
    >>> rule_of("Nb de logements").key, rule_of("Architecte").role, rule_of("Année").stage, rule_of("Remarques").skip
    ('dwellingCount', 'maitre-d-oeuvre', 'livraison', True)
    """
    for part in (name, *reversed(name.split(" / "))):
        for word in (part, _UNIT.split(part)[0]):
            if rule := _rule(compact(word)):
                return rule
    return None


def _rule(word: str) -> Rule | None:
    words = _words()
    if word in words["left"]:
        return Rule(skip=True)
    if key := words["keys"].get(word):
        return Rule(key=key, find=_FOUND_AMONG.get(key, ()), prefix=word.upper() if word in _CODES else "")
    if role := words["roles"].get(word):
        return Rule(role=role, find=AGENTS)
    if stage := words["stages"].get(word):
        return Rule(stage=stage)
    quantity = words["quantities"].get(word)
    return Rule(quantity=quantity) if quantity else None
