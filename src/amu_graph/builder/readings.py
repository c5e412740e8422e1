"""What the merged graph shows and only a reader's interpretation supports."""

from collections.abc import Collection, Iterable
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.derive import derive
from amu_graph.builder.shown_labels import LABEL
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import TYPE
from amu_graph.notes.statements import Statement

_NAMING: Final = (TYPE, LABEL)
"""Without the classes and names of things nothing could follow, whoever states them."""


def only_interpreted(
    shown: Collection[Statement], derived: Iterable[ox.Triple], background: set[ox.Triple], ontology: Ontology
) -> set[ox.Triple]:
    """Return the statements of the default graph that no passage asserts, and what follows from none that is asserted.

    `background` are sources, passages and vocabularies, on which all readings rest.
    """
    asserted = {statement.triple for statement in shown if statement.passage.status == "asserted"}
    named = {statement.triple for statement in shown if statement.predicate in _NAMING}
    certain = derive(asserted | named | background, ontology)
    interpreted = {statement.triple for statement in shown} | set(derived)
    return interpreted - asserted - background - certain
