"""What the store says of the nodes and links of a network: names, classes, dates, roles and evidence."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from amu_graph.language import nearest
from amu_graph.model import MODEL
from amu_graph.namespaces import AMU, DATES, DCTERMS, KINDS, RDF, RDFS, SKOS, VOCAB, curie, kind_of, last_part
from amu_graph.network.views.links import AGENT, INVOLVED_IN, Link, Reading
from amu_graph.network.views.said import derived_from, of_things, stating
from amu_graph.query.evidence import surest
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
_ABSTRACT: Final = frozenset({"Agent"})


class Known(NamedTuple):
    """What the default graph says of a node: its attributes, and the shortcuts (property, object) that it derived."""

    attributes: Attributes
    shortcuts: frozenset[tuple[str, str]]


@dataclass(slots=True)
class _Said:
    """What is said of one thing: its facts by what they are here, and its names by property, with their languages."""

    facts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, list[tuple[str | None, str]]] = field(default_factory=lambda: {naming: [] for naming in _NAMINGS})
    shortcuts: set[tuple[str, str]] = field(default_factory=set)


class Describer:
    """What the default graph and the passages of a store say of links, of what they link, and of what they mean."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store = store
        self._shortcuts = store.values(AMU + "shortcut")
        self._derived = frozenset(self._shortcuts.values())
        self._names: dict[str, tuple[str, str]] = {}
        self._slugs: dict[str, str] = {}
        self._tuples: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._said: dict[str, _Said] = {}
        self._read({end for link in reading.links for end in link[:2]} | set(reading.attributes))
        kinds = {kind for said in self._said.values() for kind in said.facts["kind"]}
        roles = {link.role.partition(" ")[0] for link in reading.links} - {""}
        self._read(kinds | roles | self._derived | {link.predicate for link in reading.links})
        self._evidence = self._read_evidence(reading.links)

    def names(self, iri: str) -> tuple[str, str]:
        """Return the French and the English name of anything; one stands in for the other, a CURIE for both."""
        if iri not in self._names:
            said = self._said.get(iri, _Said())
            self._names[iri] = names_of(said.named.values()) or (curie(iri), curie(iri))
        return self._names[iri]

    def node(self, iri: str) -> Known:
        """Return what is known of a node; what is not known has no attribute. A node is described once."""
        self.names(iri)
        said = self._said.pop(iri, _Said())
        return Known(self._attributes(iri, said.facts), frozenset(said.shortcuts))

    def _read(self, iris: Iterable[str]) -> None:
        """Read what the default graph says of things that are not read yet."""
        new = sorted(set(iris) - self._said.keys())
        self._said |= {iri: _Said() for iri in new}
        for thing, property_, value, language in of_things(self._store, new):
            said = self._said[thing]
            if property_ in self._derived:
                said.shortcuts.add((property_, value))
            elif property_ in _FACTS:
                said.facts[_FACTS[property_]].add(value)
            elif property_ in said.named:
                said.named[property_].append((language, value))

    def _attributes(self, iri: str, facts: dict[str, set[str]]) -> Attributes:
        fr, en = self.names(iri)
        found: Attributes = {"label_fr": fr, "label_en": en, "class": class_of(iri, facts["type"])}
        for name in ("kind", "mode", "place"):
            if facts[name]:
                found[name] = tuple(sorted(last_part(each) for each in facts[name]))
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
        passages, status = self._evidence_of(link)
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
            self._slugs[iris] = " ".join(last_part(each) for each in iris.split())
        return self._slugs[iris]

    def _shortcut(self, link: Link, source: Known) -> str:
        """Return the property that the role names, where the graph derived it, else `amu:involvedIn`."""
        for role in link.role.split():
            shortcut = self._shortcuts.get(role)
            if shortcut and (shortcut, link.target) in source.shortcuts:
                return shortcut
        return INVOLVED_IN

    def _read_evidence(self, links: Iterable[Link]) -> dict[Link, dict[str, str]]:
        """Return the passages that state each link, with the strongest of their statuses.

        A shortcut is stated by the passages of the participations that it was derived from.
        """
        said: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
        shortcuts: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in links:
            said[_statement(link)].append(link)
            if not link.participation and link.predicate in self._derived:
                shortcuts[link.source, link.target].append(link)
        for agent, context, role, participation in derived_from(self._store, shortcuts):
            for link in shortcuts[agent, context]:
                if self._shortcuts.get(role) == link.predicate:
                    said[participation, AGENT, agent].append(link)
        found: dict[Link, dict[str, str]] = defaultdict(dict)
        for statement, passage, status in stating(self._store, said):
            for link in said[statement]:
                before = found[link].setdefault(passage, status)
                if before != status:
                    found[link][passage] = surest((before, status))
        return found

    def _evidence_of(self, link: Link) -> tuple[tuple[str, ...], str]:
        """Return the passages that state a link, and the strongest of their statuses; `derived` where none does."""
        found = self._evidence.pop(link, None)
        if not found:
            return (), "derived"
        status = surest(found.values())
        said = tuple(sorted(graph for graph, own in found.items() if own != "unverified" or own == status))
        return self._tuples.setdefault(said, said), status


def _statement(link: Link) -> tuple[str, str, str]:
    """Return what a passage says that states a link."""
    if link.participation:
        return link.participation, AGENT, link.source
    return link.source, link.predicate, link.target


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
