"""Positions by forces, for networks of any size: springs along links, and a repulsion summed on a grid.

The repulsion between all nodes (Fruchterman and Reingold 1991) is a convolution: masses are spread over the cells of a
grid and the field is found by a fast Fourier transform, as Linderman and others do for t-SNE (Nature Methods 16, 2019).
One step costs n + cells · log(cells), not n². The start is pivot scaling (Brandes and Pich, GD 2006).
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers, breadth_first

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

PIVOTS: Final = 24
STEPS: Final = 60


def forced(arrays: Arrays, group: Integers, start: Floats | None = None, steps: int = STEPS) -> Floats:
    """Return positions for a connected group of nodes; neighbours end about one apart."""
    part = arrays.matrix[group][:, group]
    rows, columns = part.nonzero()
    positions = _balanced(_pivot_scaling(part) if start is None else start, rows, columns)
    spread = float(np.sqrt(positions.var(0).sum())) or 1.0
    heat = spread * (0.15 if start is None else 0.01)
    for step in range(steps):
        force: Floats = np.add(repulsion(positions), _springs(positions, rows, columns))
        length = np.sqrt((force**2).sum(1))
        limit = heat * (1.0 - step / steps) ** 1.5 + 1e-3
        positions = positions + force * np.minimum(1.0, limit / np.maximum(length, 1e-9))[:, None]
        positions -= positions.mean(0)
    return positions


def _balanced(positions: Floats, rows: Integers, columns: Integers) -> Floats:
    """Return positions at the scale where springs and repulsion are in balance as a whole (the virial is zero)."""
    positions = positions - positions.mean(0)
    apart = float((repulsion(positions) * positions).sum())
    together = -float((_springs(positions, rows, columns) * positions).sum())
    return positions * float(np.cbrt(apart / together)) if apart > 0 and together > 0 else positions


def _springs(positions: Floats, rows: Integers, columns: Integers) -> Floats:
    across = positions[columns] - positions[rows]
    pull = across * np.sqrt((across**2).sum(1))[:, None]
    size = len(positions)
    return np.stack([np.bincount(rows, weights=pull[:, axis], minlength=size) for axis in (0, 1)], axis=1)


def repulsion(positions: Floats, cells: int | None = None) -> Floats:
    """Return, for each node, the sum of (xᵢ − xⱼ)/|xᵢ − xⱼ|² over all others, softened within a cell of the grid."""
    size = len(positions)
    cells = cells or min(512, max(32, 2 ** int(np.ceil(np.log2(np.sqrt(size) * 2)))))
    low = positions.min(0)
    width = float((positions.max(0) - low).max()) / (cells - 2) or 1.0
    place = (positions - low) / width + 0.5
    corner = np.floor(place).astype(np.int64)
    share = place - corner
    spread = _shares(corner, share, cells)
    mass = np.zeros(cells * cells)
    for at, part in spread:
        mass += np.bincount(at, weights=part, minlength=cells * cells)
    field = _field(mass.reshape(cells, cells), width)
    found = np.zeros((size, 2))
    for at, part in spread:
        found += part[:, None] * field[:, at].T
    return found


def _shares(corner: Integers, share: Floats, cells: int) -> list[tuple[Integers, Floats]]:
    """Return the four cells around each node and how much of it falls to each (bilinear)."""
    found = []
    for down in (0, 1):
        for right in (0, 1):
            at = np.minimum(corner[:, 0] + down, cells - 1) * cells + np.minimum(corner[:, 1] + right, cells - 1)
            part = np.abs(1 - down - share[:, 0]) * np.abs(1 - right - share[:, 1])
            found.append((at, part))
    return found


def _field(mass: Floats, width: float) -> Floats:
    """Return both components of the force on a unit of mass in each cell, by a padded Fourier transform."""
    from scipy import fft

    cells = len(mass)
    spectrum = fft.rfft2(mass, (2 * cells, 2 * cells))
    parts = [fft.irfft2(spectrum * kernel)[:cells, :cells] for kernel in _kernels(cells)]
    return np.stack([part.ravel() for part in parts]) / width


@lru_cache(maxsize=8)
def _kernels(cells: int) -> "tuple[NDArray[np.complex128], NDArray[np.complex128]]":
    """Return the transforms of x/(x² + y² + ¼) and y/(x² + y² + ¼) on a padded grid whose cells are one wide."""
    from scipy import fft

    offset = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    across = offset[:, None] ** 2 + offset[None, :] ** 2 + 0.25
    return fft.rfft2(offset[:, None] / across), fft.rfft2(offset[None, :] / across)


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
