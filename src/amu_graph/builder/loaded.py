"""The graphs of the last build in a store, which takes up what the next one changes."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.graphs import Graphs
from amu_graph.namespaces import RDFS
from amu_graph.store import Store

_SUBCLASS: Final = ox.NamedNode(RDFS + "subClassOf")


class Loaded:
    """The graphs of the last build in a store, which takes up what the next one changes."""

    def __init__(self) -> None:
        self._graphs: Graphs | None = None
        self.store = Store.memory()

    def take(self, graphs: Graphs) -> None:
        """Hold these graphs, and nothing else."""
        if self._graphs is None:
            self.store.engine.bulk_load(b"".join(graphs.lines), format=ox.RdfFormat.N_QUADS, lenient=True)  # ours
        else:
            self._change(self._graphs, graphs)
        self._graphs = graphs

    def _change(self, before: Graphs, after: Graphs) -> None:
        for name in before.triples.keys() | after.triples.keys():
            old, new = (graphs.triples.get(name, frozenset()) for graphs in (before, after))
            if old == new:
                continue
            graph = ox.NamedNode(name) if name else ox.DefaultGraph()
            for triple in old - new:
                self.store.engine.remove(_quad(triple, graph))
            self.store.engine.extend([_quad(triple, graph) for triple in new - old])

    def around(self, things: AbstractSet[ox.NamedNode], steps: int) -> set[ox.Triple]:
        """Return what the default graph says of some things and of those up to some steps away, and of classes."""
        found = set(self._saying(None, _SUBCLASS))
        seen: set[object] = set()
        reached: set[ox.NamedNode] = set(things)
        for _ in range(steps + 1):
            seen |= reached
            said = {triple for thing in reached for triple in self._saying(thing, None)}
            reached = {one.object for one in said if isinstance(one.object, ox.NamedNode)} - seen
            found |= said
        return found

    def _saying(self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None) -> Iterator[ox.Triple]:
        found = self.store.engine.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())
        return (quad.triple for quad in found)

    def naming(self, thing: ox.NamedNode) -> list[ox.NamedNode]:
        """Return the things of which the default graph says something that names this one."""
        found = self.store.engine.quads_for_pattern(None, None, thing, ox.DefaultGraph())
        return [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
