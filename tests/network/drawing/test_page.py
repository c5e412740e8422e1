"""The page of pyvis: one file, no request, text as text."""

import json
import re
from html.parser import HTMLParser

import networkx as nx
import pytest

from amu_graph.network import Network, network_of
from amu_graph.network.drawing.page import page, to_pyvis
from amu_graph.network.words import titled
from amu_graph.store import Store
from network.conftest import network_from

ATTACK = "</script><img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def data_of(text: str) -> dict[str, object]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert found
    loaded: dict[str, object] = json.loads(found[1])
    return loaded


@pytest.fixture(scope="module")
def text(network: Network) -> str:
    return page(network)


def test_nothing_is_loaded_from_anywhere(text: str) -> None:
    tags = parsed(text).tags
    assert not [tag for tag, attributes in tags if {"src", "href", "srcset", "data"} & set(attributes)]
    policies = [attributes["content"] for tag, attributes in tags if attributes.get("http-equiv")]
    assert len(policies) == 1
    assert (policies[0] or "").startswith("default-src 'none'")
    assert "connect-src" not in (policies[0] or "")
    assert "vis.Network" in text
    assert "cdnjs" not in text
    assert "bootstrap" not in text


def test_labels_are_data_never_markup() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in (ATTACK, "urn:b"):
        graph.add_node(name, label_fr=ATTACK, label_en=ATTACK, kind_fr=ATTACK, dates=(ATTACK,), **{"class": ATTACK})
    graph.add_edge(ATTACK, "urn:b", key="p", label_fr=ATTACK, role=ATTACK, passages=(ATTACK,))
    text = page(network_from(graph))
    assert [tag for tag, _ in parsed(text).tags].count("script") == 3
    assert "img" not in [tag for tag, _ in parsed(text).tags]
    nodes = data_of(text)["nodes"]
    assert isinstance(nodes, list)
    assert nodes[0]["name_fr"] == ATTACK


def test_physics_is_off_and_every_node_has_a_place(text: str, network: Network) -> None:
    data = data_of(text)
    assert data["options"]["physics"] == {"enabled": False}  # type: ignore[index]  # read from JSON
    nodes = data["nodes"]
    assert isinstance(nodes, list)
    assert {node["id"] for node in nodes} == set(network.graph)
    assert all(isinstance(node["x"], float) and isinstance(node["y"], float) for node in nodes)


def test_parallel_links_are_kept_and_curved(network: Network) -> None:
    drawn = to_pyvis(network)
    assert len(drawn.edges) == network.graph.number_of_edges()
    ends = [(edge["from"], edge["to"]) for edge in drawn.edges]
    twice = {pair for pair in ends if ends.count(pair) > 1}
    assert twice
    curved = [edge for edge in drawn.edges if edge["smooth"]]
    assert {(edge["from"], edge["to"]) for edge in curved} == twice


def test_tooltips_tell_role_and_evidence_in_both_languages(text: str) -> None:
    edges = data_of(text)["edges"]
    assert isinstance(edges, list)
    phased = next(edge for edge in edges if "travaux" in edge["title_fr"])
    assert phased["title_fr"].splitlines() == [
        "Ada L’Hôte — accompagnateur — Le Moulin",
        "rôle : accompagnateur",
        "phase : travaux",
        "affirmé : le texte le dit",
        "lettre#L1",
    ]
    assert "asserted: the text says it" in phased["title_en"]
    assert "The Mill" in phased["title_en"]


def test_a_title_says_what_narrows_a_network(village: Store) -> None:
    ego = network_of(village, "ego", entity="project/moulin", depth=2)
    assert titled(ego, "fr").endswith(", autour de Le Moulin, 2 pas maximum")
    assert titled(ego, "en").endswith(", around The Mill, 2 steps at most")
    dated = network_of(village, "participations", from_=2010, status="asserted")
    assert titled(dated, "fr").endswith(", depuis 2010, statut affirmé")


def test_the_legend_names_what_is_drawn(text: str) -> None:
    data = data_of(text)
    assert data["classes"] == ["Person", "Organization", "Project", "Publication", "Event"]
    assert data["families"] == ["accompanied", "authored", "carried", "involved"]
