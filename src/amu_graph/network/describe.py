"""What the store says of the nodes and links of a network: names, classes, dates, roles and evidence."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.namespaces import AMU, DCTERMS, KINDS, RDF, RDFS, SCHEMA, SKOS, VOCAB, curie, kind_of
from amu_graph.network.links import AGENT, INVOLVED_IN, Link
from amu_graph.store import Store

Attributes = dict[str, object]

_NAMINGS: Final = (RDFS + "label", SKOS + "prefLabel")
_DATES: Final = (
    DCTERMS + "issued",
    DCTERMS + "date",
    DCTERMS + "valid",
    SCHEMA + "foundingDate",
    AMU + "inaugurationDate",
)
_FACTS: Final = {
    RDF + "type": "type",
    DCTERMS + "type": "kind",
    AMU + "productionMode": "mode",
    AMU + "locatedIn": "place",
    DCTERMS + "spatial": "place",
    AMU + "year": "year",
    **dict.fromkeys(_DATES, "dates"),
}
_STATUS: Final = VOCAB + "status/"
_STRENGTH: Final = ("asserted", "interpreted", "unverified")
_ABSTRACT: Final = frozenset({"Agent"})
_MERGED: Final = ox.DefaultGraph()


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def slug(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rpartition("/")[2].rpartition("#")[2]


class Describer:
    """Reads, once each, what the default graph and the passages of a store say of nodes, predicates and links."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: dict[str, tuple[str, str]] = {}

    def names(self, iri: str) -> tuple[str, str]:
        """Return the French and the English name of anything; one stands in for the other, a CURIE for both."""
        if iri not in self._names:
            self._names[iri] = self._read_names(iri)
        return self._names[iri]

    def _read_names(self, iri: str) -> tuple[str, str]:
        for naming in _NAMINGS:
            found: dict[str, str] = {}
            for quad in self._store.quads(_node(iri), _node(naming), None, _MERGED):
                if isinstance(quad.object, ox.Literal):
                    language = (quad.object.language or "").partition("-")[0]
                    found[language] = min(quad.object.value, found.get(language, quad.object.value))
            if found:
                first = found[min(found)]
                return found.get("fr", found.get("", found.get("en", first))), found.get("en", found.get("fr", first))
        return curie(iri), curie(iri)

    def node(self, iri: str) -> Attributes:
        """Return the attributes of a node; what is not known has no attribute."""
        facts: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads(_node(iri), None, None, _MERGED):
            name = _FACTS.get(quad.predicate.value)
            if name and isinstance(quad.object, ox.NamedNode | ox.Literal):
                facts[name].add(quad.object.value)
        fr, en = self.names(iri)
        found: Attributes = {"label_fr": fr, "label_en": en, "class": _class(iri, facts["type"])}
        for name in ("kind", "mode", "place"):
            if facts[name]:
                found[name] = tuple(sorted(slug(each) for each in facts[name]))
        if facts["kind"]:
            names = [self.names(kind) for kind in sorted(facts["kind"])]
            found["kind_fr"], found["kind_en"] = (", ".join(words) for words in zip(*names, strict=True))
        if facts["dates"]:
            found["dates"] = tuple(sorted(facts["dates"]))
        years = [int(date[:4]) for date in facts["year"] or facts["dates"] if date[:4].isdigit()]
        if years:
            found["year"] = min(years)
        return found

    def link(self, link: Link) -> Attributes:
        """Return the attributes of a link: predicate, names, role, phase, fund, passages and status."""
        predicate = self._shortcut(link) if link.participation else link.predicate
        roles = link.role.split()
        fr, en = self.names(roles[0] if roles else predicate)
        passages, status = self._evidence(link)
        found: Attributes = {
            "predicate": predicate,
            "label_fr": fr,
            "label_en": en,
            "weight": 1.0,
            "status": status,
            "passages": passages,
        }
        for name, value in (("role", link.role), ("phase", link.phase)):
            if value:
                found[name] = " ".join(slug(each) for each in value.split())
        if link.through:
            found["through"] = link.through
        if link.participation:
            found["participation"] = link.participation
        return found

    def _shortcut(self, link: Link) -> str:
        """Return the property that the role names, where the graph derived it, else `amu:involvedIn`."""
        for role in link.role.split():
            shortcut = self._shortcuts.get(role)
            if shortcut and self._holds(link.source, shortcut, link.target):
                return shortcut
        return INVOLVED_IN

    def _holds(self, subject: str, predicate: str, object_: str) -> bool:
        found = self._store.quads(_node(subject), _node(predicate), _node(object_), _MERGED)
        return next(found, None) is not None

    @cached_property
    def _shortcuts(self) -> dict[str, str]:
        found = self._store.quads(None, _node(AMU + "shortcut"), None, _MERGED)
        return {
            quad.subject.value: quad.object.value
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        }

    @cached_property
    def _statuses(self) -> dict[str, str]:
        found = self._store.quads(None, _node(DCTERMS + "type"), None, _MERGED)
        return {
            quad.subject.value: slug(quad.object.value)
            for quad in found
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and quad.object.value.startswith(_STATUS)
        }

    def _evidence(self, link: Link) -> tuple[tuple[str, ...], str]:
        """Return the passages that state a link, and the strongest of their statuses; `derived` where none does."""
        found = {graph: self._statuses[graph] for graph in self._graphs(link) if graph in self._statuses}
        if not found:
            return (), "derived"
        status = min(found.values(), key=lambda each: _STRENGTH.index(each) if each in _STRENGTH else len(_STRENGTH))
        return tuple(sorted(graph for graph, own in found.items() if own != "unverified" or own == status)), status

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


def _class(iri: str, types: set[str]) -> str:
    """Return the local name of the most specific class of this project, `Concept`, or what the IRI suggests."""
    own = sorted(type_.removeprefix(AMU) for type_ in types if type_.startswith(AMU))
    specific = [name for name in own if name not in _ABSTRACT]
    if SKOS + "Concept" in types or iri.startswith(VOCAB):
        return "Concept"
    if specific or own:
        return (specific or own)[0]
    return KINDS.get(kind_of(iri) or "", "Thing")
