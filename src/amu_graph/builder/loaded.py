"""The graphs of the last build as its checks ask for them, and what is other in them than in those before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

import pyoxigraph as ox

from amu_graph.builder.graphs import Change, Graphs
from amu_graph.builder.neighbours import REPEATED, SUBCLASS, Neighbours, Things, differing, signatures
from amu_graph.store import Store


class Loaded:
    """The graphs of the last build as its checks ask for them, and what is other in them than in those before.

    Those before are of this process, or of one that left their signatures.
    """

    def __init__(self, before: Mapping[str, int] | None = None) -> None:
        self._before = before
        self._graphs = Graphs({}, frozenset())
        self._empty = True
        self._signatures: Mapping[str, int] | None = None
        self._whole: Store | None = None
        self._things = Things({})
        self.changed: set[ox.NamedNode] | None = None
        """What other statements are about, or name as a thing, than before; None where there is no telling."""

    def take(self, graphs: Graphs) -> None:
        """Hold these graphs, and nothing else."""
        before, self._graphs = self._graphs, graphs
        self._things = Things(graphs.triples)
        if not self._empty:
            changes = list(graphs.changes(before))
            self._follow(changes)
            graphs.follow(before, changes)
            self._signatures = None
        elif self._before:
            self._signatures = signatures(graphs.triples, self.neighbours)
            self.changed = differing(self._before, self._signatures)
        self._empty = False

    @property
    def signatures(self) -> Mapping[str, int] | None:
        """The signatures of the graphs; those of the process before where no graphs were taken."""
        return self._before if self._empty else self._signatures or signatures(self._graphs.triples, self.neighbours)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The triples of the merged graph by what they are about."""
        return Neighbours(self._graphs.triples.get("", ()))

    @cached_property
    def _passages(self) -> dict[object, set[str]]:
        """The graphs that may say something of a thing, besides those that the merged one repeats."""
        found: dict[object, set[str]] = defaultdict(set)
        for name, triples in self._graphs.triples.items():
            for triple in triples if name and name not in REPEATED else ():
                found[triple.subject].add(name)
        return found

    @property
    def whole(self) -> Store:
        """All graphs."""
        if self._whole is None:
            self._whole = Store.memory()
            lines = b"".join(self._graphs.lines)
            self._whole.engine.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=True)  # ours
        return self._whole

    def _follow(self, changes: Iterable[Change]) -> None:
        changed: set[object] = set()
        telling = True
        for name, gone, come in changes:
            if not name and "neighbours" in vars(self):
                self.neighbours.change(gone, come)
            if self._whole:
                _change(self._whole, name, gone, come)
            if name and name not in REPEATED and "_passages" in vars(self):
                for triple in come:
                    self._passages[triple.subject].add(name)
            for triple in (*gone, *come):
                changed.add(triple.subject)
                if triple.object in self._things:
                    changed.add(triple.object)
                telling &= isinstance(triple.subject, ox.NamedNode) and not (not name and triple.predicate == SUBCLASS)
        self.changed = {one for one in changed if isinstance(one, ox.NamedNode)} if telling else None

    def concerned(self, most: int) -> set[ox.NamedNode] | None:
        """Return what changed and its neighbours: what it names, what names it, what is said in the passage that it is.

        None where that is more than `most`, where a word has changed that any thing may name, or there is no telling.
        """
        if self.changed is None or not self._things.words.isdisjoint(self.changed):
            return None
        found: set[ox.NamedNode] = set()
        for one in self.changed:
            said = (triple.subject for triple in self._graphs.triples.get(one.value, ()))
            found |= {one, *self.neighbours.naming(one), *(thing for thing in said if isinstance(thing, ox.NamedNode))}
            found |= {other for other in self.neighbours.named(one) if other in self._things}
            if len(found) > most:
                return None
        return found

    def near(self, things: AbstractSet[ox.NamedNode]) -> Store:
        """Return what is said of some things in any graph, of these graphs, of neighbours, and of the words used."""
        about = self._about(things)
        passages = {name for one in things for name in self._passages.get(one, ())}
        own = {name: about.intersection(self._graphs.triples.get(name, ())) for name in REPEATED}
        for name in passages & self._graphs.triples.keys():
            own[name] = {one for one in self._graphs.triples[name] if one.subject in things}
        reached: set[object] = {*things, *map(ox.NamedNode, passages)}
        for one in things:
            reached |= {*self.neighbours.named(one), *self.neighbours.naming(one)}
        merged = self._about(reached)
        used = {term for one in merged for term in (one.predicate, one.object)} & self._things.words
        return _store({**own, "": merged | self._about(used)})

    def having(self, properties: AbstractSet[ox.NamedNode], before: frozenset[ox.NamedNode]) -> frozenset[ox.NamedNode]:
        """Return the things of which the merged graph says something by some properties, from those before."""
        changed = self.changed or set()
        said = ((one, triple.predicate) for one in changed for triple in self.neighbours.about.get(one, ()))
        return (before - changed) | {one for one, predicate in said if predicate in properties}

    def of(self, things: AbstractSet[ox.NamedNode]) -> Store:
        """Return what the merged graph says of some things."""
        return _store({"": self._about(things)})

    def _about(self, things: Iterable[object]) -> set[ox.Triple]:
        return {triple for one in things for triple in self.neighbours.about.get(one, ())}


def _store(graphs: Mapping[str, AbstractSet[ox.Triple]]) -> Store:
    store = Store.memory()
    for name, triples in graphs.items():
        _change(store, name, (), triples)
    return store


def _change(store: Store, name: str, gone: Iterable[ox.Triple], come: Iterable[ox.Triple]) -> None:
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    quad: Callable[[ox.Triple], ox.Quad] = lambda one: ox.Quad(one.subject, one.predicate, one.object, graph)  # noqa: E731
    for triple in gone:
        store.engine.remove(quad(triple))
    store.engine.extend(map(quad, come))
