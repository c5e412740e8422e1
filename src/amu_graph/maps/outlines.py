"""The outlines that maps draw: departments, regions, former regions and France, and the countries around.

They are TopoJSON, which the build of the package makes (`web/outlines.mjs`): without it a map has none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final, Literal

from amu_graph import resources
from amu_graph.text import fold

Kind = Literal["country", "region", "former-region", "department"]
Ring = tuple[tuple[float, float], ...]
"""Longitudes and latitudes of a closed line."""

_ORDER: Final = ("country", "region", "former-region", "department")


@dataclass(frozen=True)
class Area:
    """A part of France: its rings, outer and inner alike, largest first."""

    name: str
    kind: Kind
    code: str
    rings: tuple[Ring, ...]

    @cached_property
    def middle(self) -> tuple[float, float]:
        """The centroid of the largest ring; beside a crescent, the middle of its widest part at that latitude."""
        x, y = _centroid(self.rings[0])
        if self.holds(x, y):
            return x, y
        crossings = sorted(_crossings(self.rings, y))
        low, high = max(zip(crossings[::2], crossings[1::2], strict=False), key=lambda span: span[1] - span[0])
        return (low + high) / 2, y

    def holds(self, longitude: float, latitude: float) -> bool:
        """Return whether a point lies inside: a line from it to the west crosses the rings an odd number of times."""
        return sum(x < longitude for x in _crossings(self.rings, latitude)) % 2 == 1


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """All outlines: `areas` by folded name, widest kind first, and the rings of the countries around."""

    areas: Mapping[str, tuple[Area, ...]]
    around: tuple[Ring, ...]

    def named(self, name: str) -> tuple[Area, ...]:
        """Return the areas of a name, whatever its accents and case.

        >>> Outlines({}, ()).named("Bas-Rhin")
        ()
        """
        return self.areas.get(fold(name), ())

    def of_kind(self, kind: Kind) -> tuple[Area, ...]:
        """Return the areas of a kind."""
        return tuple(area for areas in self.areas.values() for area in areas if area.kind == kind)


@cache
def outlines() -> Outlines:
    """Return the outlines of the package; none where it was installed without them."""
    path = resources.BUNDLED / "outlines.json"
    if not path.is_file():
        return Outlines({}, ())
    found = json.loads(path.read_bytes())
    areas: dict[str, list[Area]] = {}
    for geometry, rings in _read(found["france"]):
        facts = geometry["properties"]
        area = Area(facts["name"], facts["kind"], geometry.get("id", ""), rings)
        areas.setdefault(fold(area.name), []).append(area)
    ordered = {name: tuple(sorted(each, key=lambda area: _ORDER.index(area.kind))) for name, each in areas.items()}
    return Outlines(ordered, tuple(ring for _, rings in _read(found["europe"]) for ring in rings))


def _read(topology: Mapping[str, Any]) -> Iterable[tuple[dict[str, Any], tuple[Ring, ...]]]:
    """Yield the geometries of a TopoJSON object with their rings, largest first (RFC 7946 order is not kept)."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["areas"]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        rings = [_joined(ring, arcs) for polygon in polygons for ring in polygon]
        yield geometry, tuple(sorted(rings, key=_extent, reverse=True))


def _decoded(arc: Iterable[tuple[int, int]], transform: Mapping[str, list[float]]) -> list[tuple[float, float]]:
    """Return the points of an arc, which are written as steps on a grid."""
    (scale_x, scale_y), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + low))
    return points


def _joined(ring: Iterable[int], arcs: list[list[tuple[float, float]]]) -> Ring:
    """Return a ring from the numbers of its arcs, which share their ends; `~number` is an arc read backwards."""
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points[:-1])


def _centroid(ring: Ring) -> tuple[float, float]:
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (3 * area), y / (3 * area)


def _crossings(rings: Iterable[Ring], latitude: float) -> Iterator[float]:
    """Yield the longitudes at which a parallel crosses rings."""
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > latitude) != (y2 > latitude):
                yield x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)


def _extent(ring: Ring) -> float:
    x, y = [each for each, _ in ring], [each for _, each in ring]
    return (max(x) - min(x)) * (max(y) - min(y))
