"""Positions by stress majorisation, for networks of a few hundred nodes.

Gansner, Koren and North, Graph drawing by stress majorization (GD 2004): distances on the page approach those in the
graph. The start is classical scaling (Torgerson 1952), which depends smoothly on the data, so that a new node moves the
others little.
"""

from typing import Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers

ITERATIONS: Final = 120
_LITTLE: Final = 0.05


def distances(arrays: Arrays, group: Integers) -> Floats:
    """Return the number of links on the shortest path between each two nodes of a connected group."""
    from scipy.sparse.csgraph import shortest_path

    part = arrays.matrix[group][:, group]
    return np.asarray(shortest_path(part, method="D", unweighted=True, directed=False), dtype=np.float64)


def stretched(arrays: Arrays, group: Integers) -> Floats:
    """Return the distances that the picture approaches: longer at nodes with many neighbours, which need room.

    A link between nodes of degree a and b counts as log2(1 + a + b) − ½ steps, so that the leaves of a star stand on a
    circle wide enough for all of them.
    """
    from scipy.sparse.csgraph import shortest_path

    part = arrays.matrix[group][:, group].tocoo()
    degree = np.bincount(part.row, minlength=len(group))
    part.data = np.log2(1.0 + degree[part.row] + degree[part.col]) - 0.5
    return np.asarray(shortest_path(part.tocsr(), method="D", directed=False), dtype=np.float64)


def scaled(distance: Floats, anchors: Floats) -> Floats:
    """Return the two-dimensional classical scaling of a matrix of distances.

    What is alike, such as the leaves of a star, has no order of its own: the last digits of a processor would decide.
    The distances between the anchors decide, by a little.
    """
    size = len(distance)
    across = anchors[:, None, :] - anchors[None, :, :]
    squares = (distance + _LITTLE * np.sqrt((across**2).sum(2))) ** 2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean())
    values, vectors = np.linalg.eigh(centred)
    best = np.argsort(values)[::-1][:2]
    found = vectors[:, best] * np.sqrt(np.maximum(values[best], 1e-9))
    return np.asarray(np.pad(found, ((0, 0), (0, 2 - found.shape[1]))) if size > 1 else np.zeros((size, 2)))


def majorised(distance: Floats, start: Floats, iterations: int = ITERATIONS) -> Floats:
    """Return positions of less stress than `start`, each distance weighted by 1/d² (SMACOF with a constant inverse)."""
    size = len(distance)
    if size < 3:  # noqa: PLR2004 - one or two nodes have no stress that matters
        return start
    apart = ~np.eye(size, dtype=bool)
    weights = np.zeros_like(distance)
    weights[apart] = distance[apart] ** -2.0
    laplacian = np.diag(weights.sum(1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / size) - 1.0 / size
    positions, pull = start, weights * distance
    for _ in range(iterations):
        between = np.sqrt(np.maximum(_squares(positions), 1e-12))
        ratio = pull / between
        np.fill_diagonal(ratio, 0.0)
        moved = inverse @ (ratio.sum(1)[:, None] * positions - ratio @ positions)
        shift, positions = float(np.abs(moved - positions).max()), moved
        if shift < 1e-4 * float(np.ptp(positions) or 1.0):
            break
    return positions


def _squares(positions: Floats) -> Floats:
    norms = (positions**2).sum(1)
    return np.asarray(norms[:, None] + norms[None, :] - 2 * positions @ positions.T)


def stress(distance: Floats, positions: Floats) -> float:
    """Return the normalised stress of a picture at its best scale: 0 is perfect, 1 is no better than a point.

    Σ w (s·|xᵢ − xⱼ| − d)² ÷ Σ w d² with w = d⁻² and the scale s that makes it least.
    """
    upper = np.triu_indices(len(distance), 1)
    wanted, found = distance[upper], np.sqrt(np.maximum(_squares(positions), 0.0))[upper]
    ratio = found / wanted
    total = float((ratio**2).sum())
    scale = float(ratio.sum()) / total if total else 0.0
    return float(((scale * ratio - 1.0) ** 2).mean()) if len(wanted) else 0.0
