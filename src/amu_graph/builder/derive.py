"""What follows from what is said: shortcuts, classes and properties above, years, labels of relations."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.facts import TYPE, Facts
from amu_graph.builder.relation_labels import relation_labels
from amu_graph.namespaces import AMU, DCTERMS, KINDS, XSD, kind_of
from amu_graph.notes.ontology import SUBPROPERTY, Ontology
from amu_graph.notes.values import date_of
from amu_graph.query.years import Dated, by_preference, giving

YEAR: Final = ox.NamedNode(AMU + "year")
INVOLVED: Final = AMU + "involvedIn"


def derive(triples: Iterable[ox.Triple], ontology: Ontology) -> set[ox.Triple]:
    """Return the triples that follow from `triples` (stated in the default graph), without those already there."""
    stated = set(triples)
    facts = Facts(stated)
    shortcuts = set(_shortcuts(facts, ontology))
    derived = shortcuts | set(_years(facts, ontology)) | set(relation_labels(facts, ontology))
    derived |= set(_above(stated | shortcuts, ontology))
    return derived - stated


def _shortcuts(facts: Facts, ontology: Ontology) -> Iterator[ox.Triple]:
    for participation in facts.of_type("Participation"):
        agent, role, context = (facts.first(participation, AMU + name) for name in ("agent", "role", "context"))
        if not all(map(kind_of, (agent, context))) or not role:
            continue  # a value of the wrong kind, which the shapes report
        shortcut = next(iter(sorted(ontology.values(role, AMU + "shortcut"))), INVOLVED)
        if not ontology.allows(shortcut, _classes(agent, facts, ontology), _classes(context, facts, ontology)):
            shortcut = INVOLVED
        yield ox.Triple(ox.NamedNode(agent), ox.NamedNode(shortcut), ox.NamedNode(context))


def _classes(entity: str, facts: Facts, ontology: Ontology) -> set[str]:
    return {above for stated in facts.values(entity, TYPE.value) for above in ontology.classes(stated)}


def _above(triples: Iterable[ox.Triple], ontology: Ontology) -> Iterator[ox.Triple]:
    """Yield the same statements with every superclass and every property above."""

    @cache
    def classes(name: str) -> list[ox.NamedNode]:
        return [ox.NamedNode(iri) for iri in ontology.classes(name) - {name}]

    @cache
    def properties(name: str) -> list[ox.NamedNode]:
        return [ox.NamedNode(iri) for iri in ontology.supers(name, SUBPROPERTY)]

    for triple in triples:
        if triple.predicate == TYPE:
            for above in classes(str(triple.object)[1:-1]):
                yield ox.Triple(triple.subject, TYPE, above)
        else:
            for above in properties(triple.predicate.value):
                yield ox.Triple(triple.subject, above, triple.object)


def _years(facts: Facts, ontology: Ontology) -> Iterator[ox.Triple]:
    integer = ox.NamedNode(XSD + "integer")
    for class_name in KINDS.values():
        order = giving("".join(ontology.values(AMU + class_name, AMU + "yearFrom")))
        for entity in facts.of_type(class_name) if order else ():
            dates = by_preference(_dates(facts, entity, order), order)
            first = next((each.date for each in dates if date_of(each.date)), "")
            if first:
                yield ox.Triple(ox.NamedNode(entity), YEAR, ox.Literal(str(int(first[:4])), datatype=integer))


def _dates(facts: Facts, entity: str, kinds: Iterable[str]) -> Iterator[Dated]:
    """Yield the dates of a thing, and those of the stages that it has reached."""
    for kind in kinds:
        yield from (Dated(kind, date) for date in facts.values(entity, kind))
    for stage in facts.stages.get(entity, ()):
        if not facts.values(stage, AMU + "planned"):
            yield Dated(facts.first(stage, DCTERMS + "type"), facts.first(stage, DCTERMS + "date"), stage)
