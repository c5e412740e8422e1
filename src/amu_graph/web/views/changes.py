"""What tells two states of what the sources say apart: a fingerprint of each, which a browser keeps and compares."""

from collections import defaultdict
from hashlib import blake2b
from typing import Final

from amu_graph.query.portrait_queries import rows
from amu_graph.store import Store

MOST: Final = 200_000
"""Statements of passages of which fingerprints are taken: they are read one by one."""


def is_compared(store: Store) -> bool:
    """Return whether a graph is small enough for fingerprints to be taken of it."""
    return store.totals.statements <= MOST


def fingerprints(store: Store) -> dict[str, str]:
    """Return of each source a few digits that are others as soon as it says something else; none of a large graph.

    The order in which a note says things changes nothing.
    """
    if not is_compared(store):
        return {}
    sums: dict[str, int] = defaultdict(int)
    for row in rows(store, "source-said"):
        said = " ".join(str(row[name]) for name in ("passage", "subject", "property", "value"))
        sums[row["source"].value] += int.from_bytes(blake2b(said.encode(), digest_size=8).digest())
    return {iri: f"{total % 2**64:016x}" for iri, total in sums.items()}
