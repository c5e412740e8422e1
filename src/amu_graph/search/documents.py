"""What there is to find: the texts of every entity, concept, term and source of a store."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.model import MODEL
from amu_graph.namespaces import (
    AMU,
    BASE,
    DCTERMS,
    KINDS,
    OWL,
    PROV,
    RDF,
    RDFS,
    RELATIONS,
    SKOS,
    VOCAB,
    XSD,
    concept_iri,
    kind_of,
)
from amu_graph.search.records import Document, Value
from amu_graph.store import Store

_UNVERIFIED: Final = concept_iri("status", "unverified")
_ROLES: Final = concept_iri("role", "")
_AGENTS: Final = ("person", "organization")

_NAMINGS: Final = frozenset({SKOS + "altLabel", SKOS + "hiddenLabel", SKOS + "notation", AMU + "inverseLabel"})
_TEXTS: Final = frozenset(iri for iri, facts in MODEL.properties.items() if facts.searched)
_UNLINKED: Final = frozenset(
    {RDF + "type", OWL + "sameAs", AMU + "lists", DCTERMS + "isReplacedBy", DCTERMS + "hasPart"}
)
"""Relations that lead away from what a thing is about."""

_DATES: Final = frozenset(XSD + name for name in ("date", "dateTime", "gYear", "gYearMonth"))
_PROPERTIES: Final = frozenset(
    {RDF + "Property", *(OWL + name for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))}
)

_FACETS: Final = {
    DCTERMS + "type": "kind",
    **dict.fromkeys(MODEL.in_group("theme"), "theme"),
    **dict.fromkeys(MODEL.in_group("place"), "place"),
}
"""Property → the facet whose values are its objects."""

_SPOKEN_OF: Final = "SELECT DISTINCT ?passage ?thing { GRAPH ?passage { ?thing ?says ?what } FILTER isIRI(?thing) }"

_Texts = dict[str, list[Value]]


class _Statements:
    """What is to be found, as dictionaries: the default graph, and of what the passages speak; read in one pass."""

    def __init__(self, store: Store) -> None:
        self.types: dict[str, set[str]] = defaultdict(set)
        self.labels: _Texts = defaultdict(list)
        self.alternatives: _Texts = defaultdict(list)
        self.descriptions: _Texts = defaultdict(list)
        self.dates: _Texts = defaultdict(list)
        self.links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.facets: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.spoken_of: dict[str, set[str]] = defaultdict(set)
        self.deprecated: set[str] = set()
        self.unverified: set[str] = set()
        for passage, thing in store.rows(_SPOKEN_OF):
            self.spoken_of[passage].add(thing)
        for quad in store.quads(graph=ox.DefaultGraph()):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            if isinstance(quad.object, ox.NamedNode):
                self._link(quad.subject.value, quad.predicate.value, quad.object.value)
            elif isinstance(quad.object, ox.Literal):
                self._text(quad.subject.value, quad.predicate.value, quad.object)
        self._read_unverified(store)

    def _read_unverified(self, store: Store) -> None:
        """Read the classes and the texts of what unverified passages alone speak of; their links lead to nothing."""
        shown = self.types.keys() | self.labels.keys() | self.links.keys()
        passages = sorted(iri for iri, facets in self.facets.items() if _UNVERIFIED in facets.get("kind", ()))
        for passage in passages:
            new = self.spoken_of.get(passage, set()) - shown
            self.unverified |= new
            for quad in store.quads(None, None, None, ox.NamedNode(passage)) if new else ():
                if not isinstance(quad.subject, ox.NamedNode) or quad.subject.value not in new:
                    continue
                if isinstance(quad.object, ox.Literal):
                    self._text(quad.subject.value, quad.predicate.value, quad.object)
                elif isinstance(quad.object, ox.NamedNode) and quad.predicate.value == RDF + "type":
                    self.types[quad.subject.value].add(quad.object.value)

    def _link(self, subject: str, predicate: str, target: str) -> None:
        if predicate == RDF + "type":
            self.types[subject].add(target)
            return
        if predicate in _FACETS:
            self.facets[subject][_FACETS[predicate]].add(target)
        if predicate not in _UNLINKED:
            self.links[subject].append((predicate, target))

    def _text(self, subject: str, predicate: str, literal: ox.Literal) -> None:
        if predicate == OWL + "deprecated":
            self.deprecated.add(subject)
        elif predicate == AMU + "year":
            self.facets[subject]["period"].add(f"{literal.value[:-1]}0")
        elif literal.datatype.value in _DATES:
            self.dates[subject].append(Value(literal.value))
        elif (texts := self._texts(predicate)) is not None:
            texts[subject].append(Value(literal.value, literal.language or ""))

    def _texts(self, predicate: str) -> _Texts | None:
        if predicate == RDFS + "label":
            return self.labels
        if predicate in _NAMINGS:
            return self.alternatives
        return self.descriptions if predicate in _TEXTS else None


def documents(store: Store) -> Iterator[Document]:
    """Yield what can be found in the default graph, and of what unverified passages alone speak, by IRI.

    Left out: relations and passages, which are found on the pages of what they are about, and what was merged into
    another.
    """
    statements = _Statements(store)
    _add_facets(statements)
    kinds = {iri: kind for iri in statements.labels if (kind := _kind(iri, statements.types[iri]))}
    related = _related(statements, kinds)
    for iri, kind in sorted(kinds.items()):
        if iri not in statements.deprecated:
            yield Document(
                iri=iri,
                kind=kind,
                labels=_ordered(statements.labels[iri]),
                alternatives=_ordered(statements.alternatives.get(iri, ())),
                linked=tuple(
                    value
                    for target in sorted(related.get(iri, ()))
                    for value in (
                        *_ordered(statements.labels[target]),
                        *_ordered(statements.alternatives.get(target, ())),
                    )
                )
                + (_ordered(statements.dates.get(iri, ())) if kind_of(iri) else ()),
                descriptions=_ordered(statements.descriptions.get(iri, ())),
                facets={name: sorted(values) for name, values in statements.facets.get(iri, {}).items()},
                unverified=iri in statements.unverified,
            )


def _add_facets(statements: _Statements) -> None:
    """Assign each role to who plays it and to what it is played in, each source to what its passages are about."""
    for subject, links in statements.links.items():
        for predicate, source in links:
            if predicate == PROV + "wasQuotedFrom":
                for thing in statements.spoken_of.get(subject, ()):
                    statements.facets[thing]["source"].add(source)
        roles = {target for predicate, target in links if predicate == AMU + "role"}
        for predicate, target in links if roles else ():
            if predicate in (AMU + "agent", AMU + "context"):
                statements.facets[target]["role"] |= roles


def _ordered(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return the values without repetition, French before the other languages."""
    return tuple(
        sorted(set(values), key=lambda value: (not value.language.startswith("fr"), value.language, value.text))
    )


