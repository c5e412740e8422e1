"""What readers of network files see: GEXF and GraphML against their formats, networkx and igraph."""

import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest
from lxml import etree

from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.network import Network, network_of
from amu_graph.network.network_graph import Looks
from amu_graph.network.writers.attributes import types_of
from amu_graph.store import Store
from network.conftest import network_from

ADA, LIVRE = BASE + "person/ada", BASE + "publication/livre"
GEXF, VIZ = "{http://www.gexf.net/1.2draft}", "{http://www.gexf.net/1.2draft/viz}"
VIEWS = ("participations", "authorship", "themes", "co-participation", "documents")
SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "graphml.xsd")))


def mixed() -> Network:
    """Links that share a predicate, values of several types under one name, a name that nodes and links share."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("https://example.org/é?x=1", label_fr="Œuvre « d’été »", year=2013, note=1, known=True, size=0.5)
    graph.add_node("urn:b", note="deux", year=None, size=1, label_fr="B")
    for key in ("p one", "p two", "q"):
        graph.add_edge("https://example.org/é?x=1", "urn:b", key=key, predicate="urn:p", label_fr="lié", note=2.5)
    return network_from(graph)


@pytest.fixture(params=[*VIEWS, "mixed"])
def each(request: pytest.FixtureRequest, graph: Graph) -> Network:
    return mixed() if request.param == "mixed" else network_of(graph.store, request.param)


def graphml(network: Network, folder: Path) -> Path:
    path = folder / "x.graphml"
    network.write(path)
    return path


def gexf(network: Network, folder: Path) -> ET.Element:
    network.write(folder / "x.gexf")
    return ET.parse(folder / "x.gexf").getroot()


def test_graphml_keeps_to_its_schema(each: Network, tmp_path: Path) -> None:
    SCHEMA.assertValid(etree.parse(str(graphml(each, tmp_path))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('id="v_iri"', 'id="v_x"'),
        ('<node id="n1"', '<node id="n0"'),
        ('<node id="n1"', '<node id="https://example.org/a b"'),
        ('target="n1"', 'target="n9"'),
        ('id="e_note"', 'id="v_note"'),
        ('attr.type="int"', 'attr.type="integer"'),
        ('edgedefault="directed"', ""),
    ],
)
def test_the_schema_tells_what_is_wrong(tmp_path: Path, before: str, after: str) -> None:
    text = graphml(mixed(), tmp_path).read_text(encoding="utf-8")
    assert before in text
    assert not SCHEMA.validate(etree.fromstring(text.replace(before, after, 1).encode()))


def test_graphml_declares_each_attribute_once_with_one_type(each: Network, tmp_path: Path) -> None:
    keys = ET.parse(graphml(each, tmp_path)).getroot().findall("{http://graphml.graphdrawing.org/xmlns}key")
    names = [(key.get("for"), key.get("attr.name")) for key in keys]
    assert len(set(names)) == len(names)
    assert len({key.get("id") for key in keys}) == len(keys)
    prefixes = {"graph": "g_", "node": "v_", "edge": "e_"}
    for key in keys:
        assert key.get("id") == prefixes[key.get("for", "")] + key.get("attr.name", "")


def test_networkx_and_igraph_read_the_same_graphml(each: Network, tmp_path: Path) -> None:
    path = graphml(each, tmp_path)
    by_networkx = nx.read_graphml(path, force_multigraph=True)
    by_igraph = igraph.Graph.Read_GraphML(str(path))
    iris = [attributes["iri"] for _, attributes in by_networkx.nodes(data=True)]
    assert iris == by_igraph.vs["iri"] == list(each.graph)
    pairs = sorted(
        (by_networkx.nodes[one]["iri"], by_networkx.nodes[other]["iri"]) for one, other in by_networkx.edges()
    )
    ends = ((by_igraph.vs[edge.source]["iri"], by_igraph.vs[edge.target]["iri"]) for edge in by_igraph.es)
    if each.directed:
        assert pairs == sorted(ends) == sorted(each.graph.edges())
    assert len(pairs) == by_igraph.ecount() == each.graph.number_of_edges()
    assert by_igraph.is_directed() == by_networkx.is_directed() == each.directed
    labels = [each.name(node) for node in each.graph]
    assert [attributes["label"] for _, attributes in by_networkx.nodes(data=True)] == by_igraph.vs["label"] == labels
    assert by_igraph["source"] == by_networkx.graph["source"]
    assert "CC BY 4.0" in by_igraph["source"]


def test_a_year_is_a_number_and_what_is_mixed_a_text(tmp_path: Path) -> None:
    read = nx.read_graphml(graphml(mixed(), tmp_path), force_multigraph=True)
    assert [read.nodes["n0"][name] for name in ("year", "note", "known", "size")] == [2013, "1", "true", 0.5]
    assert "year" not in read.nodes["n1"]
    assert read.nodes["n1"]["size"] == 1.0
    assert types_of([{"a": 1, "b": None}, {"a": 2.0, "b": float("nan")}]) == {"a": "double"}


def test_gexf_names_no_opacity_and_says_where_it_comes_from(each: Network, tmp_path: Path) -> None:
    root = gexf(each, tmp_path)
    colours = list(root.iter(f"{VIZ}color"))
    assert len(colours) == len(each.graph) + each.graph.number_of_edges()
    assert {tuple(sorted(colour.attrib)) for colour in colours} == {("b", "g", "r")}
    creator, about = (root.findtext(f"{GEXF}meta/{GEXF}{name}") or "" for name in ("creator", "description"))
    assert re.match(r"amu-graph \d", creator)
    assert "CC BY 4.0" in creator
    assert BASE in creator
    assert about.startswith(each.title.fr)


def test_gexf_has_no_attribute_that_means_nothing(each: Network, tmp_path: Path) -> None:
    root = gexf(each, tmp_path)
    titles = {attribute.get("title") or "" for attribute in root.iter(f"{GEXF}attribute")}
    assert not {title for title in titles if "key" in title or title in ("label", "weight")}
    for class_ in ("node", "edge"):
        declared = [
            attribute.get("id")
            for attributes in root.iter(f"{GEXF}attributes")
            if attributes.get("class") == class_
            for attribute in attributes
        ]
        used = {value.get("for") for thing in root.iter(f"{GEXF}{class_}") for value in thing.iter(f"{GEXF}attvalue")}
        assert used == set(declared)
        assert len(set(declared)) == len(declared)


def test_gexf_tells_years_twice(network: Network, tmp_path: Path) -> None:
    """As dates for Gephi, and as numbers for readers that drop dates."""
    root = gexf(network, tmp_path)
    for thing in (*root.iter(f"{GEXF}node"), *root.iter(f"{GEXF}edge")):
        years = [value.get("value") for value in thing.iter(f"{GEXF}attvalue") if value.get("for") == "year"]
        assert thing.get("start") == (f"{years[0]}-01-01" if years else None)
    types = {attribute.get("title"): attribute.get("type") for attribute in root.iter(f"{GEXF}attribute")}
    assert types["year"] == "integer"


def test_gexf_is_read_by_networkx(each: Network, tmp_path: Path) -> None:
    gexf(each, tmp_path)
    read = nx.read_gexf(tmp_path / "x.gexf")
    assert set(read) == set(each.graph)
    assert read.number_of_edges() == each.graph.number_of_edges()
    assert [attributes["label"] for _, attributes in read.nodes(data=True)] == [each.name(node) for node in each.graph]


def test_a_view_without_links_of_its_own_is_written_too(village: Store, tmp_path: Path) -> None:
    alone: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    alone.add_node(ADA, label_fr="Ada")
    network = network_from(alone)
    SCHEMA.assertValid(etree.parse(str(graphml(network, tmp_path))))
    assert set(nx.read_gexf(_gexf(network, tmp_path))) == {ADA}


def _gexf(network: Network, folder: Path) -> Path:
    network.write(folder / "y.gexf")
    return folder / "y.gexf"


SAMPLES = Path(__file__).parents[3] / "web" / "tests"


def looked_at() -> Network:
    """Two links between the same two nodes, which a reader placed, coloured and sized."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("urn:ada", label_fr="Ada « l’été »", **{"class": "Person"})
    graph.add_node("urn:maison", label_fr="La maison", year=2013, **{"class": "Project"})
    for key, words in (("p", "conçoit"), ("q", "accompagne")):
        graph.add_edge("urn:ada", "urn:maison", key=key, predicate=f"urn:{key}", label_fr=words, weight=2.0)
    colours, sizes = {"urn:ada": "#123456", "urn:maison": "#fedcba"}, {"urn:ada": 4.5, "urn:maison": 8.0}
    places = {"urn:ada": (-0.25, 0.5), "urn:maison": (1.0, -1.0)}
    return replace(network_from(graph), positions=places, looks=Looks(colours=colours, sizes=sizes))


@pytest.mark.parametrize("suffix", ["gexf", "graphml"])
def test_the_samples_that_graphology_reads_are_what_is_written(suffix: str, tmp_path: Path) -> None:
    """`web/tests/network-files.test.ts` reads them with the library; `AMU_GRAPH_RENEW=1` writes them anew."""
    looked_at().write(tmp_path / f"x.{suffix}")
    written = re.sub(r"amu-graph \d+\.\d+\.\d+", "amu-graph", (tmp_path / f"x.{suffix}").read_text(encoding="utf-8"))
    sample = SAMPLES / f"network.{suffix}"
    if os.environ.get("AMU_GRAPH_RENEW"):
        sample.write_text(written, encoding="utf-8")
    assert sample.read_text(encoding="utf-8") == written
