"""How two things are linked: the shortest telling paths, told as sentences with their passages."""

from itertools import pairwise

import networkx as nx
import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.network.explorer.columns import Columns, neighbours
from amu_graph.network.explorer.everything import everything
from amu_graph.query.links import Links
from amu_graph.query.paths import HUB, MOST_PATHS, Neighbours, shortest
from amu_graph.query.statements import Statement
from amu_graph.store import Store

HEAD = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://w3id.org/amu-graph/> .
@prefix source: <https://w3id.org/amu-graph/source/> .
@prefix status: <https://w3id.org/amu-graph/vocab/status/> .
amu:about amu:telling true . dcterms:subject amu:telling true .
"""


def passage(name: str, status: str, *statements: str) -> str:
    iri = f"<https://w3id.org/amu-graph/source/s#{name}>"
    about = f"{iri} a amu:Passage ; prov:wasQuotedFrom source:s ; dcterms:type status:{status} ."
    return f"{about}\n{iri} {{ {' '.join(statements)} }}\n"


def links_of(*passages: str) -> Columns:
    return everything(Store.memory(ox.parse(HEAD + "".join(passages), format=ox.RdfFormat.TRIG)))


def around(links: Columns, *, unverified: bool = False) -> Neighbours:
    numbers = zip(links.source, links.target, links.status, strict=True)
    return neighbours(links.nodes, numbers, unverified=unverified)


def linked(one: str, other: str) -> str:
    return f"<{BASE}{one}> amu:about <{BASE}{other}> ."


def names(links: Columns, start: str, end: str, **options: bool) -> list[list[str]]:
    found = shortest(around(links, **options), BASE + start, BASE + end)
    return [[node.removeprefix(BASE) for node in path] for path in found]


def test_a_direct_link_is_the_shortest_path() -> None:
    links = links_of(
        passage("L1", "asserted", linked("project/a", "project/b")),
        passage("L2", "asserted", linked("project/a", "project/c"), linked("project/c", "project/b")),
    )
    assert names(links, "project/a", "project/b") == [
        ["project/a", "project/b"],
        ["project/a", "project/c", "project/b"],
    ]


def test_links_are_followed_against_their_direction() -> None:
    links = links_of(passage("L1", "asserted", linked("project/a", "project/m"), linked("project/b", "project/m")))
    assert names(links, "project/a", "project/b") == [["project/a", "project/m", "project/b"]]


def test_of_two_paths_of_one_length_the_less_crowded_comes_first() -> None:
    crowd = [linked(f"publication/p{number}", "project/crowded") for number in range(30)]
    links = links_of(
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
    assert [path[1] for path in names(links, "project/a", "project/b")] == ["project/quiet", "project/crowded"]


@pytest.mark.parametrize("kind", ["vocab/theme", "place"])
def test_no_path_passes_through_a_hub_but_may_end_in_one(kind: str) -> None:
    hub = f"{kind}/everything"
    crowd = [f"<{BASE}publication/p{number}> dcterms:subject <{BASE}{hub}> ." for number in range(HUB + 1)]
    links = links_of(passage("L1", "asserted", *crowd))
    assert names(links, "publication/p1", "publication/p2") == []
    assert names(links, "publication/p1", hub) == [["publication/p1", hub]]
    assert names(links, hub, "publication/p1") == [[hub, "publication/p1"]]


def test_two_things_of_one_class_or_kind_are_not_linked_by_it() -> None:
    same = [
        f"<{BASE}project/{name}> a amu:Project ; dcterms:type <{BASE}vocab/project-type/habitat> ." for name in "ab"
    ]
    assert names(links_of(passage("L1", "asserted", *same)), "project/a", "project/b") == []


def test_unverified_statements_link_only_when_asked_for() -> None:
    links = links_of(passage("L1", "unverified", linked("project/a", "project/b")))
    assert names(links, "project/a", "project/b") == []
    assert names(links, "project/a", "project/b", unverified=True) == [["project/a", "project/b"]]


def test_what_is_not_in_the_graph_and_a_thing_itself_have_no_path() -> None:
    links = links_of(passage("L1", "asserted", linked("project/a", "project/b")))
    assert names(links, "project/a", "project/nowhere") == []
    assert names(links, "project/a", "project/a") == []


def test_a_participation_is_told_with_its_verb_its_role_and_its_passage(graph: Graph) -> None:
    links = Links(graph.store, graph.portraits)
    found = around(everything(graph.store))
    (first, *_) = shortest(found, graph.find("person/thomas-huguen"), graph.find("organization/habitat-de-l-ill"))
    assert first[1] == BASE + "project/lieu-commun"
    told = [(links.says(link).fr, link.passages[0].lines) for ends in pairwise(first) for link in links.between(*ends)]
    assert ("Thomas Huguen conçoit Lieu Commun (maître d’œuvre)", (13, 13)) in told
    assert ("Habitat de l’Ill porte Lieu Commun (porteur de l’opération)", (13, 13)) in told


def test_between_lists_the_surest_first(graph: Graph) -> None:
    links = Links(graph.store, graph.portraits)
    found = links.between(graph.find("organization/habitat-de-l-ill"), graph.find("project/lieu-commun"))
    statuses = [link.status for link in found]
    assert statuses == sorted(statuses, key=["asserted", "interpreted", "unverified"].index)
    assert len(statuses) > 1


def test_paths_are_simple_sorted_and_no_longer_than_the_shortest_of_networkx(graph: Graph) -> None:
    """The peer counts steps only, without hubs: no path here can have fewer."""
    links, known = Links(graph.store, graph.portraits), around(everything(graph.store))
    peer: nx.Graph[str] = nx.Graph((one, other) for one, others in known.items() for other in others)
    projects = sorted(iri for iri in known if iri.startswith((BASE + "project/", BASE + "organization/")))
    for start, end in pairwise(projects):
        found = shortest(known, start, end)
        assert len(found) <= MOST_PATHS
        for path in found:
            assert len(set(path)) == len(path)
            assert (path[0], path[-1]) == (start, end)
            assert len(path) > nx.shortest_path_length(peer, start, end)
            assert all(_joins(link, *ends) for ends in pairwise(path) for link in links.between(*ends))


def _joins(link: Statement, one: str, other: str) -> bool:
    return {link.source, link.target} == {one, other} and bool(link.passages)
