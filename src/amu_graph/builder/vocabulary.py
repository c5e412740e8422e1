"""What the ontology and the vocabularies say, by what it is about and by what it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.shown_labels import LABEL
from amu_graph.notes.ontology import Ontology

SUBCLASS: Final = ox.NamedNode(ns.RDFS + "subClassOf")

Said = Mapping[object, list[ox.Triple]]


class Vocabulary:
    """The triples of the ontology and of the vocabularies by subject, and those of both by object."""

    def __init__(self, ontology: Ontology) -> None:
        every = (*ontology.terms, *ontology.vocabularies)
        self.ontology = ontology
        self.terms = by_subject(ontology.terms)
        self.labels = by_subject(one for one in ontology.terms if one.predicate == LABEL)
        self.vocabularies = by_subject(ontology.vocabularies)
        self.naming: dict[object, list[ox.Triple]] = defaultdict(list)
        for one in every:
            self.naming[one.object].append(one)
        self.classes = {one for one in every if one.predicate == SUBCLASS}
        self.words = self.terms.keys() | self.vocabularies.keys()
        self._told: dict[object, bool] = dict.fromkeys(self.words, False)

    def is_thing(self, value: object) -> bool:
        """Return whether a term is a thing of this graph, no word of the ontology and no address elsewhere."""
        told = self._told.get(value)
        if told is None:
            told = self._told[value] = isinstance(value, ox.NamedNode) and value.value.startswith(ns.BASE)
        return told


def by_subject(triples: Iterable[ox.Triple]) -> dict[object, list[ox.Triple]]:
    """Return triples by what they are about."""
    found: dict[object, list[ox.Triple]] = defaultdict(list)
    for one in triples:
        found[one.subject].append(one)
    return dict(found)
