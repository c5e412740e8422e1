"""The checks after a change find what they find when all is asked anew."""

import json
import random
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import pyoxigraph as ox
import pytest

from amu_graph import resources
from amu_graph.builder.checks import Checks
from amu_graph.builder.graphs import Graphs
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.positions import Positions
from amu_graph.builder.vocabulary import Vocabulary
from amu_graph.namespaces import AMU, BASE, DCTERMS, ONTOLOGY, OWL, RDF, RDFS, SCHEMA, SKOS, VOCAB, XSD
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.words import read_words

THINGS = [
    ox.NamedNode(f"{BASE}{name}")
    for name in (*(f"organization/o{number}" for number in range(25)), "source/s#L1", "source/s#L2")
]
VALUES: Mapping[str, list[ox.NamedNode | ox.Literal]] = {
    RDF + "type": [ox.NamedNode(AMU + name) for name in ("Organization", "Participation", "Passage")],
    RDFS + "label": [ox.Literal(text, language="fr") for text in ("A", "B", "C")],
    AMU + "agent": [*THINGS],
    DCTERMS + "isPartOf": [*THINGS],
    DCTERMS + "type": [ox.NamedNode(f"{VOCAB}status/{name}") for name in ("asserted", "interpreted", "unverified")],
    AMU + "context": [*THINGS],
    AMU + "role": [ox.NamedNode(f"{VOCAB}role/{name}") for name in ("auteur", "none")],
    AMU + "affiliatedWith": [*THINGS],
    AMU + "publisherOf": [*THINGS],
    AMU + "stageOf": [*THINGS],
    AMU + "year": [ox.Literal("2013")],
    DCTERMS + "issued": [ox.Literal(year) for year in ("2012", "2013")],
    DCTERMS + "date": [ox.Literal(year) for year in ("2012", "2013")],
    SCHEMA + "foundingDate": [ox.Literal("2013")],
    SCHEMA + "startDate": [ox.Literal("2013")],
    SCHEMA + "endDate": [ox.Literal("2012")],
    AMU + "resultedIn": [*THINGS],
    AMU + "dwellingCount": [ox.Literal(count) for count in ("1", "2")],
    OWL + "deprecated": [ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))],
    DCTERMS + "isReplacedBy": [*THINGS],
    SKOS + "note": [ox.Literal("N", language="fr")],
}
GRAPHS = ("", f"{BASE}source/s#L1", f"{BASE}source/s#L2")
WORDS = {quad.triple for quad in ox.parse(
    """@prefix amu: <https://w3id.org/amu-graph/ontology#> .
    @prefix role: <https://w3id.org/amu-graph/vocab/role/> .
    role:auteur amu:shortcut amu:publisherOf ;
        <http://www.w3.org/2004/02/skos/core#inScheme> <https://w3id.org/amu-graph/vocab/role> .
    amu:publisherOf <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> amu:involvedIn .
    <http://purl.org/dc/terms/issued> amu:group "date" .""",
    format=ox.RdfFormat.TURTLE,
)}  # fmt: skip


Triples = Mapping[str, frozenset[ox.Triple]]


class Held:
    """Tells what the triples of some graphs hold of a thing, by looking through all of them."""

    def __init__(self, triples: Triples) -> None:
        self._triples = triples

    def merged(self, thing: object) -> set[ox.Triple]:
        return {one for one in self._triples[""] if one.subject == thing}

    def naming(self, thing: ox.NamedNode) -> set[ox.NamedNode]:
        return things(one.subject for one in self._triples[""] if one.object == thing)

    def named(self, thing: object) -> set[ox.NamedNode]:
        return things(one.object for one in self.merged(thing))

    def said_in(self, passage: str) -> set[ox.NamedNode]:
        return things(one.subject for one in self._triples.get(passage, ()))

    def graphs(self, about: Iterable[ox.NamedNode]) -> dict[str, set[ox.Triple]]:
        about = set(about)
        return {name: {one for one in some if one.subject in about} for name, some in self._triples.items() if name}

    def around(self, about: AbstractSet[ox.NamedNode], steps: int) -> set[ox.Triple]:
        raise NotImplementedError


def things(terms: Iterable[object]) -> set[ox.NamedNode]:
    return {one for one in terms if isinstance(one, ox.NamedNode)}


