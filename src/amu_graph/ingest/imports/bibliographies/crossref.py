"""Works of Crossref, in JSON: near to CSL-JSON, with lists where that has texts and names of types of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from amu_graph.ingest.imports.bibliographies.csl import NAMES, cleaned
from amu_graph.ingest.imports.bibliographies.items import Item, Keys, mappings, text_of, texts_of
from amu_graph.ingest.imports.source_file import SourceFile

_TYPES: Final = MappingProxyType(
    {
        "journal-article": "article-journal",
        "book-chapter": "chapter",
        "book-part": "chapter",
        "monograph": "book",
        "edited-book": "book",
        "reference-book": "book",
        "book-section": "chapter",
        "journal": "periodical",
        "proceedings-article": "paper-conference",
        "proceedings": "book",
        "posted-content": "article",
        "dissertation": "thesis",
        "report-component": "chapter",
        "journal-issue": "periodical",
        "book-series": "collection",
    }
)
_USED: Final = frozenset(
    {
        *(
            "type",
            "title",
            "subtitle",
            "container-title",
            "publisher",
            "volume",
            "issue",
            "page",
            "DOI",
            "ISBN",
            "ISSN",
        ),
        *("URL", "language", "subject", "issued", *NAMES),
    }
)


def works_of(tree: object) -> list[Mapping[str, Any]]:
    """Return the works of an answer, of a list or alone; none where the file is none of Crossref."""
    if not isinstance(tree, Mapping):
        works = mappings(tree)
    elif isinstance(message := tree.get("message"), Mapping):
        works = mappings(message.get("items")) or [message]
    else:
        works = [tree]
    return works if any("DOI" in work and isinstance(work.get("title"), list) for work in works) else []


def read_crossref(tree: object, file: SourceFile) -> Iterator[Item]:
    """Yield the works of an answer."""
    keys = Keys()
    for number, work in enumerate(works_of(tree), start=1):
        people = {
            role: [{**one, "literal": one["name"]} if "name" in one else one for one in mappings(work.get(role))]
            for role in NAMES
        }
        kind = text_of(work.get("type"))
        csl = cleaned({**work, **people, "type": _TYPES.get(kind, kind), "keyword": texts_of(work.get("subject"))})
        if not csl.get("title"):
            file.remark(f"notice {number}", fr="sans titre : laissée de côté", en="without title: left out")
            continue
        if subtitle := text_of(work.get("subtitle")):
            csl["title"] = f"{csl['title']} : {subtitle}"
        csl.pop("URL", None) if "doi.org" in csl.get("URL", "") else None
        left = Counter(name for name in work if name not in _USED)
        yield Item(at=keys.of(text_of(work.get("DOI")), csl), csl=csl, left=left)
