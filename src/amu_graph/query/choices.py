"""Decisions of editors on several values and their reasons, read from the graph."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from amu_graph.namespaces import AMU
from amu_graph.query.evidence import DECISIONS, Passage
from amu_graph.query.statements import Statement

UNDECIDED: Final = AMU + "undecided"

Slot = tuple[str, str]
"""A property and, for a text, its language: the place that one value can take."""


def with_choices(facts: Iterable[Statement]) -> list[Statement]:
    """Return the facts of an entity with what was decided of them.

    That a property is left open is said with its values, not beside them.
    """
    facts = list(facts)
    kept = {_slot(fact): passage for fact in facts if (passage := _decision(fact))}
    open_ = {
        fact.value.value: passage for fact in facts if fact.predicate == UNDECIDED and (passage := _decision(fact))
    }
    rivals = {_slot(fact) for fact in facts if not fact.shown and not fact.unverified}

    explained: set[str] = set()  # the reason of several values is given once

    def chosen(fact: Statement) -> Statement:
        if fact.predicate in open_:
            because = None if fact.predicate in explained else open_[fact.predicate].note
            explained.add(fact.predicate)
            return replace(fact, choice="open", because=because)
        if _slot(fact) not in kept or _slot(fact) not in rivals:
            return fact
        shown = fact.shown
        return replace(fact, choice="kept" if shown else "aside", because=kept[_slot(fact)].note if shown else None)

    return [fact if fact.unverified else chosen(fact) for fact in facts if fact.predicate != UNDECIDED]


def _slot(fact: Statement) -> Slot:
    return fact.predicate, fact.language or ""


def _decision(fact: Statement) -> Passage | None:
    return next((passage for passage in fact.passages if passage.source == DECISIONS), None)
