"""A network is described by queries, as few for many nodes as for one: any engine that answers them can serve it."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from amu_graph.namespaces import PREFIXES
from amu_graph.network import network_of
from amu_graph.network.explorer.everything import everything
from amu_graph.store import Store

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
BASE = "https://w3id.org/amu-graph/"


def part(n: int) -> str:
    return f"""<{BASE}participation/{n}> a amu:Participation ; amu:agent <{BASE}person/p{n}> ;
          amu:role <{BASE}vocab/role/amu> ; amu:context <{BASE}project/h{n}> ."""


def village(houses: int) -> Store:
    """A village of so many houses, each accompanied by a person, as one passage says."""
    said = "".join(
        f"""
        <{BASE}person/p{n}> a amu:Person ; rdfs:label "Une personne {n}"@fr ; amu:accompanies <{BASE}project/h{n}> .
        <{BASE}project/h{n}> a amu:Project ; rdfs:label "Une maison {n}"@fr ; dcterms:type <{BASE}vocab/k/house> .
        <{BASE}source/a#L{n}> a amu:Passage ; dcterms:type <{BASE}vocab/status/asserted> .
        GRAPH <{BASE}source/a#L{n}> {{ {part(n)} }}
        {part(n)}
        """
        for n in range(houses)
    )
    role = f'<{BASE}vocab/role/amu> amu:shortcut amu:accompanies . <{BASE}vocab/k/house> skos:prefLabel "maison"@fr .'
    return Store.memory(ox.parse(HEAD + role + said, format=ox.RdfFormat.TRIG))


class Asked:
    """Counts the queries of a store, and forbids reading its statements one by one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.queries = 0
        query = Store.query

        def counted(store: Store, text: str) -> object:
            self.queries += 1
            return query(store, text)

        def refused(*_: object) -> Iterator[ox.Quad]:
            raise AssertionError("a statement is read by itself")

        monkeypatch.setattr(Store, "query", counted)
        monkeypatch.setattr(Store, "quads", refused)


@pytest.mark.parametrize("view", ["participations", "whole"])
def test_as_many_queries_for_many_nodes_as_for_one(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one, many = village(1), village(200)
    asked = Asked(monkeypatch)
    network_of(one, view)
    for_one, asked.queries = asked.queries, 0
    network_of(many, view)
    assert asked.queries == for_one <= 8


def test_the_explorer_asks_queries_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    many = village(200)
    Asked(monkeypatch)
    assert len(everything(many).nodes) == 400


def test_a_shortcut_has_the_passages_of_the_participations_that_it_was_derived_from() -> None:
    shortcut = "CONSTRUCT { ?one amu:accompanies ?other } WHERE { ?one amu:accompanies ?other }"
    graph = network_of(village(3), shortcut).graph
    edges = {(one, other): data for one, other, data in graph.edges(data=True)}
    assert len(edges) == 3
    data = edges[f"{BASE}person/p1", f"{BASE}project/h1"]
    assert (data["status"], data["passages"]) == ("asserted", (f"{BASE}source/a#L1",))
    assert (data["label_fr"], graph.nodes[f"{BASE}project/h1"]["kind_fr"]) == ("amu:accompanies", "maison")
