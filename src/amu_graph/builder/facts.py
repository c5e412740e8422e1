"""What is said of things, by subject and property, and the subjects that name each thing."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, RDF

TYPE: Final = ox.NamedNode(RDF + "type")

Stating = Mapping[str, list[ox.NamedNode | ox.Literal]]
"""What is said of a thing: property → values."""

NOTHING: Final[Stating] = {}


class Facts(ABC):
    """Tells what is said of things, and what names them."""

    @abstractmethod
    def of(self, thing: str) -> Stating:
        """Return what is said of a thing."""

    @abstractmethod
    def naming(self, thing: str) -> Collection[str]:
        """Return the subjects that name a thing, and perhaps some that did."""

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property as text, sorted."""
        return sorted(value.value for value in self.of(subject).get(predicate, ()))

    def first(self, subject: str, predicate: str) -> str:
        """Return the first value of a property, or an empty text."""
        return next(iter(self.values(subject, predicate)), "")

    def stages(self, thing: str) -> list[str]:
        """Return the stages of a thing, sorted."""
        return sorted(
            iri for iri in self.naming(thing) if self.is_a(iri, "Stage") and self.first(iri, AMU + "stageOf") == thing
        )

    def is_a(self, iri: str, class_name: str) -> bool:
        """Return whether a thing is stated to be of a class of the model."""
        return any(value.value == AMU + class_name for value in self.of(iri).get(TYPE.value, ()))


class HeldFacts(Facts):
    """The triples of a graph; when it changes, it tells what is to be looked at again."""

    def __init__(self) -> None:
        self.index: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._held: AbstractSet[ox.Triple] = frozenset()

    def of(self, thing: str) -> Stating:  # noqa: D102
        return self.index.get(thing, NOTHING)

    def naming(self, thing: str) -> Collection[str]:  # noqa: D102
        return self._naming.get(thing, ())

    def update(self, triples: AbstractSet[ox.Triple]) -> set[str]:
        """Hold these triples instead; return the subjects whose triples or whose neighbours' are others than before."""
        removed, added = self._held - triples, triples - self._held
        first = not self._held
        self._held = triples
        if first:
            self._add(added)
            return set(self.index)
        changed = {str(triple.subject)[1:-1] for triple in (*removed, *added)}
        near = self._neighbours(changed)
        for triple in removed:
            self._remove(triple)
        self._add(added)
        return changed | near | self._neighbours(changed)

    def _add(self, triples: Iterable[ox.Triple]) -> None:
        index, naming = self.index, self._naming
        for subject, predicate, value in triples:
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                thing = subject.value
                index[thing][predicate.value].append(value)
                if isinstance(value, ox.NamedNode):
                    naming[value.value].add(thing)

    def _remove(self, triple: ox.Triple) -> None:
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            path, said = triple.predicate.value, self.index[subject.value]
            said[path].remove(value)
            if not said[path]:
                del said[path]
            if not said:
                del self.index[subject.value]

    def _neighbours(self, subjects: set[str]) -> set[str]:
        """Return what some things name, and what names them."""
        near: set[str] = set().union(*(self._naming.get(iri, ()) for iri in subjects))
        for iri in subjects:
            for values in self.of(iri).values():
                near.update(value.value for value in values if value.value in self.index)
        return near
