"""The mark of a class: the colour and shape that it has in every picture, as a small inline drawing."""

from functools import cache
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from amu_graph.network.drawing.style import ClassStyle, Shape, class_style

if TYPE_CHECKING:
    from amu_graph.network.drawing.picture import Curve

_CONCEPTS: Final = ("Role", "ConceptScheme")
_UNMARKED: Final = ("Class", "Property", "Passage")
_TURN: Final = {"triangle": -pi / 2, "triangle-down": pi / 2, "hexagon": 0.0, "star": -pi / 2}


def outline(shape: Shape, x: float, y: float, r: float) -> str:
    """Return an SVG element, without fill, for a shape of about the area of a circle of radius `r`."""
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>'
    if shape == "square":
        side = r * 1.76
        corner = f'x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
        return f'<rect {corner} width="{side:.1f}" height="{side:.1f}" rx="{r / 5:.1f}"/>'
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in _points(shape, x, y, r))
    return f'<polygon points="{points}" stroke-linejoin="round"/>'


def outlined(shape: Shape, x: float, y: float, r: float) -> Markup:
    """Return `outline` for a template."""
    return Markup(outline(shape, x, y, r))  # noqa: S704 - numbers and names of our own


def course(curve: "Curve") -> str:
    """Return the path of a link between two nodes, bent so that parallel links are told apart."""
    tail, head = curve.tail, curve.head
    across, down = head.x - tail.x, head.y - tail.y
    length = hypot(across, down) or 1.0
    x = (tail.x + head.x) / 2 - down / length * curve.bend * 2
    y = (tail.y + head.y) / 2 + across / length * curve.bend * 2
    return f"M{tail.x:.1f} {tail.y:.1f}Q{x:.1f} {y:.1f} {head.x:.1f} {head.y:.1f}"


def _points(shape: Shape, x: float, y: float, r: float) -> list[tuple[float, float]]:
    if shape == "diamond":
        return [(x, y - r * 1.25), (x + r * 1.25, y), (x, y + r * 1.25), (x - r * 1.25, y)]
    count = {"triangle": 3, "triangle-down": 3, "hexagon": 6}.get(shape, 10)
    radii = [r * 1.35, r * 0.62] if shape == "star" else [r * (1.35 if count == 3 else 1.1)]  # noqa: PLR2004 - corners
    turn = _TURN[shape]
    return [
        (
            x + radii[i % len(radii)] * cos(turn + 2 * pi * i / count),
            y + radii[i % len(radii)] * sin(turn + 2 * pi * i / count),
        )
        for i in range(count)
    ]


def style_of(kind: str) -> ClassStyle:
    """Return how things of a class are drawn; roles and vocabularies are drawn as concepts."""
    return class_style("Concept" if kind in _CONCEPTS else kind)


@cache
def mark(kind: str) -> Markup:
    """Return the mark of a class as a 16 × 16 drawing beside its name; silent for screen readers."""
    if kind in _UNMARKED:
        return Markup("")
    style = style_of(kind)
    return Markup(  # noqa: S704 - numbers and names of our own
        f'<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" '
        f'fill="{style.colour}">{outline(style.shape, 8, 8, 5.6)}</svg>'
    )
