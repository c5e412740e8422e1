"""Groups of nodes side by side: boxes in a square, or bubbles near those with which they have links."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers
from amu_graph.network.layouts.placing import own_places
from amu_graph.network.layouts.stress import majorised, scaled

Placed = tuple[Integers, Floats]
GAP: Final = 1.2
_ROOM: Final = 0.8
"""The least area for each node of a group, in squares of a link: a crowd with short ways needs room too."""
_STRETCHES: Final = (1.0, 1.1, 1.2, 1.35, 1.5)
_FEW: Final = 300
"""Groups that are fitted one by one: smaller ones stand in rows."""


def packed(arrays: Arrays, groups: Sequence[Placed], *, to_scale: bool = True) -> Floats:
    """Return places for all nodes: each group, largest first, in a box of its own, together about a square.

    Groups are scaled so that a link is about one long in each, or not where they have a scale of their own.
    """
    boxes = [_settled(arrays, group, places) if to_scale else places - places.min(0) for group, places in groups]
    sizes = [places.max(0) + GAP for places in boxes]
    side = float(np.sqrt(sum(float(size.prod()) for size in sizes)))
    widest = max(float(size[0]) for size in sizes)
    tried = (_corners(sizes, max(side * stretch, widest)) for stretch in _STRETCHES)
    corners = min(tried, key=partial(_reach, sizes))
    found = np.zeros((len(arrays), 2))
    for (group, _), places, size, (x, y) in zip(groups, boxes, sizes, corners, strict=True):
        found[group] = np.add(places, [x, -y - float(size[1])])
    return found


def _reach(sizes: Sequence[Floats], corners: Sequence[tuple[float, float]]) -> float:
    """Return the side of the square that boxes fill."""
    return max(float(max(size + corner)) for size, corner in zip(sizes, corners, strict=True))


def _corners(sizes: Sequence[Floats], width: float) -> list[tuple[float, float]]:
    """Return the corner of each box: as high up as those before leave room, within a width; of many, then in rows."""
    foot = [(0.0, 0.0)]  # where each step of the lower edge of what is placed begins, and how far down it is
    found = []
    for across, down in map(tuple, sizes[:_FEW]):
        x, y = min(
            ((begin, _depth(foot, begin, begin + across)) for begin, _ in foot if begin + across <= width * 1.001),
            key=lambda corner: (corner[1], corner[0]),
        )
        end = x + across
        after = [depth for begin, depth in foot if begin <= end][-1]
        foot = sorted(
            [*((begin, depth) for begin, depth in foot if not x <= begin <= end), (x, y + down), (end, after)]
        )
        found.append((x, y))
    return [*found, *_shelved(sizes[_FEW:], width, max(depth for _, depth in foot))]


def _shelved(sizes: Sequence[Floats], width: float, y: float) -> Iterator[tuple[float, float]]:
    """Yield the corners of boxes in rows."""
    x = height = 0.0
    for across, down in map(tuple, sizes):
        if x and x + across > width:
            x, y, height = 0.0, y + height, 0.0
        yield x, y
        x, height = x + across, max(height, down)


def _depth(foot: Sequence[tuple[float, float]], begin: float, end: float) -> float:
    """Return how far down what is placed reaches between two sides."""
    ends = [*(each for each, _ in foot[1:]), float("inf")]
    return max(depth for (start, depth), stop in zip(foot, ends, strict=True) if start < end and stop > begin)


def _settled(arrays: Arrays, group: Integers, places: Floats) -> Floats:
    """Return places whose typical link is one long, or longer where nodes need room; the corner is the origin."""
    part = arrays.matrix[group][:, group].tocoo()
    across = places[part.row] - places[part.col]
    steps = np.sqrt((across**2).sum(1))
    places = places / (float(np.median(steps)) or 1.0) if len(steps) else places
    places = places - places.min(0)
    area = float((places.max(0) + GAP).prod())
    return np.asarray(places * max(1.0, np.sqrt(_ROOM * len(group) / area)))


def bubbles(arrays: Arrays, belongs: Integers, groups: Sequence[Placed]) -> Floats:
    """Return places for all nodes: each group in a disc, discs apart, linked ones near each other."""
    boxes = [_settled(arrays, group, places) for group, places in groups]
    radii = np.array([float(np.sqrt((places.max(0) ** 2).sum())) / 2 + GAP / 2 for places in boxes])
    centres = _apart(_drawn_together(arrays, belongs, len(groups), radii), radii)
    found = np.zeros((len(arrays), 2))
    for (group, _), places, centre in zip(groups, boxes, centres, strict=True):
        found[group] = places - places.max(0) / 2 + centre
    return found


def _drawn_together(arrays: Arrays, belongs: Integers, count: int, radii: Floats) -> Floats:
    """Return centres by the stress of a graph of discs, in which a link is as long as both radii together."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    if count == 1:
        return np.zeros((1, 2))
    low, high, _ = arrays.simple
    ends = np.stack([belongs[low], belongs[high]])
    ends = np.unique(ends[:, ends[0] != ends[1]], axis=1)
    lengths = radii[ends[0]] + radii[ends[1]]
    distance = np.asarray(
        shortest_path(csr_array((lengths, (ends[0], ends[1])), shape=(count, count)), method="D", directed=False)
    )
    reach = distance[np.isfinite(distance)].max() or float(radii.max())
    distance[~np.isfinite(distance)] = 0.75 * reach + float(radii.max())
    return majorised(distance, scaled(distance, own_places([str(number) for number in range(count)])))


def _apart(centres: Floats, radii: Floats, steps: int = 300) -> Floats:
    """Return centres pushed until no two discs overlap, and drawn towards the middle while they have room."""
    wanted = radii[:, None] + radii[None, :]
    np.fill_diagonal(wanted, 0.0)
    for step in range(steps):
        if step < steps * 0.7:
            centres = centres - 0.03 * (centres - centres.mean(0))
        across = centres[:, None, :] - centres[None, :, :]
        between = np.sqrt((across**2).sum(2))
        short = np.maximum(wanted - between, 0.0) / np.maximum(between, 1e-9)
        centres = centres + 0.5 * (across * short[:, :, None]).sum(1)
    return centres
