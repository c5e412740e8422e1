"""The founding graph, built from its notes, and its index."""

import pytest

from amu_graph import resources
from amu_graph.builder import build
from amu_graph.search import Index, documents
from amu_graph.store import Store


@pytest.fixture(scope="session")
def store() -> Store:
    """The founding graph."""
    return Store.memory(build(resources.data(), ontology=resources.ontology()).quads)


@pytest.fixture(scope="session")
def index(store: Store) -> Index:
    """The index of the founding graph, in memory."""
    return Index.build(documents(store))
