"""Items of CSL-JSON: the types of CSL 1.0.2, their date, and what BibTeX, RIS, Zotero and schema.org call them.

The list is closed and comes from CSL; which of them a kind of publication has is said in the vocabulary of kinds.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

UNKNOWN: Final = "document"
"""The type of a work whose kind is not known: it claims nothing."""


class ItemType(NamedTuple):
    """What the other formats call a type of CSL."""

    bibtex: str
    ris: str
    zotero: str
    schema: str


ITEM_TYPES: Final = MappingProxyType(
    {
        "article": ItemType("misc", "GEN", "preprint", "Article"),
        "article-journal": ItemType("article", "JOUR", "journalArticle", "ScholarlyArticle"),
        "article-magazine": ItemType("article", "MGZN", "magazineArticle", "Article"),
        "article-newspaper": ItemType("article", "NEWS", "newspaperArticle", "NewsArticle"),
        "bill": ItemType("misc", "BILL", "bill", "CreativeWork"),
        "book": ItemType("book", "BOOK", "book", "Book"),
        "broadcast": ItemType("misc", "VIDEO", "radioBroadcast", "CreativeWork"),
        "chapter": ItemType("incollection", "CHAP", "bookSection", "Chapter"),
        "classic": ItemType("book", "CLSWK", "book", "Book"),
        "collection": ItemType("book", "SER", "book", "CreativeWorkSeries"),
        "dataset": ItemType("misc", "DATA", "dataset", "Dataset"),
        "document": ItemType("misc", "GEN", "document", "CreativeWork"),
        "entry": ItemType("incollection", "CHAP", "encyclopediaArticle", "CreativeWork"),
        "entry-dictionary": ItemType("incollection", "DICT", "dictionaryEntry", "CreativeWork"),
        "entry-encyclopedia": ItemType("incollection", "ENCYC", "encyclopediaArticle", "CreativeWork"),
        "event": ItemType("misc", "GEN", "presentation", "CreativeWork"),
        "figure": ItemType("misc", "FIGURE", "artwork", "CreativeWork"),
        "graphic": ItemType("misc", "ART", "artwork", "CreativeWork"),
        "hearing": ItemType("misc", "HEAR", "hearing", "CreativeWork"),
        "interview": ItemType("misc", "PCOMM", "interview", "Conversation"),
        "legal_case": ItemType("misc", "CASE", "case", "CreativeWork"),
        "legislation": ItemType("misc", "STAT", "statute", "Legislation"),
        "manuscript": ItemType("unpublished", "MANSCPT", "manuscript", "Manuscript"),
        "map": ItemType("misc", "MAP", "map", "Map"),
        "motion_picture": ItemType("misc", "MPCT", "film", "Movie"),
        "musical_score": ItemType("misc", "MUSIC", "audioRecording", "CreativeWork"),
        "pamphlet": ItemType("booklet", "PAMP", "document", "CreativeWork"),
        "paper-conference": ItemType("inproceedings", "CPAPER", "conferencePaper", "ScholarlyArticle"),
        "patent": ItemType("misc", "PAT", "patent", "CreativeWork"),
        "performance": ItemType("misc", "GEN", "presentation", "CreativeWork"),
        "periodical": ItemType("book", "SER", "book", "Periodical"),
        "personal_communication": ItemType("misc", "PCOMM", "letter", "CreativeWork"),
        "post": ItemType("misc", "ELEC", "forumPost", "DiscussionForumPosting"),
        "post-weblog": ItemType("misc", "BLOG", "blogPost", "BlogPosting"),
        "regulation": ItemType("misc", "STAT", "statute", "Legislation"),
        "report": ItemType("techreport", "RPRT", "report", "Report"),
        "review": ItemType("article", "JOUR", "journalArticle", "Review"),
        "review-book": ItemType("article", "JOUR", "journalArticle", "Review"),
        "software": ItemType("misc", "COMP", "computerProgram", "SoftwareApplication"),
        "song": ItemType("misc", "SOUND", "audioRecording", "CreativeWork"),
        "speech": ItemType("misc", "SLIDE", "presentation", "PresentationDigitalDocument"),
        "standard": ItemType("misc", "STAND", "standard", "CreativeWork"),
        "thesis": ItemType("phdthesis", "THES", "thesis", "Thesis"),
        "treaty": ItemType("misc", "STAT", "statute", "CreativeWork"),
        "webpage": ItemType("misc", "ELEC", "webpage", "WebPage"),
    }
)
"""Type of CSL → what the others call it."""


def issued(item: Mapping[str, Any]) -> Sequence[int]:
    """Return the year of issue of an item, its month and its day, as far as they are known."""
    parts: Sequence[int] = item.get("issued", {}).get("date-parts", [[]])[0]
    return parts
