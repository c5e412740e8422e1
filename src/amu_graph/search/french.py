"""French words for searching: how a text falls into words, and which words count as the same.

A word has three keys: itself folded (`Word.folded`), its `singular`, and its `stem`, each wider than the one before.
The rules are tables and a few lines of arithmetic on purpose: a browser has to repeat them to the letter.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from amu_graph.text import compact

_ELISIONS: Final = "c d j l m n s t qu jusqu lorsqu puisqu quoiqu"
_STOP_WORDS: Final = """
a au aux avec ce ces cette dans de des dont du elle elles en est et il ils la le les leur leurs ne nous on ou par pas
pour que qui quoi sa sans se ses son sont sous sur un une vous y
an and by for in is of or the to with
"""
_INVARIABLE: Final = """
acces bois bras choix corps cours deux dos faux fois fonds gaz mois os paris pays poids prix proces progres succes
taux temps toujours univers voix
"""

ELISIONS: Final = frozenset(_ELISIONS.split())
"""What stands before an apostrophe and is no word of its own."""

STOP_WORDS: Final = ELISIONS | frozenset(_STOP_WORDS.split())
"""Words that a query is understood without, in both languages."""

INVARIABLE: Final = frozenset(_INVARIABLE.split())
"""Words whose last letter is no mark of the plural."""

IRREGULAR: Final = {"travaux": "travail", "baux": "bail", "vitraux": "vitrail", "yeux": "oeil"}

KEPT: Final = {"usage": "usage", "usager": "usager", "usagere": "usager", "paris": "paris"}
"""Stems that the suffixes would get wrong: the usager is a person, the usage is not."""

SUFFIXES: Final = (
    ("ationnelle", ""),
    ("issement", ""),
    ("ationnel", ""),
    ("ionnelle", ""),
    ("ication", "i"),
    ("atrice", ""),
    ("ionnel", ""),
    ("ateur", ""),
    ("ation", ""),
    ("ative", ""),
    ("ement", ""),
    ("urale", ""),
    ("atif", ""),
    ("ance", ""),
    ("ante", ""),
    ("rice", ""),
    ("euse", ""),
    ("ural", ""),
    ("ant", ""),
    ("eur", ""),
    ("ion", ""),
    ("ive", ""),
    ("ure", ""),
    ("ee", ""),
    ("er", ""),
    ("if", ""),
    ("ir", ""),
    ("e", ""),
)
"""Endings, longest first, and what stands in their place; at least `SHORTEST_STEM` letters stay."""

SHORTEST_STEM: Final = 3
SHORTEST_INFLECTED: Final = 4

_LETTER: Final = r"(?:[^\W_][\u0300-\u036f]*)"
_WORD: Final = re.compile(
    rf"(?P<initials>(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_]))"  # A.M.U. is one word
    rf"|(?P<word>{_LETTER}+)(?:[.·](?:e|es|ne|nes|s|te|rices?|trices?|euses?)(?![^\W_]))*"  # habitant·e·s is one too
)
_ELIDED: Final = re.compile(r"['’ʼ‘][^\W\d_]")
_TIES: Final = frozenset("-\u2010\u2011'’ʼ‘")


class Word(NamedTuple):
    """A word of a text: folded, and where it stands (`text[start:end]`)."""

    folded: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Return the text in composed form, so that each accented letter is one character and positions hold."""
    return unicodedata.normalize("NFC", text)


def words(text: str) -> list[Word]:
    """Return the words of a text in composed form; elided articles and inclusive endings are no words.

    >>> [word.folded for word in words("L’Usager au cœur d'un éco-quartier, l’A.M.U.")]
    ['usager', 'au', 'coeur', 'un', 'eco', 'quartier', 'amu']
    """
    return [word for word, _ in _linked(text)]


def compounds(text: str) -> list[Word]:
    """Return what hyphens or apostrophes hold together, written as one word.

    >>> [word.folded for word in compounds("la co-production des Cocoon’Ages et du vivre-ensemble d’Ill")]
    ['coproduction', 'cocoonages', 'vivreensemble']
    """
    found: list[Word] = []
    chain: list[Word] = []
    for word, linked in [*_linked(text), (Word("", 0, 0), False)]:
        if not linked:
            if len(chain) > 1:
                found.append(Word("".join(part.folded for part in chain), chain[0].start, chain[-1].end))
            chain = []
        chain.append(word)
    return found


@lru_cache(maxsize=4096)
def _linked(text: str) -> tuple[tuple[Word, bool], ...]:
    """Return each word, and whether a hyphen or an apostrophe ties it to the word before."""
    return tuple(_each_linked(text))


def _each_linked(text: str) -> Iterator[tuple[Word, bool]]:
    end, open_chain = -1, False
    for match in _WORD.finditer(text):
        folded = compact(match["initials"].replace(".", "") if match["initials"] else match["word"])
        if not folded or (folded in ELISIONS and _ELIDED.match(text, match.end())):
            open_chain = False
            continue
        tied = open_chain and match.start() == end + 1 and text[end] in _TIES
        yield Word(folded, match.start(), match.end()), tied
        end, open_chain = match.end(), True


def singular(word: str) -> str:
    """Return the key that a folded word shares with its plural; no promise that it is a word.

    >>> singular("usagers"), singular("territoriaux"), singular("travaux"), singular("reseaux"), singular("bois")
    ('usager', 'territorial', 'travail', 'reseau', 'bois')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < SHORTEST_INFLECTED or word in INVARIABLE or not word.isalpha():
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word[:-1] if word.endswith(("eux", "eaux", "oux")) else word


def stem(word: str) -> str:
    """Return the key that a folded word shares with its family: gender, verb and nouns made from it.

    >>> {stem(word) for word in ("participer", "participation", "participatif", "participatives", "participants")}
    {'particip'}
    >>> stem("usagers"), stem("usages")
    ('usager', 'usage')
    """
    base = singular(word)
    if base in KEPT:
        return KEPT[base]
    if base in INVARIABLE or not base.isalpha():
        return base
    for suffix, replacement in SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) + len(replacement) >= SHORTEST_STEM:
            return base[: len(base) - len(suffix)] + replacement
    return base
