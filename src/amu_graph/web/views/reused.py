"""Terms of other ontologies that the graph uses: they have our words, and a place on the page of the ontology."""

from dataclasses import dataclass

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import BASE, ONTOLOGY, RDFS, curie
from amu_graph.store import Store

_LABEL = ox.NamedNode(RDFS + "label")
_OURS = ox.NamedNode(ONTOLOGY)


@dataclass(frozen=True, slots=True)
class Reused:
    """A term of another ontology: what we call it, its short form, and how many statements use it as a property."""

    iri: str
    label: Text
    curie: str
    uses: int


def reused_path(store: Store, iri: str) -> str:
    """Return where the page of the ontology has a term of another; empty for anything else."""
    known = not iri.startswith(BASE) and next(store.quads(ox.NamedNode(iri), _LABEL, None, _OURS), None) is not None
    return f"/ontology#{curie(iri)}" if known else ""


def reused_terms(graph: Graph) -> list[Reused]:
    """Return the terms of other ontologies that statements use, in the order of their short forms."""
    quads = graph.store.quads(None, _LABEL, None, _OURS)
    iris = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    found = [
        Reused(
            iri=iri,
            label=graph.portraits.label(iri),
            curie=curie(iri),
            uses=sum(1 for _ in graph.store.quads(None, ox.NamedNode(iri), None, ox.DefaultGraph())),
        )
        for iri in iris
        if not iri.startswith(BASE)
    ]
    return sorted(found, key=lambda each: each.curie)
