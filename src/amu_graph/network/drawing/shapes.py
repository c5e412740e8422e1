"""The shapes of nodes, of about the area of a circle of the same radius, for every picture."""

from math import cos, radians, sin
from typing import Final, Literal

Shape = Literal["circle", "square", "diamond", "triangle", "triangle-down", "star", "hexagon"]

_ANGLES: Final[dict[Shape, tuple[int, float]]] = {
    "square": (4, 45.0),
    "diamond": (4, 0.0),
    "triangle": (3, -90.0),
    "triangle-down": (3, 90.0),
    "hexagon": (6, 0.0),
}


def corners(shape: Shape, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the corners of a shape around a point; a circle has none."""
    if shape == "circle":
        return []
    if shape == "star":
        reaches = ((radius * (1.25 if turn % 2 == 0 else 0.55), turn * 36.0 - 90.0) for turn in range(10))
    else:
        count, first = _ANGLES[shape]
        reach = radius * {3: 1.3, 4: 1.18}.get(count, 1.1)
        reaches = ((reach, first + turn * 360 / count) for turn in range(count))
    return [(x + reach * cos(radians(angle)), y + reach * sin(radians(angle))) for reach, angle in reaches]
