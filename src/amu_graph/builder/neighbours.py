"""What is said of each thing, and what names it; what tells whether that has changed since another process looked."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns

SUBCLASS: Final = ox.NamedNode(ns.RDFS + "subClassOf")
REPEATED: Final = (ns.DERIVED, ns.INTERPRETED, ns.METADATA, ns.ONTOLOGY, ns.VOCABULARIES)
"""Graphs whose statements the merged one repeats."""
_FIXED: Final = frozenset((ns.METADATA, ns.ONTOLOGY, ns.VOCABULARIES))
"""Those of them that tell nothing of a statement that the merged one would not."""
_LARGEST: Final = (1 << 64) - 1

Triples = AbstractSet[ox.Triple]


class Neighbours:
    """The triples of the merged graph by their subjects, and by what they name."""

    def __init__(self, triples: Collection[ox.Triple]) -> None:
        self.about: dict[object, list[ox.Triple]] = defaultdict(list)
        self._naming: dict[object, list[ox.Triple]] = defaultdict(list)
        self.change((), triples)

    def change(self, gone: Collection[ox.Triple], come: Collection[ox.Triple]) -> None:
        """Take some triples out and others in."""
        about, naming = self.about, self._naming
        for triple in gone:
            about[triple.subject].remove(triple)
            if isinstance(value := triple.object, ox.NamedNode):
                naming[value].remove(triple)
        for triple in come:
            about[triple.subject].append(triple)
            if isinstance(value := triple.object, ox.NamedNode):
                naming[value].append(triple)
        if "_classes" in vars(self):
            self._classes.difference_update(gone)
            self._classes.update(triple for triple in come if triple.predicate == SUBCLASS)

    @cached_property
    def _classes(self) -> set[ox.Triple]:
        """What is said of classes and those above them."""
        return {triple for said in self.about.values() for triple in said if triple.predicate == SUBCLASS}

    def naming(self, thing: object) -> list[ox.NamedNode]:
        """Return the things of which something is said that names this one."""
        found = (triple.subject for triple in self._naming.get(thing, ()))
        return [one for one in found if isinstance(one, ox.NamedNode)]

    def named(self, thing: object) -> list[ox.NamedNode]:
        """Return the things that are named by what is said of this one."""
        found = (triple.object for triple in self.about.get(thing, ()))
        return [one for one in found if isinstance(one, ox.NamedNode)]

    def sums(self, things: "Things") -> dict[object, int]:
        """Return the sum of the hashes of the triples about each subject, and of those that name it as a thing."""
        found = {subject: sum(map(hash, said)) for subject, said in self.about.items()}
        for value, said in self._naming.items():
            if value in things:
                found[value] = found.get(value, 0) + sum(map(hash, said))
        return found

    def around(self, things: AbstractSet[ox.NamedNode], steps: int) -> set[ox.Triple]:
        """Return what is said of some things and of those up to some steps away, and of classes."""
        found = set(self._classes)
        seen: set[object] = set()
        reached: set[ox.NamedNode] = set(things)
        for _ in range(steps + 1):
            seen |= reached
            said = {triple for thing in reached for triple in self.about.get(thing, ())}
            reached = {one.object for one in said if isinstance(one.object, ox.NamedNode)} - seen
            found |= said
        return found


class Things:
    """Tells the things of this graph from words of the ontology and from addresses elsewhere, which too many name."""

    def __init__(self, graphs: Mapping[str, Triples]) -> None:
        self.words = {one.subject for name in (ns.ONTOLOGY, ns.VOCABULARIES) for one in graphs.get(name, ())}
        self._told: dict[object, bool] = dict.fromkeys(self.words, False)

    def __contains__(self, value: object) -> bool:
        """Return whether a term is a thing."""
        told = self._told.get(value)
        if told is None:
            told = self._told[value] = isinstance(value, ox.NamedNode) and value.value.startswith(ns.BASE)
        return told


def signatures(graphs: Mapping[str, Triples], merged: Neighbours) -> dict[str, int]:
    """Return a number for each IRI that is another where other statements are about it or name it as a thing.

    Sums of the hashes of statements, which are the same in every process; under the empty name those about classes and
    about what has no name. `merged` are the statements of the default graph.
    """
    things = Things(graphs)
    found = defaultdict(int, merged.sums(things))
    for name, triples in graphs.items():
        if not name or name in _FIXED:
            continue
        factor = hash(ox.NamedNode(name)) | 1
        for triple in triples:
            number = hash(triple) * factor
            found[triple.subject] += number
            if (value := triple.object) in things:
                found[value] += number
    every = {one.value: number & _LARGEST for one, number in found.items() if isinstance(one, ox.NamedNode)}
    nameless = sum(number for one, number in found.items() if not isinstance(one, ox.NamedNode))
    classes = sum(hash(one) for one in graphs.get("", ()) if one.predicate == SUBCLASS)
    return every | {"": (nameless + classes) & _LARGEST}


def differing(before: Mapping[str, int], now: Mapping[str, int]) -> set[ox.NamedNode] | None:
    """Return what has another signature than before; None where that cannot be told by the things alone."""
    other = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    if "" in other:
        return None
    with suppress(ValueError):  # what holds no IRI was not kept by us
        return set(map(ox.NamedNode, other))
    return None
