"""The triples of a graph, by subject and property, and the subjects that name each thing."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, RDF

TYPE: Final = ox.NamedNode(RDF + "type")

Stating = Mapping[str, list[ox.NamedNode | ox.Literal]]
"""What is said of a thing: property → values."""


class Facts:
    """The triples of a graph, by subject and property, and the subjects that name each thing."""

    def __init__(self, triples: AbstractSet[ox.Triple] = frozenset()) -> None:
        self.index: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._held: AbstractSet[ox.Triple] = frozenset()
        self.update(triples)

    def update(self, triples: AbstractSet[ox.Triple]) -> set[str]:
        """Hold these triples instead; return the subjects whose triples or whose neighbours' are others than before."""
        removed, added = self._held - triples, triples - self._held
        changed = {str(triple.subject)[1:-1] for triple in (*removed, *added)}
        near = self._neighbours(changed) if self._held else set()
        for triple in removed:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self._remove(triple.subject.value, triple.predicate.value, triple.object)
        for triple in added:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self.index[triple.subject.value][triple.predicate.value].append(triple.object)
                if isinstance(triple.object, ox.NamedNode):
                    self._naming[triple.object.value].add(triple.subject.value)
        near |= self._neighbours(changed) if self._held else set()
        self._held = triples
        return changed | near

    def _remove(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        said = self.index[subject]
        said[predicate].remove(value)
        if not said[predicate]:
            del said[predicate]
        if not said:
            del self.index[subject]

    def _neighbours(self, subjects: set[str]) -> set[str]:
        """Return what some things name, and what names them."""
        near: set[str] = set().union(*(self._naming.get(iri, ()) for iri in subjects))
        for iri in subjects:
            for values in self.index.get(iri, {}).values():
                near.update(value.value for value in values if value.value in self.index)
        return near

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property as text, sorted."""
        found = self.index.get(subject, {}).get(predicate, ())
        return sorted(value.value for value in found)

    def first(self, subject: str, predicate: str) -> str:
        """Return the first value of a property, or an empty text."""
        return next(iter(self.values(subject, predicate)), "")

    def stages(self, thing: str) -> list[str]:
        """Return the stages of a thing, sorted."""
        return sorted(
            iri
            for iri in self._naming.get(thing, ())
            if self.is_a(iri, "Stage") and self.first(iri, AMU + "stageOf") == thing
        )

    def is_a(self, iri: str, class_name: str) -> bool:
        """Return whether a thing is stated to be of a class of the model."""
        return AMU + class_name in self.values(iri, TYPE.value)
