"""The shapes of nodes, of about the area of a circle of the same radius, for every picture.

`shapes.json` tells how many corners each has, at what angle the first stands (in degrees, clockwise from the right) and
how far from the middle the corners are, in turns, in radii; the scripts of the pages read the same file.
"""

import json
from math import cos, radians, sin
from pathlib import Path
from typing import Final, Literal

Shape = Literal["circle", "square", "diamond", "triangle", "triangle-down", "star", "hexagon"]
SHAPES: Final = json.loads(Path(__file__).with_name("shapes.json").read_text(encoding="utf-8"))


def corners(shape: Shape, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the corners of a shape around a point; a circle has none."""
    told = SHAPES[shape]
    angles = [radians(told["turn"] + turn * 360 / told["corners"]) for turn in range(told["corners"])]
    reaches = [radius * told["inner" if turn % 2 else "reach"] for turn in range(len(angles))]
    return [(x + reach * cos(angle), y + reach * sin(angle)) for reach, angle in zip(reaches, angles, strict=True)]
