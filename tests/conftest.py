"""What several tests need: a small store written by hand, and the founding graph."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.store import Store

TINY = Path(__file__).parent / "tiny.trig"


@pytest.fixture(scope="session")
def tiny() -> Store:
    """A store of a few hand-written statements in the shape of the dataset."""
    return Store.memory(ox.parse(path=str(TINY), format=ox.RdfFormat.TRIG))
