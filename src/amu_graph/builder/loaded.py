"""The graphs of the last build in a store, which takes up what the next one changes."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

import pyoxigraph as ox

from amu_graph.builder.graphs import Change, Graphs
from amu_graph.namespaces import RDFS
from amu_graph.store import Store

_SUBCLASS: Final = ox.NamedNode(RDFS + "subClassOf")


class Loaded:
    """The graphs of the last build in a store, which takes up what the next one changes."""

    def __init__(self) -> None:
        self._graphs: Graphs | None = None
        self.changed: set[object] | None = None
        """The subjects of which the last graphs say something else than those before, None where all is new."""
        self.store = Store.memory()

    def take(self, graphs: Graphs) -> None:
        """Hold these graphs, and nothing else."""
        if self._graphs is None:
            self.store.engine.bulk_load(b"".join(graphs.lines), format=ox.RdfFormat.N_QUADS, lenient=True)  # ours
        else:
            changes = list(graphs.changes(self._graphs))
            self._change(changes)
            graphs.follow(self._graphs, changes)
        self._graphs = graphs

    def _change(self, changes: Iterable[Change]) -> None:
        self.changed = set()
        for name, gone, come in changes:
            graph = ox.NamedNode(name) if name else ox.DefaultGraph()
            for triple in gone:
                self.store.engine.remove(_quad(triple, graph))
            self.store.engine.extend([_quad(triple, graph) for triple in come])
            self.changed |= {triple.subject for triple in (*gone, *come)}

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

    def concerned(self, most: int) -> set[ox.NamedNode] | None:
        """Return what changed and what names it; None where that is more than `most`, or there is no telling."""
        found: set[ox.NamedNode] = set()
        for one in self.changed if self.changed is not None else (None,):
            if not isinstance(one, ox.NamedNode):
                return None
            found |= {one, *self.naming(one)}
            if len(found) > most:
                return None
        return found

    def naming(self, thing: ox.NamedNode) -> list[ox.NamedNode]:
        """Return the things of which the default graph says something that names this one."""
        found = self.store.engine.quads_for_pattern(None, None, thing, ox.DefaultGraph())
        return [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
