"""BibTeX from items of CSL-JSON, in UTF-8.

Titles that are not English keep their capitals in a second pair of braces, and organizations are braced: no style may
change the ones or cut the others into names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from amu_graph.export.bibliography.author_names import Name, joined
from amu_graph.export.bibliography.item_types import ITEM_TYPES, UNKNOWN, issued
from amu_graph.export.latex import SIGNS

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every style defines."""

_CONTAINERS: Final = MappingProxyType(
    {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "techreport": "series"}
)
_PUBLISHERS: Final = MappingProxyType({"techreport": "institution", "phdthesis": "school"})
_LANGUAGES: Final = MappingProxyType({"fr": "french", "en": "english"})
"""What babel, and so biblatex, calls a language."""

_FIELDS: Final = {
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "edition": "edition",
    "collection-title": "series",
    "publisher-place": "address",
    "genre": "type",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
    "URL": "url",
    "keyword": "keywords",
    "version": "version",
    "note": "annote",  # styles print `note`, and not this: what is doubtful is for whoever cites, not for who reads
}


def bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """Return the entries, one after another, separated by an empty line."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Mapping[str, Any]) -> str:
    kind = ITEM_TYPES.get(item["type"], ITEM_TYPES[UNKNOWN]).bibtex
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(item, kind))
    return f"@{kind}{{{item['id']},\n{fields}\n}}\n"


def _fields(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        if item.get(role):
            yield role, "{" + " and ".join(_name(name) for name in item[role]) + "}"
    language = str(item["language"]).split("-")[0].lower()
    title = _escaped(item["title"])
    yield "title", f"{{{title}}}" if language == "en" else f"{{{{{title}}}}}"
    yield from _date(item)
    fields = _FIELDS | {
        "container-title": _CONTAINERS.get(kind, "howpublished"),
        "publisher": _PUBLISHERS.get(kind, "publisher"),
    }
    for variable, field in fields.items():
        if variable in item:
            yield field, f"{{{_field(variable, str(item[variable]))}}}"
    if "accessed" in item:
        yield "urldate", "{" + "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0]) + "}"
    yield "language", f"{{{item['language']}}}"
    if language in _LANGUAGES:
        yield "langid", f"{{{_LANGUAGES[language]}}}"


def _field(variable: str, text: str) -> str:
    """Return the text of a field: addresses are taken as they are, pages are a range, keywords parted by commas."""
    match variable:
        case "DOI" | "URL":
            return re.sub(r"[{}\\\s]", lambda found: quote(found[0]), text)
        case "page":
            return re.sub(r"\s*[-–—]+\s*", "--", _escaped(text))
        case "keyword":
            return _escaped(text.replace("; ", ", "))
    return _escaped(text)


def _date(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, part in zip(("year", "month", "day"), issued(item), strict=False):
        yield name, _MONTHS[int(part) - 1] if name == "month" else f"{{{part}}}"


def _name(name: Name) -> str:
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    particles = joined(name, "dropping-particle", "non-dropping-particle")
    family = f"{particles} {_part(name['family'])}".lstrip().replace("’ ", "’").replace("' ", "'")
    return f"{family}, {_part(name['given'])}" if name.get("given") else family


def _part(text: str) -> str:
    """Return a part of a name; what would part it again is braced."""
    escaped = _escaped(text)
    return f"{{{escaped}}}" if "," in text or re.search(r"\band\b", text, re.IGNORECASE) else escaped


def _escaped(text: str) -> str:
    """Return a text in which no sign means anything to LaTeX; lines are joined, as BibTeX does."""
    return "".join(SIGNS.get(sign, sign) for sign in " ".join(text.split("\n")))
