"""How what is found is put in order: integers only, so that another language gives the same numbers.

For each word of the query, a document has the *points* of the best of its matches: the weight of the field times the
weight of the manner. Points are multiplied by the *rarity* of the word, the number of binary digits of (documents in
all ÷ documents that have the word), and added. The first documents are then compared with the query name by name: the
score grows by the share, in percent, of the words of a name that the query has said. The weight of the kind comes last,
and the number of the document decides between equals. A term of the ontology follows every entity so named; that of
which unverified passages alone speak comes last.
"""

import heapq
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from amu_graph.search.index_reader import Row, Tables
from amu_graph.search.index_tables import OPENING_LENGTHS
from amu_graph.search.matching import Sought
from amu_graph.search.records import FIELDS

if TYPE_CHECKING:
    from array import array

ENOUGH: Final = 5
"""Documents that answer every word; with fewer of them, those that answer most of the query follow."""

LEAST_COVERAGE: Final = 60
"""Per cent of the weight of a query that a document must answer; where none does, those that answer most of it do."""

COMPARED: Final = 2000
"""How many documents are compared with the query name by name, at least: however few are shown, their order is one."""

COMPARED_WHILE_TYPING: Final = 100
"""The same for names that are suggested at each letter."""

KIND_WEIGHTS: Final = MappingProxyType(
    {"Building": 9, "Role": 9, "Concept": 9, "Source": 8, "ConceptScheme": 7, "Class": 7, "Property": 6}
)
"""Out of 10, the weight of an entity: of two things with one name, the entity comes before its vocabulary."""

TERMS: Final = ("Class", "Property")
"""The kinds of the terms of the ontology."""

_NUMBER_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Scored:
    """A document and its score."""

    row: Row
    score: int


def points(each: Sought, tables: Tables, fields: Collection[int], *, alone: bool = False) -> dict[int, int]:
    """Return the points of each document for one word of the query.

    One or two letters `alone` lead to the first documents with such a name only: there would be too many.
    """
    found: list[tuple[int, array[int]]] = []
    for word, number in each.numbers.items():
        weight = each.manners[word].weight
        found += [(FIELDS[field].weight * weight, ids) for field, ids in tables.postings((number,), fields)]
    for letters, manner in each.beginnings.items():
        if alone and len(letters) in OPENING_LENGTHS:
            found.append((FIELDS[0].weight * manner.weight, tables.opening(letters)))
        else:
            begun = tables.prefix_postings(letters, fields)
            found += [(FIELDS[field].weight * manner.weight, ids) for field, ids in begun]
    result: dict[int, int] = {}
    for value, ids in sorted(found, key=lambda pair: pair[0]):  # the best comes last and stays
        result.update(dict.fromkeys(ids, value))
    return result


def gathered(
    query: Sequence[Sought], tables: Tables, *, fields: Collection[int], kinds: Collection[str] | None, partial: bool
) -> dict[int, int]:
    """Return the score, before names are compared, of each document that answers every word of the query.

    With `partial`, documents that answer enough of it are added where few answer all, and words that nothing answers
    do not count.
    """
    total = tables.total
    by_word = [_of_kinds(points(each, tables, fields, alone=len(query) == 1), tables, kinds) for each in query]
    by_word = [found for found in by_word if found] if partial else by_word
    if not by_word or not all(by_word):
        return {}
    rarities = [(total // len(found)).bit_length() for found in by_word]
    rarest, *others = sorted(by_word, key=len)
    every = set(rarest).intersection(*others)
    pairs = list(zip(rarities, by_word, strict=True))
    scores = _sums(every, pairs)
    if partial and len(every) < ENOUGH and len(pairs) > 1:
        scores = _partial(pairs) | scores
    return scores


def _sums(numbers: Iterable[int], pairs: list[tuple[int, dict[int, int]]]) -> dict[int, int]:
    if len(pairs) == 1:
        (rarity, found), *_ = pairs
        return {number: rarity * found[number] for number in numbers}
    if len(pairs) == 2:  # noqa: PLR2004 - the common case, without a generator per document
        (rarity, found), (rarity_2, found_2) = pairs
        return {number: rarity * found[number] + rarity_2 * found_2[number] for number in numbers}
    return {number: sum(rarity * found[number] for rarity, found in pairs) for number in numbers}


def _of_kinds(found: dict[int, int], tables: Tables, kinds: Collection[str] | None) -> dict[int, int]:
    if kinds is None:
        return found
    return {number: value for number, value in found.items() if tables.kinds[number] in kinds}


def _partial(pairs: list[tuple[int, dict[int, int]]]) -> dict[int, int]:
    """Return the scores of documents that answer a part of the query, reduced to the share they answer."""
    weight = sum(rarity for rarity, _ in pairs)
    answered: dict[int, int] = {}
    scores: dict[int, int] = {}
    for rarity, found in pairs:
        for number, value in found.items():
            answered[number] = answered.get(number, 0) + rarity
            scores[number] = scores.get(number, 0) + rarity * value
    least = min(weight * LEAST_COVERAGE, max(answered.values()) * 100)
    return {number: scores[number] * part // weight for number, part in answered.items() if part * 100 >= least}


def ranked(
    scores: dict[int, int], query: Sequence[Sought], tables: Tables, *, limit: int, compared: int = COMPARED
) -> list[Scored]:
    """Return the best documents, best first; `compared` of them, at least, name by name."""
    last = (1 << _NUMBER_BITS) - 1
    codes = [score << _NUMBER_BITS | last - number for number, score in scores.items()]
    best = [last - (code & last) for code in heapq.nlargest(max(limit, compared), codes)]
    rows = tables.documents(best)
    found = [Scored(row, _compared(scores[number], row, query)) for number, row in rows.items()]
    found.sort(key=lambda scored: (-scored.score, scored.row.number))
    return sorted(_terms_later(found, query), key=lambda each: each.row.unverified)[:limit]


def _terms_later(found: list[Scored], query: Sequence[Sought]) -> list[Scored]:
    """Put the terms of the ontology after the entities that have all the words in a name, before all others."""
    entities = (place for place, each in enumerate(found) if each.row.kind not in TERMS and _is_named(each.row, query))
    end = max(entities, default=-1) + 1
    return sorted(found[:end], key=lambda each: each.row.kind in TERMS) + found[end:]


def _is_named(row: Row, query: Sequence[Sought]) -> bool:
    return any(all(any(map(each.manner, name)) for each in query) for name in row.names)


def _compared(score: int, row: Row, query: Sequence[Sought]) -> int:
    closest = max((_closeness(name, query) for name in row.names), default=0)
    return score * (100 + closest) * KIND_WEIGHTS.get(row.kind, 10) // 1000


def _closeness(name: Sequence[str], query: Sequence[Sought]) -> int:
    """Return the share, in percent, of the words of a name that the query has said."""
    said = sum(1 for word in name if any(each.manner(word) for each in query))
    return 100 * said // len(name)
