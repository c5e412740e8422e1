"""The names of relations (participations, responsibilities, stages, quantities), made from those of their parts."""

from collections.abc import Iterable, Mapping
from typing import Final

from amu_graph.language import Language, Text
from amu_graph.typography import dated, decimal

PARTS: Final = (
    *("agent", "role", "context", "phase", "through", "mode", "task", "stageOf", "quantityOf"),
    *("kind", "tenure", "date", "value", "planned", "approximate"),
)
"""The parts that a name can hold, by their keys in notes."""

_DAY: Final = len("2020-10-06")
_QUALIFIERS: Final = {"planned": Text("prévu", "planned"), "approximate": Text("environ", "about")}


def relation_name(parts: Mapping[str, str], language: Language) -> str:
    """Return the name of a relation in a language; empty where a part that it cannot do without is missing.

    `parts` are the names of its parts in that language, those that are not there left out.

    >>> parts = {"agent": "Thomas Huguen", "role": "maître d’œuvre", "context": "Lieu Commun"}
    >>> relation_name(parts, "fr")
    'Thomas Huguen, maître d’œuvre — Lieu Commun'
    >>> relation_name({"mode": "co-production", "task": "financer", "role": "promoteur"}, "fr")
    'promoteur : financer (co-production)'
    >>> relation_name({"stageOf": "Lieu Commun", "kind": "livraison", "date": "2018", "planned": "true"}, "fr")
    'Lieu Commun — livraison : 2018 (prévu)'
    >>> relation_name({"quantityOf": "Making Hof", "kind": "dwellings", "value": "6", "tenure": "ownership"}, "en")
    'Making Hof — dwellings: 6 (ownership)'
    """
    colon = " :" if language == "fr" else ":"
    if {"agent", "role", "context"} <= parts.keys():
        return f"{parts['agent']}, {parts['role']} — {parts['context']}{_aside(parts, 'phase', 'through')}"
    if {"role", "task", "mode"} <= parts.keys():
        return f"{parts['role']}{colon} {parts['task']} ({parts['mode']})"
    of = parts.get("stageOf") or parts.get("quantityOf")
    value = qualified_value(parts, language)
    if not of or "kind" not in parts:
        return ""
    return f"{of} — {parts['kind']}" + (f"{colon} {value}" if value else "")


def qualified_value(parts: Mapping[str, str], language: Language) -> str:
    r"""Return the date of a stage, or the number of a quantity, with what qualifies it; empty where there is none.

    >>> parts = {"quantityOf": "Habitat de l’Ill", "value": "2300", "date": "2015", "approximate": "true"}
    >>> qualified_value(parts, "fr")
    '2\u202f300 (environ, 2015)'
    """
    of_stage = "stageOf" in parts
    words = {**parts, **{name: words.in_(language) for name, words in _QUALIFIERS.items() if name in parts}}
    if "date" in parts:
        words["date"] = dated(parts["date"], language)
    value = words.get("date", "") if of_stage else decimal(parts.get("value", ""), language)
    return value and value + _aside(words, "approximate", "planned", *(() if of_stage else ("tenure", "date")))


def period(dates: Iterable[str], start: str, end: str, language: Language) -> str:
    r"""Return when a role was played, in words; empty where nothing says so.

    >>> period((), "2013", "2016-05", "fr"), period((), "", "2016-05-03", "fr"), period(("2023", "2021"), "", "", "en")
    ('de 2013 à mai 2016', 'jusqu’au 3\xa0mai 2016', '2021, 2023')
    >>> period((), "2013", "", "fr"), period((), "2013", "", "en"), period((), "", "2016", "fr")
    ('depuis 2013', 'since 2013', 'jusqu’en 2016')
    """
    first, last = dated(start, language), dated(end, language)
    if start and end:
        return f"de {first} à {last}" if language == "fr" else f"{first} to {last}"
    if start:
        return f"{'depuis' if language == 'fr' else 'since'} {first}"
    if end:
        return f"jusqu’{'au' if len(end) == _DAY else 'en'} {last}" if language == "fr" else f"until {last}"
    return ", ".join(dated(date, language) for date in sorted(dates))


def _aside(parts: Mapping[str, str], *names: str) -> str:
    words = ", ".join(parts[name] for name in names if name in parts)
    return f" ({words})" if words else ""
