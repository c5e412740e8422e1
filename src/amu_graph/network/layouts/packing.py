"""Groups of nodes side by side: boxes on shelves, or bubbles near those with which they have links."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers
from amu_graph.network.layouts.placing import own_places
from amu_graph.network.layouts.stress import majorised, scaled

Placed = tuple[Integers, Floats]
GAP: Final = 1.2
_ASPECT: Final = 1.5


def packed(arrays: Arrays, groups: Sequence[Placed], *, to_scale: bool = True) -> Floats:
    """Return places for all nodes: each group, largest first, in a box on shelves of about 3 : 2.

    Groups are scaled so that a link is about one long in each, or not where they have a scale of their own.
    """
    boxes = [_settled(arrays, group, places) if to_scale else places - places.min(0) for group, places in groups]
    sizes = [places.max(0) + GAP for places in boxes]
    area = sum(float(size.prod()) for size in sizes)
    width = max(float(np.sqrt(area * _ASPECT)), *(float(size[0]) for size in sizes))
    found = np.zeros((len(arrays), 2))
    x = y = height = 0.0
    for (group, _), places, size in zip(groups, boxes, sizes, strict=True):
        if x and x + size[0] > width * 1.02:
            x, y, height = 0.0, y + height, 0.0
        found[group] = np.add(places, [x, -y - float(size[1])])
        x, height = x + float(size[0]), max(height, float(size[1]))
    return found


def _settled(arrays: Arrays, group: Integers, places: Floats) -> Floats:
    """Return places whose typical link is one long and whose corner is the origin, wider than high."""
    part = arrays.matrix[group][:, group].tocoo()
    across = places[part.row] - places[part.col]
    steps = np.sqrt((across**2).sum(1))
    places = places / (float(np.median(steps)) or 1.0) if len(steps) else places
    return np.asarray(places - places.min(0))


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
