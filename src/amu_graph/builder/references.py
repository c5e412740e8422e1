"""Every entity that is named must be described: have statements, a type and a label."""

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems, suggestion
from amu_graph.notes.statements import Statement

SUGGESTED: Final = 50
"""Dangling references for which near names are sought: seeking for thousands would take minutes."""

_TYPE: Final = ox.NamedNode(ns.RDF + "type")
_LABEL: Final = ox.NamedNode(ns.RDFS + "label")


def check_references(statements: Iterable[Statement], problems: Problems) -> None:
    """Record each entity that is named without being described, and each that has no type or no label.

    What the default graph shows must be described there; what stands in unverified passages only may be described in
    any passage.
    """
    every = list(statements)
    merged = [statement for statement in every if statement.passage.merged]
    _check(merged, merged, problems)
    shown = {statement.subject for statement in merged}
    hidden = [one for one in every if not one.passage.merged and one.subject not in shown]
    if hidden:
        _check(hidden, every, problems)


def _check(checked: list[Statement], described: list[Statement], problems: Problems) -> None:
    subjects: dict[ox.NamedNode, Position] = {}
    typed: set[ox.NamedNode] = set()
    labelled: set[ox.NamedNode] = set()
    for subject, predicate, _, _, at in described:
        subjects.setdefault(subject, at)
        if predicate == _TYPE:
            typed.add(subject)
        elif predicate == _LABEL:
            labelled.add(subject)
    _check_named(checked, subjects, problems)
    about = {statement.subject for statement in checked}
    lacking = {one.value: one for one in about - (typed & labelled) if ns.is_entity(one.value)}
    for iri, thing in sorted(lacking.items()):
        if thing not in typed:
            problems.add("missing-type", subjects[thing], value=_name(iri), type=_type(iri))
        if thing not in labelled:
            problems.add("missing-label", subjects[thing], value=_name(iri))


def _check_named(checked: list[Statement], subjects: Mapping[ox.NamedNode, Position], problems: Problems) -> None:
    """Record each entity that is named without being a subject."""
    objects = {one.object for one in checked if isinstance(one.object, ox.NamedNode)}
    dangling = {one for one in objects - subjects.keys() if ns.is_entity(one.value)}
    if not dangling:
        return
    names = sorted(_name(one.value) for one in subjects if ns.is_entity(one.value))
    for count, statement in enumerate(one for one in checked if one.object in dangling):
        iri = statement.object.value
        near = suggestion(_name(iri), names) if count < SUGGESTED else Text("", "")
        problems.add("dangling-reference", statement.at, value=_name(iri), type=_type(iri), suggestion=near)


def _name(iri: str) -> str:
    return iri.removeprefix(ns.BASE)


def _type(iri: str) -> str:
    return ns.KINDS[ns.kind_of(iri) or ""]
