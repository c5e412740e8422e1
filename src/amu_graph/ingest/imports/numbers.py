"""Counts and measures as people write them → numbers of a note, with what is doubtful about them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from amu_graph.text import fold

_FRENCH: Final = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt"
)
_IN_ENGLISH: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_UNITS: Final = {word: number for number, word in enumerate(_FRENCH.split())}
_ENGLISH: Final = {word: number for number, word in enumerate(_IN_ENGLISH.split())}
_TENS: Final = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
    "nonante": 90, "quatre-vingt": 80, "quatre-vingts": 80, "cent": 100, "cents": 100, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_COLLECTIVE: Final = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dozen": 12,
}  # fmt: skip
_ABOUT: Final = re.compile(
    r"^(?:environ|env\.?|vers|autour de|pres de|quelque|plus de|au moins|moins de|about|around|some|approx\.?|over"
    r"|more than|at least|nearly|~|≈|±|>|<|≥|≤)\s*|\s*(?:environ|env\.?|approx\.?|~|≈|\+)$"
)
_PLANNED: Final = re.compile(r"\(?\b(?:prevue?s?|planned|a terme)\b\)?")
_UNSURE: Final = re.compile(r"\?")
_BESIDE: Final = re.compile(r"(?<=\S)\s*\([^()]*\)$")
"""What a number is not alone with: « 8 (dont 3 sociaux) »."""
_RANGE: Final = re.compile(r"(?:(?:entre|between|de|from)\s+)?([0-9]+)\s*(?:[-–—/]|a|to|ou|or|et|and)\s*[0-9]+")
_NUMBER: Final = re.compile(r"-?[0-9]{1,3}(?:[ ' \u2009][0-9]{3})+(?:[.,][0-9]+)?|-?[0-9]{1,15}(?:[.,][0-9]{1,6})?")
_UNIT: Final = re.compile(r"\s*(?:[a-z][a-z'. ]*|m2|m²|€|%)$")
_POWERS: Final = {
    **dict.fromkeys(("k", "mille", "thousand"), 3),
    **dict.fromkeys(("m", "million", "millions"), 6),
    **dict.fromkeys(("md", "milliard", "milliards", "billion", "billions"), 9),
}
_POWER: Final = re.compile(
    r"(?:(?<=[0-9])\s*|\s+)"
    r"(?:(mille|thousand|millions?|milliards?|billions?)\b(?: de\b| d')?|(k|md?)(?=\s*(?:€|euros?\b)))"
)
"""Thousands, millions and more, in a word or before the sign of a currency: « 3,2 M€ »."""


_OTHER_SCALES: Final = frozenset(("%", "k", "m", "ha", "hectare", "hectares", "are", "ares", "km2"))
"""Units of which no property of the ontology counts: what stands before them is not the value."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number as a note writes it; `doubtful` where the text is not exactly that, `words` where letters said it."""

    value: str
    approximate: bool = False
    planned: bool = False
    doubtful: bool = False
    words: bool = False


def read_number(text: str) -> Counted | None:
    """Return the number that a text names, None where it names none.

    >>> [read_number(text).value for text in ("1 200", "14,50", "dix-sept", "14 logements", "quatre-vingt-douze")]
    ['1200', '14.5', '17', '14', '92']
    >>> [read_number(text).value for text in ("3,2 M€", "15 k€", "3.2 million", "deux mille habitants")]
    ['3200000', '15000', '3200000', '2000']
    >>> [read_number(text).approximate for text in ("~12", "environ 20", "une vingtaine", "plus de 20")]
    [True, True, True, True]
    >>> [read_number(text).doubtful for text in ("12 ?", "10-12", "entre 10 et 12", "8 (dont 3 sociaux)")]
    [True, True, True, True]
    >>> read_number("dix").words, read_number("Lyon")
    (True, None)
    """
    words = fold(text).strip(" .;")
    for sign, field in ((_ABOUT, "approximate"), (_PLANNED, "planned"), (_UNSURE, "doubtful"), (_BESIDE, "doubtful")):
        bare, signs = sign.subn("", words)
        if signs:
            found = read_number(bare.strip(" ,()"))
            return replace(found, **{field: True}) if found else None  # type: ignore[arg-type]  # a flag's name
    if match := _RANGE.fullmatch(words):
        return Counted(match[1], doubtful=True)
    if power := _POWER.search(words):
        before, behind = words[: power.start()], words[power.end() :].strip()
        is_unit = behind.isalpha() and _spelt(behind) is None
        found = _plain(f"{before} {behind}".strip()) or (_in_letters(before) if is_unit else None)
        return replace(found, value=_times(found.value, _POWERS[power[1] or power[2]])) if found else None
    return _plain(words)


def _plain(words: str) -> Counted | None:
    unit = _UNIT.search(words)
    before = words[: unit.start()] if unit else words
    if unit and _NUMBER.fullmatch(before):
        name = unit[0].strip()
        return Counted(_written(before), doubtful=" " in name or name in _OTHER_SCALES)
    if _NUMBER.fullmatch(words):
        return Counted(_written(words))
    return _in_letters(words)


def _written(number: str) -> str:
    digits = re.sub(r"[ '\u2009]", "", number).replace(",", ".")
    whole, _, decimals = digits.partition(".")
    decimals = decimals.rstrip("0")
    return f"{int(whole)}.{decimals}" if decimals else str(int(whole))


def _times(number: str, power: int) -> str:
    return _written(f"{Decimal(number).scaleb(power):f}")


def _in_letters(words: str) -> Counted | None:
    first, _, rest = words.partition(" ")
    if first in ("un", "une", "a") and (rest.split(" ") or [""])[0] in _COLLECTIVE:
        return Counted(str(_COLLECTIVE[rest.split(" ")[0]]), approximate=True, words=True)
    value = _spelt(words.replace(" et ", "-").replace(" ", "-"))
    return None if value is None else Counted(str(value), words=True)


def _spelt(word: str) -> int | None:
    """Return a number below a thousand that is spelt, `quatre-vingt-dix-sept` or `forty-two`."""
    if word in ("une", "aucun", "aucune", "none"):
        return 1 if word == "une" else 0
    for table in (_UNITS, _ENGLISH, _TENS):
        if word in table:
            return table[word]
    for tens in sorted(_TENS, key=len, reverse=True):
        if word.startswith(f"{tens}-"):
            rest = _spelt(word.removeprefix(f"{tens}-"))
            return None if rest is None or rest >= _TENS[tens] else _TENS[tens] + rest
    return None
