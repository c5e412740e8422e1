"""The graphs of the last build as its checks ask for them, and what is other in them than in those before."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Protocol

import pyoxigraph as ox

from amu_graph.builder.graphs import Graphs
from amu_graph.builder.vocabulary import Vocabulary
from amu_graph.store import Store

Triples = AbstractSet[ox.Triple]
Things = AbstractSet[ox.NamedNode]


class Near(Protocol):
    """Tells what the graphs hold of a thing."""

    def merged(self, thing: object) -> Triples:
        """Return what the default graph says of a thing."""

    def naming(self, thing: ox.NamedNode) -> Things:
        """Return the things of which the default graph says something that names this one."""

    def named(self, thing: object) -> Things:
        """Return the things that are named by what the default graph says of this one."""

    def said_in(self, passage: str) -> Things:
        """Return the things of which a passage says something."""

    def graphs(self, things: Iterable[ox.NamedNode]) -> Mapping[str, Triples]:
        """Return what each graph but the default one says of some things."""

    def around(self, things: Things, steps: int) -> Triples:
        """Return what is said of some things and of those up to some steps away, and of classes."""


class Loaded:
    """The graphs of the last build as its checks ask for them, and what is other in them than in those before.

    `changed` are the things that other statements are about, or name, than before; None where there is no telling.
    The graphs are made whole only where somebody asks for all of them.
    """

    def __init__(
        self, near: Near, vocabulary: Vocabulary, graphs: Callable[[], Graphs], changed: Things | None = None
    ) -> None:
        self.near_by = near
        self.changed = changed
        self.graphs = graphs
        self._vocabulary = vocabulary

    @cached_property
    def whole(self) -> Store:
        """All graphs."""
        store = Store.memory()
        lines = b"".join(self.graphs().lines)
        store.engine.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=True)  # ours
        return store

    def concerned(self, most: int) -> set[ox.NamedNode] | None:
        """Return what changed and its neighbours: what it names, what names it, what is said in the passage that it is.

        None where that is more than `most`, where a word has changed that any thing may name, or there is no telling.
        """
        if self.changed is None or not self._vocabulary.words.isdisjoint(self.changed):
            return None
        found: set[ox.NamedNode] = set()
        for one in self.changed:
            found |= {one, *self.near_by.naming(one), *self.near_by.said_in(one.value)}
            found |= {other for other in self.near_by.named(one) if self._vocabulary.is_thing(other)}
            if len(found) > most:
                return None
        return found

    def near(self, things: Things) -> Store:
        """Return what is said of some things in any graph, of these graphs, of neighbours, and of the words used."""
        own = self.near_by.graphs(things)
        reached: set[object] = {*things, *map(ox.NamedNode, own)}
        for one in things:
            reached |= self.near_by.named(one) | self.near_by.naming(one)
        merged = self._about(reached)
        used = {term for one in merged for term in (one.predicate, one.object)} & self._vocabulary.words
        return _store({**own, "": merged | self._about(used)})

    def having(self, properties: AbstractSet[ox.NamedNode], before: frozenset[ox.NamedNode]) -> frozenset[ox.NamedNode]:
        """Return the things of which the merged graph says something by some properties, from those before."""
        changed = self.changed or set()
        said = ((one, triple.predicate) for one in changed for triple in self.near_by.merged(one))
        return (before - changed) | {one for one, predicate in said if predicate in properties}

    def of(self, things: AbstractSet[ox.NamedNode]) -> Store:
        """Return what the merged graph says of some things."""
        return _store({"": self._about(things)})

    def _about(self, things: Iterable[object]) -> set[ox.Triple]:
        return set().union(*(self.near_by.merged(thing) for thing in things))


def _store(graphs: Mapping[str, AbstractSet[ox.Triple]]) -> Store:
    store = Store.memory()
    for name, triples in graphs.items():
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
        store.engine.extend(ox.Quad(one.subject, one.predicate, one.object, graph) for one in triples)
    return store
