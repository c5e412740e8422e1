"""What the store says of the nodes and links of a network: names, classes, dates, roles and evidence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph.language import nearest
from amu_graph.model import MODEL
from amu_graph.namespaces import AMU, DATES, DCTERMS, KINDS, RDF, RDFS, SKOS, VOCAB, curie, kind_of
from amu_graph.network.views.links import AGENT, INVOLVED_IN, Link
from amu_graph.query.evidence import STATUSES, surest
from amu_graph.store import Store

Attributes = dict[str, object]

_NAMINGS: Final = (RDFS + "label", SKOS + "prefLabel")
_FACTS: Final = {
    RDF + "type": "type",
    DCTERMS + "type": "kind",
    AMU + "productionMode": "mode",
    AMU + "year": "year",
    **{iri: "place" for iri in MODEL.in_group("place") if MODEL.properties[iri].drawn},
    **dict.fromkeys(DATES, "dates"),
}
_STATUS: Final = VOCAB + "status/"
_ABSTRACT: Final = frozenset({"Agent"})
_MERGED: Final = ox.DefaultGraph()
_STAGE_OF, _PLANNED, _DATE = (ox.NamedNode(iri) for iri in (AMU + "stageOf", AMU + "planned", DCTERMS + "date"))


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def slug(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rpartition("/")[2].rpartition("#")[2]


class Known(NamedTuple):
    """What the default graph says of a node: its attributes, and the shortcuts (property, object) that it derived."""

    attributes: Attributes
    shortcuts: frozenset[tuple[str, str]]


class Describer:
    """Reads, once each, what the default graph and the passages of a store say of nodes, predicates and links."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: dict[str, tuple[str, str]] = {}
        self._slugs: dict[str, str] = {}
        self._tuples: dict[tuple[str, ...], tuple[str, ...]] = {}

    def names(self, iri: str) -> tuple[str, str]:
        """Return the French and the English name of anything; one stands in for the other, a CURIE for both."""
        if iri not in self._names:
            self.node(iri)
        return self._names[iri]

    def node(self, iri: str) -> Known:
        """Return what is known of a node; what is not known has no attribute."""
        facts: dict[str, set[str]] = defaultdict(set)
        named: dict[str, list[tuple[str | None, str]]] = {naming: [] for naming in _NAMINGS}
        shortcuts: set[tuple[str, str]] = set()
        for quad in self._store.quads(_node(iri), None, None, _MERGED):
            predicate, object_ = quad.predicate.value, quad.object
            if not isinstance(object_, ox.NamedNode | ox.Literal):
                continue
            if predicate in self._roles_of:
                shortcuts.add((predicate, object_.value))
            elif predicate in _FACTS:
                facts[_FACTS[predicate]].add(object_.value)
            elif predicate in named and isinstance(object_, ox.Literal):
                named[predicate].append((object_.language, object_.value))
        facts["dates"].update(self._stages(iri))
        self._names[iri] = names_of(named.values()) or (curie(iri), curie(iri))
        return Known(self._attributes(iri, facts), frozenset(shortcuts))

    def _stages(self, iri: str) -> Iterator[str]:
        """Iterate over the dates of the stages that a thing has reached."""
        for stage in self._store.quads(None, _STAGE_OF, _node(iri), _MERGED):
            assert isinstance(stage.subject, ox.NamedNode)  # no blank nodes in a dataset
            facts = {quad.predicate: quad.object for quad in self._store.quads(stage.subject, None, None, _MERGED)}
            date = facts.get(_DATE)
            if isinstance(date, ox.Literal) and _PLANNED not in facts:
                yield date.value

    def _attributes(self, iri: str, facts: dict[str, set[str]]) -> Attributes:
        fr, en = self._names[iri]
        found: Attributes = {"label_fr": fr, "label_en": en, "class": class_of(iri, facts["type"])}
        for name in ("kind", "mode", "place"):
            if facts[name]:
                found[name] = tuple(sorted(slug(each) for each in facts[name]))
        if facts["kind"]:
            names = [self.names(kind) for kind in sorted(facts["kind"])]
            found["kind_fr"], found["kind_en"] = (", ".join(words) for words in zip(*names, strict=True))
        if facts["dates"]:
            found["dates"] = tuple(sorted(facts["dates"]))
        year = year_of(facts["year"], facts["dates"])
        if year:
            found["year"] = year
        return found

    def link(self, link: Link, source: Known) -> Attributes:
        """Return the attributes of a link of a node: predicate, names, role, phase, fund, passages and status."""
        predicate = self._shortcut(link, source) if link.participation else link.predicate
        fr, en = self.names(link.role.partition(" ")[0] or predicate)
        passages, status = self._evidence(link)
        found: Attributes = {
            "predicate": predicate,
            "label_fr": fr,
            "label_en": en,
            "weight": 1.0,
            "status": status,
            "passages": passages,
        }
        if link.role:
            found["role"] = self._slug(link.role)
        if link.phase:
            found["phase"] = self._slug(link.phase)
        if link.through:
            found["through"] = link.through
        if link.participation:
            found["participation"] = link.participation
        return found

    def _slug(self, iris: str) -> str:
        """Return the slugs of concepts, the same string for the same concepts."""
        if iris not in self._slugs:
            self._slugs[iris] = " ".join(slug(each) for each in iris.split())
        return self._slugs[iris]

    def _shortcut(self, link: Link, source: Known) -> str:
        """Return the property that the role names, where the graph derived it, else `amu:involvedIn`."""
        for role in link.role.split():
            shortcut = self._shortcuts.get(role)
            if shortcut and (shortcut, link.target) in source.shortcuts:
                return shortcut
        return INVOLVED_IN

    def _holds(self, subject: str, predicate: str, object_: str) -> bool:
        found = self._store.quads(_node(subject), _node(predicate), _node(object_), _MERGED)
        return next(found, None) is not None

    @cached_property
    def _shortcuts(self) -> dict[str, str]:
        return self._store.values(AMU + "shortcut")

    @cached_property
    def _statuses(self) -> dict[str, str]:
        """The status of each passage, the strongest of several."""
        return {
            quad.subject.value: status
            for status in reversed(STATUSES)
            for quad in self._store.quads(None, _node(DCTERMS + "type"), _node(_STATUS + status), _MERGED)
            if isinstance(quad.subject, ox.NamedNode)
        }

    def _evidence(self, link: Link) -> tuple[tuple[str, ...], str]:
        """Return the passages that state a link, and the strongest of their statuses; `derived` where none does."""
        found = {graph: self._statuses[graph] for graph in self._graphs(link) if graph in self._statuses}
        if not found:
            return (), "derived"
        status = surest(found.values())
        said = tuple(sorted(graph for graph, own in found.items() if own != "unverified" or own == status))
        return self._tuples.setdefault(said, said), status

    def _graphs(self, link: Link) -> Iterator[str]:
        if link.participation:
            yield from self._stating(link.participation, AGENT, link.source)
            return
        yield from self._stating(link.source, link.predicate, link.target)
        if link.predicate in self._roles_of:
            for participation in self._participations(link):
                yield from self._stating(participation, AGENT, link.source)

    def _stating(self, subject: str, predicate: str, object_: str) -> Iterator[str]:
        for quad in self._store.quads(_node(subject), _node(predicate), _node(object_)):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad.graph_name.value

    @cached_property
    def _roles_of(self) -> dict[str, set[str]]:
        roles: dict[str, set[str]] = {}
        for role, shortcut in self._shortcuts.items():
            roles.setdefault(shortcut, set()).add(role)
        return roles

    def _participations(self, link: Link) -> Iterator[str]:
        """Iterate over the participations from which a shortcut between two nodes was derived."""
        for quad in self._store.quads(None, _node(AGENT), _node(link.source), _MERGED):
            participation = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
            if not participation or not self._holds(participation, AMU + "context", link.target):
                continue
            if any(self._holds(participation, AMU + "role", role) for role in self._roles_of[link.predicate]):
                yield participation


def names_of(naming: Iterable[Collection[tuple[str | None, str]]]) -> tuple[str, str] | None:
    """Return the French and the English name that the first property with one gives; texts have their language."""
    for texts in naming:
        if texts:
            return nearest(texts, "fr"), nearest(texts, "en")
    return None


def year_of(years: Collection[str], dates: Iterable[str]) -> int:
    """Return the earliest of the years, of the dates where none is given; 0 where there is neither."""
    return min((int(date[:4]) for date in years or dates if date[:4].isdigit()), default=0)


def class_of(iri: str, types: Collection[str]) -> str:
    """Return the local name of the most specific class of this project, `Concept`, or what the IRI suggests."""
    own = sorted(type_.removeprefix(AMU) for type_ in types if type_.startswith(AMU))
    specific = [name for name in own if name not in _ABSTRACT]
    if SKOS + "Concept" in types or iri.startswith(VOCAB):
        return "Concept"
    if specific or own:
        return (specific or own)[0]
    return KINDS.get(kind_of(iri) or "", "Thing")
