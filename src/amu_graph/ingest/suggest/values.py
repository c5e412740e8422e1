"""French dates and counts, in figures and in words, with what qualifies them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.claims import Value
from amu_graph.ingest.suggest.figures import number_at
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.words import word_set

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_COUNTED: Final = {
    "logement": "logements",
    "logements": "logements",
    "appartement": "logements",
    "appartements": "logements",
    "maisons": "logements",
    "foyers": "menages",
    "menages": "menages",
    "familles": "menages",
    "habitants": "habitants",
    "adherents": "adherents",
    "salaries": "salaries",
    "sites": "sites",
    "pages": "pages",
    "dwellings": "logements",
    "dwelling": "logements",
    "apartments": "logements",
    "flats": "logements",
    "homes": "logements",
    "units": "logements",
    "houses": "logements",
    "households": "menages",
    "members": "adherents",
    "employees": "salaries",
}
_TO: Final = word_set("et au a - – & and to")
_MOST_BETWEEN: Final = 5
_LABEL: Final = 6
"""Words and signs that a label has at most: « - Nombre total de logements : »."""
_PARTS: Final = word_set("dont puis contre , . ;")
_NOT_COUNTED: Final = word_set("et ans m2 tiers quarts de des d' pour a en")
_BEFORE: Final = word_set("environ vers pres quelque plus moins autour about around nearly")
_PLANNED: Final = word_set(
    "futur future futurs futures prevu prevue prevus prevues annonce annoncee accueillera accueilleront comptera "
    "comprendra livrera abritera sera seront doit devrait devraient planned will"
)
_FIRST_YEAR, _LAST_YEAR, _DAYS, _FAR = 1750, 2100, 31, 60


def values_of(page: Page) -> list[Value]:
    """Return the dates and the counts of a page, in order.

    >>> [value.value for value in values_of(Page("Le 1er août 2013, quatorze logements livrés en févr. 2015"))]
    ['2013-08-01', '14', '2015-02']
    """
    return sorted(value for line in page.lines for value in (*_dates(line), *_with_sums(list(_counts(line)), page)))


def _with_sums(counts: Sequence[Value], page: Page) -> Iterator[Value]:
    """Yield the counts, and the sum of two that make a whole: « six logements privés et deux logements sociaux »."""
    at = 0
    while at < len(counts):
        one, other = counts[at], counts[at + 1] if at + 1 < len(counts) else None
        if other and one.unit == other.unit and _add_up(page.view[one.end : other.start]):
            total = str(int(one.value) + int(other.value))
            yield replace(one, end=other.end, value=total, approximate=one.approximate or other.approximate)
            yield replace(one, part=True)
            yield replace(other, part=True)
            at += 2
        else:
            yield one
            at += 1


def _add_up(between: str) -> bool:
    """Return whether words between two counts add them: a few, the last of them « et »."""
    words = between.split()
    return words[-1:] == ["et"] and len(words) <= _MOST_BETWEEN and not _PARTS & set(words)


def _dates(line: Line) -> Iterator[Value]:
    tokens, at = line.tokens, 0
    while at < len(tokens):
        found = _date(tokens, at)
        if found is None:
            at += 1
            continue
        value, length = found
        last = tokens[at + length - 1]
        yield Value(tokens[at].start, last.end, "date", value, "", _is_about(tokens, at), _is_planned(tokens, at))
        at += length


def _date(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the date that begins at a token, and how many tokens it has."""
    words = [token.folded for token in tokens[at : at + 5]]
    numeric = _numeric(words[0])
    if numeric:
        return numeric, 1
    slashed = _slashed(words)
    if slashed:
        return slashed, len(words)
    if _day(words[0]):
        return _of_day(tokens, at)
    if words[0] in _MONTHS:
        return _after_month(words)
    if _is_year(words[0]) and _dates_alone(tokens, at):
        return words[0], 1
    return None


