"""What follows from what is said: shortcuts, classes and properties above, years, labels of relations."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph.builder.facts import TYPE, Facts, HeldFacts, Stating
from amu_graph.builder.relation_labels import CLASSES, LABEL, relation_labels
from amu_graph.builder.shown_labels import shown_labels
from amu_graph.namespaces import AMU, DCTERMS, XSD, kind_of
from amu_graph.notes.ontology import SUBPROPERTY, Ontology
from amu_graph.notes.values import date_of
from amu_graph.query.years import Dated, by_preference, giving

YEAR: Final = ox.NamedNode(AMU + "year")
INVOLVED: Final = AMU + "involvedIn"
_INTEGER: Final = ox.NamedNode(XSD + "integer")

Triples = set[ox.Triple]
_NOTHING: Final[Triples] = set()


class _Rules(NamedTuple):
    """What is to be looked at for a thing, by its classes and by the properties by which something is said of it.

    Whether it is a relation; the orders in which its dates give it a year; the classes above its own; the properties of
    which there are some above, and these.
    """

    relation: bool
    years: tuple[tuple[str, ...], ...]
    classes: tuple[ox.NamedNode, ...]
    paths: tuple[tuple[str, list[ox.NamedNode]], ...]


class Consequences:
    """What follows for a thing from its triples, from those of the things it names, and from those that name it."""

    def __init__(self, ontology: Ontology, facts: Facts) -> None:
        self._ontology = ontology
        self._facts = facts
        self._giving = cache(lambda name: tuple(giving("".join(ontology.values(name, AMU + "yearFrom")))))
        self._rules = cache(self._rules_of)
        self._above_property = cache(lambda name: [ox.NamedNode(iri) for iri in ontology.supers(name, SUBPROPERTY)])

    def of(self, iri: str) -> Triples:
        """Return what follows for a thing; some of it may be about another one."""
        stating = self._facts.of(iri)
        classes = tuple(value.value for value in stating.get(TYPE.value, ()))
        rules = self._rules(classes, frozenset(stating))
        if not any(rules):
            return _NOTHING
        following: Triples = set()
        if rules.relation:
            following |= {*self._shortcuts(iri), *relation_labels(iri, self._facts, self._ontology)}
        subject = ox.NamedNode(iri)
        return following | {*self._years(iri, rules), *self._above(subject, stating, rules, following)}

    def _rules_of(self, classes: tuple[str, ...], paths: frozenset[str]) -> "_Rules":
        """Return what is to be looked at for things of some classes of which something is said by some properties."""
        classes_above = {above for one in classes for above in self._ontology.classes(one) - {one}}
        return _Rules(
            relation=not CLASSES.isdisjoint(classes),
            years=tuple(order for one in classes if (order := self._giving(one))),
            classes=tuple(map(ox.NamedNode, sorted(classes_above))),
            paths=tuple(
                (path, above) for path in paths if path != TYPE.value and (above := self._above_property(path))
            ),
        )

    def shown(self, iri: str, following: Triples) -> Triples:
        """Return the names by which a thing is shown, of which `following` follows."""
        stated = self._facts.of(iri).get(LABEL.value, ())
        derived = (triple.object for triple in following if triple.predicate == LABEL)
        return set(shown_labels(ox.NamedNode(iri), [*stated, *derived]))

    def _shortcuts(self, iri: str) -> Iterator[ox.Triple]:
        if not self._facts.is_a(iri, "Participation"):
            return
        agent, role, context = (self._facts.first(iri, AMU + name) for name in ("agent", "role", "context"))
        if not all(map(kind_of, (agent, context))) or not role:
            return  # a value of the wrong kind, which the shapes report
        shortcut = next(iter(sorted(self._ontology.values(role, AMU + "shortcut"))), INVOLVED)
        if not self._ontology.allows(shortcut, self._classes(agent), self._classes(context)):
            shortcut = INVOLVED
        yield ox.Triple(ox.NamedNode(agent), ox.NamedNode(shortcut), ox.NamedNode(context))

    def _classes(self, entity: str) -> set[str]:
        return {above for said in self._facts.values(entity, TYPE.value) for above in self._ontology.classes(said)}

    def _above(
        self, subject: ox.NamedNode, stating: Stating, rules: "_Rules", following: Triples
    ) -> Iterator[ox.Triple]:
        """Yield the same statements with every superclass and every property above."""
        yield from (ox.Triple(subject, TYPE, above) for above in rules.classes)
        for path, every in rules.paths:
            yield from (ox.Triple(subject, above, value) for value in stating[path] for above in every)
        for triple in following:
            for above in self._above_property(triple.predicate.value):
                yield ox.Triple(triple.subject, above, triple.object)

    def _years(self, entity: str, rules: "_Rules") -> Iterator[ox.Triple]:
        for order in rules.years:
            dates = by_preference(self._dates(entity, order), order)
            first = next((each.date for each in dates if date_of(each.date)), "")
            if first:
                yield ox.Triple(ox.NamedNode(entity), YEAR, ox.Literal(str(int(first[:4])), datatype=_INTEGER))

    def _dates(self, thing: str, kinds: Iterable[str]) -> Iterator[Dated]:
        """Yield the dates of a thing, and those of the stages that it has reached."""
        for kind in kinds:
            yield from (Dated(kind, date) for date in self._facts.values(thing, kind))
        for stage in self._facts.stages(thing):
            if not self._facts.values(stage, AMU + "planned"):
                kind, date = (self._facts.first(stage, DCTERMS + name) for name in ("type", "date"))
                yield Dated(kind, date, stage)


class Derivation:
    """What follows from some triples, kept by thing: where little changes, little is done again."""

    def __init__(self, ontology: Ontology) -> None:
        self.facts = HeldFacts()
        self._consequences = Consequences(ontology, self.facts)
        self._following: dict[str, Triples] = {}
        self._shown: dict[str, Triples] = {}
        self._unshown: set[str] = set()

    def of(self, stated: Triples) -> Triples:
        """Return the triples that follow from `stated` (in the default graph), without those already there."""
        touched = self.facts.update(stated)
        self._unshown |= touched
        for iri in touched:
            self._following[iri] = self._consequences.of(iri)
        return set().union(*self._following.values()) - stated

    @property
    def shown_labels(self) -> Triples:
        """The names by which things are shown."""
        for iri in self._unshown:
            self._shown[iri] = self._consequences.shown(iri, self._following[iri])
        self._unshown = set()
        return set().union(*self._shown.values())