def _kind(iri: str, types: set[str]) -> str | None:
    kind = kind_of(iri)
    if kind is not None:
        return None if kind in RELATIONS else KINDS[kind]
    if iri.startswith(BASE + "source/"):
        return None if "#" in iri else "Source"
    if iri.startswith(VOCAB):
        return "ConceptScheme" if SKOS + "ConceptScheme" in types else "Role" if iri.startswith(_ROLES) else "Concept"
    if iri.startswith(AMU):
        return "Class" if OWL + "Class" in types else "Property" if types & _PROPERTIES else None
    return None


def _related(statements: _Statements, kinds: dict[str, str]) -> dict[str, set[str]]:
    """Return what each thing is directly related to: class, concepts, entities, roles held; a concept its scheme."""
    related: dict[str, set[str]] = defaultdict(set)
    for subject, links in statements.links.items():
        kind = kind_of(subject)
        if kind == "participation":
            _add_roles(related, links, kinds)
        elif kind is not None and subject in kinds:
            related[subject].add(AMU + kinds[subject])
            related[subject].update(target for _, target in links if target in kinds and target != subject)
            if kind in _AGENTS:
                _add_agent(related, subject, links)
        elif subject.startswith(VOCAB):
            related[subject].update(target for predicate, target in links if predicate == SKOS + "inScheme")
    return related


def _add_roles(related: dict[str, set[str]], links: list[tuple[str, str]], kinds: dict[str, str]) -> None:
    roles = [target for predicate, target in links if predicate == AMU + "role" and target in kinds]
    for predicate, target in links:
        if predicate == AMU + "agent":
            related[target].update(roles)


def _add_agent(related: dict[str, set[str]], agent: str, links: list[tuple[str, str]]) -> None:
    """Let what an agent did be found by the agent's name."""
    for predicate, target in links:
        if predicate.startswith(AMU) and kind_of(target) not in (None, "place", *_AGENTS):
            related[target].add(agent)
