"""One-mode projections, against figures worked out by hand."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from amu_graph.errors import UsageError
from amu_graph.namespaces import BASE
from amu_graph.network import Network, network_of
from amu_graph.network.onemode import SHARES
from amu_graph.store import Store
from network.conftest import network_from

ADA, BOB, EVE = (BASE + each for each in ("person/ada", "person/bob", "person/eve"))
LIVRE, TRACT = BASE + "publication/livre", BASE + "publication/tract"


def weights(network: Network) -> dict[tuple[str, str], float]:
    return {(one, other): weight for one, other, weight in network.graph.edges(data="weight")}


def test_co_authors_share_their_documents(village: Store) -> None:
    network = network_of(village, "co-authorship")
    assert not network.directed
    assert weights(network) == {(ADA, BOB): 2.0, (ADA, EVE): 1.0, (BOB, EVE): 1.0}
    edge = network.graph[ADA][BOB][SHARES]
    assert edge["shared"] == (LIVRE, TRACT)
    assert edge["shared_fr"] == "Le livre · Le tract"
    assert edge["passages"] == (BASE + "source/lettre#L1",)
    assert edge["year"] == 2020


def test_newman_counts_a_pair_alone_more_than_two_in_a_crowd(village: Store) -> None:
    # The book has three authors, the leaflet two: 1/2 for the book, 1/1 for the leaflet.
    network = network_of(village, "co-authorship", newman=True)
    assert weights(network) == {(ADA, BOB): 1.5, (ADA, EVE): 0.5, (BOB, EVE): 0.5}


def test_themes_are_the_targets(village: Store) -> None:
    network = network_of(village, "themes")
    usages, sante = BASE + "vocab/theme/usages", BASE + "vocab/theme/sante"
    assert weights(network) == {(sante, usages): 1.0}
    assert network.graph.nodes[sante]["class"] == "Concept"


def test_what_shares_nothing_stays_as_a_node(village: Store) -> None:
    network = network_of(village, "co-participation")
    assert network.graph.degree(BASE + "organization/amis") == 0


def test_a_side_has_a_name(village: Store) -> None:
    with pytest.raises(UsageError):
        network_of(village, "authorship").one_mode("left")


links = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=30)


@settings(deadline=None)
@given(links)
def test_networkx_agrees(pairs: list[tuple[int, int]]) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from((f"a{one}", f"b{other}", "p", {"weight": 1.0}) for one, other in pairs)
    people = sorted(node for node in graph if node.startswith("a"))
    plain = nx.Graph(graph.to_undirected())
    for newman, reference in (
        (False, bipartite.weighted_projected_graph(plain, people)),
        (True, bipartite.collaboration_weighted_projected_graph(plain, people)),
    ):
        found = weights(network_from(graph).one_mode("sources", newman=newman))
        expected = {(min(pair), max(pair)): reference.edges[pair]["weight"] for pair in reference.edges}
        assert found == pytest.approx(expected)
