"""What notes and decisions say → the triples of each graph of the dataset."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.builder.corpus import Corpus
from amu_graph.builder.derive import Derivation
from amu_graph.builder.merge import DEPRECATED
from amu_graph.builder.metadata import Metadata, dataset_triples
from amu_graph.builder.readings import only_interpreted, shown_only_interpreted
from amu_graph.builder.shown_labels import LABEL
from amu_graph.notes.ontology import Ontology
from amu_graph.store.totals import Totals


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
        return Totals.of_graphs(self.triples)

    @cached_property
    def content(self) -> bytes:
        """The N-Quads in the order of their bytes."""
        return b"".join(sorted(self.lines))

    @cached_property
    def lines(self) -> list[bytes]:
        """The N-Quads, each once; the engine escapes line ends within texts."""
        lines: list[bytes] = []
        for name, triples in self.triples.items():
            written: bytes = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
            end = f" <{name}> .\n".encode() if name else b" .\n"
            lines += [line.removesuffix(b" .") + end for line in written.split(b"\n") if line]
        return lines


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

    def of(self, corpus: Corpus) -> Graphs:
        """Return the graphs of a corpus."""
        metadata = self._metadata.of(corpus.sources, corpus.passages, corpus.reading.described)
        background = metadata | self._vocabularies
        stated = {statement.triple for statement in corpus.shown} | background
        derived = self._derivation.of(stated | self._labels) - stated
        interpreted = only_interpreted(corpus.shown, derived, background, self._certain, self._ontology)
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
