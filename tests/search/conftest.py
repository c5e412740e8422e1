"""The founding graph, built from its notes, and its index."""

import pytest

from amu_graph.builder import build
from amu_graph.search import Index, documents
from amu_graph.store import Store
from founding_data import FOUNDING


@pytest.fixture(scope="session")
def store() -> Store:
    """The founding graph."""
    return Store.memory(build(FOUNDING).quads)


@pytest.fixture(scope="session")
def index(store: Store) -> Index:
    """The index of the founding graph, in memory."""
    return Index.build(documents(store))
