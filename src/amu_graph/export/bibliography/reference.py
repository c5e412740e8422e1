"""A reference in words, from an item of CSL-JSON, after ISO 690 (author and date)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from amu_graph.export.bibliography.author_names import Name, joined
from amu_graph.export.bibliography.item_types import issued
from amu_graph.language import Language, Text
from amu_graph.typography import dated, set_in

_AND: Final = Text(fr=" et ", en=" and ")
_NO_DATE: Final = Text(fr="s. d.", en="n.d.")
_NUMBERS: Final = MappingProxyType(
    {"volume": Text(fr="vol. ", en="vol. "), "issue": Text(fr="n° ", en="no. "), "page": Text(fr="p. ", en="pp. ")}
)
_EDITED: Final = Text(fr="(dir.)", en="(ed.)")
_IN: Final = Text(fr="In : ", en="In: ")


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands before the title that is set apart, this title, and what follows."""

    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.title}{self.after}"


def reference(item: Mapping[str, Any], language: Language) -> Reference:
    """Return the reference of an item: of a part, the title of the whole is set apart.

    >>> author = [{"family": "Vulbeau", "given": "Alain"}]
    >>> str(reference({"title": "La maîtrise", "author": author, "issued": {"date-parts": [[2014]]}}, "fr"))
    'VULBEAU, Alain, 2014. La maîtrise.'
    """
    title = set_in(item["title"], language)
    editors = _people(item.get("editor", ()), language)
    authors = _people(item.get("author", ()), language) or (f"{editors} {_EDITED.in_(language)}" if editors else "")
    year = _year(item, language)
    lead = _ended(f"{authors}, {year}") + " " if authors else ""
    kind = f" [{item['genre']}]" if "genre" in item else ""
    whole = set_in(item.get("container-title", ""), language)
    if not whole:
        return Reference(lead, title, kind + _rest(item, language, f"{title}{kind}", year="" if authors else year))
    part = _ended(f"{title}{kind}" if authors else f"{title}{kind}, {year}")
    held = f"{_IN.in_(language)}{editors + ', ' if editors else ''}" if item["type"] == "chapter" else ""
    return Reference(f"{lead}{part} {held}", whole, _rest(item, language, whole, year=""))


def _rest(item: Mapping[str, Any], language: Language, before: str, *, year: str) -> str:
    """Return what follows `before`, in the order of the standard: year, numbers, who issued it and when, addresses."""
    numbers = (f"{words.in_(language)}{item[name]}" for name, words in _NUMBERS.items() if name in item)
    first = "".join(f", {each}" for each in (year, *numbers) if each)
    series = f"({set_in(item['collection-title'], language)})" if "collection-title" in item else ""
    issued = ", ".join(each for each in (item.get("publisher"), _date(item, language)) if each)
    number = f"ISBN {item['ISBN']}" if "ISBN" in item else ""
    address = f"https://doi.org/{item['DOI']}" if "DOI" in item else item.get("URL", "")
    sentences = [
        first + _ended(before + first)[len(before + first) :],
        *map(_ended, filter(None, (issued, series, number))),
    ]
    return " ".join([*sentences, *([address] if address else [])])


def _ended(text: str) -> str:
    """Return a sentence with its stop, unless it has one."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _people(names: tuple[Name, ...] | list[Name], language: Language) -> str:
    written = [_name(name) for name in names]
    *first, last = written or [""]
    return f"{', '.join(first)}{_AND.in_(language)}{last}" if first else last


def _name(name: Name) -> str:
    if "literal" in name:
        return name["literal"]
    kept, given = joined(name, "non-dropping-particle", "family").upper(), joined(name, "given", "dropping-particle")
    return f"{kept}, {given}" if given else kept


def _year(item: Mapping[str, Any], language: Language) -> str:
    parts = issued(item)
    return str(parts[0]) if parts else _NO_DATE.in_(language)


def _date(item: Mapping[str, Any], language: Language) -> str:
    """Return the month or the day of issue in words; nothing where only the year is known."""
    parts = issued(item)
    return dated("-".join(f"{part:02}" for part in parts), language) if len(parts) > 1 else ""
