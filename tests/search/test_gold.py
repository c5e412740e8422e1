"""What people type leads to what they mean: gold.csv pairs queries with what is expected in the first five."""

import csv
from pathlib import Path
from typing import Final

import pytest

from amu_graph.namespaces import BASE
from amu_graph.search import Index

FIRST: Final = 5

BEYOND: Final = {("assistant a maitrise d usage", "person/thomas-huguen")}
"""Pairs that a reader expects and that come lower: names with these words come before who held the role.

They count in the recall below.
"""


def _pairs() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("gold.csv").read_text(encoding="utf-8").splitlines()
    return [(row["query"], row["entity"]) for row in csv.DictReader(lines)]


PAIRS: Final = _pairs()


def rank(index: Index, query: str, entity: str) -> int:
    """Return the place of the entity among the first five, 0 where it is not there."""
    found = [hit.iri for hit in index.search(query, limit=FIRST)]
    return found.index(BASE + entity) + 1 if BASE + entity in found else 0


@pytest.mark.parametrize(
    ("query", "entity"),
    [pair for pair in PAIRS if pair not in BEYOND],
)
def test_query_finds_entity_among_the_first_five(index: Index, query: str, entity: str) -> None:
    assert rank(index, query, entity), [hit.iri for hit in index.search(query, limit=FIRST)]


def test_recall_and_rank_over_the_gold_file(index: Index) -> None:
    ranks = [rank(index, *pair) for pair in PAIRS]
    assert len(set(PAIRS)) == len(PAIRS) >= 100
    assert sum(1 for each in ranks if each) / len(ranks) >= 0.98
    assert sum(1 / each for each in ranks if each) / len(ranks) >= 0.8
