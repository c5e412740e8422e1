"""Metrics: networkx is the reference, on random graphs; figures worked out by hand for the rest."""

import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from amu_graph.errors import NotFoundError
from amu_graph.network import Network, communities, network_of
from amu_graph.network.arrays import Arrays
from amu_graph.network.metrics import METRICS, Metric, centrality, fitting
from amu_graph.store import Store
from network.conftest import network_from

Graph = Any

edges = st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([1.0, 2.0, 0.5]))
graphs = st.lists(edges, min_size=1, max_size=40)


def built(links: list[tuple[int, int, float]]) -> Network:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (one, other, weight) in enumerate(links):
        for node in (one, other):
            graph.add_node(f"n{node}", label_fr=f"n{node}", **{"class": "Person" if node % 2 else "Project"})
        graph.add_edge(f"n{one}", f"n{other}", key=str(number), weight=weight)
    return network_from(graph)


def simple(network: Network) -> Graph:
    """The simple graph made by other means than those of the package: one link, summed weights, no loops."""
    graph = nx.Graph()
    graph.add_nodes_from(network.graph.nodes(data=True))
    for one, other, weight in network.graph.edges(data="weight"):
        if one != other:
            before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=before + weight)
    return graph


def arcs(network: Network) -> Graph:
    graph = nx.DiGraph()
    graph.add_nodes_from(network.graph)
    for one, other, weight in network.graph.edges(data="weight"):
        before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=before + weight)
    return graph


REFERENCES: dict[str, Callable[[Network], Any]] = {
    "degree": lambda network: dict(network.graph.degree()),
    "in-degree": lambda network: dict(network.graph.in_degree()),
    "out-degree": lambda network: dict(network.graph.out_degree()),
    "strength": lambda network: dict(network.graph.degree(weight="weight")),
    "betweenness": lambda network: nx.betweenness_centrality(simple(network)),
    "closeness": lambda network: nx.closeness_centrality(simple(network)),
    "pagerank": lambda network: nx.pagerank(arcs(network), weight="weight", tol=1e-12, max_iter=1000),
    "core": lambda network: nx.core_number(simple(network)),
    "clustering": lambda network: nx.clustering(simple(network)),
    "constraint": lambda network: nx.constraint(simple(network)),
    "effective-size": lambda network: nx.effective_size(simple(network)),
    "articulation": lambda network: {
        node: int(node in set(nx.articulation_points(simple(network)))) for node in network.graph
    },
}

FIGURES: dict[str, Callable[[Network], Any]] = {
    "density": lambda network: nx.density(simple(network)),
    "transitivity": lambda network: nx.transitivity(simple(network)),
    "bridges": lambda network: {frozenset(pair) for pair in nx.bridges(simple(network))},
}


@pytest.mark.parametrize("name", REFERENCES)
@given(links=graphs)
@settings(max_examples=40)
def test_networkx_gives_the_same_values(name: str, links: list[tuple[int, int, float]]) -> None:
    if name in ("constraint", "effective-size"):
        links = [(one, other, 1.0) for one, other, _ in links]
    network = built(links)
    if name == "constraint":  # the reference takes the weights of a simple graph; ours are one per pair
        links = sorted({(min(one, other), max(one, other), 1.0) for one, other, _ in links})
        network = built(links)
    found, expected = network.metrics([name])[name], REFERENCES[name](network)
    assert set(found) == set(expected)
    for node, value in expected.items():
        assert found[node] == pytest.approx(value, abs=1e-6, nan_ok=True)


@pytest.mark.parametrize("name", FIGURES)
@given(links=graphs)
@settings(max_examples=40)
def test_networkx_gives_the_same_figures(name: str, links: list[tuple[int, int, float]]) -> None:
    network = built(links)
    found, expected = network.metrics([name])[name], FIGURES[name](network)
    if name == "bridges":
        assert {frozenset(pair) for pair in found} == expected
    else:
        assert found == pytest.approx(expected)


@given(links=graphs)
@settings(max_examples=40)
def test_components_are_those_of_networkx(links: list[tuple[int, int, float]]) -> None:
    network = built(links)
    found = network.metrics(["component"])["component"]
    parts = [set(part) for part in nx.connected_components(simple(network))]
    assert sorted(map(sorted, parts)) == sorted(
        sorted(node for node in found if found[node] == number) for number in set(found.values())
    )
    sizes = [list(found.values()).count(number) for number in range(len(parts))]
    assert sizes == sorted(sizes, reverse=True)


@given(links=graphs)
@settings(max_examples=40)
def test_modularity_of_the_communities_is_that_of_networkx(links: list[tuple[int, int, float]]) -> None:
    network = built(links)
    measures = network.metrics(["community", "modularity"])
    reference = simple(network)
    if reference.number_of_edges():
        numbers = measures["community"]
        parts = [{node for node in numbers if numbers[node] == each} for each in set(numbers.values())]
        assert measures["modularity"] == pytest.approx(nx.community.modularity(reference, parts, weight="weight"))
        assert measures["modularity"] >= -1e-9
    else:
        assert measures["modularity"] == 0.0


