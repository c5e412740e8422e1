"""Positions by forces, for networks of any size: springs along links, and a repulsion summed on a grid.

The repulsion between all nodes (Fruchterman and Reingold 1991) is a convolution: masses are spread over the cells of a
grid and the field is found by a fast Fourier transform, as Linderman and others do for t-SNE (Nature Methods 16, 2019).
One step costs n + cells · log(cells), not n². The start is pivot scaling (Brandes and Pich, GD 2006).
"""

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers, breadth_first

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

PIVOTS: Final = 24
STEPS: Final = 40
FINEST: Final = 512
"""Cells of a side of the grid at most."""
_REFINED: Final = ((0.5, 4), (0.8, 2), (1.0, 1))
"""Until which part of the steps the cells are how many times wider: as long as nodes move far, so much is enough."""


def forced(arrays: Arrays, group: Integers, start: Floats | None = None, steps: int = STEPS) -> Floats:
    """Return positions for a connected group of nodes; neighbours end about one apart."""
    part = arrays.matrix[group][:, group]
    rows, columns = part.nonzero()
    low, high = rows[rows < columns], columns[rows < columns]
    positions = _balanced(_pivot_scaling(part) if start is None else start, low, high)
    spread = float(np.sqrt(positions.var(0).sum())) or 1.0
    heat = spread * (0.15 if start is None else 0.01)
    finest = _cells(len(group))
    for step in range(steps):
        wider = next(times for until, times in _REFINED if step < until * steps)
        force: Floats = np.add(repulsion(positions, max(32, finest // wider)), _springs(positions, low, high))
        length = np.sqrt((force**2).sum(1))
        limit = heat * (1.0 - step / steps) ** 1.5 + 1e-3
        positions = positions + force * np.minimum(1.0, limit / np.maximum(length, 1e-9))[:, None]
        positions -= positions.mean(0)
    return positions


def _balanced(positions: Floats, low: Integers, high: Integers) -> Floats:
    """Return positions at the scale where springs and repulsion are in balance as a whole (the virial is zero)."""
    positions = positions - positions.mean(0)
    apart = float((repulsion(positions, _cells(len(positions))) * positions).sum())
    together = -float((_springs(positions, low, high) * positions).sum())
    return positions * float(np.cbrt(apart / together)) if apart > 0 and together > 0 else positions


def _springs(positions: Floats, low: Integers, high: Integers) -> Floats:
    across = positions[high] - positions[low]
    pull = across * np.sqrt((across**2).sum(1))[:, None]
    ends, size = (low, high), len(positions)
    drawn = [[np.bincount(end, weights=pull[:, axis], minlength=size) for end in ends] for axis in (0, 1)]
    return np.stack([one - other for one, other in drawn], axis=1)


def _cells(nodes: int) -> int:
    """Return how many cells a side of the grid has: about two for each node of a side of a square of them."""
    return min(FINEST, max(32, 1 << math.ceil(math.log2(math.sqrt(nodes) * 2))))


def repulsion(positions: Floats, cells: int) -> Floats:
    """Return, for each node, the sum of (xᵢ − xⱼ)/|xᵢ − xⱼ|² over all others, softened within a cell of the grid."""
    low = positions.min(0)
    width = float((positions.max(0) - low).max()) / (cells - 2) or 1.0
    place = (positions - low) / width + 0.5
    corner = place.astype(np.int64)
    spread = _shares(corner[:, 0] * cells + corner[:, 1], place - corner, cells)
    mass = sum(np.bincount(at, weights=part, minlength=cells * cells) for at, part in spread)
    field = _field(np.reshape(mass, (cells, cells)), width)
    return np.stack([np.sum([part * along[at] for at, part in spread], axis=0) for along in field], axis=1)


def _shares(corner: Integers, share: Floats, cells: int) -> list[tuple[Integers, Floats]]:
    """Return the four cells around each node and how much of it falls to each (bilinear)."""
    down, right = share.T
    return [
        (corner, (1 - down) * (1 - right)),
        (corner + 1, (1 - down) * right),
        (corner + cells, down * (1 - right)),
        (corner + cells + 1, down * right),
    ]


def _field(mass: Floats, width: float) -> list[Floats]:
    """Return both components of the force on a unit of mass in each cell, by a padded Fourier transform.

    Single precision is enough for what is softened within a cell. Rows of padding are neither transformed nor kept.
    """
    from scipy import fft

    cells = len(mass)
    spectrum = fft.fft(fft.rfft(mass.astype(np.float32), 2 * cells, axis=1), 2 * cells, axis=0)
    rows = [fft.ifft(spectrum * kernel, axis=0, overwrite_x=True)[:cells] for kernel in _kernels(cells)]
    return [np.ravel(fft.irfft(each, axis=1)[:, :cells]) / width for each in rows]


@lru_cache(maxsize=8)
def _kernels(cells: int) -> "tuple[NDArray[np.complex64], NDArray[np.complex64]]":
    """Return the transforms of x/(x² + y² + ¼) and y/(x² + y² + ¼) on a padded grid whose cells are one wide."""
    from scipy import fft

    offset = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    across = offset[:, None] ** 2 + offset[None, :] ** 2 + 0.25
    down, right = (fft.rfft2(each / across).astype(np.complex64) for each in (offset[:, None], offset[None, :]))
    return down, right


def _pivot_scaling(part: "csr_array[Any, tuple[int, int]]") -> Floats:
    """Return the positions that the distances from a few nodes, each far from those before, suggest."""
    size = part.shape[0]
    reach = np.empty((size, min(PIVOTS, size)))
    nearest, pivot = np.full(size, np.inf), int(np.argmax(np.diff(part.indptr)))
    for column in range(reach.shape[1]):
        reach[:, column] = breadth_first(part, pivot)
        nearest = np.minimum(nearest, reach[:, column])
        pivot = int(np.argmax(nearest))
    squares = reach**2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    found = centred @ vectors[:, ::-1][:, :2]
    # Nodes at the same distance from all pivots would fall together; a little of their own place parts them.
    found = found / (np.abs(found).max() or 1.0)
    angle = np.arange(size) * 2.399963229728653
    return np.asarray(found + 0.01 * np.stack([np.cos(angle), np.sin(angle)], axis=1))
