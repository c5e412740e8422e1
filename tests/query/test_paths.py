"""How two things are linked: the shortest telling paths, told as sentences with their passages."""

from itertools import pairwise

import networkx as nx
import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.query.painter import Painter
from amu_graph.query.paths import HUB, MOST_PATHS, ways
from amu_graph.query.ties import Tie, Ties
from amu_graph.store import Store

HEAD = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://w3id.org/amu-graph/> .
@prefix source: <https://w3id.org/amu-graph/source/> .
@prefix status: <https://w3id.org/amu-graph/vocab/status/> .
"""


def passage(name: str, status: str, *statements: str) -> str:
    iri = f"<https://w3id.org/amu-graph/source/s#{name}>"
    return f"{iri} prov:wasQuotedFrom source:s ; dcterms:type status:{status} .\n{iri} {{ {' '.join(statements)} }}\n"


def ties_of(*passages: str) -> Ties:
    store = Store.memory(ox.parse(HEAD + "".join(passages), format=ox.RdfFormat.TRIG))
    return Ties(store, Painter(store))


def linked(one: str, other: str) -> str:
    return f"<{BASE}{one}> amu:about <{BASE}{other}> ."


def names(ties: Ties, start: str, end: str, **options: bool) -> list[list[str]]:
    found = ways(ties, BASE + start, BASE + end, **options)
    return [[node.removeprefix(BASE) for node in way.nodes] for way in found]


def test_a_direct_link_is_the_shortest_path() -> None:
    ties = ties_of(
        passage("L1", "asserted", linked("project/a", "project/b")),
        passage("L2", "asserted", linked("project/a", "project/c"), linked("project/c", "project/b")),
    )
    assert names(ties, "project/a", "project/b") == [
        ["project/a", "project/b"],
        ["project/a", "project/c", "project/b"],
    ]


def test_links_are_followed_against_their_direction() -> None:
    ties = ties_of(passage("L1", "asserted", linked("project/a", "project/m"), linked("project/b", "project/m")))
    assert names(ties, "project/a", "project/b") == [["project/a", "project/m", "project/b"]]


def test_of_two_paths_of_one_length_the_less_crowded_comes_first() -> None:
    crowd = [linked(f"publication/p{number}", "project/crowded") for number in range(30)]
    ties = ties_of(
        passage(
            "L1",
            "asserted",
            *crowd,
            linked("project/a", "project/crowded"),
            linked("project/b", "project/crowded"),
            linked("project/a", "project/quiet"),
            linked("project/b", "project/quiet"),
        )
    )
    assert [path[1] for path in names(ties, "project/a", "project/b")] == ["project/quiet", "project/crowded"]


@pytest.mark.parametrize("kind", ["vocab/theme", "place"])
def test_no_path_passes_through_a_hub_but_may_end_in_one(kind: str) -> None:
    hub = f"{kind}/everything"
    crowd = [f"<{BASE}publication/p{number}> dcterms:subject <{BASE}{hub}> ." for number in range(HUB + 1)]
    ties = ties_of(passage("L1", "asserted", *crowd))
    assert names(ties, "publication/p1", "publication/p2") == []
    assert names(ties, "publication/p1", hub) == [["publication/p1", hub]]
    assert names(ties, hub, "publication/p1") == [[hub, "publication/p1"]]


def test_two_things_of_one_class_or_kind_are_not_linked_by_it() -> None:
    same = [
        f"<{BASE}project/{name}> a amu:Project ; dcterms:type <{BASE}vocab/project-type/habitat> ." for name in "ab"
    ]
    assert names(ties_of(passage("L1", "asserted", *same)), "project/a", "project/b") == []


def test_unverified_statements_link_only_when_asked_for() -> None:
    ties = ties_of(passage("L1", "unverified", linked("project/a", "project/b")))
    assert names(ties, "project/a", "project/b") == []
    assert names(ties, "project/a", "project/b", unverified=True) == [["project/a", "project/b"]]


def test_what_is_not_in_the_graph_and_a_thing_itself_have_no_path() -> None:
    ties = ties_of(passage("L1", "asserted", linked("project/a", "project/b")))
    assert names(ties, "project/a", "project/nowhere") == []
    assert names(ties, "project/a", "project/a") == []


def test_a_participation_is_told_with_its_verb_its_role_and_its_passage(graph: Graph) -> None:
    ties = Ties(graph.store, graph.painter)
    (first, *_) = ways(ties, graph.find("person/thomas-huguen"), graph.find("organization/habitat-de-l-ill"))
    assert first.nodes[1] == BASE + "project/lieu-commun"
    told = [(ties.says(tie).fr, tie.passages[0].lines) for step in first.steps for tie in step.ties]
    assert ("Thomas Huguen conçoit Lieu Commun (maître d’œuvre)", (13, 13)) in told
    assert ("Habitat de l’Ill porte Lieu Commun (porteur de l’opération)", (13, 13)) in told


def test_between_lists_the_surest_first(graph: Graph) -> None:
    ties = Ties(graph.store, graph.painter)
    found = ties.between(graph.find("organization/habitat-de-l-ill"), graph.find("project/lieu-commun"))
    statuses = [tie.status for tie in found]
    assert statuses == sorted(statuses, key=["asserted", "interpreted", "unverified"].index)
    assert len(statuses) > 1


def test_paths_are_simple_sorted_and_no_longer_than_the_shortest_of_networkx(graph: Graph) -> None:
    """The peer counts steps only, without hubs: no path here can have fewer."""
    ties = Ties(graph.store, graph.painter)
    peer: nx.Graph[str] = nx.Graph()
    for one, others in ties.around.items():
        for other, between in others.items():
            if any(tie.status != "unverified" for tie in between):
                peer.add_edge(one, other)
    projects = sorted(iri for iri in ties.around if iri.startswith((BASE + "project/", BASE + "organization/")))
    for start, end in pairwise(projects):
        found = ways(ties, start, end)
        assert len(found) <= MOST_PATHS
        lengths = [way.length for way in found]
        assert lengths == sorted(lengths)
        for way in found:
            assert len(set(way.nodes)) == len(way.nodes)
            assert (way.nodes[0], way.nodes[-1]) == (start, end)
            assert len(way.steps) >= nx.shortest_path_length(peer, start, end)
            assert all(_joins(tie, step.source, step.target) for step in way.steps for tie in step.ties)


def _joins(tie: Tie, one: str, other: str) -> bool:
    return {tie.source, tie.target} == {one, other} and bool(tie.passages)
