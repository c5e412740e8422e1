"""The outlines: their number is that of the law, and cities lie in their departments."""

import pytest

from amu_graph.maps.outlines import Outlines, outlines

CITIES = {
    "67": (7.752, 48.573),  # Strasbourg
    "69": (4.835, 45.758),  # Lyon
    "75": (2.352, 48.857),  # Paris
    "44": (-1.554, 47.218),  # Nantes
    "38": (5.724, 45.188),  # Grenoble
    "2A": (8.774, 41.945),  # inland of Ajaccio
    "973": (-52.60, 4.60),  # inland of Cayenne
    "974": (55.53, -21.11),  # the middle of La Réunion
}
"""Longitude and latitude of places, by the code of the department in which they lie."""


def test_france_has_the_parts_that_the_law_gives_it() -> None:
    known = outlines()
    departments = {area.code for area in known.of_kind("department")}
    assert len(departments) == 101
    assert len(known.of_kind("region")) == 18
    assert len(known.of_kind("former-region")) == 16  # of the 22 of before 2016, those that were merged


@pytest.mark.parametrize("code", CITIES)
def test_a_city_lies_in_its_department_and_in_no_other(code: str) -> None:
    holding = {area.code for area in outlines().of_kind("department") if area.holds(*CITIES[code])}
    assert holding == {code}


def test_a_region_is_what_its_departments_are() -> None:
    (region,) = outlines().named("auvergne-rhone-alpes")
    (former,) = outlines().named("Rhône-Alpes")
    assert region.holds(*CITIES["69"])
    assert former.holds(*CITIES["69"])
    clermont = (3.087, 45.777)
    assert region.holds(*clermont)
    assert not former.holds(*clermont)


def test_the_middle_of_an_area_lies_in_it() -> None:
    outside = [area.name for area in outlines().of_kind("department") if not area.holds(*area.middle)]
    assert outside == []


def test_a_name_is_found_whatever_its_accents() -> None:
    assert outlines().named("REUNION") == ()
    assert [area.code for area in outlines().named("la reunion")] == ["04", "974"]
    assert Outlines({}, ()).of_kind("region") == ()
