"""Publications written by hand."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.store import Store


@pytest.fixture(scope="session")
def library() -> Store:
    """A few publications, each a case."""
    return Store.memory(ox.parse(path=str(Path(__file__).parent / "works.trig"), format=ox.RdfFormat.TRIG))
