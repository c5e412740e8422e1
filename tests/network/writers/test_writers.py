"""Writers: each file is read again, by a reader that is not ours, and hostile values stay values."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest

from amu_graph.errors import UsageError
from amu_graph.files import WritingError
from amu_graph.language import Language
from amu_graph.namespaces import AMU, BASE
from amu_graph.network import Network, network_of
from amu_graph.network.drawing.style import CLASSES
from amu_graph.network.drawing.svg import svg
from amu_graph.network.writers import WRITERS, Writer, writer_of
from amu_graph.store import Store
from network.conftest import network_from

ADA, MOULIN, LIVRE = BASE + "person/ada", BASE + "project/moulin", BASE + "publication/livre"
HOSTILE = 'A\x00\x0b"<script>alert(1)</script>&amp; ]]> \u202e\u2028 =1+1\n% *Arcs'
VIZ = "{http://www.gexf.net/1.2draft/viz}"
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture(scope="module")
def hostile() -> Network:
    """A network whose every text is an attack or an accident."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in ("urn:a", "urn:b"):
        graph.add_node(name, label_fr=HOSTILE, label_en=HOSTILE, nothing=None, kind=(HOSTILE,), **{"class": HOSTILE})
    for key in (HOSTILE, "p"):
        graph.add_edge("urn:a", "urn:b", key=key, predicate="urn:p", label_fr=HOSTILE, role=HOSTILE, weight=1.0)
    return network_from(graph)


def written(network: Network, path: Path, language: Language = "fr") -> Path:
    network.write(path, language=language)
    return path


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_the_same_network_gives_the_same_bytes(writer: Writer, network: Network, tmp_path: Path) -> None:
    one, other = (written(network, tmp_path / f"{name}.{writer.extensions[0]}") for name in "ab")
    assert one.read_bytes() == other.read_bytes()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_hostile_values_are_written(writer: Writer, hostile: Network, tmp_path: Path) -> None:
    assert written(hostile, tmp_path / f"x.{writer.extensions[0]}").stat().st_size > 0


def test_gexf_is_read_by_networkx_with_all_edges(network: Network, tmp_path: Path) -> None:
    read = nx.read_gexf(written(network, tmp_path / "x.gexf"))
    assert isinstance(read, nx.MultiDiGraph)
    assert set(read) == set(network.graph)
    assert sorted(read.edges()) == sorted(network.graph.edges())
    assert read.nodes[ADA]["label"] == "Ada L’Hôte"
    predicates = sorted(attributes["predicate"] for _, _, attributes in read.edges(data=True))
    assert predicates == sorted(attributes["predicate"] for _, _, attributes in network.graph.edges(data=True))


def test_gexf_has_places_colours_sizes_and_years(network: Network, tmp_path: Path) -> None:
    root = ET.parse(written(network, tmp_path / "x.gexf")).getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.get("mode") == "dynamic"
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    node = nodes[LIVRE]
    assert (node.get("start"), node.get("label")) == ("2020-01-01", "Le livre")
    colour, place, size = (node.find(f"{VIZ}{name}") for name in ("color", "position", "size"))
    assert colour is not None
    assert place is not None
    assert size is not None
    wanted = next(style.colour for style in CLASSES if style.name == "Publication")
    assert "#" + bytes(int(colour.get(each, "")) for each in "rgb").hex() == wanted
    x, y = network.layout()[LIVRE]
    assert (float(place.get("x", "")), float(place.get("y", ""))) == pytest.approx((1000 * x, 1000 * y))
    assert float(size.get("value", "")) > 0
    edges = [edge for edge in root.iter(f"{GEXF}edge") if edge.get("target") == LIVRE]
    assert {edge.get("start") for edge in edges} == {"2020-01-01"}


def test_gexf_of_an_undirected_network_is_undirected(village: Store, tmp_path: Path) -> None:
    read = nx.read_gexf(written(network_of(village, "co-authorship"), tmp_path / "x.gexf"))
    assert not read.is_directed()
    assert sorted(data["weight"] for _, _, data in read.edges(data=True)) == [1.0, 1.0, 2.0]


def test_xml_is_well_formed_whatever_the_values(hostile: Network, tmp_path: Path) -> None:
    for extension in ("gexf", "graphml", "svg"):
        ET.parse(written(hostile, tmp_path / f"x.{extension}"))


def test_graphml_is_read_by_networkx(network: Network, tmp_path: Path) -> None:
    read = nx.read_graphml(written(network, tmp_path / "x.graphml"), force_multigraph=True)
    nodes = {attributes["iri"]: attributes for _, attributes in read.nodes(data=True)}
    assert set(nodes) == set(network.graph)
    assert read.number_of_edges() == network.graph.number_of_edges()
    assert nodes[LIVRE]["year"] == 2020
    assert nodes[LIVRE]["x"] == pytest.approx(network.layout()[LIVRE][0])


