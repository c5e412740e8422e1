"""BibTeX and BibLaTeX: read by bibtexparser, decoded before names are parted, dates read from the text as it stands."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from amu_graph.export.bibliography.item_types import ITEM_TYPES
from amu_graph.extras import needed
from amu_graph.ingest.imports.bibliographies.items import Item, Keys, text_of
from amu_graph.ingest.imports.bibliographies.latex import decoder
from amu_graph.ingest.imports.bodies import is_a_body
from amu_graph.ingest.imports.source_file import SourceFile

_TYPES: Final = MappingProxyType(
    {each.bibtex: name for name, each in reversed(tuple(ITEM_TYPES.items()))}
    | {
        "book": "book",
        "article": "article-journal",
        "misc": "document",
        "techreport": "report",
        "mvbook": "book",
        "inbook": "chapter",
        "bookinbook": "chapter",
        "collection": "book",
        "proceedings": "book",
        "conference": "paper-conference",
        "thesis": "thesis",
        "mastersthesis": "thesis",
        "report": "report",
        "online": "webpage",
        "electronic": "webpage",
        "www": "webpage",
        "periodical": "periodical",
        "manual": "report",
        "software": "software",
        "dataset": "dataset",
        "patent": "patent",
        "video": "motion_picture",
        "movie": "motion_picture",
        "audio": "song",
        "legislation": "legislation",
        "jurisdiction": "legal_case",
        "reference": "book",
        "inreference": "entry-encyclopedia",
        "incollection": "chapter",
        "letter": "personal_communication",
    }
)
_TEXTS: Final = MappingProxyType(
    {
        "title": "title",
        "shorttitle": "title-short",
        "volume": "volume",
        "pages": "page",
        "pagetotal": "number-of-pages",
        "numpages": "number-of-pages",
        "doi": "DOI",
        "isbn": "ISBN",
        "issn": "ISSN",
        "url": "URL",
        "type": "genre",
        "langid": "language",
        "language": "language",
        "publisher": "publisher",
        "institution": "publisher",
        "school": "publisher",
        "organization": "publisher",
        "series": "collection-title",
        "number": "issue",
        "issue": "issue",
        "journal": "container-title",
        "journaltitle": "container-title",
        "booktitle": "container-title",
        "maintitle": "container-title",
        "howpublished": "container-title",
        "eventtitle": "event-title",
    }
)
_NAMES: Final = ("author", "editor", "translator", "illustrator")
_BESIDE: Final = ("subtitle", "keywords", "date", "year", "month", "day")
_USED: Final = frozenset({*_TEXTS, *_NAMES, *_BESIDE})
_ADDRESSES: Final = ("url", "doi", "isbn", "issn", "date", "year", "month", "day")
"""Fields that are taken as they stand: decoding makes a blank of the « ~ » of a date."""

_MEANS: Final = "howpublished"
_ADDRESS: Final = re.compile(r"\{*\s*(?:\\url\s*\{)?(https?://[^\s{}]+?)[\s.}]*")
"""How a work is published where that is an address, as entries have it that no field `url` is known to."""

_LANGUAGES: Final = MappingProxyType(
    {"french": "fr", "francais": "fr", "français": "fr", "english": "en", "german": "de"}
)
_GROUP: Final = re.compile(r"\{([^{}]*)\}")


def read_bibtex(file: SourceFile) -> Iterator[Item]:
    """Yield the entries; a block that cannot be read is said with its line, the others are read."""
    plain, decoded = _parsed(file.text, decode=False), _parsed(file.text, decode=True)
    for block in plain.failed_blocks:
        line = str((block.start_line or 0) + 1)
        if first := getattr(block, "previous_block", None):
            file.remark(
                line,
                fr=f"la clé « {block.key} » est déjà à la ligne {first.start_line + 1} : entrée laissée de côté",
                en=f"the key “{block.key}” is at line {first.start_line + 1} already: entry left out",
            )
            continue
        file.remark(
            line,
            fr="cette entrée ne se lit pas (accolade ou guillemet sans fin ?) : laissée de côté",
            en="this entry cannot be read (a brace or a quotation mark without end?): left out",
        )
    for place in _stray(plain):
        file.remark(
            place,
            fr="un champ est hors de toute entrée (une accolade de trop avant lui ?) : laissé de côté",
            en="a field is outside of any entry (one brace too many before it?): left out",
        )
    keys = Keys()
    words = {entry.start_line: entry for entry in decoded.entries}
    for raw in plain.entries:
        entry = words.get(raw.start_line, raw)
        fields = {each.key.lower(): str(each.value) for each in entry.fields}
        fields |= {each.key.lower(): str(each.value) for each in raw.fields if each.key.lower() in _ADDRESSES}
        if there := _ADDRESS.fullmatch({each.key.lower(): str(each.value) for each in raw.fields}.get(_MEANS, "")):
            fields = {"url": there[1].replace("\\", ""), **fields}
            del fields[_MEANS]
        csl = _csl(entry.entry_type.lower(), fields)
        if not csl.get("title"):
            file.remark(
                str((entry.start_line or 0) + 1), fr="entrée sans titre : laissée", en="entry without title: left"
            )
            continue
        left = Counter(name for name in fields if name not in _USED)
        yield Item(at=keys.of(entry.key, csl), csl=csl, date=_date(fields), left=left)


def _stray(library: Any) -> Iterator[str]:  # noqa: ANN401 - a library of bibtexparser
    """Yield the lines of text between entries that looks like a field."""
    for block in library.comments:
        if re.match(r"\s*,?\s*[A-Za-z][\w-]*\s*=\s*[{\"]", block.raw or ""):
            yield str((block.start_line or 0) + 1)


def _parsed(text: str, *, decode: bool) -> Any:  # noqa: ANN401 - a library of bibtexparser
    with needed("ingest"):
        from bibtexparser import middlewares
        from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.ERROR)
    stack: list[Any] = [middlewares.ResolveStringReferencesMiddleware(), middlewares.RemoveEnclosingMiddleware()]
    if decode:
        stack.append(middlewares.LatexDecodingMiddleware(decoder=decoder()))
    return parse_string(text, parse_stack=stack)


def _csl(kind: str, fields: Mapping[str, str]) -> dict[str, Any]:
    csl: dict[str, Any] = {"type": _TYPES.get(kind, "document")}
    for name, variable in reversed(tuple(_TEXTS.items())):
        if text := _bare(fields.get(name, "")):
            csl[variable] = text
    if csl["type"] in ("book", "report", "thesis") and csl.get("container-title"):
        csl.setdefault("collection-title", csl.pop("container-title"))
    if subtitle := _bare(fields.get("subtitle", "")):
        csl["title"] = f"{csl.get('title', '')} : {subtitle}".removeprefix(" : ")
    if "page" in csl:
        csl["page"] = re.sub(r"\s*[-–—]+\s*", "-", csl["page"])
    csl["language"] = _LANGUAGES.get(csl.get("language", "").lower(), csl.get("language", ""))
    if csl.get("genre", "") in ("phdthesis", "mathesis"):
        csl["genre"] = {"phdthesis": "thèse", "mathesis": "mémoire"}[csl["genre"]]
    if kind == "mastersthesis":
        csl["genre"] = "mémoire"
    csl |= {role: names for role in _NAMES if (names := list(_names(fields.get(role, ""))))}
    csl["keyword"] = [word for part in re.split(r"[,;]", fields.get("keywords", "")) if (word := _bare(part))]
    return {name: value for name, value in csl.items() if value}


def _bare(text: str) -> str:
    """Return a text without the braces that keep capitals."""
    while _GROUP.search(text):
        text = _GROUP.sub(r"\1", text)
    return text_of(text.replace("{", "").replace("}", ""))


def _names(text: str) -> Iterator[dict[str, str]]:
    for name in _apart(text):
        if name.strip().lower() == "others":
            continue
        yield _name(name.strip())


def _apart(text: str) -> list[str]:
    """Return what stands between the `and` that are outside braces."""
    names, depth, current = [], 0, ""
    for part in re.split(r"(\s+and\s+)", text):
        if re.fullmatch(r"\s+and\s+", part) and depth == 0:
            names.append(current)
            current = ""
            continue
        depth += part.count("{") - part.count("}")
        current += part
    return [name for name in (*names, current) if name.strip()]


def _name(name: str) -> dict[str, str]:
    """Return a name in parts; in braces, or with the words of an organization, it stands whole."""
    if re.fullmatch(r"\{.*\}", name) and name.count("{") == 1:
        return {"literal": _bare(name)}
    parts = [_bare(part) for part in name.split(",")]
    if len(parts) > 1:
        jr = parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 - von Last, Jr, First
        found = {"family": parts[0], "given": parts[-1], "suffix": jr}
        return {part: value for part, value in found.items() if value}
    whole = _bare(name)
    words = whole.split()
    if is_a_body(whole) or len(words) == 1:
        return {"literal": whole}
    first = next((n for n, word in enumerate(words[:-1]) if n and word[:1].islower()), len(words) - 1)
    return {"given": " ".join(words[:first]), "family": " ".join(words[first:])}


def _date(fields: Mapping[str, str]) -> str:
    """Return the date of BibLaTeX, or the year and the month of BibTeX, as they are written."""
    if date := fields.get("date", "").strip("{} "):
        return date
    year, month = fields.get("year", "").strip("{} "), fields.get("month", "").strip("{} ")
    day = fields.get("day", "").strip("{} ")
    if month.isdecimal():
        return "-".join(filter(None, (year, month.zfill(2), day.zfill(2) if day else "")))
    return " ".join(filter(None, (day, month, year)))
