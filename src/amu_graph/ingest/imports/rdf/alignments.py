"""The alignments turned round: what a class or a property of others is called in a note."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.export.bibliography.item_types import ITEM_TYPES
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Profile, key_of
from amu_graph.notes.turtle import read_triples

_SAME: Final = tuple(ns.SKOS + name for name in ("exactMatch", "closeMatch"))
_ABOVE: Final = (ns.RDFS + "subClassOf", ns.OWL + "equivalentClass", *_SAME)
_INVERSE: Final = ns.SKOS + "relatedMatch"
_PREFERRED: Final = ("Person", "Organization", "Publication", "Project", "Event", "Place", "Building")
"""Of several classes of ours that one of others covers, the one that says least comes first."""

_LABELS: Final = (
    *(ns.RDFS + "label", ns.SKOS + "prefLabel", ns.SCHEMA + "name", ns.FOAF + "name", ns.DCTERMS + "title"),
    *(ns.SCHEMA + "headline", "http://purl.org/dc/elements/1.1/title"),
)
_OTHER_LABELS: Final = (ns.SKOS + "altLabel", ns.SCHEMA + "alternateName", ns.FOAF + "nick", ns.SCHEMA + "legalName")
_KEYS: Final = {
    ns.FOAF + "homepage": "url",
    ns.SCHEMA + "sameAs": "sameAs",
    ns.SKOS + "exactMatch": "sameAs",
    ns.SCHEMA + "identifier": "identifier",
    ns.SCHEMA + "isbn": "identifier",
    ns.SCHEMA + "datePublished": "issued",
    ns.SCHEMA + "startDate": "date",
    ns.SCHEMA + "isPartOf": "isPartOf",
    ns.SCHEMA + "mainEntityOfPage": "page",
}
_ROLES: Final = {
    ns.DCTERMS + "creator": "auteur",
    ns.FOAF + "maker": "auteur",
    ns.DCTERMS + "publisher": "editeur",
    ns.DCTERMS + "contributor": "contributeur",
    ns.SCHEMA + "editor": "editeur-scientifique",
    ns.SCHEMA + "translator": "traducteur",
}
"""Properties from a work to an agent that no alignment names, and the role that they give."""


_NARROWER: Final = {
    **{ns.SCHEMA + each.schema: "Publication" for each in ITEM_TYPES.values()},
    **{ns.SCHEMA + name: "Publication" for name in ("Article", "Blog", "WebSite", "TechArticle", "PublicationVolume")},
    **{ns.SCHEMA + name: "Organization" for name in ("NGO", "Corporation", "LocalBusiness", "GovernmentOrganization")},
    **{ns.SCHEMA + name: "Organization" for name in ("EducationalOrganization", "CollegeOrUniversity", "Cooperative")},
    **{ns.SCHEMA + name: "Place" for name in ("City", "AdministrativeArea", "Country", "State")},
    ns.SCHEMA + "ApartmentComplex": "Building",
}
"""Classes below those that are aligned: schema.org is not loaded whole."""


def https(iri: str) -> str:
    """Return an IRI of schema.org with the scheme that it has today."""
    return f"https://{iri.removeprefix('http://')}" if iri.startswith("http://schema.org/") else iri


@dataclass(frozen=True)
class Alignments:
    """What is said of other vocabularies, in the ontology and in the files beside it."""

    ontology: Ontology
    profile: Profile
    folder: Path
    labels: frozenset[str] = frozenset(_LABELS)
    other_labels: frozenset[str] = frozenset(_OTHER_LABELS)
    _problems: Problems = field(default_factory=Problems)

    @cached_property
    def _said(self) -> list[ox.Triple]:
        files = sorted((self.folder / "alignments").glob("*.ttl"))
        return [
            *self.ontology.terms,
            *(one for path in files for one in read_triples(path, path.name, self._problems)),
        ]

    @cached_property
    def classes(self) -> dict[str, str]:
        """Class of others → ours, by its local name."""
        found = {iri: [name] for iri, name in _NARROWER.items()} | {ns.AMU + name: [name] for name in ns.KINDS.values()}
        for subject, predicate, value in self._links():
            name = subject.removeprefix(ns.AMU)
            if predicate in _ABOVE and name in ns.KINDS.values() and not value.startswith(ns.AMU):
                found.setdefault(https(value), []).append(name)
        order = {name: rank for rank, name in enumerate(_PREFERRED)}
        return {iri: min(names, key=lambda name: (order.get(name, len(order)), name)) for iri, names in found.items()}

    @cached_property
    def properties(self) -> dict[str, str]:
        """Property of others → the key that stands for ours in a note."""
        own = {one.path: one.key for profile in self.profile.classes.values() for one in profile.fields.values()}
        found = {https(path): key for path, key in own.items()}
        for subject, predicate, value in self._links():
            if predicate in _SAME and subject in own:
                found.setdefault(https(value), key_of(subject))
        return {**_KEYS, **found}

    @cached_property
    def roles(self) -> dict[str, str]:
        """Property of others from a thing to an agent → the role that it gives."""
        shortcuts = {
            shortcut: slug
            for slug, iri in self.ontology.concepts.get("role", {}).items()
            for shortcut in self.ontology.values(iri, ns.AMU + "shortcut")
        }
        found = {
            https(value): shortcuts[subject]
            for subject, predicate, value in self._links()
            if predicate == _INVERSE and subject in shortcuts
        }
        known = self.ontology.concepts.get("role", {})
        return {**{iri: slug for iri, slug in _ROLES.items() if slug in known}, **found}

    def _links(self) -> Iterable[tuple[str, str, str]]:
        for one in self._said:
            if isinstance(one.subject, ox.NamedNode) and isinstance(one.object, ox.NamedNode):
                yield one.subject.value, one.predicate.value, one.object.value

    def class_of(self, types: Iterable[str]) -> str:
        """Return our class of a thing of these classes, empty where none is aligned."""
        names = sorted({self.classes[https(iri)] for iri in types if https(iri) in self.classes})
        order = {name: rank for rank, name in enumerate(_PREFERRED)}
        return max(names, key=lambda name: (name in order, order.get(name, 0)), default="")
