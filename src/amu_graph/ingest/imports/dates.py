"""Dates as people write them in sheets and bibliographies → dates of a note, with what is doubtful about them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from amu_graph.text import fold

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier january janv jan",
            "fevrier february fevr fev feb",
            "mars march mar",
            "avril april avr apr",
            "mai may",
            "juin june jun",
            "juillet july juil jul",
            "aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY: Final = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? )?"
)
_DAY: Final = r"(?P<d>[0-3]?[0-9])(?:er|st|nd|rd|th)?"
_YEAR: Final = r"(?P<y>[12][0-9]{3})"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}[-/.](?P<m>[01]?[0-9])",
        rf"{_YEAR}[-/.](?P<m>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])(?:[t ][0-9:.+z-]*)?",
        rf"(?P<m>[01]?[0-9])[-/.]{_YEAR}",
        rf"(?P<d>[0-3]?[0-9])[-/.](?P<m>[01]?[0-9])[-/.]{_YEAR}(?: [0-9:]+)?",
        rf"(?:le )?{_WEEKDAY}(?:{_DAY} )?(?P<w>{_MONTH})\.?,? {_YEAR}",
        rf"{_WEEKDAY}(?P<w>{_MONTH})\.? {_DAY},? {_YEAR}",
    )
)
_ABOUT: Final = re.compile(
    r"^(?:vers|environ|env\.?|circa|ca\.?|c\.|about|around|autour de|~|≈)\s*|\s*(?:environ|env\.?|~|≈)$"
)
_PLANNED: Final = re.compile(
    r"(?:\(?\b(?:livraison )?(?:prevue?s?|previsionnel(?:le)?|planned|expected|forecast)\b(?: en| pour| in| for)?\)?)"
)
_UNSURE: Final = re.compile(r"^\[|\]$|[?%]")
_VAGUE: Final = re.compile(
    r"^(?:fin|debut|mi|courant|milieu|avant|apres|depuis|des|printemps|ete|automne|hiver|late|early|mid|before|after"
    r"|since|spring|summer|autumn|fall|winter|(?:[1-4](?:er|e|eme)? (?:trimestre|semestre))|[tq][1-4])\b"
    r"[- ]?(?:de |d'|en |of )?"
)
_RANGE: Final = re.compile(rf"{_YEAR}\s*(?:[-–—/]|a|to|\.\.)\s*(?:[12][0-9]{{3}}|[0-9]{{2}}|\.\.)?")
_MONTHS_APART: Final = re.compile(rf"(?:{_MONTH})\.?\s*(?:[-–—/]|et|a|and|to)\s*(?=(?:{_MONTH})\b)")
_SEASON: Final = re.compile(rf"{_YEAR}-(?:2[1-9]|3[0-9]|4[01])")
_MOST_DAYS: Final = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the precision written; `doubtful` where what was written is not exactly that."""

    date: str
    approximate: bool = False
    planned: bool = False
    doubtful: bool = False


def read_date(text: str) -> Dated | None:
    """Return the date that a text names, None where it names none.

    >>> [read_date(text).date for text in ("1er juin 2021", "juin 2021", "01/06/2021", "2021", "June 1, 2021")]
    ['2021-06-01', '2021-06', '2021-06-01', '2021', '2021-06-01']
    >>> [read_date(text).approximate for text in ("vers 2011", "2013~")]
    [True, True]
    >>> [read_date(text).doubtful for text in ("2014 ?", "2013-21", "fin 2013", "2013-2015", "mars-avril 2013")]
    [True, True, True, True, True]
    >>> read_date("prévu en 2026").planned, read_date("dix"), read_date("30/02/2013")
    (True, None, None)
    """
    words = fold(text).strip(" .,;")
    if not words or not re.search(r"[12][0-9]{3}", words):
        return None
    if months := _MONTHS_APART.match(words):
        last = read_date(words[months.end() :])
        first = read_date(f"{re.split('[^a-z]', words)[0]} {last.date[:4]}") if last else None
        return replace(first, doubtful=True) if first else None
    for sign, field in ((_ABOUT, "approximate"), (_PLANNED, "planned"), (_UNSURE, "doubtful"), (_VAGUE, "doubtful")):
        bare, signs = sign.subn("", words)
        if signs:
            found = read_date(bare.strip(" ,()"))
            return replace(found, **{field: True}) if found else None  # type: ignore[arg-type]  # a flag's name
    if _SEASON.fullmatch(words) or (_RANGE.fullmatch(words) and not _is_month(words)):
        return Dated(words[:4], doubtful=True)
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _dated(match.groupdict())
    return None


def _is_month(words: str) -> bool:
    """Return whether `2013-07` is a month: the second number is one of twelve."""
    match = re.fullmatch(r"[0-9]{4}[-/.]([0-9]{1,2})", words)
    return match is not None and int(match[1]) <= _MOST_DAYS


def _dated(parts: dict[str, str | None]) -> Dated | None:
    year = int(parts["y"] or 0)
    month = _MONTHS.get(parts.get("w") or "", 0) or int(parts.get("m") or 0)
    day = int(parts.get("d") or 0)
    if not month:
        return Dated(f"{year}")
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return Dated(whole.isoformat() if day else f"{year}-{month:02}")
