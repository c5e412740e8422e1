"""What is told of one thing is what the graphs hold of it when all of them are made."""

from collections import defaultdict
from collections.abc import Collection

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.builder.corpus import Corpus, read_corpus
from amu_graph.builder.graphs import GraphMaker, Graphs
from amu_graph.builder.local import LocalGraphs
from amu_graph.builder.vocabulary import Vocabulary
from amu_graph.notes.problems import Problems
from amu_graph.notes.words import read_words

WORDS = read_words(resources.ontology())
DATASET = ox.NamedNode(ns.DATASET)


def corpus() -> Corpus:
    return read_corpus(resources.data(), WORDS.profile, WORDS.terms, Problems())


def test_each_thing_is_told_as_the_whole_graphs_hold_it() -> None:
    read = corpus()
    local, graphs = LocalGraphs(read, Vocabulary(WORDS.terms)), GraphMaker(WORDS.terms).of(read)
    held: dict[object, dict[str, set[ox.Triple]]] = defaultdict(lambda: defaultdict(set))
    naming: dict[object, set[object]] = defaultdict(set)
    for name, triples in graphs.triples.items():
        for one in triples:
            if one.subject != DATASET:
                held[one.subject][name].add(one)
                if not name and isinstance(one.subject, ox.NamedNode):
                    naming[one.object].add(one.subject)
    every = {one for one in held if isinstance(one, ox.NamedNode)}
    assert len(every) > 1000
    for thing in every:
        told = {"": local.merged(thing), **local.graphs([thing])}
        assert {name: some for name, some in told.items() if some} == held[thing], thing
        assert local.about(thing).plain == held[thing][""] & graphs.plain
        if local.vocabulary.is_thing(thing):
            assert local.naming(thing) == naming[thing]


def test_what_passages_say_and_what_is_around_a_thing_is_that_of_the_whole() -> None:
    read = corpus()
    local, graphs = LocalGraphs(read, Vocabulary(WORDS.terms)), GraphMaker(WORDS.terms).of(read)
    for name, triples in graphs.triples.items():
        if "#" in name:
            assert local.said_in(name) == {one.subject for one in triples}
    start = next(one.subject for one in read.shown if one.subject.value.startswith(ns.BASE + "participation/"))
    assert local.around({start}, 0) >= of(graphs, {start})
    near = {one.object for one in of(graphs, {start})}
    assert local.around({start}, 1) >= of(graphs, near)


def of(graphs: Graphs, things: Collection[object]) -> set[ox.Triple]:
    """Return what the default graph says of some things, without what is made for display."""
    return {one for one in graphs.plain if one.subject in things}
