"""An entity as RDF: what the merged graph says of it, and the relations (participations, stages …) that name it.

Formats of triples give the merged graph as it is. Those with named graphs say how surely: TriG and N-Quads by the
passages, JSON-LD, which search engines read inside pages, by setting apart what is interpreted, in its own graph.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import pyoxigraph as ox

from amu_graph.formats import RdfSyntax
from amu_graph.namespaces import (
    DCTERMS,
    INTERPRETED,
    PREFIXES,
    PROV,
    RDFS,
    RELATIONS,
    SKOS,
    TERMS,
    VOCAB,
    is_ours,
    kind_of,
)
from amu_graph.query.portrait_queries import Row, queries, rows
from amu_graph.store import Store
from amu_graph.store.order import reading_order

_LABEL: Final = RDFS + "label"
_SEE_ALSO: Final = ox.NamedNode(RDFS + "seeAlso")
_APART: Final = ox.NamedNode(INTERPRETED)
_STATUS: Final = ox.Quad(_APART, ox.NamedNode(DCTERMS + "type"), ox.NamedNode(f"{VOCAB}status/interpreted"))
_BELONGING: Final = frozenset((SKOS + "inScheme", PROV + "wasQuotedFrom"))


def serialized(store: Store, iri: str, syntax: RdfSyntax, *, parts: bool = True) -> bytes:
    """Return what the graph says of an IRI and of its `parts`.

    Formats with named graphs also say how surely, or which passage says so.
    """
    statements: list[ox.Quad] | list[ox.Triple]
    if syntax.name == "jsonld":
        store.expect(described_asked(store, iri, parts=parts))
        store.expect(names_asked(store, iri, parts=parts))
        statements = sorted(_apart(store, described(store, iri, parts=parts)), key=reading_order)
    elif syntax.named_graphs:
        statements = sorted(_quads(store, iri), key=reading_order)
    else:
        statements = sorted(described(store, iri, parts=parts), key=reading_order)
    content = ox.serialize(statements, format=syntax.engine, prefixes=_prefixes(statements))
    assert content is not None  # no output was named
    return content


def described(store: Store, iri: str, *, parts: bool = True) -> set[ox.Triple]:
    """Return the statements of the merged graph, with the labels of what they mention.

    The ontology is described by all of its terms, a vocabulary by all of its concepts; what unverified passages alone
    speak of by these passages, not by what they say.
    """
    if iri == TERMS + "ontology":
        return {_triple(row, "term") for row in rows(store, "terms")}
    found = {_triple(row) for row in rows(store, "merged", thing=_things(store, iri, parts=parts))}
    found = found or _passages(store, iri)
    return found | {_triple(row) for row in rows(store, "merged", thing=_mentioned(found), property=[_LABEL])}


def described_asked(store: Store, iri: str, *, parts: bool) -> Iterator[str]:
    """Yield the query for what the merged graph says, which `described` begins with once it knows the parts."""
    yield from queries("merged", thing=_things(store, iri, parts=parts))


def names_asked(store: Store, iri: str, *, parts: bool) -> Iterator[str]:
    """Yield the queries that JSON-LD needs then: for names, and for what is interpreted."""
    found = {_triple(row) for row in rows(store, "merged", thing=_things(store, iri, parts=parts))}
    yield from queries("merged", thing=_mentioned(found), property=[_LABEL])
    yield from queries("stated", thing=_sayable(found), graph=[INTERPRETED])


def _things(store: Store, iri: str, *, parts: bool) -> list[str]:
    return [iri, *(_parts(store, iri) if parts else ())]


def _mentioned(found: set[ox.Triple]) -> list[str]:
    """Return what statements mention that is the project's."""
    objects = (triple.object for triple in found)
    return sorted({each.value for each in objects if isinstance(each, ox.NamedNode) and is_ours(each.value)})


def _sayable(found: set[ox.Triple]) -> list[str]:
    """Return what statements are about, and what of the project they mention."""
    subjects = {triple.subject.value for triple in found if isinstance(triple.subject, ox.NamedNode)}
    return sorted(subjects.union(_mentioned(found)))


def _apart(store: Store, statements: set[ox.Triple]) -> set[ox.Quad]:
    """Return statements as quads: those that interpreted passages alone support stand in the graph of such."""
    asked = rows(store, "stated", thing=_sayable(statements), graph=[INTERPRETED])
    doubted = statements & {_triple(row) for row in asked}
    quads = {
        ox.Quad(one.subject, one.predicate, one.object, _APART if one in doubted else ox.DefaultGraph())
        for one in statements
    }
    return quads | ({_STATUS} if doubted else set())


def _passages(store: Store, iri: str) -> set[ox.Triple]:
    """Return that passages speak of the IRI, and what the graph says of these, among it their status."""
    passages = {row["graph"] for row in rows(store, "stated", thing=[iri])}
    found = {_triple(row) for row in rows(store, "merged", thing=[each.value for each in passages])}
    return found | {ox.Triple(ox.NamedNode(iri), _SEE_ALSO, each) for each in passages}


def _quads(store: Store, iri: str) -> set[ox.Quad]:
    """Return the statements in the merged graph and in their passages; of a source what its passages say, too."""
    things = [iri, *_parts(store, iri)]
    store.expect(chain(queries("merged", thing=things), queries("stated", thing=things), queries("says", source=[iri])))
    found = {_quad(row, "thing", ox.DefaultGraph()) for row in rows(store, "merged", thing=things)}
    if not found:
        found = {ox.Quad(one.subject, one.predicate, one.object) for one in _passages(store, iri)}
    found |= {_quad(row, "thing", row["graph"]) for row in rows(store, "stated", thing=things)}
    return found | {_quad(row, "subject", row["passage"]) for row in rows(store, "says", source=[iri])}


def _parts(store: Store, iri: str) -> list[str]:
    """Return the relations that name the IRI, the concepts of a scheme, the passages of a source."""
    return [
        row["part"].value
        for row in rows(store, "described", entity=[iri])
        if row["property"].value in _BELONGING or kind_of(row["part"].value) in RELATIONS
    ]


def _triple(row: Row, subject: str = "thing") -> ox.Triple:
    return ox.Triple(row[subject], row["property"], row["value"])


def _quad(row: Row, subject: str, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(row[subject], row["property"], row["value"], graph)


def _prefixes(statements: Iterable[ox.Triple | ox.Quad]) -> dict[str, str]:
    """Return the prefixes that the statements use."""
    text = " ".join(str(statement) for statement in statements)
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if f"<{namespace}" in text}
