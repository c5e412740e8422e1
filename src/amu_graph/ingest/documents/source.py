"""What a note says of the document that it reads: its head, and the lines of its text."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from amu_graph.errors import UsageError
from amu_graph.ingest.documents.document import Document, UnreadableError
from amu_graph.ingest.documents.languages import language_of
from amu_graph.language import Text
from amu_graph.locators import shortened
from amu_graph.namespaces import slugify
from amu_graph.notes.addresses import address_of
from amu_graph.notes.text_rules import is_language
from amu_graph.notes.values import date_of

LONGEST_TITLE: Final = 120
"""Characters of a first line that may be a title; a longer one is a paragraph."""

Head: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""The keys of a source, in the order in which a note has them."""


class Wanted(NamedTuple):
    """What the reader says of a source, empty where the document is to say it."""

    retrieved: str
    slug: str = ""
    label: str = ""
    url: str = ""
    language: str = ""
    kind: str = ""


class Source(NamedTuple):
    """The head of a note, and the text that it reads: one paragraph a line."""

    head: Head
    text: str

    @property
    def slug(self) -> str:
        """Return the identifier of the source."""
        return str(self.head["id"])


def check(wanted: Wanted) -> None:
    """Check what the reader says.

    Raises:
        UsageError: the address, the date or the language is none, or an unpublished document has an address.

    """
    if wanted.url and wanted.kind:
        raise UsageError(
            Text(
                fr="--unpublished est d’un document sans adresse : il ne va pas avec --url.",
                en="--unpublished is for a document without an address: it does not go with --url.",
            )
        )
    for option, value, right, example in (
        ("--url", wanted.url, address_of(wanted.url) is not None, "https://exemple.fr/page"),
        ("--retrieved", wanted.retrieved, date_of(wanted.retrieved) is not None, "2026-01-31"),
        ("--language", wanted.language, is_language(wanted.language), "fr"),
    ):
        if value and not right:
            raise UsageError(
                Text(fr=f"{option} : « {value} » ne convient pas.", en=f"{option}: “{value}” will not do."),
                remedy=Text(fr=f"Écrivez par exemple {example}", en=f"Write {example}, for example"),
            )


def source_of(document: Document, raw: bytes, wanted: Wanted, name: str) -> Source:
    """Return the head and the text of a document that was called `name`.

    Raises:
        UnreadableError: it has no text.

    """
    lines, pages = _lines(document)
    words = [line for line in lines if line.strip()]
    if not words:
        raise UnreadableError(
            Text(fr="Aucun texte n’a été trouvé dans le document.", en="No text was found in the document."),
            remedy=Text(
                fr="Copiez-en le texte dans un fichier .txt, et lisez celui-ci.",
                en="Copy its text into a .txt file, and read that.",
            ),
        )
    text = "\n".join(lines)
    label = wanted.label or shortened(document.title or words[0], LONGEST_TITLE)
    head: dict[str, str | tuple[str, ...]] = {
        "id": slugify(wanted.slug or name or label) or "document",
        "kind": wanted.kind,
        "label": label,
        "url": wanted.url or _own_address(document, wanted),
        "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
        "original": hashlib.sha256(raw).hexdigest(),
        "language": wanted.language or language_of(words, document.language),
        "retrieved": wanted.retrieved,
        "lengths": tuple(str(len(line)) for line in lines),
        "pages": pages,
        "headings": tuple(_headings(document, label)),
    }
    return Source({key: value for key, value in head.items() if value}, text)


def _own_address(document: Document, wanted: Wanted) -> str:
    """Return the address that a document gives itself, where it is one and the reader says nothing else."""
    return document.address if not wanted.kind and address_of(document.address) else ""


def reference(wanted: Wanted) -> Source:
    """Return the head of a source that is known by its address, and not read."""
    last = wanted.url.partition("://")[2].rstrip("/").rpartition("/")[2].partition("?")[0]
    head = {
        "id": slugify(wanted.slug or wanted.label or last) or "document",
        "kind": "reference",
        "label": wanted.label or wanted.url.partition("://")[2].rstrip("/"),
        "url": wanted.url,
        "language": wanted.language or "fr",
        "retrieved": wanted.retrieved,
    }
    return Source(head, "")


def _lines(document: Document) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines of the text, and those of each page; a page without text has an empty line."""
    if not document.pages:
        lines = [paragraph.text for paragraph in document.paragraphs]
        return (lines if lines and not lines[-1] else [*lines, ""]), ()
    lines, pages = [], []
    for page in range(1, document.pages + 1):
        start = len(lines) + 1
        lines += [paragraph.text for paragraph in document.paragraphs if paragraph.page == page] or [""]
        pages.append(str(start) if start == len(lines) else f"{start}-{len(lines)}")
    return [*lines, ""], tuple(pages)


def _headings(document: Document, label: str) -> Iterator[str]:
    """Yield the line and the words of each heading; the title of the whole is none: everything stands under it."""
    for place, (line, paragraph) in enumerate(zip(_numbers(document), document.paragraphs, strict=True)):
        if paragraph.level and place and paragraph.text not in (label, document.title):
            yield f"{line} {paragraph.text}"


def _numbers(document: Document) -> list[int]:
    """Return the number of the line of each paragraph."""
    present = {paragraph.page for paragraph in document.paragraphs}
    numbers, number, page = [], 0, 0
    for paragraph in document.paragraphs:
        number += 1 + sum(missing not in present for missing in range(page + 1, paragraph.page))
        page = paragraph.page
        numbers.append(number)
    return numbers
