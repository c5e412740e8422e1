"""HTML → its content: trafilatura tells what is content, the page's own elements are the text.

The text that trafilatura itself writes glues a paragraph to the bullet before it and drops cards that are a name only;
so it is used to find where in the page the content is, and the page is read there.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from amu_graph.ingest.documents.document import Document, Paragraph, bounded
from amu_graph.ingest.documents.encoding import decoded
from amu_graph.ingest.documents.markup import BREAK, Block, Markup, blocks_of
from amu_graph.ingest.documents.signs import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hr li main nav ol p pre section summary table tbody tfoot thead ul"
)
_NAMES_WITHOUT_TEXT: Final = (
    "audio button canvas datalist embed head iframe input link map math meta nav noscript object option script select "
    "style svg template textarea title video"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split()) | set(_HEADINGS)
_NO_TEXT: Final = frozenset(_NAMES_WITHOUT_TEXT.split())
_AROUND: Final = frozenset({"aside", "footer", "form", "nav"})
_ROLES: Final = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_WORD: Final = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?»)])\s*$")
_SAVED: Final = re.compile(r"^\s*saved from url=\([0-9]+\)(\S+)\s*$")
"""What Chromium and browsers made of it write above a page that they save; the number is the length of the address."""

_SURE: Final = 20
"""Letters of a block that is content where trafilatura has it: a shorter one may stand there by chance."""

_MOST: Final = 0.9
"""Share of the content that the part of a page holds in which everything is read."""

_SHORT: Final = 400
"""Letters of a page that is read whole, but for its menus and the like."""

_HEAVY: Final = 200
"""Letters from which a block counts no more: one long paragraph is not the content."""


def _level(element: "_Element") -> int:
    return _HEADINGS.get(str(element.tag), 0)


def _skipped(element: "_Element") -> bool:
    hidden = "hidden" in element.attrib or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    return element.tag in _NO_TEXT or hidden or (element.tag == "sup" and _is_note_call(element))


def _is_note_call(element: "_Element") -> bool:
    """Return whether a raised number calls a note: it is a link, or follows a word; not m², 10³ or 1er."""
    if not "".join(map(str, element.itertext())).strip("[]() \n").isdecimal():
        return False
    before = element.getprevious()
    parent = element.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    linked = element.find(".//a") is not None or (parent is not None and parent.tag == "a")
    return linked or _WORD.search(text) is not None


def _row(element: "_Element") -> bool:
    """Return whether a row is one of data: a table that lays out a page has whole sections in its cells."""
    return element.tag == "tr" and next(element.iter("table", "ul", "ol", *_HEADINGS), None) is None


def _pair(row: "_Element") -> bool:
    """Return whether a row is a field: two cells, in a table whose columns have no headings."""
    cells = [str(each.tag) for each in row if each.tag in ("td", "th")]
    if cells == ["th", "td"]:
        return True
    table = next(row.iterancestors("table"), row)
    return cells == ["td", "td"] and next(table.iter("th"), None) is None


def _term(element: "_Element") -> bool:
    """Return whether an element is a term whose one definition is a mere text."""
    definition = element.getnext() if element.tag == "dt" else None
    if definition is None or definition.tag != "dd":
        return False
    after = definition.getnext()
    alone = after is None or after.tag != "dd"
    return alone and all(next(each.iterdescendants(*_BLOCKS), None) is None for each in (element, definition))


PAGE: Final = Markup(
    blocks=_BLOCKS,
    level=_level,
    skipped=_skipped,
    item=lambda element: element.tag == "li",
    row=_row,
    cells=frozenset({"td", "th"}),
    pair=_pair,
    term=_term,
    signs={"br": BREAK},
)


def read(raw: bytes) -> Document:
    """Return the content of a page."""
    text, remarks = decoded(raw, markup=True)
    root = parsed(text)
    if root is None:
        return Document((), remarks=remarks)
    blocks = _content(root, blocks_of(root, PAGE), _extracted(text))
    paragraphs = bounded(Paragraph(block.text, block.level) for block in blocks)
    return Document(
        paragraphs,
        title=_title(root, blocks),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        remarks=remarks,
        address=_address(root),
    )


def _address(root: "_Element") -> str:
    """Return the address that the browser noted when it saved the page, else the one that the page gives itself."""
    from lxml import etree

    above = root.itersiblings(etree.Comment, preceding=True)
    noted = (one[1] for each in above if (one := _SAVED.search(each.text or "")))
    links = (each.get("href") or "" for each in root.iter("link") if (each.get("rel") or "").lower() == "canonical")
    shared = (each.get("content") or "" for each in root.iter("meta") if each.get("property") == "og:url")
    found = (*noted, *links, *shared)
    return next((one.strip() for one in found if one.strip().startswith(("https://", "http://"))), "")


def parsed(text: str) -> "_Element | None":
    """Return the tree of a page, repaired as browsers would; None where it has no element. Nothing is fetched."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root: _Element | None = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except html.etree.ParserError:  # nothing but comments
        return None
    return root


def _extracted(text: str) -> str:
    """Return the letters and digits of what trafilatura takes for the content; empty where it finds none."""
    import trafilatura

    found = trafilatura.extract(text, favor_recall=True, include_comments=False, include_tables=True)
    return _letters(found or "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _content(root: "_Element", blocks: list[Block], extracted: str) -> list[Block]:
    """Return the blocks that are content: what trafilatura has, and what stands among it."""
    letters = [_letters(block.text) for block in blocks]
    if sum(map(len, letters)) <= _SHORT:  # too little for trafilatura to tell content from what is around it
        return [block for block in blocks if not _is_around(block.element, root)]
    sure = [len(own) >= _SURE and own in extracted for own in letters]
    inside = _part(root, [(block, len(own)) for block, own, known in zip(blocks, letters, sure, strict=True) if known])
    return [
        block
        for block, known in zip(blocks, sure, strict=True)
        if known or block.level == 1 or (_is_within(block.element, inside) and not _is_around(block.element, inside))
    ]


def _part(root: "_Element", content: list[tuple[Block, int]]) -> "_Element":
    """Return the innermost element around most of the content; the whole page where none is known."""
    weights: Counter[_Element] = Counter()
    depths: dict[_Element, int] = {}
    for block, weight in content:
        around = list(block.element.iterancestors())
        for height, element in enumerate(around):
            weights[element] += min(weight, _HEAVY)
            depths[element] = len(around) - height
    total = sum(min(weight, _HEAVY) for _, weight in content)
    holding = [element for element, weight in weights.items() if weight >= _MOST * total]
    return max(holding, key=lambda element: depths[element], default=root)


def _is_within(element: "_Element", part: "_Element") -> bool:
    return element is part or any(each is part for each in element.iterancestors())


def _is_around(element: "_Element", part: "_Element") -> bool:
    """Return whether an element of the part belongs to what surrounds a content: menus, forms, the foot of the page."""
    for each in (element, *element.iterancestors()):
        if each.tag in _AROUND or each.get("role") in _ROLES:
            return True
        if each is part:
            return False
    return False


def _title(root: "_Element", blocks: list[Block]) -> str:
    """Return the only heading of the first level, else the title that the page gives itself."""
    first = [block.text for block in blocks if block.level == 1]
    if len(first) == 1:
        return first[0]
    shared = [element.get("content") or "" for element in root.iter("meta") if element.get("property") == "og:title"]
    own = ["".join(map(str, element.itertext())) for element in root.iter("title")]
    return next(filter(None, map(clean, (*shared, *own))), "")
