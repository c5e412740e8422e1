"""RIS: records of lines `TG  - value`, from TY to ER.

It is read here rather than by a library: the lines of what is wrong are wanted, and a record without its end is one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

from amu_graph.export.bibliography.item_types import ITEM_TYPES
from amu_graph.ingest.imports.bibliographies.items import Item, Keys, text_of
from amu_graph.ingest.imports.source_file import SourceFile

_LINE: Final = re.compile(r"([A-Z][A-Z0-9])(?:  ?-|  -? ?)(?: (.*)|\s*)$")
_PREFERRED: Final = ("document", "book", "chapter", "article-journal", "report", "periodical", "motion_picture")
"""Of several types of CSL that RIS calls alike, those that its users mean."""

_TYPES: Final = MappingProxyType(
    {each.ris: name for name, each in reversed(tuple(ITEM_TYPES.items()))}
    | {ITEM_TYPES[name].ris: name for name in reversed(_PREFERRED)}
    | {
        "EJOUR": "article-journal",
        "EBOOK": "book",
        "ECHAP": "chapter",
        "EDBOOK": "book",
        "CONF": "paper-conference",
        "JFULL": "periodical",
        "WEB": "webpage",
        "ELEC": "webpage",
        "UNPB": "manuscript",
        "INPR": "article-journal",
        "STAT": "legislation",
        "LEGAL": "legislation",
        "GOVDOC": "report",
        "ABST": "article-journal",
    }
)
_TEXTS: Final = MappingProxyType(
    {
        "TI": "title",
        "T1": "title",
        "CT": "title",
        "ST": "title-short",
        "VL": "volume",
        "IS": "issue",
        "PB": "publisher",
        "DO": "DOI",
        "UR": "URL",
        "LA": "language",
        "M3": "genre",
    }
)
_NAMES: Final = MappingProxyType(
    {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator", "TA": "translator"}
)
_WHOLE: Final = ("T2", "JF", "JO", "BT", "JA", "J2", "J1")
_SERIES: Final = "T3"
_DATES: Final = ("DA", "PY", "Y1")
_USED: Final = frozenset({"TY", "ER", "ID", "KW", "SN", "SP", "EP", *_TEXTS, *_NAMES, *_WHOLE, _SERIES, *_DATES})


def read_ris(file: SourceFile) -> Iterator[Item]:
    """Yield the records; a line that is none goes on with the one before, as exports of long fields do."""
    keys = Keys()
    for start, fields in _records(file):
        csl = _csl(fields)
        if not csl.get("title"):
            file.remark(str(start), fr="notice sans titre : laissée de côté", en="record without title: left out")
            continue
        left = Counter(tag for tag, _ in fields if tag not in _USED)
        date = next((text for tag in _DATES for other, text in fields if other == tag and text.strip("/ ")), "")
        key = next((text for tag, text in fields if tag == "ID"), "")
        yield Item(at=keys.of(key, csl), csl=csl, date=_date(date), left=left)


def _records(file: SourceFile) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the fields of each record with the line where it begins; what ends badly is said."""
    start, fields = 0, list[tuple[str, str]]()
    for number, line in enumerate(file.text.split("\n"), start=1):
        match = _LINE.fullmatch(line.rstrip())
        tag = match[1] if match else line.strip()  # some programs write « ER » alone
        if tag == "TY":
            if start:
                _unended(file, start)
                yield start, fields
            start, fields = number, [("TY", text_of(match[2] if match else ""))]
        elif tag == "ER" and start:
            yield start, fields
            start = 0
        elif match and start:
            fields.append((tag, text_of(match[2])))
        elif line.strip() and start and fields:
            if line[:2] in _USED and line[2:3].isspace():
                _looks_like_a_field(file, number, line[:2])
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {text_of(line)}".strip())
        elif line.strip():
            file.remark(str(number), fr="hors de toute notice : laissé", en="outside any record: left")
    if start:
        _unended(file, start)
        yield start, fields


def _looks_like_a_field(file: SourceFile, number: int, tag: str) -> None:
    file.remark(
        str(number),
        fr=f"« {tag} » n’est pas suivi de « - » : la ligne est lue comme la suite de la précédente",
        en=f"“{tag}” is not followed by “ - ”: the line is read as going on with the one before",
    )


def _unended(file: SourceFile, start: int) -> None:
    file.remark(
        str(start),
        fr="cette notice n’a pas de fin (« ER  - ») : elle est lue jusqu’à la suivante",
        en="this record has no end (“ER  - ”): it is read up to the next one",
    )


def _csl(fields: list[tuple[str, str]]) -> dict[str, Any]:
    first = dict(reversed([(tag, text) for tag, text in fields if text]))
    csl: dict[str, Any] = {"type": _TYPES.get(first.get("TY", "").upper(), "document")}
    for tag, variable in reversed(tuple(_TEXTS.items())):
        if first.get(tag):
            csl[variable] = first[tag]
    for tag, role in _NAMES.items():
        csl.setdefault(role, []).extend(_name(text) for other, text in fields if other == tag and text)
    if whole := next((first[tag] for tag in _WHOLE if first.get(tag)), ""):
        csl["collection-title" if csl["type"] in ("book", "report") else "container-title"] = whole
    if first.get(_SERIES):
        csl["collection-title"] = first[_SERIES]
    csl["keyword"] = [text for tag, text in fields if tag == "KW" and text]
    if first.get("SN"):
        csl["ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx].*", first["SN"]) else "ISBN"] = first["SN"]
    return {name: value for name, value in (csl | _pages(first, csl["type"])).items() if value}


def _pages(first: dict[str, str], kind: str) -> dict[str, str]:
    start, end = first.get("SP", ""), first.get("EP", "")
    if start and not end and kind in ("book", "thesis", "report") and start.isdecimal():
        return {"number-of-pages": start}
    return {"page": f"{start}-{end}" if start and end else start}


def _name(text: str) -> dict[str, str]:
    """Return a name: `Family, Given, Suffix`; what has no comma stands whole."""
    family, comma, rest = text.partition(",")
    given, _, suffix = rest.partition(",")
    if not comma:
        return {"literal": text}
    parts = {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    return {part: value for part, value in parts.items() if value}


def _date(text: str) -> str:
    """Return `2013/06/01/spring` as a date, the empty parts left out; what stands after the third slash is a remark.

    >>> _date("2013/06//"), _date("2013///automne"), _date("2013"), _date("2013//")
    ('2013-06', 'automne 2013', '2013', '2013')
    """
    if not re.match(r"\d{4}/", text):
        return text
    parts = text.split("/")
    numbers = [part.strip() for part in parts[:3] if part.strip()]
    remark = "".join(parts[3:4]).strip()
    return f"{remark} {'-'.join(numbers)}" if remark and len(numbers) == 1 else "-".join(numbers)
