"""The engine of the build finds in damaged graphs what pySHACL, the reference, finds in them."""

import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from amu_graph import resources
from amu_graph.builder import shacl
from amu_graph.builder.corpus import Corpus
from amu_graph.builder.graphs import Graphs
from amu_graph.builder.loaded import Loaded
from amu_graph.builder.local import LocalGraphs
from amu_graph.builder.pipeline import build
from amu_graph.builder.positions import Positions
from amu_graph.builder.vocabulary import Vocabulary
from amu_graph.namespaces import BASE, XSD
from amu_graph.notes.decisions import Decisions
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.problems import Problems
from amu_graph.notes.words import read_words
from founding_data import FOUNDING
from shacl_reports import by_build, by_reference, engine

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
TEXTS = ("", "2013", "2013-02", "2013-02-30", "0", "-1", "+1", "01", "1.50", "true", "é\nà", "2013Z", "NaN", "line=1,2")
DATATYPES = ("string", "integer", "decimal", "boolean", "date", "gYear", "gYearMonth", "dateTime", "anyURI")
LANGUAGES = ("fr", "en", "fr-CA", "FR")
POSITIONS = ("#start", "#end")
"""What the build counts itself: pySHACL gives no report where one of them is a blank node."""


@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
def test_damaged_notes_have_the_same_results_as_with_pyshacl() -> None:
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # a traceback for each text that is no value
    shapes = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        shapes.parse(path)
    sound = [quad.triple for quad in build(FOUNDING).quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    dice = random.Random(20261128)
    data = Graph()
    for triple in damaged(sound, dice):
        data.add((rdflib_term(triple.subject), rdflib_term(triple.predicate), rdflib_term(triple.object)))
    found = by_reference(data, shapes)
    assert len({(row.shape, row.constraint) for row in found}) > 60
    assert by_build(data, engine(shapes)) == found


def test_what_is_validated_part_by_part_is_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = [quad.triple for quad in build(FOUNDING).quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    said = damaged(sound, random.Random(20261129))
    triples = frozenset(one for one in said if not isinstance(one.object, ox.BlankNode))
    found = []
    for part in (shacl.PART, 100):
        monkeypatch.setattr(shacl, "PART", part)
        words = read_words(resources.ontology())
        corpus = Corpus(Reading(), Decisions(), [], [])
        near = LocalGraphs(corpus, Vocabulary(words.terms))
        loaded = Loaded(near, Vocabulary(words.terms), lambda: Graphs({}, triples))
        shapes = shacl.Shapes(resources.ontology())
        shapes.check(loaded, Positions((), (), (), words.terms), Problems())
        found.append({focus: sorted(map(repr, of)) for focus, of in (shapes.kept() or {}).items()})
    assert len(found[0]) > 100
    assert found[0] == found[1]


def damaged(sound: Sequence[ox.Triple], dice: random.Random) -> Iterator[ox.Triple]:
    """Yield the statements, some of those of entities lost, repeated, or with another subject, property or value."""
    subjects = [one.subject for one in sound if isinstance(one.subject, ox.NamedNode)]
    properties = sorted({one.predicate for one in sound}, key=str)
    for one in sound:
        if (
            dice.random() > 0.15
            or not str(one.subject).startswith(f"<{BASE}")
            or one.predicate.value.endswith(POSITIONS)
        ):
            yield one
            continue
        kind = dice.choice(("lost", "added", "subject", "property", "value"))
        if kind == "added":
            yield from (one, ox.Triple(one.subject, one.predicate, value(dice, subjects)))
        elif kind == "subject":
            yield ox.Triple(dice.choice(subjects), one.predicate, one.object)
        elif kind == "property":
            yield ox.Triple(one.subject, dice.choice(properties), one.object)
        elif kind == "value":
            yield ox.Triple(one.subject, one.predicate, value(dice, subjects))


def value(dice: random.Random, subjects: Sequence[ox.NamedNode]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    kind = dice.randrange(5)
    if kind == 0:
        return ox.Literal(dice.choice(TEXTS), datatype=ox.NamedNode(XSD + dice.choice(DATATYPES)))
    if kind == 1:
        return ox.Literal(dice.choice(TEXTS), language=dice.choice(LANGUAGES))
    if kind == 2:
        return ox.BlankNode()
    return dice.choice([*subjects[:200], ox.NamedNode("http://example.org/é")]) if kind == 3 else dice.choice(subjects)


def rdflib_term(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
