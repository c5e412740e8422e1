"""ODT → its paragraphs and headings."""

from typing import TYPE_CHECKING, Final

from amu_graph.ingest.documents.archive import Archive, encrypted
from amu_graph.ingest.documents.document import Document, Paragraph, bounded
from amu_graph.ingest.documents.markup import BREAK, Markup, blocks_of
from amu_graph.language import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MANIFEST: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED: Final = frozenset(
    {_TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "note-citation", _TEXT + "table-of-content-source"}
)
_REMARKS: Final = (
    (
        _TEXT + "deletion",
        Text(
            fr="Suivi des modifications : les passages supprimés ne sont pas lus.",
            en="Tracked changes: deletions are not read.",
        ),
    ),
    (_OFFICE + "annotation", Text(fr="Les commentaires ne sont pas lus.", en="Comments are not read.")),
)


def _level(element: "_Element") -> int:
    if element.tag != _TEXT + "h":
        return 0
    level = element.get(_TEXT + "outline-level") or ""
    return min(int(level), 6) if level.isdecimal() and int(level) else 1


_MARKUP: Final = Markup(
    blocks=frozenset({_TEXT + "p", _TEXT + "h"}),
    level=_level,
    skipped=lambda element: element.tag in _SKIPPED,
    item=lambda element: element.tag == _TEXT + "list-item",
    row=lambda element: (
        element.tag == _TABLE + "table-row" and sum(each.tag == _TABLE + "table" for each in element.iter()) == 0
    ),
    cells=frozenset({_TABLE + "table-cell", _TABLE + "covered-table-cell"}),
    asides=frozenset({_TEXT + "note-body", _DRAW + "text-box"}),
    signs={_TEXT + "line-break": BREAK, _TEXT + "tab": " ", _TEXT + "s": " "},
)


def read(raw: bytes) -> Document:
    """Return what an ODT file says, a note after the paragraph that calls it."""
    archive = Archive(raw)
    manifest = archive.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_MANIFEST + "encryption-data"), None) is not None:
        raise encrypted()
    content, meta = archive.tree("content.xml"), archive.tree("meta.xml")
    body = content.find(f".//{_OFFICE}text") if content is not None else None
    if body is None:
        return Document(())
    return Document(
        bounded(Paragraph(block.text, block.level) for block in blocks_of(body, _MARKUP)),
        title=_said(meta, "title"),
        language=_said(meta, "language"),
        remarks=tuple(words for tag, words in _REMARKS if next(body.iter(tag), None) is not None),
    )


def _said(meta: "_Element | None", name: str) -> str:
    return (meta.findtext(f".//{_DC}{name}") or "").strip() if meta is not None else ""
