"""What Zotero makes of a page, by its own rules: COinS (priority 310) before embedded metadata (320).

Written after what the translators COinS and Embedded Metadata and `Zotero.OpenURL` do. Names that come as one text are
parted as Zotero parts them: at the comma where there is one, else before the last word.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

FORMATS = {"journal": "journalArticle", "book": "book", "dissertation": "thesis", "patent": "patent", "dc": "webpage"}
GENRES = {
    "bookitem": "bookSection",
    "conference": "conferencePaper",
    "proceeding": "conferencePaper",
    "report": "report",
    "document": "document",
}
PARTS = ("journalArticle", "bookSection", "conferencePaper")
KNOWN = """artwork audioRecording bill blogPost book bookSection case computerProgram conferencePaper dataset
    dictionaryEntry document email encyclopediaArticle film forumPost hearing instantMessage interview journalArticle
    letter magazineArticle manuscript map newspaperArticle patent podcast preprint presentation radioBroadcast report
    standard statute thesis tvBroadcast videoRecording webpage"""
ITEM_TYPES = frozenset(KNOWN.split())


@dataclass
class Item:
    """An item as it would stand in the library; a creator is (last, first), first empty for an institution."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.spans: list[str] = []
        self.tags: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "span" and "Z3988" in values.get("class", "").split():
            self.spans.append(values["title"])
        if tag == "meta" and values.get("name"):
            self.tags.append((values["name"], values.get("content", "")))


def saved(page: str) -> Item | None:
    """The item that Zotero's button saves."""
    read = Page(page)
    items = [item for item in map(from_coins, read.spans) if item]
    return items[0] if items else from_tags(read.tags)


def parted(name: str) -> tuple[str, str]:
    if "," in name:
        last, _, first = name.partition(",")
        return last.strip(), first.strip()
    first, _, last = name.rpartition(" ")
    return last, first


def from_coins(title: str) -> Item | None:
    pairs = [part.split("=") for part in title.split("&")]
    raw = {tuple(pair) for pair in pairs}
    format_ = next(
        (unquote(value).removeprefix("info:ofi/fmt:kev:mtx:") for key, value in pairs if key == "rft_val_fmt"), ""
    )
    if format_ not in FORMATS:
        return None
    item = Item(FORMATS[format_])
    if format_ == "book":
        item.type = next((type_ for genre, type_ in GENRES.items() if ("rft.genre", genre) in raw), "book")
    institutions: list[tuple[str, str]] = []
    for key, value in ((key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, value in pairs):
        read_pair(item, institutions, key, value)
    item.creators = institutions + item.creators  # spliced in at the start, since they bear no place
    return item


def read_pair(item: Item, institutions: list[tuple[str, str]], key: str, value: str) -> None:
    match key:
        case "rft_id" if value.startswith("info:doi"):
            item.fields["DOI"] = value[9:]
        case "rft_id" if re.match("https?://", value):
            item.fields["url"] = value
        case "rft.au":
            item.creators.append(parted(value))
        case "rft.aucorp":
            institutions.append((value, ""))
        case "rft.type" if item.type not in ("thesis", "patent") and value in ITEM_TYPES:
            item.type = value
        case _:
            if name := field_of(key, item.type):
                item.fields[name] = value


def field_of(key: str, type_: str) -> str:
    """The field that a key fills for a type of item."""
    part = type_ in PARTS
    names = {
        "rft.btitle": "title" if type_ in ("book", "report") else "publicationTitle" if part else "",
        "rft.atitle": "title" if part else "",
        "rft.jtitle": "publicationTitle" if type_ == "journalArticle" else "",
        "rft.title": "publicationTitle" if part else "title",
        "rft.source": "publicationTitle",
        "rft.pub": "publisher",
        "rft.publisher": "publisher",
        "rft.inst": "publisher" if type_ == "thesis" else "",
    }
    plain = ("date", "volume", "issue", "pages", "isbn", "language")
    return names.get(key, key.removeprefix("rft.") if key.removeprefix("rft.") in plain else "")


TAGGED = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}


def from_tags(tags: list[tuple[str, str]]) -> Item | None:
    """The item of the tags: Zotero's own name of the type first, then a tag that only one type has, then a guess."""
    named = [value for name, value in tags if name == "z:itemType" and value in ITEM_TYPES]
    told = [TAGGED[name] for name, _ in tags if name in TAGGED]
    guessed = ["journalArticle" for name, _ in tags if name == "citation_title"]
    types = [*named, *told, *guessed]
    if not types:
        return None
    item = Item(types[0])
    item.creators = [parted(value) for name, value in tags if name == "citation_author"]
    item.fields = {
        "title": next((value for name, value in tags if name == "citation_title"), ""),
        "date": next((value for name, value in tags if name == "citation_publication_date"), ""),
    }
    return item
