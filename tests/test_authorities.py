"""Addresses of authority files: known by their form, checked by their number, written as their keeper writes them."""

import pytest

from amu_graph.authorities import AUTHORITIES, called, flaw_of
from amu_graph.query.labels import Labels
from amu_graph.store import Store

# address as the keeper documents it → what it is called. The numbers are public examples: Victor Hugo, the example
# record of ORCID, INSEE, and a university.
THINGS = {
    "http://www.wikidata.org/entity/Q535": "Wikidata Q535",
    "http://viaf.org/viaf/9847974": "VIAF 9847974",
    "http://www.idref.fr/026927608/id": "IdRef 026927608",
    "http://data.bnf.fr/ark:/12148/cb11907966z#about": "BnF cb11907966z",
    "https://isni.org/isni/0000000121200982": "ISNI 0000\xa00001\xa02120\xa00982",
    "https://orcid.org/0000-0002-1825-0097": "ORCID 0000-0002-1825-0097",
    "https://orcid.org/0000-0002-1694-233X": "ORCID 0000-0002-1694-233X",
    "https://ror.org/05f950310": "ROR 05f950310",
    "https://annuaire-entreprises.data.gouv.fr/entreprise/120027016": "SIREN 120\xa0027\xa0016",
    "https://sws.geonames.org/2973783/": "GeoNames 2973783",
}
# page about a thing, or another way of writing → the address of the thing
PAGES = {
    "https://www.wikidata.org/wiki/Q535": "http://www.wikidata.org/entity/Q535",
    "https://m.wikidata.org/wiki/Special:EntityData/Q535.json": "http://www.wikidata.org/entity/Q535",
    "https://viaf.org/viaf/9847974/": "http://viaf.org/viaf/9847974",
    "https://www.idref.fr/026927608": "http://www.idref.fr/026927608/id",
    "https://data.bnf.fr/fr/ark:/12148/cb11907966z": "http://data.bnf.fr/ark:/12148/cb11907966z#about",
    "http://www.isni.org/0000000121200982": "https://isni.org/isni/0000000121200982",
    "http://orcid.org/0000-0002-1694-233x": "https://orcid.org/0000-0002-1694-233X",
    "https://annuaire-entreprises.data.gouv.fr/entreprise/insee-120027016": (
        "https://annuaire-entreprises.data.gouv.fr/entreprise/120027016"
    ),
    "https://www.geonames.org/2973783/strasbourg.html": "https://sws.geonames.org/2973783/",
}
WRONG = (
    "http://www.idref.fr/026927609/id",
    "https://isni.org/isni/0000000121200983",
    "https://orcid.org/0000-0002-1825-0098",
    "https://annuaire-entreprises.data.gouv.fr/entreprise/120027061",
)


@pytest.mark.parametrize("address", THINGS)
def test_the_address_of_a_thing_has_the_name_of_its_base_and_is_right(address: str) -> None:
    assert called(address) == THINGS[address]
    assert flaw_of(address) is None
    assert Labels(Store.memory([])).of(address).fr == THINGS[address]


def test_every_base_is_tried() -> None:
    assert {each.partition(" ")[0] for each in THINGS.values()} == {each.name for each in AUTHORITIES}


@pytest.mark.parametrize("address", PAGES)
def test_the_page_about_a_thing_is_answered_with_the_address_of_the_thing(address: str) -> None:
    flaw = flaw_of(address)
    assert flaw is not None
    assert flaw.fr.endswith(f": {PAGES[address]}")
    assert called(address) == called(PAGES[address])


@pytest.mark.parametrize("address", WRONG)
def test_a_wrong_check_digit_is_told(address: str) -> None:
    flaw = flaw_of(address)
    assert flaw is not None
    assert "dernier chiffre" in flaw.fr


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/entity/Q535",
        "https://www.wikidata.org/wiki/Property:P31",
        "https://www.wikidata.org.example.org/entity/Q1",
        "http://www.wikidata.org/entity/Q0",
        "https://ror.org/",
        "https://habitatparticipatif.strasbourg.eu/",
    ],
)
def test_another_address_is_called_nothing_and_has_no_flaw(address: str) -> None:
    assert called(address) == ""
    assert flaw_of(address) is None
