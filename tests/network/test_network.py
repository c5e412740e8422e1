"""The network object, against what the village says."""

import gc
import random
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.namespaces import AMU, BASE, DCTERMS
from amu_graph.network import Network, network_of
from amu_graph.network.failures import EmptyNetworkError, NotANetworkError
from amu_graph.store import Store

ADA, BOB, EVE, TOITS = (BASE + each for each in ("person/ada", "person/bob", "person/eve", "organization/toits"))
MOULIN, VERGER, LIVRE, TRACT = (
    BASE + each for each in ("project/moulin", "project/verger", "publication/livre", "publication/tract")
)
LETTRE, CARTE = BASE + "source/lettre#", BASE + "source/carte#"


def test_edges_are_keyed_by_predicate_and_none_is_lost(network: Network) -> None:
    edges = set(network.graph.edges(keys=True))
    assert (ADA, LIVRE, AMU + "authorOf") in edges
    assert (TOITS, MOULIN, AMU + "carries") in edges
    # Two roles give one predicate: the second edge keeps the predicate and adds its role.
    between = network.graph.get_edge_data(ADA, MOULIN)
    assert len(between) == 2
    assert AMU + "accompanies" in between
    assert {each["role"] for each in between.values()} == {"accompagnateur", "assistant-maitrise-usage"}
    assert network.graph.number_of_edges() == 11


def test_a_role_whose_shortcut_does_not_hold_involves(network: Network) -> None:
    assert set(network.graph.get_edge_data(TOITS, LIVRE)) == {AMU + "involvedIn"}
    assert network.graph[TOITS][LIVRE][AMU + "involvedIn"]["role"] == "maitre-d-oeuvre"


def test_participations_that_differ_in_nothing_but_their_name_are_two_links(village: Store) -> None:
    query = """CONSTRUCT { ?one amu:agent ?a ; amu:context ?b . ?two amu:agent ?a ; amu:context ?b }
        WHERE { ?a amu:carries ?b BIND(IRI(CONCAT(STR(?a), "/1")) AS ?one) BIND(IRI(CONCAT(STR(?a), "/2")) AS ?two) }"""
    graph = network_of(village, query).graph
    assert sorted(graph[TOITS][MOULIN]) == [AMU + "involvedIn", AMU + f"involvedIn {TOITS}/2"]


def test_the_garbage_collector_runs_again_afterwards(village: Store) -> None:
    gc.enable()
    network_of(village, "participations")
    assert gc.isenabled()
    with pytest.raises(EmptyNetworkError):
        network_of(village, "authorship", from_=2030)
    assert gc.isenabled()


def test_nodes_have_names_class_kind_and_dates(network: Network) -> None:
    node = network.graph.nodes[TOITS]
    assert node["label_fr"], node["label_en"] == ("Les Toits", "The Roofs")
    assert (node["class"], node["kind"]) == ("Organization", ("bailleur-social",))
    assert node["kind_en"] == "social landlord"
    livre = network.graph.nodes[LIVRE]
    assert (livre["year"], livre["dates"], livre["label_en"]) == (2020, ("2020-06",), "Le livre")
    assert "year" not in network.graph.nodes[ADA]


def test_edges_carry_role_phase_passages_and_status(network: Network) -> None:
    phased = next(each for each in network.graph.get_edge_data(ADA, MOULIN).values() if "phase" in each)
    assert (phased["role"], phased["phase"], phased["label_fr"]) == ("accompagnateur", "travaux", "accompagnateur")
    carries = network.graph[TOITS][MOULIN][AMU + "carries"]
    assert carries["passages"] == (CARTE + "L1", LETTRE + "L1", LETTRE + "L2")
    assert carries["status"] == "asserted"
    inferred = network.graph[TOITS][VERGER][AMU + "carries"]
    assert (inferred["status"], inferred["passages"]) == ("interpreted", (LETTRE + "L2",))


def test_unverified_statements_are_in_no_view(village: Store) -> None:
    for view in ("participations", "whole"):
        graph = network_of(village, view).graph
        assert not graph.has_edge(BOB, VERGER)
        assert not graph.has_edge(BASE + "organization/amis", VERGER)


def test_status_asserted_leaves_out_what_was_inferred(village: Store, network: Network) -> None:
    asserted = network_of(village, "participations", status="asserted").graph
    assert set(network.graph.edges()) - set(asserted.edges()) == {(TOITS, VERGER), (TOITS, LIVRE)}
    interpreted = network_of(village, "participations", status="interpreted").graph
    assert set(interpreted.edges()) == {(TOITS, VERGER), (TOITS, LIVRE), (TOITS, MOULIN)}


def test_a_period_keeps_what_is_dated_within_it(village: Store) -> None:
    contexts = {target for _, target in network_of(village, "participations", from_=2012, to=2016).graph.edges()}
    assert contexts == {VERGER}
    assert {target for _, target in network_of(village, "participations", to=2010).graph.edges()} == {MOULIN}


