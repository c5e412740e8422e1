"""The words that announce a name and say of what it is one: those it begins with, those before it."""

from collections.abc import Sequence
from typing import Final

from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.words import Head, heads, is_adjective, word_set

ARTICLES: Final = word_set("le la les l' un une des du de d' au aux the")
_OPENING: Final = frozenset('«"(:')
_OF_STAGES: Final = word_set("conception construction realisation inauguration livraison chantier batiment")
"""What announces a name before « de » and heads a list before a colon: « Chantier : visites »."""
_MOST_LINKS: Final = 3


def own_head(tokens: Sequence[Token], first: int, last: int) -> Head | None:
    """Return the words of an announcement that a run of capitals begins with."""
    for at in range(first, min(last, first + 3)):
        for head in heads().get(tokens[at].folded, ()):
            begins = at - len(head.words) + 1 == first and head.inside
            if begins and tuple(token.folded for token in tokens[first : at + 1]) == head.words:
                return head
    return None


def head_before(tokens: Sequence[Token], first: int) -> tuple[Head | None, int]:
    """Return the words before a name that say of what it is one, and where they begin.

    Articles between are passed, and an adjective with a comma: « un immeuble écologique, le Village ».
    """
    at, passed, stepped = first - 1, 0, False
    named = first > 0 and tokens[first - 1].text == ":"
    while at >= 0 and passed <= _MOST_LINKS:
        comma = at + 1 < first and tokens[at + 1].text == ","
        for head in heads().get(tokens[at].folded, ()):
            begin = at - len(head.words) + 1
            fits = begin >= 0 and tuple(token.folded for token in tokens[begin : at + 1]) == head.words
            if (
                fits
                and not _is_of_works(tokens, begin)
                and not (stepped and (head.inside or comma))
                and not (named and head.words[-1] in _OF_STAGES)
            ):
                return head, begin
        if tokens[at].text in ARTICLES or tokens[at].text in _OPENING:
            stepped = stepped or tokens[at].text in _OPENING
        elif (tokens[at].text == "," and passed < 2) or (passed and is_adjective(tokens[at].folded)):  # noqa: PLR2004
            stepped = True
        elif not (passed == 0 and is_adjective(tokens[at].folded)):
            return None, first
        at, passed = at - 1, passed + 1
    return None, first


def _is_of_works(tokens: Sequence[Token], at: int) -> bool:
    """Return whether « ouvrage » is what is built: « maîtrise d’ouvrage : Brise »."""
    return tokens[at].folded == "ouvrage" and at > 1 and tokens[at - 2].folded in _OWNING


_OWNING: Final = word_set("maitrise maitre maitres assistance")
