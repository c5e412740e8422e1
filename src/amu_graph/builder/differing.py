"""What is other in the graphs of two corpora: looked for where notes say something else, and around that."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Final, TypeVar

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.corpus import Corpus
from amu_graph.builder.local import LocalGraphs
from amu_graph.builder.passage_triples import passage_triples, source_triples
from amu_graph.builder.vocabulary import SUBCLASS
from amu_graph.notes.statements import Statement

MOST: Final = 4_000
"""Things that are compared: of more, all are looked at anew."""

_AGENT: Final = ox.NamedNode(ns.AMU + "agent")

Things = set[ox.NamedNode]

Said = TypeVar("Said")


def differing(before: LocalGraphs, now: LocalGraphs) -> Things | None:
    """Return what other statements are about, or name as a thing, than before; None where there is no telling.

    What follows for a thing depends on what it names and on what names it; of a participation, something follows for
    its agent.
    """
    other = set(_other(before.corpus, now.corpus))
    if any(not now.vocabulary.is_thing(one.subject) or one.predicate == SUBCLASS for one in other):
        return None
    stated = {one.subject for one in other if isinstance(one.subject, ox.NamedNode)}
    near = set(stated)
    for graphs in (before, now):
        for one in stated:
            near |= graphs.naming(one) | {each for each in graphs.named(one) if now.vocabulary.is_thing(each)}
            if len(near) > MOST:
                return None
    near |= {value for graphs in (before, now) for one in near for value in _agents(graphs, one)}
    return _changed(before, now, near) if len(near) <= MOST else None


def _agents(graphs: LocalGraphs, thing: ox.NamedNode) -> Iterator[ox.NamedNode]:
    named = (one.object for one in graphs.about(thing).plain if one.predicate == _AGENT)
    return (one for one in named if isinstance(one, ox.NamedNode))


def _changed(before: LocalGraphs, now: LocalGraphs, things: Things) -> Things:
    """Return which of some things, and what they name, have other triples in any graph."""
    changed: set[object] = set()
    for thing in things:
        for triple in _triples(before, thing) ^ _triples(now, thing):
            changed |= {thing, *({triple[1].object} if now.vocabulary.is_thing(triple[1].object) else ())}
    return {one for one in changed if isinstance(one, ox.NamedNode)}


def _triples(graphs: LocalGraphs, thing: ox.NamedNode) -> set[tuple[str, ox.Triple]]:
    every = {**graphs.graphs([thing]), "": graphs.merged(thing)}
    return {(name, one) for name, triples in every.items() for one in triples}


def _other(before: Corpus, now: Corpus) -> Iterator[ox.Triple]:
    """Yield the triples that one of two corpora states and the other does not, or in another passage or status."""
    for gone, come in (_unlike(before.shown, now.shown), _unlike(before.said, now.said)):
        yield from (triple for triple, *_ in _keys(gone) ^ _keys(come))
    yield from set(before.reading.described) ^ set(now.reading.described)
    old, new = (set(chain.from_iterable(map(source_triples, one))) for one in _unlike(before.sources, now.sources))
    yield from old ^ new
    old, new = (set(chain.from_iterable(map(passage_triples, one))) for one in _unlike(before.passages, now.passages))
    yield from old ^ new


def _unlike(before: Collection[Said], now: Collection[Said]) -> tuple[list[Said], list[Said]]:
    """Return what was there and is not, and what has come: what was read from the same file is the same object."""
    old, new = set(map(id, before)), set(map(id, now))
    return [one for one in before if id(one) not in new], [one for one in now if id(one) not in old]


def _keys(statements: Iterable[Statement]) -> set[tuple[ox.Triple, str, str]]:
    return {(one.triple, one.passage.iri, one.passage.status) for one in statements}
