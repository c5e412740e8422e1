"""Phrases of a query: words between quotation marks, which must follow one another in one of the texts."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from amu_graph.search.french import normalise, words
from amu_graph.search.index_reader import Tables
from amu_graph.search.matching import LONGEST_QUERY

_QUOTED: Final = re.compile('"([^"]+)"|«([^«»]+)»|“([^“”]+)”')


def phrases(text: str) -> list[list[str]]:
    """Return the words of each phrase of a query, folded; marks that are not closed mean nothing.

    >>> phrases('projet "habitat participatif" « Maître d’œuvre » "ville')
    [['habitat', 'participatif'], ['maitre', 'oeuvre']]
    """
    quoted = ("".join(found) for found in _QUOTED.findall(text[:LONGEST_QUERY]))
    return [split for each in quoted if (split := _folded(each))]


def with_phrases(scores: dict[int, int], sought: Sequence[Sequence[str]], tables: Tables) -> dict[int, int]:
    """Return the scores of the documents that have every phrase in one of their texts."""
    if not sought:
        return scores
    rows = tables.documents(scores)
    return {
        number: score
        for number, score in scores.items()
        if _has_all([value.text for field in rows[number].fields for value in field], sought)
    }


def _has_all(texts: Iterable[str], sought: Sequence[Sequence[str]]) -> bool:
    held = [f" {' '.join(_folded(text))} " for text in texts]
    return all(any(f" {' '.join(phrase)} " in text for text in held) for phrase in sought)


def _folded(text: str) -> list[str]:
    return [word.folded for word in words(normalise(text))]
