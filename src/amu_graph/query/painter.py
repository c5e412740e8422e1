"""The maker of portraits: it reads an entity, and the passages and labels around it, from a store.

Participations are told as roles (« maître d’œuvre de … »), so the shortcuts derived from them are left out; so are
the classes and properties that follow from the ontology alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.namespaces import (
    AMU,
    DCTERMS,
    DERIVED,
    INTERPRETED,
    METADATA,
    OA,
    ONTOLOGY,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOCABULARIES,
)
from amu_graph.query.choices import with_choices
from amu_graph.query.evidence import Evidence
from amu_graph.query.names import label
from amu_graph.query.portrait import Fact, Part, Portrait
from amu_graph.query.sayings import sayings
from amu_graph.relation_names import period
from amu_graph.store import Store

_TYPE: Final = ox.NamedNode(RDF + "type")
_LABEL: Final = ox.NamedNode(RDFS + "label")
_INVERSE: Final = ox.NamedNode(AMU + "inverseLabel")
_AGENT, _ROLE, _CONTEXT, _THROUGH, _PHASE = (
    ox.NamedNode(AMU + name) for name in ("agent", "role", "context", "through", "phase")
)
_DATE, _SINCE, _UNTIL = (ox.NamedNode(iri) for iri in (DCTERMS + "date", SCHEMA + "startDate", SCHEMA + "endDate"))
_PARTICIPATION: Final = ox.NamedNode(AMU + "Participation")
_UNTOLD: Final = frozenset(
    (RDFS + "label", SKOS + "prefLabel", RDFS + "isDefinedBy", SKOS + "hasTopConcept", SKOS + "topConceptOf")
) | {OWL + "deprecated"}
"""Names and being out of use, which the top of a portrait tells, and what another statement says as well."""
_BACKGROUND: Final = frozenset(f"<{graph}>" for graph in (ONTOLOGY, VOCABULARIES, METADATA))
_FOLLOWING: Final = frozenset(("DEFAULT", f"<{DERIVED}>", f"<{INTERPRETED}>"))
"""Graphs of what passages say or of what follows from it: they say nothing themselves."""
_YEAR: Final = AMU + "year"
_START, _END, _VALUE = ox.NamedNode(OA + "start"), ox.NamedNode(OA + "end"), ox.NamedNode(RDF + "value")


class Painter:
    """Makes portraits from a store; what it reads of passages and labels is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.evidence = Evidence(store)
        self._labels: dict[str, Text] = {}

    def portrait(self, iri: str) -> Portrait:
        """Return all that is known of an entity that is in the graph."""
        node = ox.NamedNode(iri)
        parts = [self._part(participation) for participation in self._participations(node)]
        grouped = self._grouped(self._store.quads(node))
        merged = frozenset(triple for triple, graphs in grouped.items() if "DEFAULT" in graphs)
        facts = tuple(with_choices(self._facts(grouped, outgoing=True), merged))
        incoming = tuple(self._facts(self._grouped(self._store.quads(None, None, node)), outgoing=False))
        mentioned = [fact.value.value for fact in (*facts, *incoming) if isinstance(fact.value, ox.NamedNode)]
        for part in parts:
            mentioned += [each for each in (part.agent, part.role, part.context, part.through, part.phase) if each]
        classes = tuple(sorted(set(_types(self._store, node))))
        passage = self.evidence.passage(node)
        return Portrait(
            iri=iri,
            label=self.label(iri),
            classes=classes,
            facts=facts,
            incoming=incoming,
            plays=tuple(part for part in parts if part.agent == iri),
            played_by=tuple(part for part in parts if part.agent != iri),
            labels={each: self.label(each) for each in (iri, *classes, *mentioned)},
            says=tuple(sayings(passage, self._store, self.label)) if passage else (),
            shown=bool(merged),
        )

    def statements(self, iri: str) -> list[Fact]:
        """Return all that passages state of an entity, its names and classes too, which head a portrait."""
        grouped = self._grouped(self._store.quads(ox.NamedNode(iri)))
        facts = [self._fact(triple, outgoing=True) for triple in sorted(grouped, key=_natural)]
        return [fact for fact in facts if fact.passages]

    def label(self, iri: str) -> Text:
        """Return the label of an IRI in both languages; one stands in for the other, the CURIE for both."""
        if iri not in self._labels:
            languages: tuple[Language, Language] = ("fr", "en")
            self._labels[iri] = Text(*(label(iri, self._store, language) for language in languages))
        return self._labels[iri]

    def _participations(self, node: ox.NamedNode) -> list[ox.NamedNode]:
        """Return the participations in which the entity is the agent, the context, the fund, the role or the phase."""
        found = {
            quad.subject
            for predicate in (_AGENT, _CONTEXT, _THROUGH, _ROLE, _PHASE)
            for quad in self._store.quads(None, predicate, node)
            if isinstance(quad.subject, ox.NamedNode) and self._is_participation(quad.subject)
        }
        return sorted(found, key=str)

    def _is_participation(self, node: ox.NamedNode) -> bool:
        return next(self._store.quads(node, _TYPE, _PARTICIPATION), None) is not None

    def _part(self, node: ox.NamedNode) -> Part:
        quads = list(self._store.quads(node))
        values = {quad.predicate: quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
        said = {quad.graph_name for quad in quads if quad.predicate in (_AGENT, _ROLE, _CONTEXT)}
        return Part(
            iri=node.value,
            agent=values.get(_AGENT, ""),
            role=values.get(_ROLE, ""),
            context=values.get(_CONTEXT, ""),
            through=values.get(_THROUGH),
            phase=values.get(_PHASE),
            passages=tuple(self.evidence.among(said)),
            when=self._when(node),
        )

    def _when(self, participation: ox.NamedNode) -> Text | None:
        """Return when the role was played, as the merged graph says."""
        dates: dict[ox.NamedNode, list[str]] = {_DATE: [], _SINCE: [], _UNTIL: []}
        for quad in self._store.quads(participation, None, None, ox.DefaultGraph()):
            if quad.predicate in dates and isinstance(quad.object, ox.Literal):
                dates[quad.predicate].append(quad.object.value)
        start, end = min(dates[_SINCE], default=""), max(dates[_UNTIL], default="")
        words = Text(*(period(dates[_DATE], start, end, language) for language in LANGUAGES))
        return words if words.fr else None

    def _facts(self, grouped: dict[ox.Triple, set[str]], *, outgoing: bool) -> Iterator[Fact]:
        for triple in sorted(grouped, key=_natural):
            if self._tells(triple, grouped[triple], outgoing=outgoing):
                yield self._fact(triple, outgoing=outgoing)

    def _fact(self, triple: ox.Triple, *, outgoing: bool) -> Fact:
        value = triple.object if outgoing else triple.subject
        assert isinstance(value, ox.NamedNode | ox.Literal)  # no blank nodes in a dataset
        return Fact(
            statement=triple,
            words=self._words(triple.predicate, outgoing=outgoing),
            value=value,
            value_label=self._value_label(value),
            passages=tuple(self.evidence.of(triple)),
        )

    def _tells(self, triple: ox.Triple, graphs: set[str], *, outgoing: bool) -> bool:
        """Tell whether a statement is worth a line: neither a name, nor a part of a participation, nor only derived."""
        said = graphs - _FOLLOWING
        if triple.predicate in (_AGENT, _CONTEXT, _THROUGH, _ROLE, _PHASE) and not outgoing:
            return not self._is_participation(triple.subject)  # type: ignore[arg-type]  # no blank nodes in a dataset
        if triple.predicate.value in _UNTOLD or triple.predicate == _TYPE:
            return False
        if not outgoing and said <= _BACKGROUND:
            return bool(said)
        return bool(said) or triple.predicate.value == _YEAR

    def _value_label(self, value: ox.NamedNode | ox.Literal) -> Text:
        if isinstance(value, ox.Literal):
            return Text(value.value, value.value)
        label_ = self.label(value.value)
        return (self._position(value) or label_) if label_.fr == value.value else label_

    def _position(self, selector: ox.NamedNode) -> Text | None:
        """Return what a selector selects: characters counted from 0, or a fragment as RFC 5147 writes it."""
        values = {quad.predicate: str(getattr(quad.object, "value", "")) for quad in self._store.quads(selector)}
        if _START in values and _END in values:
            start, end = values[_START], values[_END]
            return Text(fr=f"caractères {start} à {end}", en=f"characters {start} to {end}")
        return Text(values[_VALUE], values[_VALUE]) if _VALUE in values else None

    def _words(self, predicate: ox.NamedNode, *, outgoing: bool) -> Text:
        if outgoing:
            return self.label(predicate.value)
        found = {
            quad.object.language: quad.object.value
            for quad in self._store.quads(predicate, _INVERSE, None, ox.DefaultGraph())
            if isinstance(quad.object, ox.Literal)
        }
        if not found:
            words = self.label(predicate.value)
            return Text(fr=f"← {words.fr}", en=f"← {words.en}")
        any_ = next(iter(found.values()))
        return Text(fr=found.get("fr", any_), en=found.get("en", any_))

    @staticmethod
    def _grouped(quads: Iterable[ox.Quad]) -> dict[ox.Triple, set[str]]:
        """Return each triple with the graphs that hold it."""
        grouped: dict[ox.Triple, set[str]] = defaultdict(set)
        for quad in quads:
            grouped[quad.triple].add(str(quad.graph_name))
        return grouped


def _natural(triple: ox.Triple) -> list[tuple[int, str]]:
    """Return the key that sorts statements by property, then by value, with line 9 before line 10."""
    ends = (str(getattr(end, "value", "")) for end in (triple.object, triple.subject))
    words = " ".join((triple.predicate.value, *ends, str(triple.object)))
    return [(len(part) if part.isdecimal() else 0, part) for part in re.split(r"([0-9]+)", words)]


def _types(store: Store, node: ox.NamedNode) -> Iterator[str]:
    """Iterate over the classes that someone stated, not those that follow from them."""
    for quad in store.quads(node, _TYPE):
        if isinstance(quad.object, ox.NamedNode) and str(quad.graph_name) not in _FOLLOWING:
            yield quad.object.value
