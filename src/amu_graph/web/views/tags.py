"""Metadata of a work in its page: the tags that Zotero and search engines read, from its item of CSL-JSON.

Zotero reads COinS before tags. COinS keeps the name of an organization whole, and names the type of the work: by a
format of OpenURL where it has one for it, else as a Zotero type within Dublin Core.

None of these formats can say how sure a value is: give them what is asserted (`Work.asserted`), nothing else. BibTeX,
RIS and CSL-JSON have a note for doubts, and hold what is interpreted too.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from amu_graph.export.bibliography.author_names import Name, joined
from amu_graph.export.bibliography.item_types import ITEM_TYPES, issued

_OPENURL: Final = MappingProxyType(
    {
        "journalArticle": ("journal", "article", "rft.atitle", "rft.jtitle"),
        "book": ("book", "book", "rft.btitle", "rft.series"),
        "bookSection": ("book", "bookitem", "rft.atitle", "rft.btitle"),
        "conferencePaper": ("book", "proceeding", "rft.atitle", "rft.btitle"),
        "report": ("book", "report", "rft.btitle", "rft.series"),
        "thesis": ("dissertation", "", "rft.title", ""),
    }
)
"""Type of Zotero → the format of OpenURL 1.0, its genre, the keys of the title and of the whole it is part of."""

_COMMON: Final = MappingProxyType(
    {
        "volume": "rft.volume",
        "issue": "rft.issue",
        "page": "rft.pages",
        "publisher-place": "rft.place",
        "number-of-pages": "rft.tpages",
        "edition": "rft.edition",
        "ISBN": "rft.isbn",
        "ISSN": "rft.issn",
        "language": "rft.language",
    }
)
_PUBLISHED: Final = MappingProxyType({"dissertation": "rft.inst", "dc": "rft.publisher"})
_CONTAINERS: Final = MappingProxyType(
    {
        "journalArticle": "citation_journal_title",
        "bookSection": "citation_book_title",
        "conferencePaper": "citation_conference_title",
    }
)
_PUBLISHERS: Final = MappingProxyType(
    {"report": "citation_technical_report_institution", "thesis": "citation_dissertation_institution"}
)
_CITED: Final = MappingProxyType(
    {
        "volume": "citation_volume",
        "issue": "citation_issue",
        "DOI": "citation_doi",
        "ISBN": "citation_isbn",
        "ISSN": "citation_issn",
        "language": "citation_language",
        "URL": "citation_public_url",
    }
)
_ARTICLES: Final = frozenset({*_CONTAINERS, *_PUBLISHERS, "book"})
"""Types of Zotero that the tags `citation_*` are made for; of anything else they would make an article."""


def zotero_type(item: Mapping[str, Any]) -> str:
    """Return what Zotero calls the type of an item."""
    return ITEM_TYPES[item["type"]].zotero


def coins(item: Mapping[str, Any]) -> str:
    """Return the context object (ANSI/NISO Z39.88-2004) of an item, as the title of an element of class Z3988."""
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in _context(item))


def _context(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    type_ = zotero_type(item)
    format_, genre, title, whole = _OPENURL.get(type_, ("dc", "", "rft.title", "rft.source"))
    keys = {"title": title, "container-title": whole, "publisher": _PUBLISHED.get(format_, "rft.pub"), **_COMMON}
    yield "ctx_ver", "Z39.88-2004"
    yield "rfr_id", "info:sid/amu-graph"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_}"
    for name in item.get("author", ()):
        yield ("rft.aucorp", name["literal"]) if "literal" in name else ("rft.au", _family_first(name))
    identifiers = [f"info:doi/{item['DOI']}" if "DOI" in item else "", item.get("URL", "")]
    values = [(key, str(item.get(variable, ""))) for variable, key in keys.items()]
    values += [("rft.date", _date(item, "-")), *(("rft_id", each) for each in identifiers), ("rft.genre", genre)]
    # The type comes last: before it, Zotero takes a title of Dublin Core for that of a web page.
    values += [("rft.type", type_ if format_ == "dc" else "")]
    yield from ((key, value) for key, value in values if key and value)


def meta_tags(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield names and contents of meta tags: the type for Zotero, and `citation_*` where they can express it."""
    type_ = zotero_type(item)
    yield "z:itemType", type_
    if type_ not in _ARTICLES:
        return
    yield "citation_title", item["title"]
    for name in item.get("author", ()):
        yield "citation_author", _as_cited(name)
    if date := _date(item, "/"):
        yield "citation_publication_date", date
    if "container-title" in item and type_ in _CONTAINERS:
        yield _CONTAINERS[type_], item["container-title"]
    if "publisher" in item:
        yield _PUBLISHERS.get(type_, "citation_publisher"), item["publisher"]
    for variable, key in _CITED.items():
        if variable in item:
            yield key, str(item[variable])
    first, _, last = str(item.get("page", "")).replace("–", "-").partition("-")
    yield from (pair for pair in (("citation_firstpage", first), ("citation_lastpage", last)) if pair[1])


def schema_org(item: Mapping[str, Any], iri: str) -> dict[str, object]:
    """Return an item in the words of schema.org, as JSON-LD."""
    described: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": ITEM_TYPES[item["type"]].schema,
        "@id": iri,
        "name": item["title"],
        "inLanguage": item["language"],
    }
    if people := [_person(name) for name in item.get("author", ())]:
        described["author"] = people
    if "publisher" in item:
        described["publisher"] = {"@type": "Organization", "name": item["publisher"]}
    if date := _date(item, "-"):
        described["datePublished"] = date
    if "container-title" in item:
        described["isPartOf"] = {"@type": "CreativeWork", "name": item["container-title"]}
    described |= {key: item[variable] for variable, key in (("URL", "url"), ("ISBN", "isbn")) if variable in item}
    if "DOI" in item:
        described["sameAs"] = f"https://doi.org/{item['DOI']}"
    return described


def _person(name: Name) -> dict[str, str]:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "name": _first_name_first(name)}


def _as_cited(name: Name) -> str:
    """Return a name that is cut where it should be: before its last word, or else at a comma."""
    if "literal" in name:
        return name["literal"]
    simple = " " not in name["family"] and not any(key.endswith("particle") for key in name)
    return _first_name_first(name) if simple else _family_first(name)


def _family_first(name: Name) -> str:
    return f"{_joined(name, 'non-dropping-particle', 'family')}, {_joined(name, 'given', 'dropping-particle')}"


def _first_name_first(name: Name) -> str:
    return _joined(name, "given", "dropping-particle", "non-dropping-particle", "family")


def _joined(name: Name, *parts: str) -> str:
    return joined(name, *parts).replace("’ ", "’").replace("' ", "'")


def _date(item: Mapping[str, Any], separator: str) -> str:
    return separator.join(f"{part:02}" for part in issued(item))
