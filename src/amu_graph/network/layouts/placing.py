"""Places that belong to a name: they make pictures stable where the data leave a choice."""

import hashlib
from collections.abc import Sequence

import numpy as np

from amu_graph.network.arrays import Floats


def own_places(names: Sequence[str], seed: int = 0) -> Floats:
    """Return for each name a place in the square from −1 to 1 that depends on the name and the seed only."""
    found = np.empty((len(names), 2))
    for row, name in enumerate(names):
        digest = hashlib.blake2b(name.encode(), digest_size=8, salt=seed.to_bytes(8, "little", signed=True)).digest()
        found[row] = np.frombuffer(digest, dtype="<u4") / 2**31 - 1.0
    return found


def oriented(places: Floats, anchors: Floats) -> Floats:
    """Return places turned and mirrored to be nearest to the anchors (orthogonal Procrustes), at their own scale."""
    centred, wanted = places - places.mean(0), anchors - anchors.mean(0)
    left, _, right = np.linalg.svd(centred.T @ wanted)
    return np.asarray(centred @ left @ right)
