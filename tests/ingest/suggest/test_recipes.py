"""Layouts declared in files: what they find on pages that they are made for, and that they abstain on others."""

import pytest

from amu_graph import resources
from amu_graph.ingest.suggest.cards import cards
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import role_names
from amu_graph.ingest.suggest.recipes import Cooked, cooked

SHEET = """Les Tisserands

- Maître d’ouvrage : Nantes Habitat
- Architectes : Atelier du Port et Jeanne Martin
- Bureau d’études : Oméga
- Nombre de logements : 14
- Livraison : mars 2015
- Ville : Nantes
"""
BOOKS = """Habiter à plusieurs, de Jeanne Martin et Paul Le Goff – Éditions du Quai, 3 mars 2019 – 180 pages

Un livre qui raconte dix ans de chantier.

La ville, un bien à partager, par Amina Diallo – Presses du Sud, 2012
"""
SITES = """- Nantes – quartier Bellevue – animée par la Maison des Voisins et « Vivre ici »
- Rennes – quartier Villejean – animée par le Centre social de Villejean et Kennedy
"""


def said(found: Cooked) -> set[tuple[str, str, str]]:
    """Return what the layout says, in words."""
    return {
        (link.property, link.subject.name, link.object.name if isinstance(link.object, Mention) else link.object.value)
        for link in found.links
    }


def read(text: str) -> Cooked:
    return cooked(Page(text), role_names(resources.ontology()))


def test_a_sheet_says_who_did_what_for_the_project_above_it() -> None:
    """Roles are called what the vocabulary calls them, in the singular or the plural."""
    assert said(read(SHEET)) == {
        ("role/maitre-d-ouvrage", "Les Tisserands", "Nantes Habitat"),
        ("architect", "Les Tisserands", "Atelier du Port"),
        ("architect", "Les Tisserands", "Jeanne Martin"),
        ("role/ingenieur", "Les Tisserands", "Oméga"),
        ("dwellings", "Les Tisserands", "14"),
        ("completed", "Les Tisserands", "2015-03"),
        ("locatedIn", "Les Tisserands", "Nantes"),
    }


@pytest.mark.parametrize("heading", ["Les acteurs", "Fiche technique", "Une assistance à maîtrise d’usage", "Soutiens"])
def test_a_heading_of_a_part_is_no_project_the_sheet_is_about_the_one_above(heading: str) -> None:
    found = said(read(SHEET.replace("Les Tisserands\n", f"Les Tisserands\n\n{heading}\n")))
    assert found == said(read(SHEET))


@pytest.mark.parametrize("line", ["Publié le 12 mars 2021 par Fanny Roux", "Mis à jour le 3 mai 2020", "Par Noé Blin"])
def test_a_sheet_is_not_about_the_line_that_says_who_wrote_it(line: str) -> None:
    found = read(SHEET.replace("\n\n", f"\n{line}\n\n", 1))
    assert {link.subject.name for link in found.links} == {"Les Tisserands"}


def test_a_sheet_about_a_notion_and_a_place_names_no_project() -> None:
    found = read(SHEET.replace("Les Tisserands", "Habitat participatif à Redon (35)"))
    assert not found.links
    assert "Project" not in {mention.type for mention in found.mentions}


def test_a_notice_of_a_book_says_authors_publisher_and_date() -> None:
    """A comma within the title stays in the title."""
    title, other = "Habiter à plusieurs", "La ville, un bien à partager"
    assert said(read(BOOKS)) == {
        ("creator", title, "Jeanne Martin"),
        ("creator", title, "Paul Le Goff"),
        ("publisher", title, "Éditions du Quai"),
        ("issued", title, "2019-03-03"),
        ("creator", other, "Amina Diallo"),
        ("publisher", other, "Presses du Sud"),
        ("issued", other, "2012"),
    }


def test_a_list_of_places_says_who_is_active_where() -> None:
    """« et » parts two bodies where a second one begins, and not within a name."""
    assert said(read(SITES)) == {
        ("activeIn", "Maison des Voisins", "quartier Bellevue"),
        ("activeIn", "Vivre ici", "quartier Bellevue"),
        ("activeIn", "Centre social de Villejean et Kennedy", "quartier Villejean"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Architecte : qui dessine le projet et suit le chantier.\nMaître d’ouvrage : qui paie.\n",
        "Silence : Pouvez-vous présenter le réseau ?\nJeanne Martin : Oui.\n",
        "Il faut écouter, dit-elle – puis agir, en mars – et attendre.\n",
        "- Nantes – quartier Bellevue – animée par la Maison des Voisins\n",
        "Bois – paille – chanvre\n",
        "Horaires : 9 h\nTarif : 3 euros\n",
    ],
)
def test_a_recipe_abstains_where_the_page_is_another(text: str) -> None:
    """Definitions, an interview, a sentence with dashes, a list of one line, materials, a practical sheet."""
    assert read(text) == Cooked((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Thème\nTerritoires\nNuméro\n\nLa Banque des Territoires a parlé de l’habitat et de ses logements hier.\n",
        "La coopérative Brisacoop\n\nBrisacoop\n\nLa coopérative Brisacoop loge les habitants de dix logements.\n",
        "Voyage d’études\nLe programme\n\nPour ce Voyage d’études nous allons voir les habitants et leurs logements.\n",
    ],
)
def test_headings_that_are_no_names_of_projects_are_no_cards(text: str) -> None:
    assert not cards(Page(text), [])
