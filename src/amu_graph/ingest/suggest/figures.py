"""Numbers in figures and in French words."""

from collections.abc import Sequence
from typing import Final

from amu_graph.ingest.suggest.page import Token

_SMALL: Final = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_UNITS: Final = {word: number for number, word in enumerate(_SMALL.split())} | {"une": 1}
_TENS: Final = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_ABOUT: Final = {
    "huitaine": 8,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}


def number_at(tokens: Sequence[Token], at: int) -> tuple[int, int, bool]:
    """Return the number that begins at a token, how many tokens it has, and whether it is a round one."""
    word = tokens[at].folded
    if word.isdecimal() and word.isascii():
        length = 1
        while at + length < len(tokens) and _is_group(tokens, at + length):
            word += tokens[at + length].text
            length += 1
        return (int(word), length, False) if len(word) <= 9 else (0, 0, False)  # noqa: PLR2004
    if word in {"une", "la", "quelque"} and at + 1 < len(tokens) and tokens[at + 1].folded in _ABOUT:
        return _ABOUT[tokens[at + 1].folded], 2, True
    if word in _ABOUT:
        return _ABOUT[word], 1, True
    return _in_words(tokens, at)


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Return whether three figures go on a number: 2 300."""
    token, before = tokens[at], tokens[at - 1]
    digits = token.text.isdecimal() and len(token.text) == 3 and token.start == before.end + 1  # noqa: PLR2004
    return digits and len(before.text) <= 3  # noqa: PLR2004 - a group of figures


def _in_words(tokens: Sequence[Token], at: int) -> tuple[int, int, bool]:
    total = length = 0
    while at + length < len(tokens):
        value = _word_value(tokens[at + length].folded, total)
        if value is None:
            break
        total, length = value, length + 1
    return (total, length, False) if total > 1 else (0, length, False) if total else (0, 0, False)


def _word_value(word: str, total: int) -> int | None:
    """Return the total once a word is added to it; None where it is no part of a number."""
    if word == "et" and total in set(_TENS.values()):
        return total
    for part in word.split("-"):
        if part == "et" and total:
            continue
        if part in {"cent", "cents"}:
            total = (total or 1) * 100
        elif part in {"vingt", "vingts"} and total % 100 == 4:  # noqa: PLR2004 - quatre-vingts
            total += 76
        elif part in _TENS or part in _UNITS:
            total += _TENS.get(part, 0) or _UNITS.get(part, 0)
        else:
            return None
    return total