@given(links=graphs)
@settings(max_examples=25)
@example([(0, 0, 1.0), (1, 3, 1.0)])
def test_assortativity_is_that_of_networkx(links: list[tuple[int, int, float]]) -> None:
    network = built(links)
    found = network.metrics(["assortativity"])["assortativity"]
    reference = simple(network)
    if math.isnan(found):
        linked = reference.subgraph(node for node, degree in reference.degree() if degree)
        assert len(set(nx.get_node_attributes(linked, "class").values())) <= 1
    else:
        assert found == pytest.approx(nx.attribute_assortativity_coefficient(reference, "class"))


def test_eigenvector_hits_and_two_mode_measures_are_those_of_networkx(network: Network) -> None:
    measures = network.metrics()
    reference = nx.eigenvector_centrality(simple(network), weight="weight", max_iter=5000, tol=1e-10)
    assert measures["eigenvector"] == pytest.approx(reference, abs=1e-4)
    hubs, authorities = nx.hits(arcs(network), max_iter=1000, tol=1e-12)
    assert measures["hub"] == pytest.approx(hubs, abs=1e-5)
    assert measures["authority"] == pytest.approx(authorities, abs=1e-5)
    sources, _ = network.parts or (frozenset(), frozenset())
    assert measures["two-mode-degree"] == pytest.approx(bipartite.degree_centrality(simple(network), sources))
    assert measures["two-mode-density"] == pytest.approx(bipartite.density(simple(network), sources))
    between = bipartite.betweenness_centrality(simple(network), sources)
    assert measures["two-mode-betweenness"] == pytest.approx(between)
    assert measures["two-mode-clustering"] == pytest.approx(bipartite.latapy_clustering(simple(network)))


def test_the_kite_has_the_values_that_krackhardt_published() -> None:
    """Krackhardt 1990, Administrative Science Quarterly 35, 351: one node leads by each of three centralities."""
    names = ("Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane")
    kite = built([(one, other, 1.0) for one, other in nx.krackhardt_kite_graph().edges()])
    values = kite.metrics(["degree", "betweenness", "closeness"]).values
    told = {metric: {names[int(node[1:])]: value for node, value in of.items()} for metric, of in values.items()}
    leading = {metric: {name for name in names if of[name] == max(of.values())} for metric, of in told.items()}
    assert leading == {"degree": {"Diane"}, "betweenness": {"Heather"}, "closeness": {"Fernando", "Garth"}}
    assert told["degree"]["Diane"] == 6
    assert told["betweenness"]["Heather"] == pytest.approx(14 / 36)  # 14 of the 36 pairs of the nine others
    assert told["closeness"]["Fernando"] == pytest.approx(9 / 14)


def test_the_karate_club_has_the_communities_that_are_published() -> None:
    """The largest modularity of Zachary's club is 0.4198, with four communities (Brandes et al. 2008, IEEE TKDE 20)."""
    club = built([(one, other, 1.0) for one, other in nx.karate_club_graph().edges()])
    measures = club.metrics(["community", "modularity"])
    assert measures["modularity"] == pytest.approx(0.4198, abs=1e-4)
    assert len(set(measures["community"].values())) == 4


def test_the_southern_women_have_the_two_mode_values_that_are_published() -> None:
    """Davis's women and events, as in Borgatti & Halgin 2011, Analyzing Affiliation Networks (SAGE Handbook of SNA)."""
    women = nx.davis_southern_women_graph()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(women)
    for woman, event in women.edges():
        graph.add_edge(woman, event, key="attended", weight=1.0)
    measures = network_from(graph).metrics([name for name in METRICS if name.startswith("two-mode")])
    assert measures["two-mode-density"] == pytest.approx(89 / (18 * 14))
    published = {
        "Evelyn Jefferson": (0.57, 0.80, 0.10),
        "Laura Mandeville": (0.50, 0.73, 0.05),
        "E8": (0.78, 0.85, 0.24),
    }
    for node, values in published.items():
        found = [measures[f"two-mode-{name}"][node] for name in ("degree", "closeness", "betweenness")]
        assert [round(value, 2) for value in found] == list(values)


@given(links=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=30))
@settings(max_examples=60)
def test_two_mode_centralities_are_shares_of_the_largest(links: list[tuple[int, int]]) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one, other in links:
        graph.add_edge(f"agent {one}", f"context {other}", key="p", weight=1.0)
    network = network_from(graph)
    measures = network.metrics(["two-mode-closeness", "two-mode-betweenness"])
    for column in measures.values.values():
        assert all(0 <= value <= 1 + 1e-9 for value in column.values())
    if nx.is_connected(simple(network)) and network.parts:
        reference = bipartite.closeness_centrality(simple(network), network.parts[0])
        assert measures["two-mode-closeness"] == pytest.approx(reference)


