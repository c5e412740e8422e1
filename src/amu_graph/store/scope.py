"""The dataset of a query (SPARQL 1.1 Protocol), with the graphs of the default graph merged."""

from collections.abc import Sequence
from typing import NamedTuple

import pyoxigraph as ox

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Scope(NamedTuple):
    """A store and the graphs of it that a query sees, as pyoxigraph takes them; None means those of the store."""

    engine: ox.Store
    default_graph: ox.DefaultGraph | list[Graph] | None
    named_graphs: list[ox.NamedNode | ox.BlankNode] | None


def scope(engine: ox.Store, defaults: Sequence[str], named: Sequence[str]) -> Scope:
    """Return what a query sees whose default graph is the merge of `defaults`; without any graph, the whole store.

    pyoxigraph 0.5.13 finds a statement of two graphs twice, where their merge holds it once (SPARQL 1.1 §13.2): several
    graphs are copied into a store of their own.
    """
    if not defaults and not named:
        return Scope(engine, None, None)
    named_graphs: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in dict.fromkeys(named)]
    graphs = list(dict.fromkeys(defaults))
    if len(graphs) > 1:
        return Scope(_merged(engine, graphs, named), ox.DefaultGraph(), named_graphs)
    return Scope(engine, [ox.NamedNode(iri) for iri in graphs], named_graphs)


def _merged(engine: ox.Store, defaults: Sequence[str], named: Sequence[str]) -> ox.Store:
    merged = ox.Store()
    for iri in defaults:
        merged.bulk_extend(
            ox.Quad(quad.subject, quad.predicate, quad.object)
            for quad in engine.quads_for_pattern(None, None, None, ox.NamedNode(iri))
        )
    for iri in named:
        merged.bulk_extend(engine.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
    return merged
