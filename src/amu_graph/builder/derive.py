"""What follows from what is said: shortcuts, classes and properties above, years, labels of relations."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.facts import TYPE, Facts, Stating
from amu_graph.builder.relation_labels import LABEL, relation_labels
from amu_graph.builder.shown_labels import shown_labels
from amu_graph.namespaces import AMU, DCTERMS, XSD, kind_of
from amu_graph.notes.ontology import SUBPROPERTY, Ontology
from amu_graph.notes.values import date_of
from amu_graph.query.years import Dated, by_preference, giving

YEAR: Final = ox.NamedNode(AMU + "year")
INVOLVED: Final = AMU + "involvedIn"
_INTEGER: Final = ox.NamedNode(XSD + "integer")

Triples = set[ox.Triple]


class Derivation:
    """What follows from some triples, kept by the thing that it is said of: where little changes, little is done again.

    All that follows for a thing depends on its triples, on those of the things it names, and on those that name it.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self.facts = Facts()
        self._following: dict[str, Triples] = {}
        self._shown: dict[str, Triples] = {}
        self._unshown: set[str] = set()
        self._giving = cache(lambda name: giving("".join(ontology.values(name, AMU + "yearFrom"))))
        self._above_class = cache(lambda name: [ox.NamedNode(iri) for iri in ontology.classes(name) - {name}])
        self._above_property = cache(lambda name: [ox.NamedNode(iri) for iri in ontology.supers(name, SUBPROPERTY)])

    def of(self, stated: Triples) -> Triples:
        """Return the triples that follow from `stated` (in the default graph), without those already there."""
        touched = self.facts.update(stated)
        self._unshown |= touched
        for iri in touched:
            subject, stating = ox.NamedNode(iri), self.facts.index.get(iri, {})
            following = {*self._shortcuts(iri), *relation_labels(iri, self.facts, self._ontology)}
            self._following[iri] = following | {*self._years(iri, stating), *self._above(subject, stating, following)}
        return set().union(*self._following.values()) - stated

    @property
    def shown_labels(self) -> Triples:
        """The names by which things are shown."""
        for iri in self._unshown:
            stated = self.facts.index.get(iri, {}).get(LABEL.value, ())
            derived = (triple.object for triple in self._following[iri] if triple.predicate == LABEL)
            self._shown[iri] = set(shown_labels(ox.NamedNode(iri), [*stated, *derived]))
        self._unshown = set()
        return set().union(*self._shown.values())

    def _shortcuts(self, iri: str) -> Iterator[ox.Triple]:
        if not self.facts.is_a(iri, "Participation"):
            return
        agent, role, context = (self.facts.first(iri, AMU + name) for name in ("agent", "role", "context"))
        if not all(map(kind_of, (agent, context))) or not role:
            return  # a value of the wrong kind, which the shapes report
        shortcut = next(iter(sorted(self._ontology.values(role, AMU + "shortcut"))), INVOLVED)
        if not self._ontology.allows(shortcut, self._classes(agent), self._classes(context)):
            shortcut = INVOLVED
        yield ox.Triple(ox.NamedNode(agent), ox.NamedNode(shortcut), ox.NamedNode(context))

    def _classes(self, entity: str) -> set[str]:
        return {above for said in self.facts.values(entity, TYPE.value) for above in self._ontology.classes(said)}

    def _above(self, subject: ox.NamedNode, stating: Stating, following: Triples) -> Iterator[ox.Triple]:
        """Yield the same statements with every superclass and every property above."""
        for path, values in stating.items():
            for value in values:
                if path != TYPE.value:
                    for above in self._above_property(path):
                        yield ox.Triple(subject, above, value)
                else:
                    for above in self._above_class(value.value):
                        yield ox.Triple(subject, TYPE, above)
        for triple in following:
            for above in self._above_property(triple.predicate.value):
                yield ox.Triple(triple.subject, above, triple.object)

    def _years(self, entity: str, stating: Stating) -> Iterator[ox.Triple]:
        for stated in stating.get(TYPE.value, ()):
            order = self._giving(stated.value)
            dates = by_preference(self._dates(entity, order), order) if order else ()
            first = next((each.date for each in dates if date_of(each.date)), "")
            if first:
                yield ox.Triple(ox.NamedNode(entity), YEAR, ox.Literal(str(int(first[:4])), datatype=_INTEGER))

    def _dates(self, thing: str, kinds: Iterable[str]) -> Iterator[Dated]:
        """Yield the dates of a thing, and those of the stages that it has reached."""
        for kind in kinds:
            yield from (Dated(kind, date) for date in self.facts.values(thing, kind))
        for stage in self.facts.stages(thing):
            if not self.facts.values(stage, AMU + "planned"):
                kind, date = (self.facts.first(stage, DCTERMS + name) for name in ("type", "date"))
                yield Dated(kind, date, stage)
