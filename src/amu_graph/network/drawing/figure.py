"""A figure as it is printed: a drawing with its title, its key and where it comes from, as SVG, PDF or PNG.

Its names have the height that the paper asks for, in points; a PDF embeds the typeface of the package. There is one
face: svg2pdf writes two in an order of chance, and the same figure has to have the same bytes.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from amu_graph.extras import needed
from amu_graph.language import Language
from amu_graph.network.drawing import typeface
from amu_graph.network.drawing.families import Theme
from amu_graph.network.drawing.key import Rows, number
from amu_graph.network.drawing.label_placement import LETTER, LINE
from amu_graph.network.drawing.style import THEMES
from amu_graph.network.paper import Paper
from amu_graph.network.words import clean

FONT: Final = f"'{typeface.FAMILY}', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
MEDIA_TYPES: Final = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}
"""The files of a figure, by their extensions."""
_MILLIMETRES: Final = re.compile(r'"([0-9.]+)mm"')
_ONE_AT_A_TIME: Final = Lock()
"""A large picture takes memory: readers wait for each other."""
_EDGE: Final = 10.0
_TITLE: Final = 14.0
_SMALL: Final = 10.0
_ROW: Final = 18.0
_SIGN: Final = 34.0
"""The width of a sign of the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands around a drawing: its title, the rows of its key, and lines of what it comes from."""

    title: str
    rows: Rows
    notes: Sequence[str]


def figure(
    draw: Callable[[Element], object],
    size: tuple[float, float],
    caption: Caption,
    *,
    paper: Paper | None,
    language: Language,
    theme: Theme = "light",
) -> str:
    """Return a drawing of that size with its caption, as SVG, as wide as the paper where one is given."""
    wide, high = size
    title = lines(caption.title, wide - 2 * _EDGE, _TITLE)
    notes = [line for note in caption.notes for line in lines(note, wide - 2 * _EDGE, _SMALL)]
    head = len(title) * _TITLE * LINE + 2 * _EDGE
    columns = _columns(caption.rows, wide - 2 * _EDGE)
    key = _ROW * max(map(len, columns), default=0) + _EDGE
    total = head + high + key + len(notes) * _SMALL * LINE + _EDGE
    unit = paper.width / wide if paper else 1.0
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{wide * unit:.2f}{'mm' if paper else ''}",
            "height": f"{total * unit:.2f}{'mm' if paper else ''}",
            "viewBox": f"0 {number(-head)} {number(wide)} {number(total)}",
            "role": "img",
            "lang": language,
            "font-family": FONT,
            "font-size": number(LETTER),
        },
    )
    SubElement(root, "title").text = clean(caption.title)
    SubElement(root, "rect", {"y": number(-head), "width": "100%", "height": "100%", "fill": THEMES[theme]["ground"]})
    draw(root)
    words = SubElement(root, "g", {"fill": THEMES[theme]["ink"], "stroke": "none"})
    _write(
        words, title, (_EDGE, _EDGE + _TITLE - head), _TITLE, {"stroke": THEMES[theme]["ink"], "stroke-width": "0.4"}
    )
    _draw_key(words, columns, high + _EDGE)
    _write(words, notes, (_EDGE, high + key + _SMALL), _SMALL, {})
    if typeface.files():
        _keep_widths(root, LETTER)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _keep_widths(parent: Element, size: float) -> None:
    """Give each line its width in the typeface of the package: pictures of pages are drawn in what the reader has."""
    size = float(parent.get("font-size", size))
    if parent.tag in {"text", "tspan"} and parent.text:
        parent.set("textLength", number(typeface.width(parent.text) * size))
        parent.set("lengthAdjust", "spacingAndGlyphs")
    for each in parent:
        _keep_widths(each, size)


def lines(text: str, wide: float, size: float) -> list[str]:
    """Return a text in lines that are no wider than that; a word that is wider, such as an address, is cut."""
    found = [""]
    for word in _words(clean(text), wide / size):
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and typeface.width(longer) * size > wide:
            found.append(word)
        else:
            found[-1] = longer
    return [line for line in found if line]


def _words(text: str, wide: float) -> Iterator[str]:
    """Yield the words of a text, in pieces where they are wider than a line."""
    for word in text.split(" "):
        piece = ""
        for letter in word:
            if piece and typeface.width(piece + letter) > wide:
                yield piece
                piece = ""
            piece += letter
        yield piece


def written(drawn: str, suffix: str, paper: Paper, language: Language) -> bytes:
    """Return an SVG figure as a file of one of `MEDIA_TYPES`.

    Raises:
        UsageError: a PNG of that paper would have too many pixels.

    """
    if suffix == "png":
        return png(drawn, language, width=paper.pixels(ratio(drawn)), dpi=paper.dpi)
    return pdf(drawn) if suffix == "pdf" else drawn.encode()


def pdf(drawn: str) -> bytes:
    """Return an SVG figure as PDF, its text as text in the typeface of the package."""
    with needed("print"):
        import svg2pdf_py
    fonts = svg2pdf_py.FontDatabase()
    for path in typeface.files():
        fonts.load_font_file(str(path))
    if not typeface.files():
        fonts.load_system_fonts()
    return bytes(svg2pdf_py.svg_to_pdf(_in_points(drawn), fonts))


def png(drawn: str, language: Language, *, width: int, dpi: int = 0) -> bytes:
    """Return an SVG figure as PNG, which says how fine it is where `dpi` is given."""
    with needed("network"):
        import resvg_py
    faces = [str(path) for path in typeface.files()]
    with _ONE_AT_A_TIME:
        found = resvg_py.svg_to_bytes(svg_string=_in_points(drawn), width=width, languages=[language], font_files=faces)
    return _dense(bytes(found), dpi) if dpi else bytes(found)


def ratio(drawn: str) -> float:
    """Return how many times as high as wide an SVG figure is."""
    _, _, wide, high = (float(each) for each in drawn.partition('viewBox="')[2].partition('"')[0].split())
    return high / wide


def _in_points(drawn: str) -> str:
    """Return an SVG figure whose size has no unit: svg2pdf takes a unit for a point, resvg knows no millimetres."""
    return _MILLIMETRES.sub(lambda found: f'"{float(found[1]) / 25.4 * 72:.2f}"', drawn, count=2)


def _dense(picture: bytes, dpi: int) -> bytes:
    """Return a PNG with a chunk `pHYs` (PNG 3, 11.3.4.3) after its header: pixels a metre in both directions."""
    metre = round(dpi / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", metre, metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:33] + chunk + picture[33:]


def _write(
    parent: Element, found: Sequence[str], start: tuple[float, float], size: float, looks: dict[str, str]
) -> None:
    for row, line in enumerate(found):
        place = {"x": number(start[0]), "y": number(start[1] + row * size * LINE), "font-size": number(size)}
        SubElement(parent, "text", {**place, **looks}).text = line


def _columns(rows: Rows, wide: float) -> list[Rows]:
    """Return the rows of a key in as many columns as fit, filled one after the other; long words take several rows."""
    most = max(wide / 2, 20 * LETTER) - _SIGN - _EDGE
    signs: Rows = []
    for draw, words in rows:
        if draw:
            first, *rest = lines(words, most, LETTER) or [""]
            signs += [(draw, first), *((None, line) for line in rest)]
    if not signs:
        return []
    widest = max(typeface.width(words) for _, words in signs) * LETTER + _SIGN + _EDGE
    high = -(-len(signs) // max(1, int(wide // widest)))
    return [signs[place : place + high] for place in range(0, len(signs), high)]


def _draw_key(parent: Element, columns: list[Rows], top: float) -> None:
    left = _EDGE + 14
    for column in columns:
        for row, (draw, words) in enumerate(column):
            y = top + row * _ROW
            if draw:
                draw(parent, left, y)
            at = {"x": number(left + 18), "y": number(y + LETTER * 0.35)}
            SubElement(parent, "text", at).text = clean(words)
        left += max(typeface.width(words) for _, words in column) * LETTER + _SIGN + _EDGE
