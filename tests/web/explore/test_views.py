"""A view is the same network wherever it is shown: the explorer, the command, and every file."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from click.testing import CliRunner

from amu_graph.cli.root import root
from amu_graph.namespaces import expand
from amu_graph.network import network_of, view_of
from amu_graph.network.explorer.columns import STATUSES
from amu_graph.network.explorer.payload import memberships
from amu_graph.network.views import views
from amu_graph.store import Store
from web_client import Client

NAMES = [view.name for view in views()]

Links = Counter[tuple[str, str, float]]


def either_way(one: str, other: str, *, directed: bool) -> tuple[str, str]:
    return (one, other) if directed else (min(one, other), max(one, other))


def drawn(client: Client, name: str) -> tuple[set[str], Links]:
    """What the explorer draws of a view."""
    data = client.get(f"/explore/data?view={name}").json()
    iris = [str(expand(each)) for each in data["nodes"]["id"]]
    edges = data["edges"]
    columns = zip(edges["source"], edges["target"], edges["weight"], strict=True)
    return set(iris), Counter(
        (*either_way(iris[one], iris[other], directed=data["directed"]), weight) for one, other, weight in columns
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("networks")


def by_command(dataset: Path, folder: Path, name: str, *extensions: str) -> list[bytes]:
    """The files that the command writes of a view."""
    files = [folder / f"{name}.{extension}" for extension in extensions]
    for path in files:
        asked = ["--dataset", str(dataset), "network", name, "-o", str(path)]
        answer = CliRunner().invoke(root, asked)
        assert answer.exit_code == 0, answer.output
    return [path.read_bytes() for path in files]


@pytest.mark.parametrize("name", NAMES)
def test_a_view_has_the_same_nodes_links_and_weights_everywhere(
    client: Client, dataset: Path, folder: Path, name: str
) -> None:
    nodes, links = drawn(client, name)
    directed = view_of(name).directed
    extensions = ("gexf", "graphml", "nodes.csv", "edges.csv", "svg", "html")
    gexf, graphml, rows, table, svg, html = by_command(dataset, folder, name, *extensions)

    numbered = nx.read_graphml(io.BytesIO(graphml), force_multigraph=True)
    for graph in (nx.read_gexf(io.BytesIO(gexf)), nx.relabel_nodes(numbered, dict(numbered.nodes(data="iri")))):
        assert set(graph) == nodes
        found = (
            (*either_way(one, other, directed=directed), weight) for one, other, weight in graph.edges(data="weight")
        )
        assert Counter(found) == links
    assert {row["Id"] for row in _csv(rows)} == nodes
    ends = ((either_way(row["Source"], row["Target"], directed=directed), row["Weight"]) for row in _csv(table))
    assert Counter((*pair, float(weight)) for pair, weight in ends) == links
    page = json.loads(re.findall(rb'<script id="data"[^>]*>(.*?)</script>', html, re.DOTALL)[0])
    assert {node["id"] for node in page["nodes"]} == nodes
    pairs = Counter(either_way(edge["from"], edge["to"], directed=directed) for edge in page["edges"])
    assert pairs == Counter(link[:2] for link in links.elements())
    assert _marks(svg) == (len(nodes), links.total())


def _csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def _marks(svg: bytes) -> tuple[int, int]:
    """How many nodes and links a picture draws: the marks that say in a tooltip what they are."""
    space = "{http://www.w3.org/2000/svg}"
    told = Counter(
        mark.tag.removeprefix(space) for mark in ET.fromstring(svg).iter() if mark.find(f"{space}title") is not None
    )
    return told["circle"] + told["polygon"], told["path"]


def test_themes_are_linked_by_what_treats_both_and_nothing_else_is_drawn(client: Client, store: Store) -> None:
    data = client.get("/explore/data?view=themes").json()
    assert data["classes"] == ["Concept"]
    assert not data["directed"]
    assert {each["id"] for each in data["predicates"]} == {"dcterms:relation"}
    network = network_of(store, "themes")
    assert network.two_mode is not None
    for source, target, weight in zip(*(data["edges"][name] for name in ("source", "target", "weight")), strict=True):
        one, other = (str(expand(data["nodes"]["id"][each])) for each in (source, target))
        both = set(network.two_mode.predecessors(one)) & set(network.two_mode.predecessors(other))
        assert weight == len(both)


def test_a_projected_link_is_told_through_what_is_shared(client: Client) -> None:
    data = client.get("/explore/data?view=co-authorship").json()
    one, other = (data["nodes"]["id"][data["edges"][end][0]] for end in ("source", "target"))
    told = client.get("/explore/links", params={"view": "co-authorship", "source": one, "target": other}).json()
    shared = {data["things"][thing]["id"] for thing, _ in data["edges"]["shared"][0]}
    assert shared == {each for tie in told["ties"] for each in (tie["source"], tie["target"])} - {one, other}
    assert all(tie["passages"] for tie in told["ties"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("since", "until"), [(2013, None), (None, 2014), (2013, 2015), (1900, 1950)])
def test_a_period_leaves_in_the_explorer_what_it_leaves_in_the_command(
    client: Client, store: Store, name: str, since: int | None, until: int | None
) -> None:
    """The page filters the columns that it was given by the years in them, as this test does."""
    from amu_graph.network.failures import EmptyNetworkError

    data = client.get(f"/explore/data?view={name}").json()
    try:
        network = network_of(store, name, from_=since, to=until)
    except EmptyNetworkError:
        network = None
    nodes, links = _within(data, since or 0, until or 9999)
    if name == "ego":  # the command cuts the period first, then walks one step; the explorer has walked already
        assert network is None or links <= _links(network)
        return
    assert links == (_links(network) if network else Counter())
    assert nodes == (set(network.graph) if network else nodes if "shared" in data["edges"] else set())


def _links(network: Any) -> Links:  # noqa: ANN401
    edges = network.graph.edges(data="weight")
    return Counter((*either_way(one, other, directed=network.directed), weight) for one, other, weight in edges)


def _within(data: dict[str, Any], since: int, until: int) -> tuple[set[str], Links]:
    iris = [str(expand(each)) for each in data["nodes"]["id"]]
    edges = data["edges"]
    links: Links = Counter()
    nodes: set[str] = set()
    if "members" in data["nodes"]:
        fits = [since <= (each["year"] or -1) <= until for each in data["things"]]
        nodes = {
            iri for iri, own in zip(iris, data["nodes"]["members"], strict=True) if any(fits[thing] for thing, _ in own)
        }
    for number, (one, other) in enumerate(zip(edges["source"], edges["target"], strict=True)):
        weight = edges["weight"][number]
        if "shared" in edges:
            weight = sum(fits[thing] for thing, _ in edges["shared"][number])
        elif not since <= (edges["year"][number] or -1) <= until:
            weight = 0
        if weight:
            nodes |= {iris[one], iris[other]}
            links[(*either_way(iris[one], iris[other], directed=data["directed"]), float(weight))] += 1
    return nodes, links


def test_members_are_what_each_node_takes_part_in(store: Store) -> None:
    network = network_of(store, "co-participation")
    members = memberships(network)
    assert set(members) == set(network.graph)
    assert {status for own in members.values() for status in own.values()} <= set(range(len(STATUSES)))
    assert memberships(network_of(store, "participations")) == {}
