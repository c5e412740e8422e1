"""Phrases of a query: words between quotation marks, which must follow one another in one of the texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from amu_graph.search.french import normalise, words
from amu_graph.search.index_reader import Row, Tables
from amu_graph.search.matching import LONGEST_QUERY

_QUOTED: Final = re.compile('"([^"]+)"|«([^«»]+)»|“([^“”]+)”')


def phrases(text: str) -> list[list[str]]:
    """Return the words of each phrase of a query, folded; marks that are not closed mean nothing.

    >>> phrases('projet "habitat participatif" « Maître d’œuvre » "ville')
    [['habitat', 'participatif'], ['maitre', 'oeuvre']]
    """
    quoted = ("".join(found) for found in _QUOTED.findall(text[:LONGEST_QUERY]))
    return [split for each in quoted if (split := _folded(each))]


def with_phrases(
    scores: dict[int, int], sought: Sequence[Sequence[str]], tables: Tables, *, most: int
) -> dict[int, int]:
    """Return the scores of the documents that have every phrase in one of their texts; of many, the `most` best."""
    if not sought:
        return scores
    best = sorted(scores, key=lambda number: (-scores[number], number))
    having = (number for number in best if _has_all(_texts(tables.documents([number])[number]), sought))
    return {number: scores[number] for number in islice(having, most)}


def _texts(row: Row) -> Iterator[str]:
    return (value.text for field in row.fields for value in field)


def _has_all(texts: Iterable[str], sought: Sequence[Sequence[str]]) -> bool:
    held = [f" {' '.join(_folded(text))} " for text in texts]
    return all(any(f" {' '.join(phrase)} " in text for text in held) for phrase in sought)


def _folded(text: str) -> list[str]:
    return [word.folded for word in words(normalise(text))]
