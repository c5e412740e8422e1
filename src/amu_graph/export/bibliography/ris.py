"""RIS from items of CSL-JSON, in UTF-8: one record after another, from `TY` to `ER`."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from amu_graph.export.bibliography.author_names import Name, joined
from amu_graph.export.bibliography.item_types import ITEM_TYPES, UNKNOWN, issued

_NAMES: Final = MappingProxyType({"author": "AU", "editor": "ED", "translator": "A4"})
_FIELDS: Final = MappingProxyType(
    {
        "title": "TI",
        "container-title": "T2",
        "collection-title": "T3",
        "volume": "VL",
        "issue": "IS",
        "edition": "ET",
        "publisher": "PB",
        "publisher-place": "CY",
        "genre": "M3",
        "DOI": "DO",
        "URL": "UR",
        "language": "LA",
    }
)


def ris(items: Iterable[Mapping[str, Any]]) -> str:
    """Return the records, separated by an empty line; lines end as the format asks (CR LF)."""
    return "\r\n".join(_record(item) for item in items)


def _record(item: Mapping[str, Any]) -> str:
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _lines(item))


def _lines(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "TY", ITEM_TYPES.get(item["type"], ITEM_TYPES[UNKNOWN]).ris
    yield "ID", item["id"]
    for variable, tag in _NAMES.items():
        for name in item.get(variable, ()):
            yield tag, _name(name)
    for variable, tag in _FIELDS.items():
        if variable in item:
            yield tag, str(item[variable])
    yield from _date(item)
    yield from _pages(item)
    for variable in ("ISBN", "ISSN"):
        if variable in item:
            yield "SN", item[variable]
    for word in item.get("keyword", "").split("; "):
        if word:
            yield "KW", word
    for line in item.get("note", "").splitlines():
        yield "N1", line
    yield "ER", ""


def _date(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the year, and the date with the precision given: the slashes of what is not known stay."""
    parts = issued(item)
    if parts:
        year, month, day = (*(f"{part:02}" for part in parts), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"


def _pages(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "page" in item:
        first, _, last = str(item["page"]).replace("–", "-").partition("-")
        yield "SP", first.strip()
        if last:
            yield "EP", last.strip()
    elif "number-of-pages" in item:
        yield "SP", str(item["number-of-pages"])


def _name(name: Name) -> str:
    if "literal" in name:
        return name["literal"]
    kept, given = joined(name, "non-dropping-particle", "family"), joined(name, "given", "dropping-particle")
    return f"{kept}, {given}" if given else kept