def _of_day(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the date that begins with a day: « 24 mai 2019 », « 23 et 24 mai 2019 »."""
    words = [token.folded for token in tokens[at : at + 5]]
    day = _day(words[0])
    if len(words) > 2 and words[1] in _TO and _day(words[2]):  # noqa: PLR2004 - two days and what is between
        last = _of_day(tokens, at + 2)
        return (f"{last[0][:-2]}{day:02}", last[1] + 2) if last else None
    if len(words) > 1 and words[1] in _MONTHS:
        year, length = _year_after(words, 2)
        return (f"{year}-{_MONTHS[words[1]]:02}-{day:02}", 2 + length) if year else None
    return None


def _after_month(words: Sequence[str]) -> tuple[str, int] | None:
    """Return the date that begins with a month: « mars 2014 », « October 9, 2020 »."""
    month = f"{_MONTHS[words[0]]:02}"
    year, length = _year_after(words, 1)
    if year:
        return f"{year}-{month}", 1 + length
    day = _day(words[1]) if len(words) > 1 else 0
    year, length = _year_after(words, 2) if day else ("", 0)
    return (f"{year}-{month}-{day:02}", 2 + length) if year else None


def _slashed(words: Sequence[str]) -> str:
    """Return a date such as 18/06/2021, the day first."""
    if len(words) < 5 or words[1] not in "/." or words[3] != words[1] or not _is_year(words[4]):  # noqa: PLR2004
        return ""
    day, month = _day(words[0]), int(words[2]) if words[2].isdecimal() and len(words[2]) <= 2 else 0  # noqa: PLR2004
    return f"{words[4]}-{month:02}-{day:02}" if day and 1 <= month <= len(set(_MONTHS.values())) else ""


def _year_after(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the year at a place, a full stop of an abbreviation before it left out, and how many words it takes."""
    dots = int(at < len(words) and words[at] in ".,")
    year = words[at + dots] if at + dots < len(words) else ""
    return (year, 1 + dots) if _is_year(year) else ("", 0)


def _day(word: str) -> int:
    digits = word.removesuffix("er")
    day = int(digits) if digits.isdecimal() and len(digits) <= 2 else 0  # noqa: PLR2004 - two figures
    return day if day <= _DAYS else 0


def _numeric(word: str) -> str:
    """Return a date such as 2013-07-05, or 5.7.2013."""
    if word.count(".") == len("dm"):
        return _slashed(word.replace(".", " . ").split())
    parts = word.split("-")
    if len(parts) != 3 or not all(map(str.isdecimal, parts)) or not _is_year(parts[0]):  # noqa: PLR2004
        return ""
    return word if 1 <= int(parts[1]) <= len(set(_MONTHS.values())) and 1 <= int(parts[2]) <= _DAYS else ""


def _is_year(word: str) -> bool:
    return len(word) == len("2013") and word.isdecimal() and word.isascii() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _dates_alone(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a figure of four digits is a year, and no count: what follows is nothing that is counted."""
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return after not in _COUNTED and after not in {"euros", "m2", "m²", "€"}


def _counts(line: Line) -> Iterator[Value]:
    tokens, at = line.tokens, 0
    while at < len(tokens):
        number, length, about = number_at(tokens, at)
        unit = _unit(tokens, at + length + about) if length else None  # une douzaine DE ménages
        unit = unit or (_unit_of_whole(tokens, at + length) if length else None)
        unit = unit or (_unit_before(tokens, at, at + length - 1) if length else None)
        if unit is None or not number:
            at += max(length, 1)
            continue
        name, end = unit
        about = about or _is_about(tokens, at)
        planned = _is_planned(tokens, at)
        yield Value(tokens[at].start, tokens[end].end, "count", str(number), name, about, planned)
        at = end + 1


def _unit(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return what is counted and where its word stands: the next word, or one after « de ses », « très sociaux »."""
    for place in range(at, min(at + 4, len(tokens))):
        word = tokens[place].folded
        if word in _COUNTED:
            return _COUNTED[word], place
        if not tokens[place].is_word or word in _NOT_COUNTED or word.isdecimal():
            break
    return None


def _unit_of_whole(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return what is counted in « 14 de ses 38 logements », where the number is a part of another."""
    words = [token.folded for token in tokens[at : at + 2]]
    if words[:1] not in (["de"], ["des"], ["sur"]):
        return None
    at += 1 + (words[1:] in (["ses"], ["les"], ["leurs"]))
    length = number_at(tokens, at)[1] if at < len(tokens) else 0
    return _unit(tokens, at + length) if length else None


def _unit_before(tokens: Sequence[Token], at: int, last: int) -> tuple[str, int] | None:
    """Return what is counted where a colon stands between it and its number: « Nombre de logements : 16 »."""
    while at and tokens[at - 1].folded in _BEFORE:
        at -= 1
    if at < 2 or tokens[at - 1].text != ":":  # noqa: PLR2004 - a word and a colon
        return None
    word = next((token.folded for token in reversed(tokens[: at - 1]) if token.folded in _COUNTED), "")
    return (_COUNTED[word], last) if word and at <= _LABEL else None


def _is_about(tokens: Sequence[Token], at: int) -> bool:
    before = {token.folded for token in tokens[max(0, at - 3) : at]}
    return not before.isdisjoint(_BEFORE) or (at > 0 and tokens[at - 1].text == "~")


def _is_planned(tokens: Sequence[Token], at: int) -> bool:
    near = [token for token in tokens[max(0, at - 12) : at] if tokens[at].start - token.end < _FAR]
    return any(token.folded in _PLANNED for token in near)