def test_a_reading_tells_things_of_one_name_apart_and_how_many_share_a_value() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, label, class_ in (("a", "Lieu", "Project"), ("b", "Lieu", "Building"), ("c", "Anne", "Person")):
        graph.add_node(node, label_fr=label, label_en=label, **{"class": class_})
    graph.add_node("d", label_fr="Dora", label_en="Dora", **{"class": "Person"})
    graph.add_node("e", label_fr="Emil", label_en="Emil", **{"class": "Person"})
    for person, thing in (("c", "a"), ("c", "b"), ("d", "a"), ("e", "a")):
        graph.add_edge(person, thing, key="p", weight=1.0)
    measures = network_from(graph).metrics(["degree", "bridges", "core"])
    assert measures.sentences("fr") == [
        "Degré : Lieu (projet) (3), Anne (2), Lieu (bâtiment) (1) et 2 autres à 1 — " + METRICS["degree"].high.fr,
        "Ponts : 4 (Lieu (projet) — Anne ; Lieu (projet) — Dora ; Lieu (projet) — Emil …)",
        "Cœur : 1 pour tous les nœuds.",
    ]
    assert measures.sentences("en")[0].startswith("Degree: Lieu (project) (3), Anne (2), Lieu (building) (1) and 2 oth")
    assert measures.sentences("en")[2] == "Core number: 1 for all nodes."


def test_structural_holes_by_hand() -> None:
    """A broker between two pairs: e links a–b and c–d, which are linked in themselves (Borgatti 1997: n − 2t/n)."""
    holes = built([(0, 1, 1.0), (2, 3, 1.0), (4, 0, 1.0), (4, 1, 1.0), (4, 2, 1.0), (4, 3, 1.0)])
    measures = holes.metrics(["effective-size", "constraint"])
    assert measures["effective-size"]["n4"] == pytest.approx(4 - 2 * 2 / 4)
    assert measures["effective-size"]["n0"] == pytest.approx(2 - 2 * 1 / 2)
    # e has a quarter of its links with each; through a, half of whose links go to b, it also reaches b by an eighth.
    assert measures["constraint"]["n4"] == pytest.approx(4 * (1 / 4 + 1 / 4 * 1 / 2) ** 2)
    assert measures["constraint"]["n0"] == pytest.approx((1 / 2 + 1 / 2 * 1 / 4) ** 2 + (1 / 2 + 1 / 2 * 1 / 2) ** 2)


def test_undirected_networks_have_no_in_or_out(village: Store) -> None:
    names = fitting(network_of(village, "co-authorship"))
    assert {"degree", "pagerank"} <= set(names)
    assert not {"in-degree", "out-degree", "hub", "authority", "two-mode-degree"} & set(names)


def test_two_clear_groups_are_two_communities() -> None:
    cliques = [
        (one, other, 1.0) for group in ((0, 1, 2, 3), (5, 6, 7, 8)) for one in group for other in group if one < other
    ]
    found = built([*cliques, (3, 5, 1.0)]).metrics(["community"])["community"]
    assert {frozenset(node for node in found if found[node] == number) for number in (0, 1)} == {
        frozenset({"n0", "n1", "n2", "n3"}),
        frozenset({"n5", "n6", "n7", "n8"}),
    }


def test_communities_are_the_same_each_time() -> None:
    random_graph = nx.gnp_random_graph(60, 0.1, seed=1)
    network = built([(one, other, 1.0) for one, other in random_graph.edges()])
    first = communities.leiden(Arrays.of(network.graph), seed=4)
    assert all(np.array_equal(first, communities.leiden(Arrays.of(network.graph), seed=4)) for _ in range(5))


