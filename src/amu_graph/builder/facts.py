"""The triples of the default graph, by subject and property."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, RDF

TYPE: Final = ox.NamedNode(RDF + "type")


class Facts:
    """The triples of the default graph, by subject and property."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.index: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self.index[triple.subject.value][triple.predicate.value].append(triple.object)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property as text, sorted."""
        found = self.index.get(subject, {}).get(predicate, ())
        return sorted(value.value for value in found)

    def first(self, subject: str, predicate: str) -> str:
        """Return the first value of a property, or an empty text."""
        return next(iter(self.values(subject, predicate)), "")

    @cached_property
    def stages(self) -> dict[str, list[str]]:
        """Each thing and its stages."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri in self.of_type("Stage"):
            found[self.first(iri, AMU + "stageOf")].append(iri)
        return found

    def of_type(self, class_name: str) -> list[str]:
        """Return the subjects of a class of the model that is stated, sorted."""
        return sorted(self._members.get(AMU + class_name, ()))

    @cached_property
    def _members(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for iri, values in self.index.items():
            for one in values.get(TYPE.value, ()):
                found[one.value].add(iri)
        return found
