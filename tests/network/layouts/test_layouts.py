"""Layouts: the same picture each time, little moved by one more node, and good by their own measures."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.network import Network, network_of
from amu_graph.network.arrays import Arrays
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.layouts.arrangements import crossings
from amu_graph.network.layouts.forces import repulsion
from amu_graph.network.layouts.placing import oriented, own_places
from amu_graph.network.layouts.stress import distances, majorised, scaled, stress
from amu_graph.store import Store
from network.conftest import network_from

Make = Callable[[int, int, int], Network]


def points(positions: dict[str, tuple[float, float]]) -> np.ndarray:
    return np.array([positions[node] for node in sorted(positions)])


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_data_give_the_same_picture(name: str, two_mode_network: Make) -> None:
    first, second = two_mode_network(40, 30, 90), two_mode_network(40, 30, 90)
    assert first.layout(name) == second.layout(name)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_node_has_a_place_of_its_own(name: str, two_mode_network: Make) -> None:
    network = two_mode_network(40, 30, 90)
    found = points(network.layout(name))
    assert found.shape == (len(network), 2)
    assert np.isfinite(found).all()
    assert np.abs(found).max() == pytest.approx(1.0)
    apart = np.sqrt(((found[:, None] - found[None]) ** 2).sum(2)) + np.eye(len(found))
    assert apart.min() > 0.002


@pytest.mark.parametrize("name", LAYOUTS)
@given(links=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=25))
@settings(max_examples=20)
def test_any_network_can_be_laid_out(name: str, links: list[tuple[int, int]]) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    side = "other " if name == "two-mode" else ""
    graph.add_edges_from((str(one), f"{side}{other}", "p") for one, other in links)
    found = points(network_from(graph).layout(name))
    assert np.isfinite(found).all()
    assert np.abs(found).max() <= 1.0


@pytest.mark.parametrize("people", [40, 400])
def test_one_more_node_moves_the_others_little(people: int, two_mode_network: Make) -> None:
    network = two_mode_network(people, people, 3 * people)
    before = network.layout("force")
    graph = network.graph.copy()
    middle = sorted(graph)[len(graph) // 2]
    graph.add_edge("person/new", middle, key="p", weight=1.0)
    for after, most in (
        (network_from(graph).layout("force"), 0.1),
        (network_from(graph).layout("force", start=before), 0.05),
    ):
        moved = np.sqrt(((points({node: after[node] for node in before}) - points(before)) ** 2).sum(1))
        assert np.median(moved) < most


@pytest.mark.parametrize("name", LAYOUTS)
@given(
    links=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=15),
    known=st.sets(st.integers(0, 9)),
)
@settings(max_examples=15)
@example(links=[(one, 9) for one in range(6)], known=set(range(6)))
def test_any_network_keeps_near_to_what_is_known_of_it(
    name: str, links: list[tuple[int, int]], known: set[int]
) -> None:
    """Also where no link joins two nodes that had a place."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    side = "other " if name == "two-mode" else ""
    graph.add_edges_from((str(one), f"{side}{other}", "p") for one, other in links)
    before = {str(one): (0.1 * one, 0.01 * one * one) for one in known}
    assert np.isfinite(points(network_from(graph).layout(name, start=before))).all()


def test_the_seed_changes_the_picture(two_mode_network: Make) -> None:
    network = two_mode_network(10, 10, 20)
    assert network.layout("force", seed=1) != network.layout("force", seed=2)


def test_stress_is_less_than_that_of_spring_layout() -> None:
    """The peer is what users of networkx draw with."""
    graph = nx.MultiDiGraph(nx.connected_watts_strogatz_graph(80, 4, 0.1, seed=1))
    graph = nx.relabel_nodes(graph, str)
    network = network_from(graph)
    arrays = Arrays.of(graph)
    wanted = distances(arrays, np.arange(len(arrays)))
    ours = np.array([network.layout("force")[node] for node in arrays.nodes])
    peer = nx.spring_layout(nx.Graph(graph), seed=1)
    assert stress(wanted, ours) < 0.8 * stress(wanted, np.array([peer[node] for node in arrays.nodes]))


def test_stress_of_a_perfect_picture_is_zero_at_any_scale() -> None:
    line = np.arange(5.0)
    wanted = np.abs(line[:, None] - line[None])
    assert stress(wanted, np.stack([3 * line, np.zeros(5)], axis=1)) == pytest.approx(0.0)


def test_two_columns_cross_less_than_the_order_of_names(two_mode_network: Make) -> None:
    network = two_mode_network(20, 20, 40)
    arrays = Arrays.of(network.graph)
    found = network.layout("two-mode")
    column = np.array([-1 if node.startswith("person") else 1 for node in arrays.nodes])
    ours = np.array([found[node][1] for node in arrays.nodes])
    assert {found[node][0] < 0 for node in arrays.nodes if node.startswith("person")} == {True}
    assert {found[node][0] > 0 for node in arrays.nodes if node.startswith("project")} == {True}
    assert crossings(arrays, column, ours) < 0.7 * crossings(arrays, column, np.arange(len(arrays), dtype=float))


def test_crossings_of_an_x_and_of_a_ladder() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "y"), ("b", "x")])
    arrays = Arrays.of(graph)
    column = np.array([-1 if node in "ab" else 1 for node in arrays.nodes])
    height = {"a": 0.0, "b": 1.0, "x": 0.0, "y": 1.0}
    assert crossings(arrays, column, np.array([height[node] for node in arrays.nodes])) == 1
    height = {"a": 0.0, "b": 1.0, "x": 1.0, "y": 0.0}
    assert crossings(arrays, column, np.array([height[node] for node in arrays.nodes])) == 0


