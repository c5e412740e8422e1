"""The marks of pictures and the key that says what they mean: shapes, colours, lines, and how surely a link is read."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from amu_graph.language import Language, Text
from amu_graph.network.drawing.families import FAMILIES, OTHER_FAMILY, FamilyStyle, Theme
from amu_graph.network.drawing.label_placement import LETTER
from amu_graph.network.drawing.picture import Picture
from amu_graph.network.drawing.shapes import Shape, corners
from amu_graph.network.drawing.style import CLASSES, OTHER_CLASS, THEMES, ClassStyle
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import clean

STATUSES: Final = {
    "asserted": Text("affirmé : le texte le dit", "asserted: the text says it"),
    "interpreted": Text("interprété : un lecteur l’a déduit", "interpreted: a reader inferred it"),
    "unverified": Text("non vérifié : ambigu ou non dit", "unverified: ambiguous or unstated"),
}
"""How surely a link is read, in words."""

_ROW: Final = 20.0

Draw = Callable[[Element, float, float], object]
"""Draws a sign of the key at a place."""

Rows = list[tuple[Draw | None, str]]
"""The rows of a key: a sign and its words; a row without a sign parts two groups."""


def number(value: float) -> str:
    """Return a number as SVG holds it, to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def points(places: Iterable[tuple[float, float]]) -> str:
    """Return the points of a polygon."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)


def draw_mark(parent: Element, shape: Shape, colour: str, place: tuple[float, float, float]) -> Element:
    """Draw a shape; `place` is its middle and its radius."""
    x, y, radius = place
    if shape == "circle":
        return SubElement(parent, "circle", {"cx": number(x), "cy": number(y), "r": number(radius), "fill": colour})
    return SubElement(parent, "polygon", {"points": points(corners(shape, x, y, radius)), "fill": colour})


def doubt(parent: Element, status: str, at: tuple[float, float], style: FamilyStyle, theme: Theme) -> None:
    """Draw on a link how surely it is read: a ring where a reader inferred it, a question mark where it is unverified.

    A style sheet may colour the classes `doubt` and `family-…`.
    """
    if status not in ("interpreted", "unverified"):
        return
    x, y = at
    unsure, colour = status == "unverified", style.colour(theme)
    group = SubElement(parent, "g", {"class": f"doubt family-{style.name}", "stroke": colour, "stroke-width": "1.4"})
    ring = {"cx": number(x), "cy": number(y), "r": "6" if unsure else "3", "fill": THEMES[theme]["ground"]}
    SubElement(group, "circle", ring)
    if unsure:
        place = {
            "x": number(x),
            "y": number(y + 3.6),
            "text-anchor": "middle",
            "font-size": "10",
            "font-weight": "bold",
        }
        SubElement(group, "text", {**place, "fill": colour, "stroke": "none"}).text = "?"


def key_of(network: NetworkGraph, drawn: Picture, language: Language, theme: Theme) -> Rows:
    """Return the rows of the key of a picture: only what it uses, in the order of the tables of styles."""
    classes, families = {dot.style.name for dot in drawn.dots}, {curve.style.name for curve in drawn.curves}
    used = [each for each in (*FAMILIES, OTHER_FAMILY) if each.name in families]
    statuses = {curve.status for curve in drawn.curves}
    chosen = network.looks.key if network.looks else ()
    rows: Rows = [
        (partial(_class_sign, style=each, plain=bool(chosen), theme=theme), each.label.in_(language))
        for each in (*CLASSES, OTHER_CLASS)
        if each.name in classes
    ]
    rows += [(None, "")] * bool(chosen)
    rows += [(partial(_colour_sign, colour=colour, theme=theme), words) for colour, words in chosen]
    rows += [(None, "")]
    rows += [(partial(_line_sign, style=each, theme=theme), each.label.in_(language)) for each in used]
    if statuses - {"asserted", "derived"}:
        rows += [(None, "")]
        rows += [
            (partial(_status_sign, status=status, style=used[0], theme=theme), words.in_(language))
            for status, words in STATUSES.items()
            if status in statuses
        ]
    return rows


def height_of(rows: Rows) -> float:
    """Return the height of a key."""
    return 40 + _ROW * len(rows)


def draw_key(root: Element, rows: Rows, left: float, theme: Theme) -> None:
    """Draw the key at the right of a picture."""
    group = SubElement(root, "g", {"fill": THEMES[theme]["ink"], "stroke": "none", "class": "key"})
    y = 30.0
    for draw, words in rows:
        if draw:
            draw(group, left, y)
            SubElement(group, "text", {"x": number(left + 18), "y": number(y + LETTER * 0.35)}).text = clean(words)
        y += _ROW if draw else _ROW / 2


def _class_sign(parent: Element, x: float, y: float, *, style: ClassStyle, plain: bool, theme: Theme) -> None:
    mark = draw_mark(parent, style.shape, THEMES[theme]["ground"] if plain else style.colour, (x, y, 6.5))
    mark.set("stroke", THEMES[theme]["outline"])


def _colour_sign(parent: Element, x: float, y: float, *, colour: str, theme: Theme) -> None:
    box = {"x": number(x - 7), "y": number(y - 7), "width": "14", "height": "14", "fill": colour}
    SubElement(parent, "rect", {**box, "stroke": THEMES[theme]["outline"]})


def _line_sign(parent: Element, x: float, y: float, *, style: FamilyStyle, theme: Theme) -> None:
    ends = {"x1": number(x - 14), "x2": number(x + 12), "y1": number(y), "y2": number(y)}
    dash = {"stroke-dasharray": " ".join(str(each) for each in style.dash)} if style.dash else {}
    SubElement(parent, "line", {**ends, "stroke": style.colour(theme), "stroke-width": "2", **dash})


def _status_sign(parent: Element, x: float, y: float, *, status: str, style: FamilyStyle, theme: Theme) -> None:
    _line_sign(parent, x, y, style=style, theme=theme)
    doubt(parent, status, (x - 1, y), style, theme)
