"""The conic projection: true to scale on its standard parallels, conformal everywhere, framed with a margin."""

from math import cos, hypot, radians

import pytest

from amu_graph.maps.projection import conic, framed, plain

STEP = 1e-4


def scales(longitude: float, latitude: float) -> tuple[float, float]:
    """How long a short step east and a short step north are on the plane, in their true lengths."""
    (x, y), (east_x, east_y), (north_x, north_y) = (
        conic(longitude, latitude),
        conic(longitude + STEP, latitude),
        conic(longitude, latitude + STEP),
    )
    true = radians(STEP)
    return hypot(east_x - x, east_y - y) / (true * cos(radians(latitude))), hypot(north_x - x, north_y - y) / true


@pytest.mark.parametrize("latitude", [44, 49])
def test_lengths_are_true_on_the_standard_parallels(latitude: float) -> None:
    assert scales(5, latitude) == pytest.approx((1, 1), abs=1e-5)


@pytest.mark.parametrize("place", [(-4.5, 48.4), (9.2, 41.5), (2.35, 48.85), (24.9, 60.2)])
def test_angles_are_true_everywhere(place: tuple[float, float]) -> None:
    east, north = scales(*place)
    assert east == pytest.approx(north, rel=1e-4)


def test_paris_and_lyon_are_as_far_apart_as_they_are() -> None:
    (x, y), (other_x, other_y) = conic(2.3522, 48.8566), conic(4.8357, 45.7640)
    assert hypot(other_x - x, other_y - y) * 6371 == pytest.approx(391.5, rel=0.005)  # the great circle, in km


def test_the_meridian_of_france_runs_straight_up() -> None:
    assert conic(3, 42)[0] == conic(3, 51)[0] == 0
    assert conic(3, 42)[1] < conic(3, 51)[1]
    assert plain(55, -22)[1] < plain(55, -20)[1]


def test_a_frame_keeps_its_margin() -> None:
    points = [(-1.55, 47.2), (7.75, 48.6), (5.37, 43.3)]
    frame = framed(points, left=10, top=20, width=300, margin=30)
    placed = [frame.project(*point) for point in points]
    assert min(x for x, _ in placed) == pytest.approx(40)
    assert max(x for x, _ in placed) == pytest.approx(280)
    assert min(y for _, y in placed) == pytest.approx(50)
    assert max(y for _, y in placed) == pytest.approx(20 + frame.height - 30)
    assert all(frame.holds(place) for place in placed)
    assert not frame.holds(frame.project(-60, 15))
