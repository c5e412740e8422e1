"""A document that was read: its paragraphs, and what it says of itself."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from amu_graph.errors import AmuGraphError
from amu_graph.language import Text

MEGABYTE: Final = 1 << 20
LARGEST: Final = 100 * MEGABYTE
"""Bytes that a document may have."""

MOST_TEXT: Final = 20 * MEGABYTE
"""Characters of text that a document may hold, and bytes of markup that one part of an archive may unfold to."""


class UnreadableError(AmuGraphError):
    """A document that cannot be read: why, and what to do."""


class Paragraph(NamedTuple):
    """A paragraph; `level` is that of a heading (1 to 6), 0 for other text; `page` 0 where there are no pages."""

    text: str
    level: int = 0
    page: int = 0


class Document(NamedTuple):
    """The paragraphs; the title, the language and the address that the document gives itself; what was not read.

    `pages` counts all pages, also those without text.
    """

    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    language: str = ""
    pages: int = 0
    remarks: tuple[Text, ...] = ()
    address: str = ""


def too_large(size: int) -> UnreadableError:
    """Return the error of a document beyond the limit of size."""
    megabytes, limit = -(-size // MEGABYTE), LARGEST // MEGABYTE
    return UnreadableError(
        Text(
            fr=f"Le document est trop grand : {megabytes} Mo, la limite est de {limit} Mo.",
            en=f"The document is too large: {megabytes} MB, the limit is {limit} MB.",
        ),
        remedy=Text(fr="Coupez-le, ou enregistrez-le sans ses images.", en="Cut it, or save it without its pictures."),
    )


def too_much_text() -> UnreadableError:
    """Return the error of a document whose text, once unfolded, goes beyond the limit."""
    limit = MOST_TEXT // MEGABYTE
    return UnreadableError(
        Text(
            fr=f"Le document contient, une fois déplié, plus de {limit} Mo de texte : c’est la limite.",
            en=f"The document holds, once unfolded, more than {limit} MB of text: that is the limit.",
        ),
        remedy=Text(fr="Coupez-le en plusieurs fichiers.", en="Cut it into several files."),
    )


def bounded(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs.

    Raises:
        UnreadableError: there is too much text.

    """
    found, size = [], 0
    for paragraph in paragraphs:
        size += len(paragraph.text)
        if size > MOST_TEXT:
            raise too_much_text()
        found.append(paragraph)
    return tuple(found)
