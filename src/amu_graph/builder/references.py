"""Every entity that is named must be described: have statements, a type and a label."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.statements import Statement

if TYPE_CHECKING:
    from amu_graph.notes.position import Position

SUGGESTED: Final = 50
"""Dangling references for which near names are sought: seeking for thousands would take minutes."""

_TYPE: Final = ns.RDF + "type"
_LABEL: Final = ns.RDFS + "label"


def check_references(statements: Iterable[Statement], problems: Problems) -> None:
    """Record each entity that is named without being described, and each that has no type or no label.

    What the default graph shows must be described there; what stands in unverified passages only may be described in
    any passage.
    """
    every = list(statements)
    merged = [statement for statement in every if statement.passage.merged]
    _check(merged, merged, problems)
    shown = {statement.subject.value for statement in merged}
    hidden = [statement for statement in every if not statement.passage.merged and statement.subject.value not in shown]
    if hidden:
        _check(hidden, every, problems)


def _check(checked: list[Statement], described: list[Statement], problems: Problems) -> None:
    subjects: dict[str, Position] = {}
    having: dict[str, set[str]] = {_TYPE: set(), _LABEL: set()}
    for statement in described:
        subjects.setdefault(statement.subject.value, statement.at)
        having.setdefault(statement.predicate.value, set()).add(statement.subject.value)
    entities = {iri for iri in subjects if ns.is_entity(iri)}
    named = [one for one in checked if (iri := one.object.value) not in entities and ns.is_entity(iri)]
    names = sorted(_name(one) for one in entities) if named else []
    for count, statement in enumerate(named):
        iri = statement.object.value
        near = suggestion(_name(iri), names) if count < SUGGESTED else Text("", "")
        problems.add("dangling-reference", statement.at, value=_name(iri), type=_type(iri), suggestion=near)
    for iri in sorted({statement.subject.value for statement in checked} & entities):
        if iri not in having[_TYPE]:
            problems.add("missing-type", subjects[iri], value=_name(iri), type=_type(iri))
        if iri not in having[_LABEL]:
            problems.add("missing-label", subjects[iri], value=_name(iri))


def _name(iri: str) -> str:
    return iri.removeprefix(ns.BASE)


def _type(iri: str) -> str:
    return ns.KINDS[ns.kind_of(iri) or ""]
