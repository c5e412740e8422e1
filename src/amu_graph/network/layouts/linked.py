"""Places of what is linked: near where a link is, by stress in small groups and by forces in large ones."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers
from amu_graph.network.layouts import packing
from amu_graph.network.layouts.forces import forced
from amu_graph.network.layouts.placing import oriented, own_places
from amu_graph.network.layouts.stress import majorised, scaled, stretched

SMALL: Final = 400
"""Groups up to this size are drawn by stress majorisation, larger ones by forces."""


@dataclass(frozen=True, slots=True)
class Links:
    """What forces work on; `start` holds earlier positions, with NaN where a node is new."""

    arrays: Arrays
    seed: int = 0
    start: Floats | None = None


def connected(task: Links, group: Integers) -> Floats:
    """Return places for a connected group, turned so that each node is as near as can be to a place of its own.

    Those places follow from the IRIs and the seed: rotation and reflection, which no distance decides, so become
    stable.
    """
    anchors = own_places([task.arrays.nodes[int(node)] for node in group], task.seed)
    if len(group) == 1:
        return np.zeros((1, 2))
    start = _earlier(task, group, anchors)
    if len(group) > SMALL:
        places = forced(task.arrays, group, start)
    else:
        distance = stretched(task.arrays, group)
        places = majorised(distance, scaled(distance, anchors) if start is None else start)
    return oriented(places, anchors if start is None else start)


def _earlier(task: Links, group: Integers, anchors: Floats) -> Floats | None:
    """Return earlier positions of a group in its own scale, new nodes beside their neighbours; None without any."""
    if task.start is None:
        return None
    start = task.start[group].copy()
    known = ~np.isnan(start[:, 0])
    part = task.arrays.matrix[group][:, group].tocoo()
    both = known[part.row] & known[part.col]
    if known.sum() < 3 or not both.any():  # noqa: PLR2004 - fewer give no shape, and without a link no scale
        return None
    across = (start[part.row] - start[part.col])[both]
    start /= float(np.median(np.sqrt((across**2).sum(1)))) or 1.0
    for node in np.flatnonzero(~known):
        around = part.col[part.row == node]
        near = start[around][~np.isnan(start[around, 0])]
        start[node] = (near.mean(0) if len(near) else np.nanmean(start, 0)) + 0.3 * anchors[node]
    return start


def by_links(task: Links) -> Floats:
    """Return places for all connected groups, side by side."""
    return packing.packed(task.arrays, [(group, connected(task, group)) for group in task.arrays.components])
