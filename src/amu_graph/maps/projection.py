"""From degrees to a sheet: Lambert's conformal conic, as official maps of France use it, and how a part is framed."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_SOUTH, _NORTH = math.radians(44), math.radians(49)
"""The standard parallels of Lambert 93."""
_MIDDLE: Final = 3.0
"""Its meridian."""
_CONE: Final = math.log(math.cos(_SOUTH) / math.cos(_NORTH)) / math.log(
    math.tan(math.pi / 4 + _NORTH / 2) / math.tan(math.pi / 4 + _SOUTH / 2)
)
_SCALE: Final = math.cos(_SOUTH) * math.tan(math.pi / 4 + _SOUTH / 2) ** _CONE / _CONE
_LIMIT: Final = 85.0

Point = tuple[float, float]


def conic(longitude: float, latitude: float) -> Point:
    """Return the place of a point on the plane of Lambert 93 around a sphere of radius 1, y upwards.

    >>> [round(each, 3) for each in conic(3, 46.5)][0]
    0.0
    """
    bounded = math.radians(max(-_LIMIT, min(_LIMIT, latitude)))
    radius = _SCALE / math.tan(math.pi / 4 + bounded / 2) ** _CONE
    angle = _CONE * math.radians(longitude - _MIDDLE)
    return radius * math.sin(angle), -radius * math.cos(angle)


def plain(longitude: float, latitude: float) -> Point:
    """Return the place of a point on Mercator's plane, y upwards: for islands far from the meridian of France."""
    bounded = math.radians(max(-_LIMIT, min(_LIMIT, latitude)))
    return math.radians(longitude), math.log(math.tan(math.pi / 4 + bounded / 2))


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of a sheet and the part of the earth in it; `project` gives pixels, y downwards."""

    left: float
    top: float
    width: float
    height: float
    scale: float
    origin: Point
    is_conic: bool = True

    def project(self, longitude: float, latitude: float) -> Point:
        """Return where a point stands on the sheet."""
        x, y = (conic if self.is_conic else plain)(longitude, latitude)
        return self.left + (x - self.origin[0]) * self.scale, self.top + (self.origin[1] - y) * self.scale

    def holds(self, point: Point) -> bool:
        """Return whether a place of the sheet is inside the rectangle."""
        return 0 <= point[0] - self.left <= self.width and 0 <= point[1] - self.top <= self.height


def framed(
    points: Iterable[Point], *, left: float, top: float, width: float, margin: float, is_conic: bool = True
) -> Frame:
    """Return a frame of that width in which all points (in degrees) stand, `margin` pixels from its sides."""
    places = [(conic if is_conic else plain)(*point) for point in points]
    low_x, high_x = min(x for x, _ in places), max(x for x, _ in places)
    low_y, high_y = min(y for _, y in places), max(y for _, y in places)
    scale = (width - 2 * margin) / max(high_x - low_x, 1e-6)
    height = (high_y - low_y) * scale + 2 * margin
    return Frame(left, top, width, height, scale, (low_x - margin / scale, high_y + margin / scale), is_conic)