def test_pajek_is_read_by_networkx(network: Network, hostile: Network, tmp_path: Path) -> None:
    read = nx.read_pajek(written(network, tmp_path / "x.net"))
    assert read.number_of_edges() == network.graph.number_of_edges()
    assert sorted(read) == sorted(attributes["label_fr"] for _, attributes in network.graph.nodes(data=True))
    text = written(hostile, tmp_path / "y.net").read_text(encoding="utf-8")
    assert [line.split()[0] for line in text.splitlines() if line.startswith("*")] == ["*Vertices", "*Arcs"]


def test_tables_are_read_as_csv(network: Network, tmp_path: Path) -> None:
    nodes = list(csv.DictReader(io.StringIO(written(network, tmp_path / "x.nodes.csv").read_text(encoding="utf-8"))))
    edges = list(csv.DictReader(io.StringIO(written(network, tmp_path / "x.edges.csv").read_text(encoding="utf-8"))))
    assert [row["Id"] for row in nodes] == list(network.graph)
    assert {row["Label"] for row in nodes} >= {"Ada L’Hôte", "Le Moulin"}
    pairs = [(row["Source"], row["Target"]) for row in edges]
    assert pairs == list(network.graph.edges())
    assert {row["Type"] for row in edges} == {"Directed"}
    phased = [row for row in edges if row["phase"]]
    assert [(row["role"], row["phase"]) for row in phased] == [("accompagnateur", "travaux")]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("urn:a", label_fr="=HYPERLINK(1)", label_en="@x")
    rows = csv.DictReader(io.StringIO(written(network_from(graph), tmp_path / "x.nodes.csv").read_text("utf-8")))
    assert next(rows)["Label"] == "'=HYPERLINK(1)"


def test_turtle_holds_the_triples_of_the_view(network: Network, tmp_path: Path) -> None:
    triples = set(ox.parse(path=str(written(network, tmp_path / "x.ttl"))))
    found = {(each.subject, each.predicate, each.object) for each in triples}
    for source, target, key in network.graph.edges(keys=True):
        predicate = key.partition(" ")[0]
        assert (ox.NamedNode(source), ox.NamedNode(predicate), ox.NamedNode(target)) in found
    six = ox.NamedNode(BASE + "participation/6")
    assert (six, ox.NamedNode(AMU + "phase"), ox.NamedNode(BASE + "vocab/phase/travaux")) in found


def test_graphology_holds_every_edge_once(network: Network, tmp_path: Path) -> None:
    flattened = json.loads(written(network, tmp_path / "x.json", language="en").read_text(encoding="utf-8"))
    assert flattened["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}
    keys = [edge["key"] for edge in flattened["edges"]]
    assert len(set(keys)) == len(keys) == network.graph.number_of_edges()
    nodes = {node["key"]: node["attributes"] for node in flattened["nodes"]}
    assert nodes[MOULIN]["label"] == "The Mill"
    assert {"x", "y", "size", "color", "shape"} <= set(nodes[MOULIN])
    assert all(edge["source"] in nodes and edge["target"] in nodes for edge in flattened["edges"])


def test_svg_shows_names_sentences_and_a_legend(network: Network, tmp_path: Path) -> None:
    root = ET.parse(written(network, tmp_path / "x.svg")).getroot()
    words = " ".join("".join(element.itertext()) for element in root.iter())
    for expected in (
        "Le Moulin",
        "Ada L’Hôte — auteur — Le livre",
        "personne",
        "écrire",
        "interprété : un lecteur l’a déduit",
    ):
        assert expected in words
    assert "#14171b" in svg(network, theme="dark")


def test_png_is_a_picture_twice_as_fine(network: Network, tmp_path: Path) -> None:
    data = written(network, tmp_path / "x.png").read_bytes()
    svg_width = float(network._repr_html_().partition('width="')[2].partition('"')[0])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20], "big") == int(2 * svg_width)


def test_the_extension_chooses_the_format() -> None:
    assert writer_of("a.nodes.csv").name == "nodes"
    assert writer_of("a.csv").name == "edges"
    assert writer_of("A.GEXF").name == "gexf"
    with pytest.raises(UsageError) as caught:
        writer_of("a.doc")
    assert ".gexf" in caught.value.in_("fr")


def test_a_folder_that_is_missing_is_told(network: Network, tmp_path: Path) -> None:
    with pytest.raises(WritingError, match="nowhere"):
        network.write(tmp_path / "nowhere" / "x.net")
