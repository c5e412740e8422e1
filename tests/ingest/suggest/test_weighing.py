"""Weights of statements are learned from annotated pages, and are those that come with the program."""

from pathlib import Path

import pytest

from amu_graph import resources
from amu_graph.ingest.suggest.gold import read_gold
from amu_graph.ingest.suggest.predicates import predicates
from amu_graph.ingest.suggest.relations import drafts
from amu_graph.ingest.suggest.scores import confirmed
from amu_graph.ingest.suggest.values import values_of
from amu_graph.ingest.suggest.weighing import Example, examples_of, learn
from amu_graph.ingest.suggest.weights import Weights, read_weights

PAGES = Path(__file__).parents[2] / "pages"


def test_what_is_true_more_often_weighs_more() -> None:
    """Of three signs, one goes with what is true, one with what is not, one with both."""
    true = Example({"bias": 1.0, "led by": 1.0, "seen": 1.0}, is_true=True, counts=1.0)
    false = Example({"bias": 1.0, "far": 1.0, "seen": 1.0}, is_true=False, counts=1.0)
    weights = learn([true, false] * 5)
    assert weights["led by"] > 0 > weights["far"]
    assert abs(weights.get("seen", 0.0)) < weights["led by"]


def test_a_score_grows_with_what_speaks_for_it() -> None:
    """The score is between none and all; the shift moves it."""
    weights = Weights({"cue": 2.0, "rival": -1.0})
    alone, cued = weights.score({}), weights.score({"cue": 1.0})
    assert alone == pytest.approx(0.5)
    assert cued == pytest.approx(0.880797, abs=1e-6)
    assert weights.score({"rival": 1.0}) < alone
    assert Weights({}, 1.0).score({}) == pytest.approx(0.731059, abs=1e-6)


def test_the_weights_are_those_that_the_pages_teach() -> None:
    """`just weights` was run after the last change of pages, cue words or signs."""
    kinds = predicates(resources.ontology())
    pages = [page for folder in (PAGES, PAGES / "invented") for page in read_gold(folder)]
    examples = [
        one
        for page in pages
        for one in examples_of(page, drafts(page.page, confirmed(page), values_of(page.page), kinds))
    ]
    learned, kept = learn(examples), read_weights().by_sign
    assert {
        sign for sign in learned.keys() | kept.keys() if abs(learned.get(sign, 0) - kept.get(sign, 0)) > 0.1
    } == set()
