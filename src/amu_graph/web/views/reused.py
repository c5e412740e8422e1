"""Terms of other ontologies that the graph uses: they have our words, and a place on the page of the ontology."""

from dataclasses import dataclass

from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.namespaces import curie, is_ours
from amu_graph.query.portrait_queries import rows


@dataclass(frozen=True, slots=True)
class Reused:
    """A term of another ontology: what we call it, its short form, and how many statements use it as a property."""

    iri: str
    label: Text
    curie: str
    uses: int


def reused_path(graph: Graph, iri: str) -> str:
    """Return where the page of the ontology has a term of another; empty for anything else."""
    return f"/ontology#{curie(iri)}" if not is_ours(iri) and iri in graph.portraits.labels.reused else ""


def reused_terms(graph: Graph) -> list[Reused]:
    """Return the terms of other ontologies that statements use, in the order of their short forms."""
    uses = {row["term"].value: int(row["uses"].value) for row in rows(graph.store, "term-uses")}
    labels = graph.portraits.labels
    labels.read(uses)
    found = [Reused(iri=iri, label=labels.of(iri), curie=curie(iri), uses=count) for iri, count in uses.items()]
    return sorted(found, key=lambda each: each.curie)
