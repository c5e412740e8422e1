"""How a map lies on its sheet: France, as much of Europe as its points ask for, and boxes for what lies overseas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.maps.outlines import Area, Outlines
from amu_graph.maps.projection import Frame, Point, framed

FRANCE: Final = ((-5.2, 48.4), (9.6, 42.2), (2.5, 51.1), (8.2, 48.97), (-1.8, 43.3), (3.2, 42.3), (9.2, 41.35))
"""Points at the edges of metropolitan France."""
EUROPE: Final = (-25.0, 34.0, 32.0, 72.0)
_BOX: Final = 96.0
_GAP: Final = 10.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The frames of a map: the main one, then one for each area overseas where something is."""

    width: float
    height: float
    main: Frame
    overseas: tuple[tuple[Area, Frame], ...]

    def place(self, point: Point) -> Point | None:
        """Return where a point (in degrees) stands on the sheet; None where it lies beyond all frames."""
        for area, frame in self.overseas:
            if _is_near(area, point):
                return frame.project(*point)
        placed = self.main.project(*point)
        return placed if _is_european(point) and self.main.holds(placed) else None


def laid_out(points: Iterable[Point], known: Outlines, width: float) -> Layout:
    """Return the frames of a map of that width in which those points stand."""
    given = list(points)
    away = [area for area in known.of_kind("department") if len(area.code) > 2]  # noqa: PLR2004 - 971, 972 …
    overseas = [area for area in away if any(_is_near(area, point) for point in given)]
    near = [point for point in given if _is_european(point)]
    main = framed((*FRANCE, *near), left=0, top=0, width=width, margin=24)
    boxes = tuple((area, _box(area, place, main.height)) for place, area in enumerate(overseas))
    below = max((frame.top + frame.height + _GAP for _, frame in boxes), default=main.height)
    return Layout(width, below, main, boxes)


def _box(area: Area, place: int, top: float) -> Frame:
    return framed(
        [point for ring in area.rings for point in ring],
        left=_GAP + place * (_BOX + _GAP),
        top=top,
        width=_BOX,
        margin=8,
        is_conic=False,
    )


def _is_near(area: Area, point: Point) -> bool:
    """Return whether a point lies in the rectangle around an area, half a degree wider."""
    x, y = _sides(area.rings)
    return x[0] - 0.5 <= point[0] <= x[1] + 0.5 and y[0] - 0.5 <= point[1] <= y[1] + 0.5


def _sides(rings: Sequence[Sequence[Point]]) -> tuple[tuple[float, float], tuple[float, float]]:
    x, y = zip(*(point for ring in rings for point in ring), strict=True)
    return (min(x), max(x)), (min(y), max(y))


def _is_european(point: Point) -> bool:
    left, low, right, high = EUROPE
    return left <= point[0] <= right and low <= point[1] <= high
