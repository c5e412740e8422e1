"""An application in this process over the founding graph."""

import pytest

from amu_graph.graph import Graph
from web_client import Client, client_of


@pytest.fixture(scope="session")
def client(graph: Graph) -> Client:
    """A browser, as far as headers go, before the founding graph."""
    return client_of(graph)