def loaded(made: Triples, before: Triples | None = None) -> Loaded:
    """Return graphs, and what has changed since they were others."""
    vocabulary = Vocabulary(Ontology(tuple(WORDS), ()))
    changed = None
    if before is not None:
        other = {one for name in made for one in made[name] ^ before[name]}
        changed = things({one.subject for one in other} | {one.object for one in other if one.object in THINGS})
    return Loaded(Held(made), vocabulary, lambda: Graphs(made, frozenset()), changed)


def found(checks: Checks, graphs: Loaded) -> list[tuple[str, str]]:
    problems = Problems()
    positions = Positions((), (), (), read_words(resources.ontology()).terms)
    checks.run(graphs, resources.queries(), positions, problems)
    return [(problem.code, problem.message.en) for problem in problems.sorted()]


def test_what_is_found_after_each_change_is_what_is_found_anew() -> None:
    dice = random.Random(20261128)
    triples: dict[str, set[ox.Triple]] = {name: set() for name in GRAPHS}
    checks, codes = Checks(), set()
    left, before = "{}", None
    for turn in range(40):
        for _ in range(dice.randrange(1, 4) if turn else 500):
            predicate = dice.choice(list(VALUES))
            one = ox.Triple(dice.choice(THINGS), ox.NamedNode(predicate), dice.choice(VALUES[predicate]))
            for name in dice.sample(GRAPHS, dice.choice((1, 2, 2))):
                triples[name] ^= {one}
        made: dict[str, frozenset[ox.Triple]] = {name: frozenset(some) for name, some in triples.items()}
        made |= {"": made[""] | WORDS, ONTOLOGY: frozenset(WORDS)}
        again, elsewhere = Checks(), Checks(json.loads(left))
        problems = found(again, loaded(made))
        assert found(checks, loaded(made, before)) == problems
        assert found(elsewhere, loaded(made, before)) == problems
        left, before = json.dumps(elsewhere.kept()), made
        codes |= {code for code, _ in problems}
    assert len(codes) > 12


A, B, C, PASSAGE = (ox.NamedNode(BASE + name) for name in ("organization/a", "event/b", "event/c", "source/s#L1"))
ROLE, STATUS = ox.NamedNode(f"{VOCAB}role/auteur"), ox.NamedNode(f"{VOCAB}status/unverified")


def said(subject: ox.NamedNode, path: str, value: ox.NamedNode | str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(path), value if isinstance(value, ox.NamedNode) else ox.Literal(value))


@pytest.mark.parametrize(
    ("before", "change", "code"),
    [
        (
            {said(A, AMU + "publisherOf", B), said(B, DCTERMS + "issued", "2012")},
            said(A, SCHEMA + "foundingDate", "2013"),
            "published-before-founded",
        ),
        (
            {said(A, AMU + "resultedIn", B), said(A, AMU + "dwellingCount", "1")},
            said(B, AMU + "dwellingCount", "2"),
            "dwelling-counts-differ",
        ),
        (
            {said(A, DCTERMS + "isPartOf", B), said(B, DCTERMS + "isPartOf", C)},
            said(C, DCTERMS + "isPartOf", A),
            "part-of-itself",
        ),
        ({said(A, AMU + "dwellingCount", "1")}, said(PASSAGE, DCTERMS + "type", STATUS), "unverified-in-merged-graph"),
        (
            {said(A, AMU + "publisherOf", B), said(C, AMU + "agent", A), said(C, AMU + "context", B)},
            said(C, AMU + "role", ROLE),
            "shortcut-without-participation",
        ),
    ],
)
@pytest.mark.parametrize("come", [True, False])
def test_a_change_beside_a_thing_changes_what_is_found_of_it(
    before: set[ox.Triple], change: ox.Triple, code: str, come: bool
) -> None:
    checks, known = Checks(), []
    last: Triples | None = None
    for triples in (before, before | {change})[:: 1 if come else -1]:
        merged = frozenset(triples | WORDS)
        made = {"": merged, PASSAGE.value: frozenset(before), ONTOLOGY: frozenset(WORDS)}
        kept = checks.kept()
        known.append(code in {one for one, _ in found(checks, loaded(made, last))})
        assert (code in {one for one, _ in found(Checks(kept), loaded(made, last))}) is known[-1]
        last = made
    assert known == [known[0], not known[0]]
