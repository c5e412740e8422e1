"""The types of CSL 1.0.2 and what BibTeX, RIS and Zotero call them.

The list is closed and comes from CSL; which of them a kind of publication has is said in the vocabulary of kinds.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

UNKNOWN: Final = "document"
"""The type of a work whose kind is not known: it claims nothing."""


class ItemType(NamedTuple):
    """What the other formats call a type of CSL."""

    bibtex: str
    ris: str
    zotero: str


ITEM_TYPES: Final = MappingProxyType(
    {
        "article": ItemType("misc", "GEN", "preprint"),
        "article-journal": ItemType("article", "JOUR", "journalArticle"),
        "article-magazine": ItemType("article", "MGZN", "magazineArticle"),
        "article-newspaper": ItemType("article", "NEWS", "newspaperArticle"),
        "bill": ItemType("misc", "BILL", "bill"),
        "book": ItemType("book", "BOOK", "book"),
        "broadcast": ItemType("misc", "VIDEO", "radioBroadcast"),
        "chapter": ItemType("incollection", "CHAP", "bookSection"),
        "classic": ItemType("book", "CLSWK", "book"),
        "collection": ItemType("book", "SER", "book"),
        "dataset": ItemType("misc", "DATA", "dataset"),
        "document": ItemType("misc", "GEN", "document"),
        "entry": ItemType("incollection", "CHAP", "encyclopediaArticle"),
        "entry-dictionary": ItemType("incollection", "DICT", "dictionaryEntry"),
        "entry-encyclopedia": ItemType("incollection", "ENCYC", "encyclopediaArticle"),
        "event": ItemType("misc", "GEN", "presentation"),
        "figure": ItemType("misc", "FIGURE", "artwork"),
        "graphic": ItemType("misc", "ART", "artwork"),
        "hearing": ItemType("misc", "HEAR", "hearing"),
        "interview": ItemType("misc", "PCOMM", "interview"),
        "legal_case": ItemType("misc", "CASE", "case"),
        "legislation": ItemType("misc", "STAT", "statute"),
        "manuscript": ItemType("unpublished", "MANSCPT", "manuscript"),
        "map": ItemType("misc", "MAP", "map"),
        "motion_picture": ItemType("misc", "MPCT", "film"),
        "musical_score": ItemType("misc", "MUSIC", "audioRecording"),
        "pamphlet": ItemType("booklet", "PAMP", "document"),
        "paper-conference": ItemType("inproceedings", "CPAPER", "conferencePaper"),
        "patent": ItemType("misc", "PAT", "patent"),
        "performance": ItemType("misc", "GEN", "presentation"),
        "periodical": ItemType("book", "SER", "book"),
        "personal_communication": ItemType("misc", "PCOMM", "letter"),
        "post": ItemType("misc", "ELEC", "forumPost"),
        "post-weblog": ItemType("misc", "BLOG", "blogPost"),
        "regulation": ItemType("misc", "STAT", "statute"),
        "report": ItemType("techreport", "RPRT", "report"),
        "review": ItemType("article", "JOUR", "journalArticle"),
        "review-book": ItemType("article", "JOUR", "journalArticle"),
        "software": ItemType("misc", "COMP", "computerProgram"),
        "song": ItemType("misc", "SOUND", "audioRecording"),
        "speech": ItemType("misc", "SLIDE", "presentation"),
        "standard": ItemType("misc", "STAND", "standard"),
        "thesis": ItemType("phdthesis", "THES", "thesis"),
        "treaty": ItemType("misc", "STAT", "statute"),
        "webpage": ItemType("misc", "ELEC", "webpage"),
    }
)
"""Type of CSL → what the others call it."""
