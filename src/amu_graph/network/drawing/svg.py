"""SVG and PNG pictures, with a legend; text is text, and each mark says in a tooltip what it is.

`draw` is the one way in which files and pages draw a picture: what it writes has its colours and, for pages that have
a dark theme, the classes `edge`, `tip`, `leader`, `node` and `family-…`, which a style sheet may colour.
"""

import math
from collections.abc import Callable, Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from amu_graph.language import Language, Text
from amu_graph.network.bare import BareNetwork
from amu_graph.network.drawing.labels import LETTER, LINE, leader
from amu_graph.network.drawing.picture import LEGEND, Curve, Dot, Picture, picture
from amu_graph.network.drawing.shapes import Shape, corners
from amu_graph.network.drawing.style import (
    CLASSES,
    FAMILIES,
    OTHER_CLASS,
    OTHER_FAMILY,
    THEMES,
    ClassStyle,
    FamilyStyle,
    Theme,
)
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.words import clean

_FONT: Final = "DejaVu Sans, Liberation Sans, Arial, sans-serif"
_INTERPRETED: Final = Text("trait pâle : déduit", "pale line: inferred")


def svg(network: BareNetwork, *, language: Language = "fr", layout: str = "", theme: Theme = "light") -> str:
    """Return the network as an SVG picture."""
    drawn = picture(network, placed(network, layout), language, layout)
    colours = THEMES[theme]
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": _number(drawn.width),
            "height": _number(max(drawn.height, _legend_height(drawn))),
            "viewBox": f"0 0 {_number(drawn.width)} {_number(max(drawn.height, _legend_height(drawn)))}",
            "role": "img",
            "lang": language,
            "font-family": _FONT,
            "font-size": _number(LETTER),
        },
    )
    SubElement(root, "title").text = clean(network.title.in_(language))
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": colours["ground"]})
    _draw_ticks(root, drawn, theme)
    draw(root, drawn, theme, directed=network.directed)
    _draw_legend(root, drawn, language, theme)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def draw(
    root: Element,
    drawn: Picture,
    theme: Theme = "light",
    *,
    directed: bool = True,
    address: Callable[[str], str | None] | None = None,
) -> None:
    """Draw the links, nodes and names of a picture into an element; with `address` each node leads to its page."""
    lines = SubElement(root, "g", {"fill": "none"})
    for curve in drawn.curves:
        _draw_curve(lines, curve, theme, tip=7.0 * drawn.scale if directed else 0.0)
    leaders = SubElement(root, "g", {"stroke": THEMES[theme]["outline"], "stroke-width": "0.75"})
    for dot in drawn.dots:
        _draw_leader(leaders, dot, drawn.letter)
    marks = SubElement(root, "g", {"stroke": THEMES[theme]["outline"], "stroke-width": "1"})
    words = SubElement(root, "g") if address is None else None
    for dot in drawn.dots:
        place = marks if address is None else SubElement(marks, "a", _link(dot, address))
        _draw_dot(place, dot)
        _draw_label(place if words is None else words, dot, drawn.letter, theme)


def _link(dot: Dot, address: Callable[[str], str | None]) -> dict[str, str]:
    return {"href": address(dot.iri) or "#", "aria-label": clean(dot.text)}


def png(network: BareNetwork, *, language: Language = "fr", layout: str = "", theme: Theme = "light") -> bytes:
    """Return the network as a PNG picture, twice as fine as its SVG up to 8000 pixels, drawn by resvg."""
    import resvg_py

    drawn = svg(network, language=language, layout=layout, theme=theme)
    width = float(drawn.partition('width="')[2].partition('"')[0])
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=int(min(2 * width, 8000)), languages=[language]))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _draw_curve(parent: Element, curve: Curve, theme: Theme, *, tip: float) -> None:
    """Draw a link, with a head `tip` pixels long where it has one."""
    tail, head = curve.tail, curve.head
    across, down = head.x - tail.x, head.y - tail.y
    length = math.hypot(across, down)
    if not length:
        return
    middle_x = (tail.x + head.x) / 2 - down / length * curve.bend * 2
    middle_y = (tail.y + head.y) / 2 + across / length * curve.bend * 2
    colour = curve.style.colour(theme)
    attributes = {"stroke": colour, "stroke-width": _number(curve.width)}
    if curve.style.dash:
        attributes["stroke-dasharray"] = " ".join(str(each) for each in curve.style.dash)
    if curve.interpreted:
        attributes["stroke-opacity"] = "0.45"
    end_x, end_y, angle = _tip(middle_x, middle_y, head)
    start, middle = f"M{_number(tail.x)} {_number(tail.y)}", f"Q{_number(middle_x)} {_number(middle_y)}"
    course = f"{start}{middle} {_number(end_x)} {_number(end_y)}"
    path = SubElement(parent, "path", {"class": f"edge family-{curve.style.name}", "d": course, **attributes})
    SubElement(path, "title").text = clean(curve.text)
    if tip:
        points = ((0.0, 0.0), (-tip, tip * 0.46), (-tip, -tip * 0.46))
        turned = [
            (end_x + x * math.cos(angle) - y * math.sin(angle), end_y + x * math.sin(angle) + y * math.cos(angle))
            for x, y in points
        ]
        arrow = {"class": f"tip family-{curve.style.name}", "points": _points(turned), "fill": colour, "stroke": "none"}
        SubElement(parent, "polygon", arrow)


