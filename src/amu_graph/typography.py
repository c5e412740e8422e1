r"""How French and English are set: elision, quotation marks, spaces that no line may break at, dates in words.

Labels, sentences and drawings share it. What it knows of words stands in `typography.json`, which the scripts of pages
read too (`web/src/shared/typography.ts`).
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from amu_graph.language import Language, Text

_QUOTED: Final = re.compile(r"""(?<!\w)(?:"([^"]+)"|'([^']+)'|«\s*([^»]*?)\s*»)(?!\w)""")
_PHRASE: Final = re.compile(r"""(?:"([^"]+)"|«\s*([^«»]+?)\s*»|“([^“”]+)”)""")
"""Words between the marks that make a phrase of a search."""
_DATE: Final = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?Z?")


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(_read()[name])


@cache
def _read() -> dict[str, list[str]]:
    found = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return {**found, **{f"months-{language}": months for language, months in found["months"].items()}}


def typeset(french: str) -> str:
    r"""Return French words with no-break spaces where a line must not break.

    A `|`, which parts singular and plural, ends words as a space does.

    >>> typeset("Vraiment ? « oui » : bien")
    'Vraiment\u202f? «\u202foui\u202f»\xa0: bien'
    """
    return re.sub(r" (?=:(?:[\s|]|$))", "\u00a0", re.sub(r" (?=[;!?»])|(?<=«) ", "\u202f", french))


def set_in(text: str, language: Language) -> str:
    """Return words as their language sets them.

    >>> set_in("Conference 'Whole-life cost' on the city's renewal", "en")
    'Conference “Whole-life cost” on the city’s renewal'
    """
    if language == "fr":
        return typeset(text)
    quoted = _QUOTED.sub(lambda found: f"“{_inside(found)}”", text)
    return typeset(re.sub(r"(?<=\w)'(?=\w)", "’", quoted))  # a name may be French alone


def within_marks(text: str, language: Language) -> str:
    r"""Return words whose own quotation marks are those of the second rank: “ ” in French, ‘ ’ in English.

    >>> within_marks("« Remettre l’usager » : un appel", "fr"), within_marks('"users" first', "en")
    ('“Remettre l’usager”\xa0: un appel', '‘users’ first')
    """
    inner = set_in(text, "en")
    return inner if language == "fr" else inner.replace("“", "‘").replace("”", "’")


def looked_for(text: str, language: Language) -> str:
    """Return words that were looked for, to stand between quotation marks: marks around all of them go.

    >>> looked_for('"habitat participatif"', "fr"), looked_for('"maîtrise d’usage" Lyon', "fr")
    ('habitat participatif', '“maîtrise d’usage” Lyon')
    """
    whole = _PHRASE.fullmatch(text)
    return _inside(whole) if whole else within_marks(text, language)


def _inside(found: re.Match[str]) -> str:
    return next(filter(None, found.groups()), "")


def quoted(text: str, language: Language) -> str:
    r"""Return words between the quotation marks of a language.

    >>> quoted("oui", "fr"), quoted("yes", "en")
    ('«\u202foui\u202f»', '“yes”')
    """
    return f"«\u202f{text}\u202f»" if language == "fr" else f"“{text}”"


def elided(before: str, after: str) -> str:
    """Return French words as they stand before others: without the last vowel where the next word begins with one.

    >>> elided("relève de ", "Archi-Etic"), elided("en tant que ", "maître d’œuvre"), elided("au sein de ", "Habitats")
    ('relève d’', 'en tant que ', 'au sein d’')
    """
    word = re.search(r"(\w+) $", before)
    if word is None or word[1].lower() not in _known("elided") or not begins_with_vowel(after):
        return before
    return before[:-2] + "’"


def begins_with_vowel(text: str) -> bool:
    """Return whether French words begin with a vowel when they are spoken; an h is mute unless it is known not to be.

    A y is one before a consonant, and before an e except in words from elsewhere; before other vowels in names that are
    known.

    >>> [begins_with_vowel(word) for word in ("usager", "Habitat", "Hauts-de-France", "Yvelines", "yaourt", "8 lots")]
    [True, True, False, True, False, False]
    >>> [begins_with_vowel(word) for word in ("yeux", "Yonne", "Yerres", "Yémen", "yoga")]
    [True, True, True, False, False]
    """
    found = re.match(r"\w+", text)
    word = found[0].lower() if found else ""
    first, second = _bare(word[:1]), _bare(word[1:2])
    if first == "y":
        spoken = second == "e" and word not in _known("no-vowel-y")
        return spoken or word in _known("vowel-y") or (bool(second) and second not in "aeiouy")
    return first in tuple("aeiouh") and word not in _known("aspirated")


def _bare(letter: str) -> str:
    """Return a letter without its accent, the first of two that are joined."""
    return unicodedata.normalize("NFD", letter.replace("œ", "o").replace("æ", "a"))[:1]


def joined(before: str, after: str, language: Language) -> str:
    """Return words followed by others, in a sentence.

    >>> joined("relève de", "Archi-Etic", "fr"), joined("is part of", "Archi-Etic", "en")
    ('relève d’Archi-Etic', 'is part of Archi-Etic')
    """
    return (elided(f"{before} ", after) if language == "fr" else f"{before} ") + after


def decimal(text: str, language: Language) -> str:
    r"""Return a decimal number as a language writes it.

    >>> decimal("1200.5", "fr"), decimal("1200.5", "en"), decimal("14", "fr")
    ('1\u202f200,5', '1,200.5', '14')
    """
    whole, point, rest = text.partition(".")
    if not whole.isdecimal():
        return text
    grouped = f"{int(whole):,}"
    return (
        grouped.replace(",", "\u202f") + point.replace(".", ",") + rest if language == "fr" else grouped + point + rest
    )


def dated(date: str, language: Language) -> str:
    r"""Return a date of any precision in words; what is no date stays as it is.

    >>> dated("2021-06", "fr"), dated("2020-10-01", "fr"), dated("2020-10-06", "en"), dated("2013", "fr")
    ('juin 2021', '1er\xa0octobre 2020', '6\xa0October 2020', '2013')
    """
    found = _DATE.fullmatch(date)
    if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months
        return date
    month = f"{_read()[f'months-{language}'][int(found[2]) - 1]} {found[1]}"
    if found[3] is None:
        return month
    day = "1er" if language == "fr" and found[3] == "01" else str(int(found[3]))
    return f"{day}\u00a0{month}"


def when(date: str, language: Language) -> str:
    r"""Return when something is, in words.

    >>> when("2021-06", "fr"), when("2020-10-06", "fr"), when("2020-10-06", "en")
    ('en juin 2021', 'le 6\xa0octobre 2020', 'on 6\xa0October 2020')
    """
    to_the_day = len(date.removesuffix("Z")) == len("2020-10-06")
    before = ("le" if to_the_day else "en") if language == "fr" else ("on" if to_the_day else "in")
    return f"{before} {dated(date, language)}"


def date_in_words(date: str) -> Text:
    """Return a date in both languages."""
    return Text(dated(date, "fr"), dated(date, "en"))
