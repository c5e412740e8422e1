"""SVG pictures, with a legend; text is text, and each mark says in a tooltip what it is.

`draw` is the one way in which files and pages draw a picture: what it writes has its colours and, for pages that have
a dark theme, the classes `edge`, `tip`, `leader`, `node` and `family-…`, which a style sheet may colour.
"""

import math
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from amu_graph.language import Language
from amu_graph.network.drawing.families import Theme
from amu_graph.network.drawing.key import doubt, draw_key, draw_mark, height_of, key_of, number, points
from amu_graph.network.drawing.label_placement import LETTER, LINE, leader, wrapped
from amu_graph.network.drawing.picture import LEGEND, Curve, Dot, Picture, picture
from amu_graph.network.drawing.style import THEMES
from amu_graph.network.layouts.table import layout as placed
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.words import clean, credited, titled
from amu_graph.typography import set_in

_FONT: Final = "DejaVu Sans, Liberation Sans, Arial, sans-serif"
_FADED: Final = "0.18"
HEAD: Final = 46.0
FOOT: Final = 28.0
"""The height over and under a picture, for words."""


def svg(network: NetworkGraph, language: Language = "fr", layout: str = "", theme: Theme = "light") -> str:
    """Return the network as an SVG picture."""
    drawn = picture(network, placed(network, layout), language, layout)
    colours, rows = THEMES[theme], key_of(network, drawn, language, theme)
    tall = max(drawn.height, height_of(rows))
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": number(drawn.width),
            "height": number(HEAD + tall + FOOT),
            "viewBox": f"0 {number(-HEAD)} {number(drawn.width)} {number(HEAD + tall + FOOT)}",
            "role": "img",
            "lang": language,
            "font-family": _FONT,
            "font-size": number(LETTER),
        },
    )
    SubElement(root, "title").text = titled(network, language)
    SubElement(root, "rect", {"y": number(-HEAD), "width": "100%", "height": "100%", "fill": colours["ground"]})
    draw_axis(root, drawn, theme)
    draw(root, drawn, theme, directed=network.directed)
    draw_key(root, rows, drawn.width - LEGEND + 20, theme)
    _draw_words(root, network, (drawn.width, tall), language, theme)
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
    attributes = {"stroke": colour, "stroke-width": number(curve.width)}
    if curve.style.dash:
        attributes["stroke-dasharray"] = " ".join(str(each) for each in curve.style.dash)
    if curve.faded:
        attributes["stroke-opacity"] = _FADED
    end_x, end_y, angle = _tip(middle_x, middle_y, head)
    start, middle = f"M{number(tail.x)} {number(tail.y)}", f"Q{number(middle_x)} {number(middle_y)}"
    course = f"{start}{middle} {number(end_x)} {number(end_y)}"
    path = SubElement(parent, "path", {"class": f"edge family-{curve.style.name}", "d": course, **attributes})
    SubElement(path, "title").text = clean(curve.text)
    if tip:
        ends = ((0.0, 0.0), (-tip, tip * 0.46), (-tip, -tip * 0.46))
        turned = [
            (end_x + x * math.cos(angle) - y * math.sin(angle), end_y + x * math.sin(angle) + y * math.cos(angle))
            for x, y in ends
        ]
        arrow = {"class": f"tip family-{curve.style.name}", "points": points(turned), "fill": colour, "stroke": "none"}
        SubElement(parent, "polygon", {**arrow, "fill-opacity": _FADED} if curve.faded else arrow)
    if not curve.faded:
        at = ((tail.x + 2 * middle_x + end_x) / 4, (tail.y + 2 * middle_y + end_y) / 4)
        doubt(parent, curve.status, at, curve.style, theme)


def _tip(from_x: float, from_y: float, head: Dot) -> tuple[float, float, float]:
    """Return where a curve that comes from a point meets the edge of a node, and at what angle."""
    angle = math.atan2(head.y - from_y, head.x - from_x)
    reach = head.radius + 1.5
    return head.x - reach * math.cos(angle), head.y - reach * math.sin(angle), angle


def _draw_dot(parent: Element, dot: Dot) -> None:
    mark = draw_mark(parent, dot.style.shape, dot.colour, (dot.x, dot.y, dot.radius))
    mark.set("class", "node")
    if dot.faded:
        mark.set("opacity", _FADED)
    SubElement(mark, "title").text = clean(dot.text)


def _draw_leader(parent: Element, dot: Dot, letter: float) -> None:
    """Draw the line from a node to its name, where the name stands apart from it."""
    label = dot.label
    if label is None or not label.far:
        return
    near_x, near_y = leader(label, dot, letter)
    ends = {"x1": dot.x, "y1": dot.y, "x2": near_x, "y2": near_y}
    SubElement(parent, "line", {"class": "leader", **{name: number(value) for name, value in ends.items()}})


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
    for row, line_text in enumerate(label.lines):
        y = label.y + letter * (0.35 + row * LINE)
        SubElement(text, "tspan", {"x": number(x), "y": number(y)}).text = clean(line_text)


def _draw_words(
    root: Element, network: NetworkGraph, size: tuple[float, float], language: Language, theme: Theme
) -> None:
    """Write over the picture what it shows, and under it where it comes from."""
    group = SubElement(root, "g", {"fill": THEMES[theme]["ink"], "stroke": "none"})
    title = SubElement(group, "text", {"x": "16", "font-size": "15", "font-weight": "bold"})
    for row, line in enumerate(wrapped(set_in(titled(network, language), language), max(40, int(size[0] / 9)), 2)):
        SubElement(title, "tspan", {"x": "16", "y": number(18 - HEAD + 18 * row)}).text = line
    credit = SubElement(group, "text", {"x": "16", "y": number(size[1] + FOOT - 8), "font-size": "11"})
    credit.text = credited(network, language)


def draw_axis(root: Element, drawn: Picture, theme: Theme) -> None:
    """Draw what a layout writes over a picture: years, and the heads of columns."""
    axis, colours, foot = drawn.axis, THEMES[theme], number(drawn.height)
    group = SubElement(root, "g", {"fill": colours["ink"], "stroke": "none", "text-anchor": "middle"})
    if axis.band is not None:
        box = {"x": "0", "y": "0", "width": number(axis.band), "height": foot}
        SubElement(group, "rect", {**box, "fill": colours["outline"], "fill-opacity": "0.07"})
    for x, _ in axis.years:
        ends = {"x1": number(x), "x2": number(x), "y1": "26", "y2": foot}
        SubElement(group, "line", {**ends, "stroke": colours["outline"], "stroke-opacity": "0.25"})
    for x, words in (*axis.years, *axis.heads):
        SubElement(group, "text", {"x": number(x), "y": "18"}).text = words
