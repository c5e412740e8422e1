"""Communities by the Leiden method, with a fixed seed."""

from collections import Counter
from typing import Final

import numpy as np

from amu_graph.network.arrays import Arrays, Integers

_TRIALS: Final = 5


def leiden(arrays: Arrays, *, seed: int = 0, resolution: float = 1.0) -> Integers:
    """Return the number of the community of each node, the largest being 0; a node without links is one by itself.

    Traag, Waltman and van Eck, From Louvain to Leiden (Scientific Reports 9, 2019), on the weighted simple graph, by
    modularity; the best of five runs.
    """
    import graspologic_native

    low, high, weight = arrays.simple
    belongs = np.full(len(arrays), -1, dtype=np.int64)
    if len(low):
        edges = [(str(one), str(other), each) for one, other, each in zip(low, high, weight.tolist(), strict=True)]
        _, found = graspologic_native.leiden(
            edges, resolution=resolution, use_modularity=True, seed=seed, trials=_TRIALS if len(low) < 10**5 else 1
        )
        for node, community in found.items():
            belongs[int(node)] = community
    alone = belongs < 0
    belongs[alone] = belongs.max(initial=-1) + 1 + np.arange(int(alone.sum()))
    return _by_size(belongs)


def _by_size(belongs: Integers) -> Integers:
    """Return the same communities numbered by size, then by their first node."""
    sizes = Counter(belongs.tolist())
    first = {community: place for place, community in reversed(list(enumerate(belongs.tolist())))}
    order = sorted(sizes, key=lambda community: (-sizes[community], first[community]))
    number = {community: rank for rank, community in enumerate(order)}
    return np.array([number[each] for each in belongs.tolist()], dtype=np.int64)


def modularity(arrays: Arrays, belongs: Integers) -> float:
    """Return Newman's modularity of a division of the weighted simple graph; 0 without links."""
    low, high, weight = arrays.simple
    total = float(weight.sum())
    if not total:
        return 0.0
    inside = float(weight[belongs[low] == belongs[high]].sum()) / total
    ends, twice = np.concatenate([low, high]), np.concatenate([weight, weight])
    strength = np.bincount(ends, weights=twice, minlength=len(arrays))
    shares = np.bincount(belongs, weights=strength) / (2 * total)
    return inside - float((shares**2).sum())
