"""The checks after a change find what they find when all is asked anew."""

import random
from collections.abc import Mapping

import pyoxigraph as ox

from amu_graph import resources
from amu_graph.builder.checks import Checks
from amu_graph.builder.graphs import Graphs
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.positions import Positions
from amu_graph.namespaces import AMU, BASE, DCTERMS, RDF, RDFS, VOCAB
from amu_graph.notes.problems import Problems
from amu_graph.notes.words import read_words

THINGS = [ox.NamedNode(f"{BASE}{name}") for name in ("organization/a", "organization/b", "person/c", "source/s#L1")]
VALUES: Mapping[str, list[ox.NamedNode | ox.Literal]] = {
    RDF + "type": [ox.NamedNode(AMU + name) for name in ("Organization", "Participation", "Passage")],
    RDFS + "label": [ox.Literal(text, language="fr") for text in ("A", "B", "C")],
    AMU + "agent": [*THINGS],
    DCTERMS + "isPartOf": [*THINGS],
    DCTERMS + "type": [ox.NamedNode(f"{VOCAB}status/{name}") for name in ("asserted", "interpreted")],
}
GRAPHS = ("", f"{BASE}source/s#L1", f"{BASE}source/s#L2")


def found(checks: Checks, loaded: Loaded) -> list[tuple[str, str]]:
    problems = Problems()
    positions = Positions((), (), (), read_words(resources.ontology()).terms)
    checks.run(loaded, resources.queries(), positions, problems)
    return [(problem.code, problem.message.en) for problem in problems.sorted()]


def test_what_is_found_after_each_change_is_what_is_found_anew() -> None:
    dice = random.Random(20261128)
    triples: dict[str, set[ox.Triple]] = {name: set() for name in GRAPHS}
    checks, loaded, codes = Checks(), Loaded(), set()
    for _ in range(60):
        for _ in range(dice.randrange(1, 9)):
            predicate = dice.choice(list(VALUES))
            one = ox.Triple(dice.choice(THINGS), ox.NamedNode(predicate), dice.choice(VALUES[predicate]))
            triples[dice.choice(GRAPHS)] ^= {one}
        graphs = Graphs({name: frozenset(some) for name, some in triples.items()}, frozenset())
        loaded.take(graphs)
        anew = Loaded()
        anew.take(Graphs(graphs.triples, frozenset()))
        problems = found(checks, loaded)
        assert problems == found(Checks(), anew)
        assert graphs.content == Graphs(graphs.triples, frozenset()).content
        codes |= {code for code, _ in problems}
    assert {"untraceable-statement", "dangling-reference", "several-labels", "passage-incomplete"} <= codes
    assert {"participation-incomplete", "reading-without-reason"} <= codes
