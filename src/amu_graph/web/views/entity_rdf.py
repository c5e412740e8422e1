"""An entity as RDF: what the merged graph says of it, and the relations (participations, stages …) that name it."""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.formats import RdfSyntax
from amu_graph.namespaces import AMU, BASE, ONTOLOGY, PREFIXES, PROV, RDFS, RELATIONS, SKOS, kind_of
from amu_graph.store import Store
from amu_graph.store.order import reading_order

_LABEL: Final = ox.NamedNode(RDFS + "label")
_QUOTED: Final = ox.NamedNode(PROV + "wasQuotedFrom")
_IN_SCHEME: Final = ox.NamedNode(SKOS + "inScheme")
_ENDS: Final = tuple(
    ox.NamedNode(AMU + name)
    for name in ("agent", "context", "through", "role", "phase", "mode", "task", "stageOf", "quantityOf")
)


def serialized(store: Store, iri: str, syntax: RdfSyntax) -> bytes:
    """Return what the graph says of an IRI; formats with named graphs also say which passage says so."""
    statements: list[ox.Quad] | list[ox.Triple]
    if syntax.by_passage:
        statements = sorted(_quads(store, iri), key=reading_order)
    else:
        statements = sorted(described(store, iri), key=reading_order)
    content = ox.serialize(statements, format=syntax.engine, prefixes=_prefixes(statements))
    assert content is not None  # no output was named
    return content


def described(store: Store, iri: str) -> set[ox.Triple]:
    """Return the statements of the merged graph, with the labels of what they mention.

    The ontology is described by all of its terms, a vocabulary by all of its concepts.
    """
    if iri == BASE + "ontology":
        return {quad.triple for quad in store.quads(None, None, None, ox.NamedNode(ONTOLOGY))}
    subjects = [ox.NamedNode(iri), *_relations(store, iri), *_members(store, iri)]
    found = {quad.triple for node in subjects for quad in store.quads(node, None, None, ox.DefaultGraph())}
    mentioned = {triple.object for triple in found if isinstance(triple.object, ox.NamedNode)}
    for node in mentioned:
        if node.value.startswith(BASE):
            found.update(quad.triple for quad in store.quads(node, _LABEL, None, ox.DefaultGraph()))
    return found


def _quads(store: Store, iri: str) -> Iterator[ox.Quad]:
    for node in (ox.NamedNode(iri), *_relations(store, iri)):
        yield from store.quads(node)
    for member in _members(store, iri):
        yield from store.quads(member)
        yield from store.quads(None, None, None, member)


def _relations(store: Store, iri: str) -> Iterator[ox.NamedNode]:
    """Yield the relations that name the IRI."""
    found = {
        quad.subject
        for predicate in _ENDS
        for quad in store.quads(None, predicate, ox.NamedNode(iri), ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode)
    }
    yield from sorted((node for node in found if kind_of(node.value) in RELATIONS), key=str)


def _members(store: Store, iri: str) -> Iterator[ox.NamedNode]:
    """Yield the concepts of a scheme, the passages of a source."""
    for belonging in (_IN_SCHEME, _QUOTED):
        for quad in store.quads(None, belonging, ox.NamedNode(iri), ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject


def _prefixes(statements: Iterable[ox.Triple | ox.Quad]) -> dict[str, str]:
    """Return the prefixes that the statements use."""
    text = " ".join(str(statement) for statement in statements)
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if f"<{namespace}" in text}
