"""EPUB → the text of its chapters, in the order in which they are read."""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from amu_graph.ingest.documents.archive import Archive, damaged, encrypted, xml
from amu_graph.ingest.documents.document import Document, Paragraph, UnreadableError, bounded
from amu_graph.ingest.documents.encoding import decoded
from amu_graph.ingest.documents.html import PAGE, parsed
from amu_graph.ingest.documents.markup import blocks_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_NAMED: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
"""An entity that XML alone does not know."""


def read(raw: bytes) -> Document:
    """Return the text of a book; what encrypts only its fonts does not matter."""
    archive = Archive(raw)
    container = archive.tree("META-INF/container.xml")
    rootfile = container.find(f".//{_CONTAINER}rootfile") if container is not None else None
    path = (rootfile.get("full-path") or "") if rootfile is not None else ""
    package = archive.tree(path)
    if package is None:
        raise damaged()
    chapters = list(_chapters(package, posixpath.dirname(path)))
    if "META-INF/rights.xml" in archive.names:
        raise encrypted()
    found = [paragraph for chapter in chapters for paragraph in _paragraphs(archive.read(chapter))]
    return Document(
        bounded(found),
        title=(package.findtext(f".//{_DC}title") or "").strip(),
        language=(package.findtext(f".//{_DC}language") or "").strip(),
    )


def _chapters(package: "_Element", folder: str) -> Iterator[str]:
    """Yield the names of the parts that are read one after the other."""
    places = {item.get("id"): item.get("href") or "" for item in package.iter(_OPF + "item")}
    for reference in package.iter(_OPF + "itemref"):
        href = unquote(urlsplit(places.get(reference.get("idref"), "")).path)
        if href:
            yield posixpath.normpath(posixpath.join(folder, href))


def _paragraphs(content: bytes) -> Iterator[Paragraph]:
    root = _tree(content) if content.strip() else None
    for block in blocks_of(root, PAGE) if root is not None else ():
        yield Paragraph(block.text, block.level)


def _tree(content: bytes) -> "_Element | None":
    """Return a chapter as a page of HTML: as XML where it is that, since HTML knows no empty `<title/>`."""
    if not _NAMED.search(content):
        try:
            root = xml(content)
        except UnreadableError:
            return parsed(decoded(content, markup=True).text)
        for element in root.iter("{*}*"):
            element.tag = str(element.tag).rpartition("}")[2]
        return root
    return parsed(decoded(content, markup=True).text)
