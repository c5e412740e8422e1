"""Who is central: measures of single nodes by their links, their paths and their neighbours' standing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from amu_graph.network.arrays import Arrays, Floats, Integers, breadth_first

if TYPE_CHECKING:
    import rustworkx as rx

EXACT: Final = 60_000_000
"""Nodes times links up to which betweenness and closeness are computed exactly (about five seconds)."""
SAMPLES: Final = 256
_ZERO: Final = 1e-9

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Values estimated from a sample of `samples` nodes; `error` is the standard error of each."""

    values: Floats
    error: Floats
    samples: int


def degree(arrays: Arrays) -> Floats:
    """Return the number of links of each node, in and out, each parallel one counted; a loop counts twice."""
    return in_degree(arrays) + out_degree(arrays)


def in_degree(arrays: Arrays) -> Floats:
    """Return the number of links that arrive at each node."""
    return np.bincount(arrays.head, minlength=len(arrays)).astype(np.float64)


def out_degree(arrays: Arrays) -> Floats:
    """Return the number of links that leave each node."""
    return np.bincount(arrays.tail, minlength=len(arrays)).astype(np.float64)


def strength(arrays: Arrays) -> Floats:
    """Return the sum of the weights of the links of each node."""
    size = len(arrays)
    into = np.bincount(arrays.head, weights=arrays.weight, minlength=size)
    return np.asarray(into + np.bincount(arrays.tail, weights=arrays.weight, minlength=size), dtype=np.float64)


def _column(arrays: Arrays, values: object) -> Floats:
    mapping = dict(values)  # type: ignore[call-overload] # rustworkx's mappings are typed one by one
    return np.array([float(mapping[number]) for number in range(len(arrays))])


def heavy(arrays: Arrays) -> bool:
    """Return whether measures of all shortest paths are too much for this network, and are estimated."""
    return len(arrays) * len(arrays.simple[0]) > EXACT


def betweenness(arrays: Arrays, *, seed: int = 0, progress: Progress | None = None) -> Floats | Estimate:
    """Return the share of the shortest paths between other nodes that pass through each; sampled on large networks."""
    import rustworkx as rx

    if heavy(arrays):
        return sampled_betweenness(arrays, SAMPLES, seed=seed, progress=progress)
    return _column(arrays, rx.betweenness_centrality(arrays.undirected, normalized=True))


def sampled_betweenness(arrays: Arrays, samples: int, *, seed: int = 0, progress: Progress | None = None) -> Estimate:
    """Return betweenness from the paths that begin at `samples` nodes drawn at random (Brandes and Pich 2007).

    The sample is without replacement, the standard error that of its mean. Ctrl-C keeps the paths found so far.
    """
    size = len(arrays)
    drawn = np.random.default_rng(seed).choice(size, min(samples, size), replace=False)
    total, squares, done = np.zeros(size), np.zeros(size), 0
    try:
        for start in drawn.tolist():
            found = _dependencies(arrays, start)
            total += found
            squares += found**2
            done += 1
            if progress:
                progress(done, len(drawn))
    except KeyboardInterrupt:
        if not done:
            raise
    scale = size / max((size - 1) * (size - 2), 1)
    mean = total / done
    variance = np.maximum(squares / done - mean**2, 0.0) * done / max(done - 1, 1)
    finite = max(1.0 - done / size, 0.0)
    return Estimate(mean * scale, np.sqrt(variance / done * finite) * scale, done)


def _dependencies(arrays: Arrays, start: int) -> Floats:
    """Return how much each node lies between `start` and all others (Brandes 2001), one level at a time."""
    matrix, size = arrays.matrix, len(arrays)
    paths = np.zeros(size)
    level = np.full(size, -1)
    paths[start], level[start] = 1.0, 0
    steps: list[tuple[Integers, Integers]] = []
    frontier = np.array([start])
    while len(frontier):
        tails, heads = _neighbours(matrix.indptr, matrix.indices, frontier)
        new = level[heads] < 0
        tails, heads = tails[new], heads[new]
        frontier = np.unique(heads)
        level[frontier] = len(steps) + 1
        paths += np.bincount(heads, weights=paths[tails], minlength=size)
        steps.append((tails, heads))
    depends = np.zeros(size)
    for tails, heads in reversed(steps):
        share = paths[tails] / paths[heads] * (1.0 + depends[heads])
        depends += np.bincount(tails, weights=share, minlength=size)
    depends[start] = 0.0
    return depends


