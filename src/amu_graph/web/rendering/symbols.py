"""The symbol of a class: its colour and shape in every picture, as a small inline SVG."""

from functools import cache
from typing import Final

from markupsafe import Markup

from amu_graph.namespaces import KINDS, RELATIONS
from amu_graph.network.drawing.shapes import Shape, corners
from amu_graph.network.drawing.style import ClassStyle, class_style

_CONCEPTS: Final = ("Role", "ConceptScheme")
_WORDS: Final = frozenset(("Class", "Property", "Passage", "Concept", *_CONCEPTS, *(KINDS[each] for each in RELATIONS)))
"""Classes that all look alike in pictures, as any other thing: beside words their symbol would say nothing."""


def outline(shape: Shape, x: float, y: float, r: float) -> str:
    """Return an SVG element, without fill, for a shape of about the area of a circle of radius `r`."""
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>'
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in corners(shape, x, y, r))
    return f'<polygon points="{points}" stroke-linejoin="round"/>'


def style_of(kind: str) -> ClassStyle:
    """Return how things of a class are drawn; roles and vocabularies are drawn as concepts."""
    return class_style("Concept" if kind in _CONCEPTS else kind)


@cache
def symbol(kind: str) -> Markup:
    """Return the symbol of a class as a 16 × 16 drawing, for a key; silent for screen readers."""
    style = style_of(kind)
    return Markup(  # noqa: S704 - numbers and names of our own
        f'<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" '
        f'fill="{style.colour}">{outline(style.shape, 8, 8, 5.6)}</svg>'
    )


def mark(kind: str) -> Markup:
    """Return the symbol of a class to stand beside a name; nothing where it would not tell one class from another."""
    return Markup("") if kind in _WORDS else symbol(kind)
