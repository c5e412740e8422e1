"""Where things are, from a few statements: by coordinates, else by the place and what it is part of, or an outline."""

import pyoxigraph as ox
import pytest

from amu_graph.maps.content import Content, content_of
from amu_graph.maps.whereabouts import Whereabouts
from amu_graph.namespaces import BASE
from amu_graph.query.labels import Labels
from amu_graph.store import Store

SAID = """
PREFIX amu: <https://w3id.org/amu-graph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX place: <https://w3id.org/amu-graph/place/>
PREFIX project: <https://w3id.org/amu-graph/project/>
PREFIX organization: <https://w3id.org/amu-graph/organization/>
PREFIX building: <https://w3id.org/amu-graph/building/>
PREFIX concept: <https://w3id.org/amu-graph/vocab/theme/>

place:port a amu:Place ; rdfs:label "Port"@fr ; wgs:lat 47.0 ; wgs:long -2.0 .
place:quai a amu:Place ; rdfs:label "Le Quai"@fr ; dcterms:isPartOf place:port .
place:isere a amu:Place ; rdfs:label "Isère"@fr .
place:vienne a amu:Place ; rdfs:label "Vienne"@fr ; dcterms:isPartOf place:isere .
place:limoges a amu:Place ; rdfs:label "Vienne"@fr .
place:loin a amu:Place ; rdfs:label "Loin d’ici"@fr .
place:rond a amu:Place ; rdfs:label "Rond"@fr ; dcterms:isPartOf place:rond .

project:un amu:locatedIn place:quai ; amu:year 2013 ; dcterms:subject concept:eau .
project:deux amu:locatedIn place:loin .
project:trois rdfs:label "Trois"@fr .
building:tour wgs:lat 48.5 ; wgs:long 7.7 ; amu:locatedIn place:port .
organization:aile schema:areaServed place:isere , place:loin .
building:faux wgs:lat 148.5 ; wgs:long 7.7 .
building:mots wgs:lat "48,5" ; wgs:long "7° 42′" .
"""


@pytest.fixture(scope="module")
def whereabouts() -> Whereabouts:
    store = Store.memory(ox.parse(SAID, format=ox.RdfFormat.TURTLE))
    return Whereabouts(store, Labels(store).of)


def shown(whereabouts: Whereabouts, *names: str) -> Content:
    return content_of(whereabouts, [BASE + name for name in names], lambda iri: iri.removeprefix(BASE))


@pytest.mark.parametrize(
    ("place", "by", "point"),
    [
        ("place/port", "place/port", (-2.0, 47.0)),
        ("place/quai", "place/port", (-2.0, 47.0)),  # through what it is part of
        ("building/tour", "building/tour", (7.7, 48.5)),  # its own coordinates, not those of its place
    ],
)
def test_a_point(whereabouts: Whereabouts, place: str, by: str, point: tuple[float, float]) -> None:
    position = whereabouts.position(BASE + place)
    assert position is not None
    assert (position.by, position.point, position.area) == (BASE + by, point, None)


def test_a_department_is_its_outline_and_a_town_of_its_name_is_not(whereabouts: Whereabouts) -> None:
    isere, town, department = (whereabouts.position(BASE + f"place/{name}") for name in ("isere", "vienne", "limoges"))
    assert isere
    assert isere.area
    assert isere.area.code == "38"
    assert town
    assert town.by == BASE + "place/isere"  # Vienne, a town in Isère, is no department
    assert department
    assert department.area
    assert department.area.code == "87" or department.area.name == "Vienne"


def test_nothing_is_invented(whereabouts: Whereabouts) -> None:
    assert whereabouts.position(BASE + "place/loin") is None
    assert whereabouts.position(BASE + "place/rond") is None  # part of itself
    assert whereabouts.of(BASE + "building/faux") == ()  # 148° north is nowhere
    assert whereabouts.of(BASE + "project/trois") == ()


def test_coordinates_in_words_are_none(whereabouts: Whereabouts) -> None:
    assert whereabouts.of(f"{BASE}building/mots") == ()


def test_a_map_counts_what_it_leaves_out(whereabouts: Whereabouts) -> None:
    content = shown(whereabouts, "project/un", "project/deux", "project/trois", "organization/aile", "building/tour")
    sites = {site.name: [member.thing.rpartition("/")[2] for member in site.members] for site in content.sites}
    assert sites == {"place/port": ["un"], "place/isere": ["aile"], "building/tour": ["tour"]}
    assert {thing.rpartition("/")[2] for thing in content.nowhere} == {"deux"}
    assert [thing.rpartition("/")[2] for thing in content.placeless] == ["trois"]
    (there,) = next(site for site in content.sites if site.name == "place/port").members
    assert there.place == BASE + "place/quai"  # what is said, beside where it is drawn


def test_years_and_themes_are_those_of_the_graph(whereabouts: Whereabouts) -> None:
    assert whereabouts.years(BASE + "project/un") == [2013]
    assert whereabouts.themes(BASE + "project/un") == [BASE + "vocab/theme/eau"]
    assert whereabouts.years(BASE + "project/deux") == []