def _neighbours(indptr: Integers, indices: Integers, frontier: Integers) -> tuple[Integers, Integers]:
    first, count = indptr[frontier], indptr[frontier + 1] - indptr[frontier]
    ends = np.cumsum(count)
    places = np.repeat(first - ends + count, count) + np.arange(ends[-1])
    return np.repeat(frontier, count), indices[places]


def closeness(arrays: Arrays, *, seed: int = 0, progress: Progress | None = None) -> Floats | Estimate:
    """Return the inverse of the mean distance to the nodes that can be reached, times the share of those nodes."""
    import rustworkx as rx

    if heavy(arrays):
        return sampled_closeness(arrays, SAMPLES, seed=seed, progress=progress)
    return _column(arrays, rx.closeness_centrality(arrays.undirected, wf_improved=True))


def sampled_closeness(arrays: Arrays, samples: int, *, seed: int = 0, progress: Progress | None = None) -> Estimate:
    """Return closeness from the distances to `samples` nodes of each piece (Eppstein and Wang 2004).

    The error is that of the mean distance, carried over to its inverse. Pieces of up to `samples` nodes are exact.
    """
    dice = np.random.default_rng(seed)
    values, error = np.zeros(len(arrays)), np.zeros(len(arrays))
    for number, group in enumerate(arrays.components):
        size = len(group)
        if size == 1:
            break
        part = arrays.matrix[group][:, group]
        drawn = np.arange(size) if size <= samples else dice.choice(size, samples, replace=False)
        away = np.stack([breadth_first(part, int(start)) for start in drawn])
        others = (away > 0).sum(0)
        mean = away.sum(0) / others
        spread = np.sqrt(np.maximum((away**2).sum(0) / others - mean**2, 0.0) / others * (1 - len(drawn) / size))
        share = (size - 1) / (len(arrays) - 1)
        values[group], error[group] = share / mean, share * spread / mean**2
        if progress:
            progress(number + 1, len(arrays.components))
    return Estimate(values, error, min(samples, len(arrays)))


def eigenvector(arrays: Arrays) -> Floats:
    """Return the principal eigenvector of the weighted simple graph, by power iteration on A + I from equal values."""
    low, high, weight = arrays.simple
    size = len(arrays)
    found = np.full(size, 1.0 / np.sqrt(size))
    for _ in range(5000):
        last = found
        found = last + np.bincount(low, weights=weight * last[high], minlength=size)
        found += np.bincount(high, weights=weight * last[low], minlength=size)
        found /= np.sqrt((found**2).sum())
        if np.abs(found - last).sum() < size * 1e-10:
            break
    return _settled(found)


def pagerank(arrays: Arrays, *, directed: bool = True) -> Floats:
    """Return where a reader is who follows links by weight and, 15 times in 100, starts again anywhere."""
    import rustworkx as rx

    graph = _directed(arrays, directed=directed)
    return _column(arrays, rx.pagerank(graph, alpha=0.85, weight_fn=float, tol=1e-10, max_iter=5000))


def hubs(arrays: Arrays, *, directed: bool = True) -> Floats:
    """Return how much each node points at good authorities (the sum is 1)."""
    return _hits(arrays, directed=directed)[0]


def authorities(arrays: Arrays, *, directed: bool = True) -> Floats:
    """Return how much each node is pointed at by good hubs (the sum is 1)."""
    return _hits(arrays, directed=directed)[1]


def _hits(arrays: Arrays, *, directed: bool) -> tuple[Floats, Floats]:
    """Return hubs and authorities by power iteration from equal values."""
    tail, head, weight = _arcs(arrays, directed=directed)
    size = len(arrays)
    hub = authority = np.full(size, 1.0 / size)
    for _ in range(5000):
        last = hub
        authority = np.bincount(head, weights=weight * hub[tail], minlength=size)
        hub = np.bincount(tail, weights=weight * authority[head], minlength=size)
        if not hub.sum():
            return np.zeros(size), np.zeros(size)
        hub = hub / hub.sum()
        if np.abs(hub - last).sum() < 1e-11:  # noqa: PLR2004 - a tolerance
            break
    return _settled(hub), _settled(authority / authority.sum())


def _settled(values: Floats) -> Floats:
    """Return values of a power iteration, with what was on its way to zero when it ended at zero."""
    return np.where(values < _ZERO, 0.0, values)


def _arcs(arrays: Arrays, *, directed: bool) -> tuple[Integers, Integers, Floats]:
    if directed:
        return arrays.arcs
    low, high, weight = arrays.simple
    return np.concatenate([low, high]), np.concatenate([high, low]), np.concatenate([weight, weight])


def _directed(arrays: Arrays, *, directed: bool) -> "rx.PyDiGraph[int, float]":
    return arrays.directed if directed else arrays.undirected.to_directed()
