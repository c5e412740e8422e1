"""Two networks side by side, combined roles, and brokers."""

import pytest

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.namespaces import AMU, BASE
from amu_graph.network import Network, brokers, combined_roles, compare, group_name, network_of, role_names
from amu_graph.store import Store

ADA, TOITS = BASE + "person/ada", BASE + "organization/toits"
MOULIN, VERGER, LIVRE = BASE + "project/moulin", BASE + "project/verger", BASE + "publication/livre"


def test_two_periods_side_by_side(village: Store) -> None:
    before = network_of(village, "participations", to=2010)
    after = network_of(village, "participations", from_=2011, to=2016)
    found = compare(before, after)
    assert found.gained_nodes == (VERGER,)
    assert found.lost_nodes == (ADA, MOULIN)
    assert found.gained_edges == ((TOITS, VERGER, AMU + "carries"),)
    assert len(found.lost_edges) == 3
    assert found.ranks == {TOITS: (3, 1)}
    french = found.sentences("fr")
    assert french[0] == "1 nœud et 1 lien en plus, 2 nœuds et 3 liens en moins."
    assert french[1:] == ["+ Le Verger", "− Ada L’Hôte", "− Le Moulin", "Les Toits : 3 → 1"]


def test_a_network_does_not_differ_from_itself(network: Network) -> None:
    found = compare(network, network, "betweenness")
    assert not any((found.gained_nodes, found.lost_nodes, found.gained_edges, found.lost_edges))
    assert all(was == now for was, now in found.ranks.values())


def test_a_figure_does_not_rank_nodes(network: Network) -> None:
    with pytest.raises(UsageError):
        compare(network, network, "density")


def test_roles_that_one_agent_combines(network: Network) -> None:
    assert role_names(network, "en")["accompagnateur"] == network.graph[ADA][MOULIN][AMU + "accompanies"]["label_en"]
    assert combined_roles(network) == [(ADA, MOULIN, ("accompagnateur", "assistant-maitrise-usage"))]


def test_brokers_link_different_modes_and_places(network: Network, village: Store) -> None:
    (broker,) = brokers(network, "mode")
    assert (broker.node, broker.groups) == (TOITS, (("co-conception", 1), ("co-production", 1)))
    assert [each.node for each in brokers(network, "place")] == [TOITS]
    assert str(broker).endswith("co-conception (1), co-production (1)")
    # Ada links a publication and a project; the book is linked by people and an organisation.
    assert {ADA, TOITS, LIVRE} <= {each.node for each in brokers(network, "class")}


def test_groups_are_told_by_their_names(village: Store) -> None:
    lyon, other = BASE + "place/lyon", BASE + "place/marseille"
    query = f"CONSTRUCT {{ project:moulin dcterms:spatial <{lyon}> }} WHERE {{}}"
    network = network_of(village, query)
    network.graph.nodes[lyon]["label_en"] = "Lyons"
    assert group_name(network, "place", "lyon", "en") == "Lyons"
    assert other not in network.graph
    assert group_name(network, "place", "marseille", "en") == "marseille"
    assert group_name(network, "class", "Person", "fr") == "personne"


def test_an_unknown_attribute_lists_the_near_ones(network: Network) -> None:
    with pytest.raises(NotFoundError, match="klass") as caught:
        brokers(network, "klass")
    assert caught.value.remedy is not None
    assert "class" in caught.value.remedy.fr