def test_a_timeline_is_in_the_order_of_years(two_mode_network: Make) -> None:
    network = two_mode_network(20, 20, 60)
    found = network.layout("timeline")
    dated = [(year, found[node][0]) for node, year in network.graph.nodes(data="year") if year is not None]
    years, places = zip(*sorted(dated), strict=True)
    assert list(places) == sorted(places)
    assert len({place for year, place in dated if year == years[0]}) == 1


def test_what_has_no_date_stands_apart_from_the_years(two_mode_network: Make) -> None:
    network = two_mode_network(20, 20, 60)
    found = network.layout("timeline")
    nodes = dict(network.graph.nodes(data="year"))
    first = min(found[node][0] for node, year in nodes.items() if year is not None)
    apart = {found[node] for node, year in nodes.items() if year is None}
    step = 1 / 14  # the years go over 14 steps, and the band takes less than as much again
    assert max(x for x, _ in apart) < first - step
    assert len(apart) == sum(year is None for year in nodes.values())


def test_two_columns_are_the_two_sides_and_other_networks_have_none(village: Store) -> None:
    network = network_of(village, "authorship")
    found = network.layout("two-mode")
    assert network.parts is not None
    left, right = ({found[node][0] for node in side} for side in network.parts)
    assert max(left) < min(right)
    assert len(left) == len(right) == 1
    for name in ("whole", "co-authorship"):
        with pytest.raises(UsageError):
            network_of(village, name).layout("two-mode")


@pytest.mark.parametrize(
    "graph", [nx.star_graph(8), nx.cycle_graph(9), nx.complete_bipartite_graph(4, 5), nx.grid_2d_graph(4, 4)], ids=str
)
def test_the_last_digits_of_a_processor_decide_nothing(graph: Any) -> None:  # noqa: ANN401 - networkx has no types
    distance = np.array(nx.floyd_warshall_numpy(graph))
    anchors = own_places([str(node) for node in graph])
    noise = np.random.default_rng(0).normal(scale=1e-12, size=distance.shape)
    other = distance + noise + noise.T
    pictures = [oriented(majorised(each, scaled(each, anchors)), anchors) for each in (distance, other)]
    assert np.abs(pictures[0] - pictures[1]).max() < 1e-6


def test_rings_are_the_distances_from_the_middle(village: Store) -> None:
    network = network_of(village, "ego", entity="project/moulin", depth=3)
    found = network.layout()
    middle = "https://w3id.org/amu-graph/project/moulin"
    away = nx.single_source_shortest_path_length(network.graph.to_undirected(), middle)
    centre = np.array(found[middle])
    radii: dict[int, set[float]] = {}
    for node, distance in away.items():
        radii.setdefault(distance, set()).add(round(float(np.hypot(*(np.array(found[node]) - centre))), 3))
    assert all(len(each) == 1 for each in radii.values())
    ordered = [next(iter(radii[distance])) for distance in sorted(radii)]
    assert ordered == sorted(ordered)


def test_each_piece_has_rings_of_its_own(two_mode_network: Make) -> None:
    network = two_mode_network(30, 30, 40)
    found, graph = network.layout("rings"), nx.Graph(network.graph)
    boxes = []
    for piece in nx.connected_components(graph):
        own = np.array([found[node] for node in piece])
        boxes.append((own.min(0), own.max(0)))
        middle = min(piece, key=lambda node: (-graph.degree(node), node))
        radii: dict[int, set[float]] = {}
        for node, away in nx.single_source_shortest_path_length(graph, middle).items():
            radii.setdefault(away, set()).add(round(float(np.hypot(*np.subtract(found[node], found[middle]))), 3))
        largest = [max(of) for _, of in sorted(radii.items())]
        assert all(max(of) - min(of) < 0.002 for of in radii.values())  # positions have six digits
        assert largest == sorted(set(largest))
    assert len(boxes) > 1
    for one, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[one + 1 :]:
            assert (low > other_high).any() or (other_low > high).any()


def test_communities_stand_apart(two_mode_network: Make) -> None:
    network = two_mode_network(40, 40, 90)
    found, numbers = network.layout("communities"), network.metrics(["community"])["community"]
    boxes = []
    for number in set(numbers.values()):
        own = np.array([found[node] for node in found if numbers[node] == number])
        boxes.append((own.mean(0), np.sqrt(((own - own.mean(0)) ** 2).sum(1)).max()))
    between = [
        float(np.hypot(*(one[0] - other[0]))) for place_, one in enumerate(boxes) for other in boxes[place_ + 1 :]
    ]
    assert min(between) > 0.1


def test_an_unknown_layout_lists_the_near_names(network: Network) -> None:
    with pytest.raises(NotFoundError) as caught:
        network.layout("forse")
    assert "force" in caught.value.in_("fr")


def test_the_grid_repels_as_the_sum_over_all_pairs() -> None:
    dice = np.random.default_rng(1)
    places = dice.normal(size=(300, 2)) * 10
    across = places[:, None] - places[None]
    squares = (across**2).sum(2) + np.eye(300)
    exact = (across / squares[:, :, None]).sum(1)
    found = repulsion(places, cells=512)
    assert np.corrcoef(found.ravel(), exact.ravel())[0, 1] > 0.99


def test_given_positions_are_the_layout_whatever_its_name(network: Network) -> None:
    places = {node: (float(number), 0.0) for number, node in enumerate(network.graph)}
    placed = replace(network, positions=places)
    assert placed.layout() == placed.layout("timeline") == places
