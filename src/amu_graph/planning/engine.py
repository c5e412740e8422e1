"""The order in which the engine joins patterns by itself, which it takes from their form alone (Oxigraph 0.5)."""

from collections.abc import Sequence
from typing import Final

from amu_graph.planning.tree import NONE, InGraph, Joined, Triple, Values, Variables

_ROWS: Final = {
    (True, True, True): 1,
    (True, False, True): 2,
    (True, True, False): 10,
    (True, False, False): 100,
    (False, True, True): 1_000,
    (False, False, True): 10_000,
    (False, True, False): 1_000_000,
    (False, False, False): 1_000_000_000,
}
"""Which of subject, property and value are known → the rows that the engine expects."""


def own_order(patterns: Sequence[Joined]) -> list[Joined] | None:
    """Return patterns as the engine orders them; None where more than triples and values are joined."""
    if not all(isinstance(each, Values) or _triple(each) for each in patterns):
        return None
    waiting, known = list(patterns), NONE
    ordered: list[Joined] = []
    while waiting:
        near = [each for each in waiting if not ordered or each.certain & known] or waiting
        chosen = min(near, key=lambda each: _rows(each, known))
        ordered.append(chosen)
        waiting = [each for each in waiting if each is not chosen]
        known |= chosen.certain
    return ordered


def _triple(pattern: Joined) -> Triple | None:
    if isinstance(pattern, InGraph) and len(pattern.group.elements) == 1:
        element = pattern.group.elements[0]
        return element if isinstance(element, Triple) and not element.path else None
    return pattern if isinstance(pattern, Triple) and not pattern.path else None


def _rows(pattern: Joined, known: Variables) -> int:
    if isinstance(pattern, Values):
        return pattern.rows
    triple = _triple(pattern)
    assert triple
    subject, property_, value = (not term.startswith("?") or term in known for term in triple.terms)
    return _ROWS[subject, property_, value] + (triple.predicate in ("a", "rdf:type"))
