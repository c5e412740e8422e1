"""Arrangements that mean something by themselves: two columns, a time line, rings around one node."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amu_graph.network.arrays import Arrays, Booleans, Floats, Integers, breadth_first
from amu_graph.network.network_graph import NetworkGraph

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_SWEEPS: Final = 12
_YEARS_WIDE: Final = 14.0
_BAND_APART: Final = 3.0
"""Least distance of what has no date from the first year."""
_APART: Final = 0.5
"""Least distance between two nodes of one circle, in distances between circles."""


def two_mode(arrays: Arrays, start: Floats) -> Floats:
    """Return sources in a left and targets in a right column, each at the mean height of its neighbours, in turns.

    The barycentre method of Sugiyama, Tagawa and Toda (1981), for a network whose nodes are on one side each.
    """
    column = np.where(np.bincount(arrays.tail, minlength=len(arrays)) > 0, -1, 1)
    height = _whole_groups(arrays, start)
    best, least = height, crossings(arrays, column, height)
    for sweep in range(_SWEEPS):
        side = (-1, 1)[sweep % 2]
        mean = _neighbours_mean(arrays, height)
        moved = np.where(column == side, mean, height)
        height = np.where(column == side, _ranks(moved, column, side), height)
        found = crossings(arrays, column, height)
        if found < least:
            best, least = height, found
    return np.stack([column * 0.9 * max(1.0, np.sqrt(len(arrays)) / 4), _spaced(column, best)], axis=1)


def _whole_groups(arrays: Arrays, start: Floats) -> Floats:
    """Return heights by which the pieces of the network stand one above the other."""
    height, floor = np.zeros(len(arrays)), 0.0
    for group in arrays.components:
        own = start[group, 1] - start[group, 1].min()
        height[group] = floor - own - 1.0
        floor = float(height[group].min()) - 1.0
    return height


def _neighbours_mean(arrays: Arrays, height: Floats) -> Floats:
    degree = np.diff(arrays.matrix.indptr)
    return np.where(degree > 0, (arrays.matrix @ height) / np.maximum(degree, 1), height)


def _ranks(height: Floats, column: Integers, side: int) -> Floats:
    own = np.flatnonzero(column == side)
    ranked = height.copy()
    order = own[np.argsort(height[own], kind="stable")]
    ranked[order] = np.linspace(height[own].min(initial=0.0), height[own].max(initial=0.0), len(own))
    return ranked


def _spaced(column: Integers, height: Floats) -> Floats:
    """Return heights evenly spaced in each column, the longest one setting the scale."""
    found = np.zeros(len(height))
    reach = max(int((column == side).sum()) for side in (-1, 1)) / 2 * 0.28
    for side in (-1, 1):
        own = np.flatnonzero(column == side)
        order = own[np.argsort(height[own], kind="stable")]
        found[order] = (np.arange(len(own)) + 0.5) / max(len(own), 1) * 2 * reach - reach
    return found


def crossings(arrays: Arrays, column: Integers, height: Floats) -> int:
    """Return how many links between two columns cross."""
    low, high, _ = arrays.simple
    left, right = np.where(column[low] <= column[high], low, high), np.where(column[low] <= column[high], high, low)
    if len(low) > 3000:  # noqa: PLR2004 - every pair of links is looked at
        return 0
    above = np.sign(height[left][:, None] - height[left][None, :])
    below = np.sign(height[right][:, None] - height[right][None, :])
    return int((above * below < 0).sum()) // 2


def timeline(network: NetworkGraph, arrays: Arrays, start: Floats) -> Floats:
    """Return x by year and y by rows, so that what stands in one year does not overlap.

    What has no date stands in a band of its own, left of the first year: no year is made up for it.
    """
    nodes = network.graph.nodes
    years = np.array([float(nodes[node].get("year", np.nan)) for node in arrays.nodes])
    dated = ~np.isnan(years)
    if not dated.any():
        return start
    first = float(np.nanmin(years))
    span = max(float(np.nanmax(years)) - first, 1.0)
    rows = np.zeros(len(arrays))
    taken: dict[int, list[float]] = defaultdict(list)
    slot = span / _YEARS_WIDE
    for node in np.lexsort((np.arange(len(arrays)), start[:, 1], years)):
        if dated[node]:
            rows[node] = _free_row(taken, years[node], slot)
    across = np.where(dated, (years - first) / span * _YEARS_WIDE, 0.0)
    undated = np.flatnonzero(~dated)
    across[undated], rows[undated] = _band(_neighbours_rows(arrays, rows, dated)[undated], start[undated], len(taken))
    return np.stack([across, rows * 1.1], axis=1)


def _neighbours_rows(arrays: Arrays, rows: Floats, dated: Booleans) -> Floats:
    """Return the mean row of the dated neighbours of each node, 0 where it has none."""
    count = arrays.matrix @ dated.astype(float)
    return np.asarray((arrays.matrix @ np.where(dated, rows, 0.0)) / np.maximum(count, 1))


def _band(near: Floats, start: Floats, high: int) -> tuple[Floats, Floats]:
    """Return places and rows in a block about as high as the years, each node near the rows of its neighbours."""
    wide = max(1, round(len(near) / max(high, 1.6 * len(near) ** 0.5, 1)))
    ranked = np.zeros(len(near))
    ranked[np.lexsort((start[:, 1], near))] = np.arange(len(near))
    row = ranked // wide
    return -_BAND_APART - ranked % wide * 1.2, row - row.max(initial=0.0) / 2


def _free_row(taken: dict[int, list[float]], year: float, slot: float) -> float:
    """Return the row nearest to the middle in which nothing stands within a slot of this year."""
    row = 0
    while any(abs(other - year) < slot for other in taken[row]):
        row = -row if row > 0 else 1 - row
    taken[row].append(year)
    return float(row)


def rings(network: NetworkGraph, arrays: Arrays, group: Integers, start: Floats) -> Floats:
    """Return, for a connected group, its middle at the origin and each other node on the circle of its distance.

    Angles share a circle among the leaves of a tree of shortest paths (Wills, 1999), so that branches stay together;
    branches go round as in `start`, a drawing of the group in which what is linked is near. Circles are one apart, or
    more where nodes would touch.
    """
    part = arrays.matrix[group][:, group]
    middle = _middle(network, arrays, group)
    away = breadth_first(part, middle)
    children = _tree(part, away, start - start[middle])
    angle = np.zeros(len(group))
    _share(children, _leaves(children, middle), middle, angle)
    radii = np.zeros(int(away.max()) + 1)
    for ring in range(1, len(radii)):
        radii[ring] = max(radii[ring - 1] + 1.0, _APART / _narrowest(angle[away == ring]))
    radius = radii[away.astype(int)]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _narrowest(angles: Floats) -> float:
    """Return the smallest angle between neighbours on a circle."""
    ordered = np.sort(angles % (2 * np.pi))
    return float(np.diff(ordered, append=ordered[0] + 2 * np.pi).min())


def _middle(network: NetworkGraph, arrays: Arrays, group: Integers) -> int:
    """Return which of a group is the node that the network is around, else its best linked one."""
    named = network.graph.graph.get("around")
    if named in network.graph and (place := arrays.nodes.index(named)) in group:
        return int(np.flatnonzero(group == place)[0])
    return int(np.argmax(np.diff(arrays.matrix.indptr)[group]))


def _tree(part: "csr_array[Any, tuple[int, int]]", away: Floats, start: Floats) -> dict[int, list[int]]:
    """Return the children of each node, clockwise as they stand in `start`, seen from the origin."""
    children: dict[int, list[int]] = defaultdict(list)
    for node in np.flatnonzero(away > 0).tolist():
        around = part.indices[part.indptr[node] : part.indptr[node + 1]]
        children[int(around[away[around] < away[node]].min())].append(node)
    angle = np.arctan2(start[:, 1], start[:, 0])
    for parent, own in children.items():
        turned = np.where(away[parent] > 0, angle[parent], np.pi / 2) - angle[own]
        order = np.argsort((turned + np.pi * (away[parent] > 0)) % (2 * np.pi), kind="stable")
        children[parent] = [own[place] for place in order]
    return children


def _leaves(children: dict[int, list[int]], root: int) -> dict[int, int]:
    order = [root]
    for node in order:
        order.extend(children.get(node, ()))
    leaves: dict[int, int] = {}
    for node in reversed(order):
        leaves[node] = sum(leaves[child] for child in children.get(node, ())) or 1
    return leaves


def _share(children: dict[int, list[int]], leaves: dict[int, int], root: int, angle: Floats) -> None:
    """Give each node the middle of its share of the circle."""
    waiting = [(root, 0.0)]
    while waiting:
        node, first = waiting.pop()
        angle[node] = np.pi / 2 - 2 * np.pi * (first + leaves[node] / 2) / leaves[root]
        for child in children.get(node, ()):
            waiting.append((child, first))
            first += leaves[child]