def test_direct_relations_find_their_passage(village: Store) -> None:
    graph = network_of(village, "affiliations").graph
    (edge,) = graph.edges(keys=True, data=True)
    assert edge[:3] == (EVE, TOITS, AMU + "affiliatedWith")
    assert edge[3]["label_en"] == "is affiliated with"
    assert edge[3]["passages"] == (LETTRE + "L1",)


def test_a_shortcut_in_a_query_of_the_user_finds_the_passage_of_its_participation(village: Store) -> None:
    graph = network_of(village, "CONSTRUCT { ?a amu:carries ?b } WHERE { ?a amu:carries ?b }").graph
    assert graph[TOITS][MOULIN][AMU + "carries"]["passages"] == (CARTE + "L1", LETTRE + "L1", LETTRE + "L2")
    assert graph[TOITS][VERGER][AMU + "carries"]["status"] == "interpreted"


def test_literals_of_a_view_are_attributes(village: Store) -> None:
    query = "CONSTRUCT { ?a amu:carries ?b . ?b amu:dwellingCount 14 } WHERE { ?a amu:carries ?b }"
    graph = network_of(village, query).graph
    assert graph.nodes[MOULIN]["amu:dwellingCount"] == 14
    assert len(graph) == 3


def test_an_ego_network_reaches_to_its_depth(village: Store) -> None:
    near = network_of(village, "ego", entity="Le Moulin", depth=1).graph
    assert set(near) == {MOULIN, ADA, TOITS, LIVRE}
    far = network_of(village, "ego", entity="project/moulin", depth=2).graph
    assert {BOB, EVE, VERGER, TRACT} <= set(far)
    with pytest.raises(UsageError):
        network_of(village, "ego", entity="project/moulin", depth=0)
    with pytest.raises(NotFoundError):
        network_of(village, "ego", entity="Personne de ce nom")


def test_the_whole_graph_is_what_the_two_other_views_hold(village: Store) -> None:
    parts = [set(network_of(village, view).graph.edges(keys=True)) for view in ("participations", "relations")]
    assert set(network_of(village, "whole").graph.edges(keys=True)) == set.union(*parts)


def test_an_empty_network_says_what_to_widen(village: Store) -> None:
    with pytest.raises(EmptyNetworkError) as caught:
        network_of(village, "authorship", from_=2030, status="asserted")
    assert "sans from, 5 liens" in caught.value.in_("fr")
    assert "without status, 0 links" in caught.value.in_("en")


def test_a_query_that_finds_nothing_suggests_a_wider_view(village: Store) -> None:
    with pytest.raises(EmptyNetworkError) as caught:
        network_of(village, "CONSTRUCT { ?a amu:funds ?b } WHERE { ?a amu:funds ?b }")
    assert "participations" in caught.value.in_("fr")


def test_a_query_whose_triples_are_no_network_is_refused(village: Store) -> None:
    with pytest.raises(NotANetworkError):
        network_of(village, "CONSTRUCT { ?a rdfs:label ?b } WHERE { ?a rdfs:label ?b }")


def test_the_same_statements_in_any_order_give_the_same_network(village: Store, network: Network) -> None:
    quads = list(village.engine)
    random.Random(3).shuffle(quads)
    again = network_of(Store.memory(quads), "participations")
    assert list(again.graph.nodes(data=True)) == list(network.graph.nodes(data=True))
    assert list(again.graph.edges(keys=True, data=True)) == list(network.graph.edges(keys=True, data=True))
    assert list(network.graph) == sorted(network.graph)


def test_a_name_that_nothing_has_is_its_curie() -> None:
    statement = ox.Quad(ox.NamedNode(BASE + "person/x"), ox.NamedNode(DCTERMS + "relation"), ox.NamedNode("http://a/b"))
    graph = network_of(Store.memory([statement]), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").graph
    assert graph.nodes[BASE + "person/x"]["label_fr"] == "person:x"
    assert graph.nodes[BASE + "person/x"]["class"] == "Person"
    assert graph.nodes["http://a/b"]["class"] == "Thing"
    ((_, _, attributes),) = graph.edges(data=True)
    assert (attributes["status"], attributes["passages"]) == ("derived", ())


def test_a_part_keeps_the_order_of_the_whole(two_mode_network: Callable[[int, int, int], Network]) -> None:
    whole = two_mode_network(60, 50, 110)
    best = max(whole.graph, key=lambda node: (whole.graph.degree(node), node))
    near = whole.around(best).graph
    assert len(near) < len(whole) / 2
    assert list(near) == [node for node in whole.graph if node in near]
    assert list(near.edges(keys=True)) == [edge for edge in whole.graph.edges(keys=True) if near.has_edge(*edge)]
