"""The explorer's data: the network of everything, made when the dataset is built and kept beside it."""

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from amu_graph.graph import Graph, load
from amu_graph.making import build
from amu_graph.namespaces import AMU, BASE
from amu_graph.network import network_of
from amu_graph.network.explorer import data_file
from amu_graph.network.explorer.columns import Columns
from amu_graph.network.explorer.data_file import cached, make, unpacked
from amu_graph.network.explorer.everything import everything, everything_view
from amu_graph.network.explorer.kept_places import KeptPlaces
from amu_graph.settings import Settings
from amu_graph.store import Store
from founding_data import FOUNDING

AGENTS = "amu:agent <https://w3id.org/amu-graph/person/a>, <https://w3id.org/amu-graph/person/b>, "
SAID_TWICE = """
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix role: <https://w3id.org/amu-graph/vocab/role/> .
@prefix status: <https://w3id.org/amu-graph/vocab/status/> .
@prefix : <https://w3id.org/amu-graph/> .
@prefix source: <https://w3id.org/amu-graph/source/> .
role:auteur amu:shortcut amu:authorOf .
<https://w3id.org/amu-graph/source/s#L1> a amu:Passage ; dcterms:type status:unverified .
<https://w3id.org/amu-graph/source/s#L2> a amu:Passage ; dcterms:type status:interpreted .
<https://w3id.org/amu-graph/source/s#L1> {
  <https://w3id.org/amu-graph/participation/p> amu:agent <https://w3id.org/amu-graph/person/a> ;
    amu:role role:auteur ; amu:context <https://w3id.org/amu-graph/publication/b> .
}
<https://w3id.org/amu-graph/source/s#L2> {
  <https://w3id.org/amu-graph/participation/p> amu:agent <https://w3id.org/amu-graph/person/a> ;
    amu:role role:auteur, role:diffuseur ; amu:context <https://w3id.org/amu-graph/publication/b> .
}
"""


def same(store: Store) -> None:
    """Check that what is read in two queries is what the network of the same view holds, in the same order."""
    read = everything(store)
    wanted = Columns.of(network_of(store, everything_view()), store.values(AMU + "shortcut"))
    assert read == wanted


def test_the_data_are_those_of_the_network(graph: Graph) -> None:
    same(graph.store)


def test_decisions_are_followed(decided: Graph) -> None:
    same(decided.store)


def test_roles_that_several_passages_say_are_one_link_as_sure_as_the_surest() -> None:
    store = Store.memory(ox.parse(SAID_TWICE, format=ox.RdfFormat.TRIG))
    same(store)
    read = everything(store)
    assert (read.nodes, read.status) == ([BASE + "person/a", BASE + "publication/b"], [1])
    assert read.predicate == [AMU + "authorOf"]


def test_an_empty_store_has_no_data_to_draw() -> None:
    data = unpacked(make(Store.memory()))
    assert (data["nodes"]["id"], data["nodes"]["x"], data["edges"]["source"]) == ([], [], [])


def test_a_build_makes_them_and_a_damaged_file_is_no_data(tmp_path: Path) -> None:
    settings = Settings(data=FOUNDING, dataset=tmp_path / "dataset")
    build(settings)
    store = load(settings=settings).store
    made = cached(store)
    assert made is not None
    assert made == make(store)
    (file,) = settings.dataset.glob("explorer-*.json.gz")
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    assert cached(store) is None
    make(store)
    assert file.read_bytes() == content


def test_places_of_the_same_links_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptPlaces(tmp_path, "this program")

    def data(name: str, agent: str = "c", *, keep: KeptPlaces | None = kept) -> bytes:
        named = f'<{BASE}publication/b> <http://www.w3.org/2000/01/rdf-schema#label> "{name}" .'
        said = SAID_TWICE.replace("amu:agent <https://w3id.org/amu-graph/person/a>", f"{AGENTS}<{BASE}person/{agent}>")
        return make(Store.memory(ox.parse(said + named, format=ox.RdfFormat.TRIG)), kept=keep)

    first = data("One")
    assert first == data("One", keep=None)
    assert data("One", "d") == data("One", "d", keep=None) != first
    with monkeypatch.context() as patch:
        patch.setattr(data_file, "by_forces", None)
        other = data("Other")
    assert other == data("Other", keep=None) != first
    for path in tmp_path.glob("places-*.json"):
        path.write_bytes(path.read_bytes()[:-20])
    assert data("Other") == other
    assert data("Other", keep=KeptPlaces(tmp_path, "another program")) == other


@pytest.mark.parametrize("name", ["x", "X"])
def test_what_is_linked_stands_nearer_than_what_is_not(graph: Graph, name: str) -> None:
    """On average, and clearly so: the law of every drawing by forces."""
    data = unpacked(make(graph.store))
    across, up = data["nodes"][name], data["nodes"][{"x": "y", "X": "Y"}[name]]
    places = {node: complex(*place) for node, place in enumerate(zip(across, up, strict=True)) if None not in place}
    links = nx.Graph(zip(data["edges"]["source"], data["edges"]["target"], strict=True)).subgraph(places)
    near = [abs(places[one] - places[other]) for one, other in links.edges if one != other]
    far = [abs(places[one] - places[other]) for one, other in nx.non_edges(links)]
    assert sum(near) / len(near) < 0.5 * sum(far) / len(far)
