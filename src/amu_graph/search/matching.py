"""Which words of the index answer the words of a query, and in what manner."""

from dataclasses import dataclass, field
from typing import Final

from amu_graph.search.french import ELISIONS, STOP_WORDS, normalise, singular, stem, words
from amu_graph.search.index_reader import Tables
from amu_graph.search.records import EXACT, JOINED, PLURAL, PREFIX, STEM, TYPO, Manner

LONGEST_QUERY: Final = 500
MOST_WORDS: Final = 12
LONGEST_WORD: Final = 40
TYPO_LENGTHS: Final = ((8, 2), (4, 1))
"""From how many letters on how many typing errors are forgiven."""

_VOWELS: Final = frozenset("aeiouyh")


@dataclass(slots=True)
class Sought:
    """A word of a query and what answers it: words of the index, each in its best manner, and beginnings of words."""

    typed: str
    numbers: dict[str, int] = field(default_factory=dict)
    manners: dict[str, Manner] = field(default_factory=dict)
    beginnings: dict[str, Manner] = field(default_factory=dict)

    def add(self, found: dict[str, int], manner: Manner) -> None:
        """Let words answer in this manner, unless they already answer in a better one."""
        for word, number in found.items():
            if word not in self.manners or self.manners[word].weight < manner.weight:
                self.numbers[word], self.manners[word] = number, manner

    def manner(self, word: str) -> Manner | None:
        """Return how a word of a document answers, None where it does not."""
        found = [manner for letters, manner in self.beginnings.items() if word.startswith(letters)]
        if word in self.manners:
            found.append(self.manners[word])
        return max(found, key=lambda manner: manner.weight, default=None)

    def __bool__(self) -> bool:
        return bool(self.manners or self.beginnings)


def query_words(text: str, *, unfinished: bool) -> list[str]:
    """Return the words of a query that count, bounded in number and length.

    A query of stop words alone is all of them; while it is being typed, the last, which may become any other word.

    >>> query_words("les acteurs de l'habitat", unfinished=False), query_words("de la", unfinished=True)
    (['acteurs', 'habitat'], ['la'])
    """
    found = [word.folded[:LONGEST_WORD] for word in words(normalise(text[:LONGEST_QUERY]))][:MOST_WORDS]
    kept = [word for word in found if word not in STOP_WORDS]
    return list(dict.fromkeys(kept or (found[-1:] if unfinished else found)))


def sought(typed: list[str], tables: Tables, *, unfinished: bool) -> list[Sought]:
    """Return what answers each word as it is typed: itself, its plural or singular, its family, its continuation."""
    result = [Sought(word) if unfinished and word in STOP_WORDS else _direct(word, tables) for word in typed]
    if result and (unfinished or not {EXACT, PLURAL} & set(result[-1].manners.values())):
        _begin(result[-1], typed[-1], PREFIX, tables)
    return result


def sought_with_errors(typed: list[str], tables: Tables, *, unfinished: bool) -> list[Sought]:
    """Return what answers each word when apostrophes, spaces, letters and the end of the last may be missing."""
    result = sought(typed, tables, unfinished=unfinished)
    _begin(result[-1], typed[-1], PREFIX, tables)
    for position, each in enumerate(result):
        last = position == len(result) - 1
        _add_elided(each, tables, begun=last)
        if not last:
            _add_joined(each, result[position + 1], tables)
    for position, each in enumerate(result):
        if not {EXACT, JOINED} & set(each.manners.values()):
            _add_typos(each, tables, unfinished=unfinished and position == len(result) - 1)
    return result


def _direct(word: str, tables: Tables) -> Sought:
    result = Sought(word)
    result.add(tables.word(word), EXACT)
    result.add(tables.same_singular(singular(word)), PLURAL)
    result.add(tables.same_stem(stem(word)), STEM)
    return result


def _begin(each: Sought, letters: str, manner: Manner, tables: Tables) -> None:
    if tables.beginning(letters):
        each.beginnings[letters] = manner


def _add_elided(each: Sought, tables: Tables, *, begun: bool) -> None:
    """Let `dusage` find `usage`: what stands before a missing apostrophe is dropped."""
    for elided in ELISIONS:
        rest = each.typed.removeprefix(elided)
        if rest != each.typed and len(rest) > 1 and rest[0] in _VOWELS:
            each.add(tables.same_singular(singular(rest)), JOINED)
            if begun:
                _begin(each, rest, PREFIX, tables)


def _add_joined(left: Sought, right: Sought, tables: Tables) -> None:
    """Let `eco terra` find `Ecoterra`."""
    found = tables.same_singular(singular(left.typed + right.typed))
    left.add(found, JOINED)
    right.add(found, JOINED)


def _add_typos(each: Sought, tables: Tables, *, unfinished: bool) -> None:
    """Let the nearest words answer: those with the fewest letters missing, added, wrong or swapped with the next."""
    errors = next((errors for length, errors in TYPO_LENGTHS if len(each.typed) >= length), 0)
    if not errors or not each.typed.isalpha():
        return
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    vocabulary = tables.vocabulary
    compared = [word[: len(each.typed)] for word in vocabulary] if unfinished else vocabulary
    found = process.extract(each.typed, compared, scorer=OSA.distance, processor=None, score_cutoff=errors, limit=None)
    nearest = min((distance for _, distance, _ in found), default=0)
    for _, distance, number in found:
        if distance == nearest:
            each.add({vocabulary[number]: number} | tables.same_singular(singular(vocabulary[number])), TYPO)
