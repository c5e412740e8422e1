"""A graph in parts that are validated one by one: some things each, and what shapes ask about them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

import pyoxigraph as ox

from amu_graph.builder.vocabulary import SUBCLASS

Part = tuple[AbstractSet[str], Collection[ox.Triple]]
"""The names of things, and what is said of them and of those that the shapes reach from them."""


def parts(
    triples: Collection[ox.Triple], targets: Iterable[object], steps: int | None, most: int
) -> Iterator[Part] | None:
    """Yield the parts of a graph, of `most` things each; None where the graph is small, or no part tells enough.

    `targets` are things that shapes ask about by name, `steps` how far from a thing they look.
    """
    things = {*targets, *(one for triple in triples for one in (triple.subject, triple.object))}
    named = sorted(one.value for one in things if isinstance(one, ox.NamedNode))
    if steps is None or len(named) <= most or any(isinstance(one.subject, ox.BlankNode) for one in triples):
        return None
    return _parts(triples, named, steps, most)


def _parts(triples: Collection[ox.Triple], named: list[str], steps: int, most: int) -> Iterator[Part]:
    about: dict[object, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        about[triple.subject].append(triple)
    classes = {triple for triple in triples if triple.predicate == SUBCLASS}
    for begin in range(0, len(named), most):
        reached: set[object] = {ox.NamedNode(one) for one in named[begin : begin + most]}
        names = set(map(str, reached))
        found, seen = set(classes), set[object]()
        for _ in range(steps + 1):
            said = {triple for thing in reached for triple in about.get(thing, ())}
            seen |= reached
            found |= said
            reached = {one for one in (triple.object for triple in said) if one not in seen}
        yield names, found
