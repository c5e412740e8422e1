"""What the merged graph shows and only a reader's interpretation supports."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.shown_labels import LABEL
from amu_graph.namespaces import SHOWN_LABELS
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import TYPE
from amu_graph.notes.statements import Statement

_NAMING: Final = (TYPE, LABEL)
"""Without the classes and names of things nothing could follow, whoever states them."""


def certain(shown: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what is asserted, and the classes and names of things: from these alone follows what is certain."""
    return (one for one in shown if one.passage.status == "asserted" or one.predicate in _NAMING)


def only_interpreted(
    shown: Collection[Statement],
    derived: set[ox.Triple],
    background: AbstractSet[ox.Triple],
    follows: set[ox.Triple],
    ontology: Ontology,
) -> set[ox.Triple]:
    """Return the statements of the default graph that no passage asserts, and what follows from none that is asserted.

    `background` are sources, passages and vocabularies, on which all readings rest; `follows` is what follows from that
    and from what is `certain`.
    """
    asserted = {one.triple for one in shown if one.passage.status == "asserted"}
    others = {one.triple: one.predicate for one in shown if one.passage.status != "asserted"}
    named = {triple for triple, predicate in others.items() if predicate in _NAMING}
    above = _classes_above(named - asserted, ontology)
    things = {triple.subject for triple in above}
    follows = follows - (above - _classes_above((one for one in asserted if one.subject in things), ontology))
    return (others.keys() | derived) - asserted - background - follows


def _classes_above(stated: Iterable[ox.Triple], ontology: Ontology) -> set[ox.Triple]:
    """Return the classes above those that are stated of things."""
    return {
        ox.Triple(triple.subject, TYPE, ox.NamedNode(above))
        for triple in stated
        if triple.predicate == TYPE and isinstance(triple.object, ox.NamedNode)
        for above in ontology.classes(triple.object.value) - {triple.object.value}
    }


def shown_only_interpreted(interpreted: Iterable[ox.Triple], shown: Collection[ox.Triple]) -> set[ox.Triple]:
    """Return the names for display among `shown` that are labels that readers alone gave."""
    ways = [ox.NamedNode(iri) for iri in SHOWN_LABELS.values()]
    names = [triple for triple in interpreted if triple.predicate == LABEL]
    return {one for name in names for way in ways if (one := ox.Triple(name.subject, way, name.object)) in shown}