def _tip(from_x: float, from_y: float, head: Dot) -> tuple[float, float, float]:
    """Return where a curve that comes from a point meets the edge of a node, and at what angle."""
    angle = math.atan2(head.y - from_y, head.x - from_x)
    reach = head.radius + 1.5
    return head.x - reach * math.cos(angle), head.y - reach * math.sin(angle), angle


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _mark(parent: Element, shape: Shape, colour: str, place: tuple[float, float, float]) -> Element:
    x, y, radius = place
    if shape == "circle":
        return SubElement(parent, "circle", {"cx": _number(x), "cy": _number(y), "r": _number(radius), "fill": colour})
    return SubElement(parent, "polygon", {"points": _points(corners(shape, x, y, radius)), "fill": colour})


def _draw_dot(parent: Element, dot: Dot) -> None:
    mark = _mark(parent, dot.style.shape, dot.style.colour, (dot.x, dot.y, dot.radius))
    mark.set("class", "node")
    SubElement(mark, "title").text = clean(dot.text)


def _draw_leader(parent: Element, dot: Dot, letter: float) -> None:
    """Draw the line from a node to its name, where the name stands apart from it."""
    label = dot.label
    if label is None or not label.far:
        return
    near_x, near_y = leader(label, dot, letter)
    ends = {"x1": dot.x, "y1": dot.y, "x2": near_x, "y2": near_y}
    SubElement(parent, "line", {"class": "leader", **{name: _number(value) for name, value in ends.items()}})


def _draw_label(parent: Element, dot: Dot, letter: float, theme: Theme) -> None:
    label = dot.label
    if label is None:
        return
    centred = abs(label.x + label.width / 2 - dot.x) < 1
    left = label.x + label.width < dot.x
    anchor = "middle" if centred else "end" if left else "start"
    x = label.x + label.width / 2 if centred else label.x + label.width if left else label.x
    halo = {
        "stroke": THEMES[theme]["ground"],
        "stroke-width": "2.5",
        "paint-order": "stroke",
        "stroke-linejoin": "round",
    }
    text = SubElement(parent, "text", {"text-anchor": anchor, "fill": THEMES[theme]["ink"], **halo})
    for number, line_text in enumerate(label.lines):
        y = label.y + letter * (0.35 + number * LINE)
        SubElement(text, "tspan", {"x": _number(x), "y": _number(y)}).text = clean(line_text)


def _draw_ticks(root: Element, drawn: Picture, theme: Theme) -> None:
    group = SubElement(root, "g", {"fill": THEMES[theme]["ink"], "stroke": "none", "text-anchor": "middle"})
    for x, words in drawn.ticks:
        ends = {"x1": _number(x), "x2": _number(x), "y1": "26", "y2": _number(drawn.height)}
        SubElement(group, "line", {**ends, "stroke": THEMES[theme]["outline"], "stroke-opacity": "0.25"})
        SubElement(group, "text", {"x": _number(x), "y": "18"}).text = words


def _legend(drawn: Picture) -> tuple[list[ClassStyle], list[FamilyStyle]]:
    """Return the styles that a picture uses, in the order of their tables."""
    classes, families = {dot.style.name for dot in drawn.dots}, {curve.style.name for curve in drawn.curves}
    return (
        [each for each in (*CLASSES, OTHER_CLASS) if each.name in classes],
        [each for each in (*FAMILIES, OTHER_FAMILY) if each.name in families],
    )


def _legend_height(drawn: Picture) -> float:
    return 60 + 20.0 * (sum(len(rows) for rows in _legend(drawn)) + 1)


def _draw_legend(root: Element, drawn: Picture, language: Language, theme: Theme) -> None:
    group = SubElement(root, "g", {"fill": THEMES[theme]["ink"], "stroke": "none"})
    left, y = drawn.width - LEGEND + 20, 30.0
    classes, families = _legend(drawn)
    for each in classes:
        mark = _mark(group, each.shape, each.colour, (left, y, 6.5))
        mark.set("stroke", THEMES[theme]["outline"])
        _legend_text(group, left + 16, y, each.label.in_(language))
        y += 20
    y += 10
    for family in families:
        ends = {"x1": _number(left - 8), "x2": _number(left + 10), "y1": _number(y), "y2": _number(y)}
        dash = {"stroke-dasharray": " ".join(str(each) for each in family.dash)} if family.dash else {}
        SubElement(group, "line", {**ends, "stroke": family.colour(theme), "stroke-width": "2", **dash})
        _legend_text(group, left + 16, y, family.label.in_(language))
        y += 20
    if any(curve.interpreted for curve in drawn.curves):
        _legend_text(group, left - 8, y, _INTERPRETED.in_(language))


def _legend_text(parent: Element, x: float, y: float, words: str) -> None:
    SubElement(parent, "text", {"x": _number(x), "y": _number(y + LETTER * 0.35)}).text = clean(words)
