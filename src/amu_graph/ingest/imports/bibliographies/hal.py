"""Answers of HAL's interface, in JSON: https://api.archives-ouvertes.fr/docs/search."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from amu_graph.ingest.imports.bibliographies.items import Item, Keys, mappings, text_of, texts_of
from amu_graph.ingest.imports.source_file import SourceFile

_TYPES: Final = MappingProxyType(
    {
        "ART": "article-journal",
        "COMM": "paper-conference",
        "POSTER": "speech",
        "OUV": "book",
        "DOUV": "book",
        "COUV": "chapter",
        "THESE": "thesis",
        "HDR": "thesis",
        "MEM": "thesis",
        "REPORT": "report",
        "PROCEEDINGS": "book",
        "UNDEFINED": "article",
        "BLOG": "post-weblog",
        "NOTICE": "entry-encyclopedia",
        "ISSUE": "periodical",
        "VIDEO": "motion_picture",
        "MAP": "map",
        "SOFTWARE": "software",
        "LECTURE": "speech",
        "TRAD": "book",
    }
)
_GENRES: Final = MappingProxyType({"MEM": "mémoire", "THESE": "thèse", "PROCEEDINGS": "actes de colloque"})
_TEXTS: Final = MappingProxyType(
    {
        "title_s": "title",
        "journalTitle_s": "container-title",
        "bookTitle_s": "container-title",
        "publisher_s": "publisher",
        "journalPublisher_s": "publisher",
        "volume_s": "volume",
        "issue_s": "issue",
        "page_s": "page",
        "doiId_s": "DOI",
        "isbn_s": "ISBN",
        "journalIssn_s": "ISSN",
        "uri_s": "URL",
        "language_s": "language",
        "conferenceTitle_s": "event-title",
        "seriesEditor_s": "collection-title",
    }
)
_DATES: Final = ("publicationDate_s", "producedDate_s", "defenseDate_s", "producedDateY_i", "publicationDateY_i")
_USED: Final = frozenset(
    {
        *_TEXTS,
        *_DATES,
        "docType_s",
        "halId_s",
        "docid",
        "authFullName_s",
        "authLastName_s",
        "authFirstName_s",
        "keyword_s",
    }
)


def documents_of(tree: object) -> list[Mapping[str, Any]]:
    """Return the documents of an answer; none where the file is no answer of HAL."""
    response = tree.get("response") if isinstance(tree, Mapping) else None
    docs = mappings(response.get("docs")) if isinstance(response, Mapping) else mappings(tree)
    return docs if any("halId_s" in doc or "docType_s" in doc or "title_s" in doc for doc in docs) else []


def read_hal(tree: object, file: SourceFile) -> Iterator[Item]:
    """Yield the documents of an answer."""
    keys = Keys()
    for number, doc in enumerate(documents_of(tree), start=1):
        kind = text_of(doc.get("docType_s"))
        csl: dict[str, Any] = {"type": _TYPES.get(kind, "document"), "genre": _GENRES.get(kind, "")}
        for name, variable in reversed(tuple(_TEXTS.items())):
            if text := text_of(doc.get(name)):
                csl[variable] = text
        csl["author"] = list(_authors(doc))
        csl["keyword"] = texts_of(doc.get("keyword_s"))
        csl = {name: value for name, value in csl.items() if value}
        if "title" not in csl:
            file.remark(f"notice {number}", fr="sans titre : laissée de côté", en="without title: left out")
            continue
        date = next((text for name in _DATES if (text := text_of(doc.get(name)))), "")
        key = text_of(doc.get("halId_s")) or text_of(doc.get("docid"))
        yield Item(at=keys.of(key, csl), csl=csl, date=date, left=Counter(name for name in doc if name not in _USED))


def _authors(doc: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the authors in their order: in parts where both lists are as long, else by their whole names."""
    family, given = texts_of(doc.get("authLastName_s")), texts_of(doc.get("authFirstName_s"))
    if family and len(family) == len(given):
        yield from ({"family": last, "given": first} for last, first in zip(family, given, strict=True))
        return
    for name in texts_of(doc.get("authFullName_s")):
        first, _, last = name.rpartition(" ")
        yield {"family": last, "given": first} if first else {"literal": name}
