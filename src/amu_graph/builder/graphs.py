"""What notes and decisions say → the triples of each graph of the dataset."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.corpus import Corpus
from amu_graph.builder.derive import Derivation
from amu_graph.builder.merge import DEPRECATED
from amu_graph.builder.metadata import Metadata, dataset_triples
from amu_graph.builder.readings import certain, only_interpreted, shown_only_interpreted
from amu_graph.builder.shown_labels import LABEL
from amu_graph.notes.ontology import Ontology
from amu_graph.store.totals import Merged, Totals

Change: TypeAlias = tuple[str, AbstractSet[ox.Triple], AbstractSet[ox.Triple]]
"""The name of a graph, the triples that are gone from it, and those that have come."""


@dataclass(frozen=True)
class Graphs:
    """The triples of each graph; the default graph has the empty name.

    `plain` are those of the default graph without what is made for display.
    """

    triples: Mapping[str, AbstractSet[ox.Triple]]
    plain: AbstractSet[ox.Triple]

    @cached_property
    def totals(self) -> Totals:
        """What they hold."""
        return Totals.of_graphs(self.triples, self.merged)

    @cached_property
    def merged(self) -> Merged:
        """The counts of the merged graph."""
        return Merged(self.triples.get("", ()))

    @cached_property
    def content(self) -> bytes:
        """The N-Quads in the order of their bytes."""
        return b"".join(self.ordered)

    @cached_property
    def ordered(self) -> list[bytes]:
        """The N-Quads, each once, in the order of their bytes."""
        return sorted(self.lines)

    @property
    def lines(self) -> list[bytes]:
        """The N-Quads, each once."""
        return [line for name, triples in self.triples.items() for line in _lines(name, triples)]

    def changes(self, before: "Graphs") -> Iterator[Change]:
        """Yield, for each graph that is not as before, its name, the triples that are gone and those that have come."""
        for name in before.triples.keys() | self.triples.keys():
            old, new = (graphs.triples.get(name, frozenset()) for graphs in (before, self))
            if old != new:
                yield name, old - new, new - old

    def follow(self, before: "Graphs", changes: Collection[Change]) -> None:
        """Count, and put the lines in order, by those of the graphs before, where these were: few are others.

        The counts are those of the graphs before, which have none from here on.
        """
        if "merged" in vars(before):
            vars(self)["merged"] = merged = vars(before).pop("merged")
            merged.change(*next(((gone, come) for name, gone, come in changes if not name), ((), ())))
        if "ordered" not in vars(before):
            return
        gone = {line for name, triples, _ in changes for line in _lines(name, triples)}
        kept = [line for line in before.ordered if line not in gone]
        kept += [line for name, _, triples in changes for line in _lines(name, triples)]
        vars(self)["ordered"] = sorted(kept)


def _lines(name: str, triples: AbstractSet[ox.Triple]) -> Iterator[bytes]:
    """Yield the N-Quads of a graph; the engine escapes line ends within texts."""
    written: bytes = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    end = f" <{name}> .\n".encode() if name else b" .\n"
    return (line.removesuffix(b" .") + end for line in written.split(b"\n") if line)


class GraphMaker:
    """Makes the graphs of what notes say, again and again: what follows from the same is not derived again."""

    def __init__(self, terms: Ontology) -> None:
        self._ontology = terms
        self._terms = frozenset(terms.terms)
        self._vocabularies = frozenset(terms.vocabularies)
        self._labels = {triple for triple in terms.terms if triple.predicate == LABEL}
        self._metadata = Metadata()
        self._derivation = Derivation(terms)
        self._certain = Derivation(terms)
        self._before: Graphs | None = None

    def of(self, corpus: Corpus) -> Graphs:
        """Return the graphs of a corpus."""
        before, graphs = self._before, self._made(corpus)
        if before:
            graphs.follow(before, list(graphs.changes(before)))
        self._before = graphs
        return graphs

    def _made(self, corpus: Corpus) -> Graphs:
        metadata = self._metadata.of(corpus.sources, corpus.passages, corpus.reading.described)
        background = metadata | self._vocabularies
        stated = {statement.triple for statement in corpus.shown} | background
        derived = self._derivation.of(stated | self._labels) - stated
        follows = self._certain.of({one.triple for one in certain(corpus.shown)} | background)
        interpreted = only_interpreted(corpus.shown, derived, background, follows, self._ontology)
        shown = self._derivation.shown_labels
        interpreted |= shown_only_interpreted(interpreted, shown)
        plain = stated | derived | self._terms
        about = set(dataset_triples(triples=len(plain | shown), entities=self._entities(), sources=len(corpus.sources)))
        named = {
            ns.DERIVED: derived | shown,
            ns.INTERPRETED: interpreted,
            ns.ONTOLOGY: self._terms,
            ns.VOCABULARIES: self._vocabularies,
            ns.METADATA: metadata | about,
        }
        return Graphs({"": plain | shown | about, **named, **_said(corpus)}, plain | about)

    def _entities(self) -> int:
        """Return how many entities are in use."""
        stating = self._derivation.facts.index
        return sum(1 for iri, said in stating.items() if ns.kind_of(iri) and DEPRECATED.value not in said)


def _said(corpus: Corpus) -> dict[str, set[ox.Triple]]:
    """Return the triples of each passage."""
    graphs: dict[str, set[ox.Triple]] = {}
    for statement in corpus.said:
        graphs.setdefault(statement.passage.iri, set()).add(statement.triple)
    return graphs
