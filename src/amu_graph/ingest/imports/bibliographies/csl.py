"""CSL-JSON, as Zotero and others export it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from amu_graph.ingest.imports.bibliographies.items import Item, Keys, mappings, text_of
from amu_graph.ingest.imports.source_file import SourceFile

NAMES: Final = ("author", "editor", "translator", "illustrator", "contributor")
_TEXTS: Final = (
    *("title", "title-short", "container-title", "collection-title", "publisher", "volume", "issue", "page"),
    *("number-of-pages", "DOI", "ISBN", "ISSN", "URL", "language", "genre", "event-title"),
)
_OWN: Final = frozenset({"id", "type", "citation-key", "issued", "keyword", "custom", *NAMES, *_TEXTS})


def read_csl(tree: object, file: SourceFile) -> Iterator[Item]:
    """Yield the items of a list; what is no item is said."""
    keys = Keys()
    for number, given in enumerate(tree if isinstance(tree, list) else [tree], start=1):
        if not isinstance(given, Mapping) or not text_of(given.get("title")):
            file.remark(
                f"notice {number}",
                fr="ce n’est pas une notice, ou elle n’a pas de titre : laissée de côté",
                en="this is no record, or it has no title: left out",
            )
            continue
        csl = cleaned(given)
        key = text_of(given.get("citation-key")) or text_of(given.get("id"))
        left = Counter(name for name, value in given.items() if name not in _OWN and value not in ("", [], {}, None))
        issued = given.get("issued")
        yield Item(at=keys.of(key, csl), csl=csl, date=_as_text(issued), left=left)


def cleaned(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables that are used, each of the type that CSL gives it."""
    csl: dict[str, Any] = {"type": text_of(given.get("type")) or "document"}
    csl |= {name: text for name in _TEXTS if (text := text_of(given.get(name)))}
    csl |= {role: names for role in NAMES if (names := [_name(one) for one in mappings(given.get(role))])}
    keywords = given.get("keyword")
    words = keywords if isinstance(keywords, list) else text_of(keywords).replace(";", ",").split(",")
    csl["keyword"] = [text for one in words if (text := text_of(one))]
    issued = given.get("issued")
    if isinstance(issued, Mapping) and (parts := _parts(issued.get("date-parts"))):
        csl["issued"] = {"date-parts": parts, "circa": bool(issued.get("circa")), "season": bool(issued.get("season"))}
    custom = given.get("custom")
    if isinstance(custom, Mapping) and (iri := text_of(custom.get("amu-graph"))):
        csl["custom"] = {"amu-graph": iri}
    return csl


def _name(given: Mapping[str, Any]) -> dict[str, str]:
    known = ("family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix")
    return {part: text for part in known if (text := text_of(given.get(part)))}


def _parts(value: object) -> list[list[int]]:
    """Return the parts of one date or two; Zotero writes numbers, others texts."""
    found = []
    for one in value if isinstance(value, list) else []:
        parts = [int(text) for part in (one if isinstance(one, list) else []) if (text := text_of(part)).isdecimal()]
        if parts and parts[0]:
            found.append([part for part in parts[:3] if part])
    return found[:2]


def _as_text(issued: object) -> str:
    if not isinstance(issued, Mapping):
        return text_of(issued)
    return "" if issued.get("date-parts") else text_of(issued.get("literal")) or text_of(issued.get("raw"))
