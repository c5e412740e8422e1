"""Labels of pictures: they overlap nothing, and a crowd keeps the most important ones."""

import math
from collections.abc import Callable

import pytest

from amu_graph.network import Network
from amu_graph.network.drawing.label_placement import LETTER, LINE, Label, Sheet, Spot, leader, place, wrapped
from amu_graph.network.drawing.picture import Dot, picture
from amu_graph.network.layouts import LAYOUTS

Make = Callable[[int, int, int], Network]


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_label_overlaps_another_at_a_hundred_nodes(name: str, two_mode_network: Make) -> None:
    network = two_mode_network(60, 50, 110)
    assert len(network) >= 90
    drawn = picture(network, network.layout(name), "fr")
    boxes = [
        (
            label.x,
            label.y - LETTER * LINE / 2,
            label.x + label.width,
            label.y + (len(label.lines) - 0.5) * LETTER * LINE,
        )
        for dot in drawn.dots
        if (label := dot.label)
    ]
    assert len(boxes) > 0.97 * len(network), "labels are missing"
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_name_stands_nearer_to_its_node_than_to_any_other(two_mode_network: Make) -> None:
    """Apart from its own node by a line, that meets no other node, or by less than any other node is."""
    network = two_mode_network(60, 50, 110)
    sheet = Sheet(width=1100, height=700, margin=100, letter=13)
    drawn = picture(network, network.layout("force"), "fr", sheet=sheet)
    named = [(dot, dot.label) for dot in drawn.dots if dot.label]
    assert len(named) > 20
    for dot, label in named:
        others = [each for each in drawn.dots if abs(each.x - dot.x) + abs(each.y - dot.y) >= dot.radius]
        if label.far:
            end = leader(label, dot, sheet.letter)
            assert not [each for each in others if distance((dot.x, dot.y), end, (each.x, each.y)) < each.radius]
        else:
            own = gap(label, dot)
            assert not [each for each in others if gap(label, each) < own]


def gap(label: Label, dot: Dot) -> float:
    """Return how far the edge of a node is from the box of a label."""
    top, bottom = label.y - 13 * LINE / 2, label.y + (len(label.lines) - 0.5) * 13 * LINE
    across = max(label.x - dot.x, 0, dot.x - label.x - label.width)
    return math.hypot(across, max(top - dot.y, 0, dot.y - bottom)) - dot.radius


def distance(one: tuple[float, float], other: tuple[float, float], point: tuple[float, float]) -> float:
    """Return how far a point is from the line between two."""
    (ax, ay), (bx, by), (x, y) = one, other, point
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))


def test_a_crowd_has_labels_for_the_most_important_only() -> None:
    labels = place([Spot(100, 100, 5, f"Node {number}") for number in range(60)], Sheet(width=200, height=200))
    assert labels[0] is not None
    assert None in labels


def test_long_names_are_wrapped_and_cut() -> None:
    assert wrapped("Le Moulin") == ("Le Moulin",)
    lines = wrapped("Pour une réforme radicale de la politique de la ville : ça ne se fera plus sans nous, rapport")
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrapped("") == ("",)
    assert wrapped("Conférence nationale « Coût\u00a0»", longest=27)[-1] == "« Coût\u00a0»"


def test_no_line_begins_or_ends_with_a_mark_that_french_sets_apart() -> None:
    words = "Conférence « Coût global pour une rénovation » : deux jours"
    for longest in range(4, len(words)):
        for line in wrapped(words, longest=longest, lines=20):
            assert line[0] not in "»:"
            assert line[-1] != "«"
