"""The names of a dataset, as the makers of proposals look for them."""

from collections.abc import Collection, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.ingest.identity import Known
from amu_graph.ingest.suggest.known import KnownName, Names
from amu_graph.store import Store

_NAMINGS: Final = (ns.RDFS + "label", ns.SKOS + "altLabel")
_TYPES: Final = {
    "person": "Person",
    "organization": "Organization",
    "project": "Project",
    "publication": "Publication",
    "event": "Event",
    "event-series": "Event",
    "place": "Place",
}
"""The kinds of entities that are looked for; a building is found by its project."""
_PROGRAMMES: Final = frozenset(ns.concept_iri("project-type", slug) for slug in ("dispositif", "action-collective"))
_SOURCE: Final = ns.BASE + "source/"


def names_of_all(known: Known, store: Store | None) -> Names:
    """Return every name that is known; the dataset, where there is one, tells programmes from projects."""
    programmes = frozenset(map(ns.local, _programmes(store))) if store else frozenset()
    return Names(
        KnownName(name, "Programme" if id_ in programmes else _TYPES[kind], id_)
        for id_, names in known.names.items()
        if (kind := id_.partition("/")[0]) in _TYPES
        for name in names
    )


def names_in(store: Store, *, without: Collection[str] = ()) -> Names:
    """Return the names of the entities of a dataset, those left out that only the sources `without` give."""
    programmes = _programmes(store)
    found = []
    for iri, name in _namings(store, without):
        type_ = _TYPES.get(ns.kind_of(iri) or "", "")
        if type_:
            found.append(KnownName(name, "Programme" if iri in programmes else type_, iri.removeprefix(ns.BASE)))
    return Names(found)


def _namings(store: Store, without: Collection[str]) -> Iterator[tuple[str, str]]:
    for naming in _NAMINGS:
        graph = None if without else ox.DefaultGraph()
        for quad in store.engine.quads_for_pattern(None, ox.NamedNode(naming), None, graph):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                source = _source_of(quad.graph_name)
                if not without or (source and source not in without):
                    yield quad.subject.value, quad.object.value


def _source_of(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
    iri = graph.value if isinstance(graph, ox.NamedNode) else ""
    return iri.removeprefix(_SOURCE).partition("#")[0] if iri.startswith(_SOURCE) else ""


def _programmes(store: Store) -> frozenset[str]:
    kind = ox.NamedNode(ns.DCTERMS + "type")
    found = store.engine.quads_for_pattern(None, kind, None, ox.DefaultGraph())
    return frozenset(
        quad.subject.value
        for quad in found
        if isinstance(quad.object, ox.NamedNode)
        and quad.object.value in _PROGRAMMES
        and isinstance(quad.subject, ox.NamedNode)
    )


def sources_at(store: Store, address: str) -> frozenset[str]:
    """Return the sources whose document has this address."""
    page = ox.NamedNode(ns.FOAF + "page")
    return frozenset(
        quad.subject.value.removeprefix(_SOURCE)
        for quad in store.engine.quads_for_pattern(None, page, None, None)
        if isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(_SOURCE)
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value.rstrip("/") == address.rstrip("/")
    )
