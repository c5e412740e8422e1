"""DOCX → its paragraphs: every `w:t`, also those of insertions, fields, content controls and text boxes."""

from typing import TYPE_CHECKING, Final

from amu_graph.ingest.documents.archive import Archive
from amu_graph.ingest.documents.document import Document, Paragraph, bounded
from amu_graph.ingest.documents.markup import BREAK, Markup, blocks_of
from amu_graph.language import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OFF: Final = ("0", "false", "off")
_DEEPEST: Final = 10
"""Styles that a style may be based on, one after the other."""

_REMARKS: Final = (
    (
        ("del", "moveFrom"),
        Text(
            fr="Suivi des modifications : les passages supprimés ne sont pas lus.",
            en="Tracked changes: deletions are not read.",
        ),
    ),
    (
        ("headerReference", "footerReference"),
        Text(fr="Les en-têtes et pieds de page ne sont pas lus.", en="Headers and footers of pages are not read."),
    ),
    (("vanish",), Text(fr="Le texte masqué n’est pas lu.", en="Hidden text is not read.")),
    (("commentReference",), Text(fr="Les commentaires ne sont pas lus.", en="Comments are not read.")),
)
"""What a document may hold that is not read."""


def read(raw: bytes) -> Document:
    """Return what a DOCX file says, its notes at the end."""
    archive = Archive(raw)
    parts = [archive.tree(f"word/{name}.xml") for name in ("document", "footnotes", "endnotes")]
    styles = archive.tree("word/styles.xml")
    markup = _markup(_levels(styles), _listed(styles))
    found = [block for part in parts if part is not None for block in blocks_of(part, markup)]
    core = archive.tree("docProps/core.xml")
    held = {element.tag for part in parts if part is not None for element in part.iter(f"{_W}*")}
    return Document(
        bounded(Paragraph(block.text, block.level) for block in found),
        title=(core.findtext(f".//{_DC}title") or "").strip() if core is not None else "",
        remarks=tuple(words for tags, words in _REMARKS if any(_W + tag in held for tag in tags)),
    )


def _markup(levels: dict[str, int], listed: frozenset[str]) -> Markup:
    def style(element: "_Element") -> str:
        found = element.find(f"{_W}pPr/{_W}pStyle")
        return (found.get(_W + "val") or "") if found is not None else ""

    def level(element: "_Element") -> int:
        return _outline(element.find(f"{_W}pPr/{_W}outlineLvl")) or levels.get(style(element), 0)

    def item(element: "_Element") -> bool:
        if element.tag != _W + "p" or level(element):
            return False
        return style(element) in listed or element.find(f"{_W}pPr/{_W}numPr") is not None

    return Markup(
        blocks=frozenset({_W + "p"}),
        level=level,
        skipped=_skipped,
        item=item,
        row=lambda element: element.tag == _W + "tr" and next(element.iter(_W + "tbl"), None) is None,
        cells=frozenset({_W + "tc"}),
        asides=frozenset({_W + "txbxContent"}),
        signs={_W + "br": BREAK, _W + "cr": BREAK, _W + "tab": " ", _W + "ptab": " ", _W + "noBreakHyphen": "\u2011"},
        texts=frozenset({_W + "t"}),
    )


def _skipped(element: "_Element") -> bool:
    """Return whether an element is left out: what was deleted or moved away, hidden text, a copy for old programs."""
    if element.tag in (_W + "del", _W + "moveFrom", _W + "pPr", _FALLBACK):
        return True
    if element.tag in (_W + "footnote", _W + "endnote"):
        return element.get(_W + "type") is not None  # the lines that part notes from the text
    if element.tag != _W + "r":
        return False
    hidden = element.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(_W + "val") not in _OFF


def _listed(styles: "_Element | None") -> frozenset[str]:
    """Return the styles of items of lists."""
    every = styles.iter(_W + "style") if styles is not None else ()
    return frozenset(style.get(_W + "styleId") or "" for style in every if style.find(f"{_W}pPr/{_W}numPr") is not None)


def _levels(styles: "_Element | None") -> dict[str, int]:
    """Return the level of heading of each style that has one, be it by the style that it is based on."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(_W + "style") if styles is not None else ():
        name, based_on = style.find(_W + "name"), style.find(_W + "basedOn")
        identifier = style.get(_W + "styleId") or ""
        title = name is not None and (name.get(_W + "val") or "").lower() == "title"
        own[identifier] = _outline(style.find(f"{_W}pPr/{_W}outlineLvl")) or int(title)
        based[identifier] = (based_on.get(_W + "val") or "") if based_on is not None else ""
    return {style: level for style in own if (level := _inherited(style, own, based))}


def _inherited(style: str, own: dict[str, int], based: dict[str, str]) -> int:
    for _ in range(_DEEPEST):
        if own.get(style):
            return own[style]
        style = based.get(style, "")
    return 0


def _outline(element: "_Element | None") -> int:
    """Return the level that an `outlineLvl` gives, from 1 to 6; 0 for other text."""
    value = (element.get(_W + "val") or "") if element is not None else ""
    return min(int(value) + 1, 6) if value.isdecimal() and int(value) < 9 else 0  # noqa: PLR2004  # 9 is body text
