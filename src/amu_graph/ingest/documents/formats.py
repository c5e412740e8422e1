"""What a document is, by its first bytes: its name is not believed."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from amu_graph.ingest.documents.archive import Archive, damaged, encrypted
from amu_graph.ingest.documents.document import LARGEST, Document, UnreadableError, too_large
from amu_graph.language import Text

_HTML: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<(?:head|body|div|article|main|p|h1)[\s>]", re.IGNORECASE)
_IMAGES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_RECORDS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:TY\s\s-\s|@[A-Za-z]+\s*\{|@prefix\s|PREFIX\s|[\[{]\s*[\"{\[]|<\?xml[^>]*>\s*<(?:rdf:RDF|sparql))"
)
"""How bibliographies and datasets begin: RIS, BibTeX, JSON, Turtle, RDF/XML, results of queries."""

IMPORTED: Final = frozenset({".bib", ".csv", ".json", ".jsonld", ".nq", ".nt", ".ris", ".rdf", ".trig", ".tsv", ".ttl"})
"""Endings of plain text that is a table, a bibliography or a dataset."""

_HEAD: Final = 4096
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


class Format(NamedTuple):
    """A format of documents: the ending of its files, and what reads it."""

    ending: str
    read: Callable[[bytes], Document]


def format_of(raw: bytes) -> Format:
    """Return the format of a document.

    Raises:
        UnreadableError: it is empty, too large, or none that is read.

    """
    if len(raw) > LARGEST:
        raise too_large(len(raw))
    head = raw[:_HEAD]
    if not raw.strip(b"\x00\t\n\r\x0c "):
        raise UnreadableError(Text(fr="Le document est vide.", en="The document is empty."))
    if b"%PDF-" in head[:1024]:
        from amu_graph.ingest.documents import pdf

        return Format("pdf", pdf.read)
    if raw.startswith(b"PK\x03\x04"):
        return _in_archive(Archive(raw))
    _refuse(raw, head)
    if _HTML.search(head.replace(b"\x00", b"")):
        from amu_graph.ingest.documents import html

        return Format("html", html.read)
    from amu_graph.ingest.documents import plain

    return Format("txt", plain.read)


def _in_archive(archive: Archive) -> Format:
    if "word/document.xml" in archive.names:
        from amu_graph.ingest.documents import docx

        return Format("docx", docx.read)
    kind = archive.read("mimetype").strip()
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        from amu_graph.ingest.documents import odt

        return Format("odt", odt.read)
    if kind == b"application/epub+zip" or "META-INF/container.xml" in archive.names:
        from amu_graph.ingest.documents import epub

        return Format("epub", epub.read)
    if "xl/workbook.xml" in archive.names or kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise _other("un classeur", "a workbook", *_IMPORT)
    if "[Content_Types].xml" in archive.names or kind:
        raise _other("une présentation ou un dessin", "a presentation or a drawing", *_SAVE)
    raise _other("une archive ZIP", "a ZIP archive", *_UNFOLD)


def _refuse(raw: bytes, head: bytes) -> None:
    """Refuse what is no document of ours.

    Raises:
        UnreadableError: it is none; says what it is.

    """
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise encrypted()
        raise _other("un fichier d’un ancien Office (.doc, .xls)", "a file of an old Office (.doc, .xls)", *_SAVE)
    if raw.startswith(b"{\\rtf"):
        raise _other("du RTF", "RTF", *_SAVE)
    if raw.startswith(_IMAGES):
        raise _other("une image", "a picture", *_RECOGNIZE)
    if _RECORDS.match(head):
        raise records()
    if b"\x00" in head and not raw.startswith(_UTF16):
        raise damaged() if head.strip(b"\x00") == b"" else _other("un fichier binaire", "a binary file", *_SAVE)


_SAVE: Final = (
    "Enregistrez-le en DOCX, ODT, PDF, HTML ou texte brut.",
    "Save it as DOCX, ODT, PDF, HTML or plain text.",
)
_IMPORT: Final = (
    "Tableaux, bibliographies et données s’importent : amu-graph import FICHIER",
    "Tables, bibliographies and data are imported: amu-graph import FILE",
)
_UNFOLD: Final = ("Dépliez-la, puis lisez son dossier.", "Unfold it, then read its folder.")
_RECOGNIZE: Final = ("Faites-en reconnaître le texte (OCR).", "Have its text recognized (OCR).")


def records() -> UnreadableError:
    """Return the error of a file that is no document to be read, but one to be imported."""
    return _other("une bibliographie ou des données", "a bibliography or data", *_IMPORT)


def _other(fr: str, en: str, remedy_fr: str, remedy_en: str) -> UnreadableError:
    return UnreadableError(
        Text(fr=f"Ce n’est pas un document qui se lise : c’est {fr}.", en=f"This is no document to be read: {en}."),
        remedy=Text(fr=remedy_fr, en=remedy_en),
    )
