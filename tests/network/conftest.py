"""A village written by hand, and random networks."""

import random
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from amu_graph.network import Network, network_of, view_of
from amu_graph.store import Store

VILLAGE = Path(__file__).parent / "village.trig"


@pytest.fixture(scope="session")
def village() -> Store:
    """The store of the village."""
    return Store.memory(ox.parse(path=str(VILLAGE), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def network(village: Store) -> Network:
    """Who took part in what in the village."""
    return network_of(village, "participations")


def network_from(graph: "nx.MultiDiGraph[str]", *, directed: bool = True) -> Network:
    """Return a network over any graph."""
    return Network(view=view_of("participations"), graph=graph, directed=directed)


@pytest.fixture(scope="session")
def two_mode_network() -> Callable[[int, int, int], Network]:
    """Make a network of `people` and `things` with `links`, always the same for the same numbers."""

    def make(people: int, things: int, links: int) -> Network:
        dice = random.Random(7)
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for number in range(people):
            graph.add_node(f"person/{number}", label_fr=f"Une personne n° {number}", **{"class": "Person"})
        for number in range(things):
            name = f"Un projet d’habitat n° {number}"
            graph.add_node(f"project/{number}", label_fr=name, year=1990 + number % 30, **{"class": "Project"})
        for _ in range(links):
            who, what = int(people * dice.random() ** 2), dice.randrange(things)
            graph.add_edge(f"person/{who}", f"project/{what}", key="accompanies", predicate="accompanies", weight=1.0)
        graph.remove_nodes_from([node for node, degree in dict(graph.degree()).items() if not degree])
        return network_from(graph)

    return make