class TestSampledBetweenness:
    """Large networks are estimated, and say how well."""

    @staticmethod
    def arrays() -> tuple[Arrays, Any]:
        reference = nx.barabasi_albert_graph(150, 2, seed=2)
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_edges_from((str(one), str(other), "p", {"weight": 1.0}) for one, other in reference.edges())
        return Arrays.of(graph), reference

    def test_a_sample_of_all_nodes_is_exact(self) -> None:
        arrays, reference = self.arrays()
        estimate = centrality.sampled_betweenness(arrays, 150)
        exact = nx.betweenness_centrality(reference)
        assert dict(zip(arrays.nodes, estimate.values, strict=True)) == pytest.approx(
            {str(node): value for node, value in exact.items()}
        )
        assert estimate.error.max() == pytest.approx(0.0)

    def test_it_errs_as_much_as_it_says_and_to_neither_side(self) -> None:
        arrays, reference = self.arrays()
        between = nx.betweenness_centrality(reference)
        exact = np.array([between[int(node)] for node in arrays.nodes])
        estimates = [centrality.sampled_betweenness(arrays, 40, seed=seed) for seed in range(60)]
        wrong = np.array([estimate.values - exact for estimate in estimates])
        said = np.array([estimate.error**2 for estimate in estimates])
        assert np.abs(wrong.mean(0)).max() < 4 * np.sqrt(said.mean(0).max() / 60)
        assert 0.8 < (wrong**2).mean() / said.mean() < 1.25

    def test_closeness_errs_as_much_as_it_says(self) -> None:
        arrays, reference = self.arrays()
        near = nx.closeness_centrality(reference)
        exact = np.array([near[int(node)] for node in arrays.nodes])
        estimates = [centrality.sampled_closeness(arrays, 40, seed=seed) for seed in range(60)]
        wrong = np.array([estimate.values - exact for estimate in estimates])
        said = np.array([estimate.error**2 for estimate in estimates])
        assert 0.8 < (wrong**2).mean() / said.mean() < 1.25

    def test_closeness_of_small_pieces_is_exact(self) -> None:
        reference = nx.disjoint_union(nx.path_graph(5), nx.disjoint_union(nx.star_graph(4), nx.empty_graph(2)))
        graph: nx.MultiDiGraph[str] = nx.relabel_nodes(nx.MultiDiGraph(reference), str)
        arrays = Arrays.of(graph)
        estimate = centrality.sampled_closeness(arrays, 100)
        exact = nx.closeness_centrality(reference)
        assert estimate.values.tolist() == pytest.approx([exact[int(node)] for node in arrays.nodes])
        assert not estimate.error.any()

    def test_it_is_used_beyond_the_limit_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(centrality, "EXACT", 100)
        graph = nx.MultiDiGraph(nx.barabasi_albert_graph(120, 2, seed=3))
        graph = nx.relabel_nodes(graph, str)
        told: list[tuple[str, int, int]] = []
        measures = network_from(graph).metrics(["betweenness"], progress=lambda *each: told.append(each))
        assert told[-1] == ("betweenness", 120, 120)
        assert set(measures.estimates["betweenness"]) == set(graph)
        assert any("120" in warning.en and "standard error" in warning.en for warning in measures.warnings())
        assert "± betweenness" in measures.rows("fr")[0]

    def test_an_interruption_keeps_what_is_done(self) -> None:
        arrays, _ = self.arrays()

        def interrupt(done: int, _total: int) -> None:
            if done == 10:
                raise KeyboardInterrupt

        assert centrality.sampled_betweenness(arrays, 100, progress=interrupt).samples == 10


def test_an_interruption_keeps_the_metrics_that_are_finished(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(centrality, "closeness", interrupt)
    measures = network.metrics(["degree", "closeness", "core"])
    assert list(measures) == ["degree"]
    assert any("interrompu" in warning.fr for warning in measures.warnings())


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_a_metric_says_what_it_is_in_both_languages(metric: Metric) -> None:
    for text in (metric.definition, metric.caveat):
        assert text.fr
        assert text.en
        assert text.fr != text.en
    assert any(character.isdigit() for character in metric.source), "a source has a year"


def test_an_unknown_metric_lists_the_near_names(network: Network) -> None:
    with pytest.raises(NotFoundError) as caught:
        network.metrics(["betweness"])
    assert "betweenness" in caught.value.in_("fr")


def test_a_small_network_says_what_its_figures_are_worth(network: Network) -> None:
    (warning,) = network.metrics(["degree"]).warnings()
    few = sum(degree <= 2 for _, degree in network.graph.degree())
    assert f"{few} of the {len(network)}" in warning.en
    assert f"{few} des {len(network)}" in warning.fr


def test_each_measure_is_told_in_a_sentence(network: Network) -> None:
    measures = network.metrics()
    french, english = measures.sentences("fr"), measures.sentences("en")
    assert len(french) == len(list(measures)) == len(fitting(network))
    assert french[0].startswith("Degré : Ada L’Hôte (4)")
    assert english[0].startswith("Degree: Ada L’Hôte (4)")


def test_the_table_is_a_data_frame_and_safe_html(network: Network) -> None:
    measures = network.metrics(["degree", "component"])
    frame = measures.to_pandas("en")
    assert frame["degree"].is_monotonic_decreasing
    assert frame.index.name == "node"
    network.graph.nodes["https://w3id.org/amu-graph/person/bob"]["label_fr"] = "<script>"
    try:
        assert "<script>" not in measures._repr_html_()
        assert "&lt;script&gt;" in measures._repr_html_()
    finally:
        network.graph.nodes["https://w3id.org/amu-graph/person/bob"]["label_fr"] = "Bob"
