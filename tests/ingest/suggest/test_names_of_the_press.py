"""Names as newspapers, minutes and programmes write them; and the parts of names that stand for the whole."""

import pytest

from amu_graph import resources
from amu_graph.ingest.proposals import LIKELY
from amu_graph.ingest.suggest.known import KnownName, Names
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import role_names
from amu_graph.ingest.suggest.propose import find

NAMES = {
    "« Trois idées nous guident, dit Fanny Roux : partager, réparer, accueillir. »": {("Person", "Fanny Roux")},
    "« On y est », souffle Zaleska Trubert, 41 ans, infirmière.": {("Person", "Zaleska Trubert")},
    "La réunion est présidée par Zaleska Trubert, ce soir.": {("Person", "Zaleska Trubert")},
    "Présents : Zaleska TRUBERT, VASSELOT Fanny et M. Orvoën.": {
        ("Person", "Zaleska TRUBERT"),
        ("Person", "VASSELOT Fanny"),
        ("Person", "Orvoën"),
    },
    "Ils attendaient, avertit F. Trubert, depuis neuf ans. Photo : Z.Perdrix": {
        ("Person", "F. Trubert"),
        ("Person", "Z.Perdrix"),
    },
    "Le groupe a vu Odile Marchal, Président du GIP Brise Marine, puis elle.": {
        ("Person", "Odile Marchal"),
        ("Organization", "GIP Brise Marine"),
    },
    "Le dernier a été inauguré au Rohou cet été, dans le Trévoux aussi, avec Odile Marchal.": {
        ("Place", "Rohou"),
        ("Place", "Trévoux"),
        ("Person", "Odile Marchal"),
    },
    "La ville de Nantes et Rennes Métropole ont signé avec la communauté de communes du Val Brisant.": {
        ("Organization", "ville de Nantes"),
        ("Place", "Nantes"),
        ("Organization", "Rennes Métropole"),
        ("Place", "Rennes"),
        ("Organization", "communauté de communes du Val Brisant"),
        ("Place", "Val Brisant"),
    },
    "Deux projets sont suivis : « Les Grives » réuniront vingt logements, Le Verger à Orvins attend.": {
        ("Project", "Les Grives"),
        ("Project", "Le Verger"),
        ("Place", "Orvins"),
    },
    "On a visité le Clos Mahaut (Orvins) et la Ferme du Temple.": {
        ("Project", "Clos Mahaut"),
        ("Place", "Orvins"),
        ("Project", "Ferme du Temple"),
    },
    "Une journée du Conseil d’Architecture, d’Urbanisme et de l’Environnement 79 se prépare.": {
        ("Organization", "Conseil d’Architecture, d’Urbanisme et de l’Environnement 79"),
    },
    "On l’a dit au Forum régional du 28 juin 2006 sur la ville.": {("Event", "Forum régional du 28 juin 2006")},
    "L’association Vivre en voisins vient d’ouvrir.": {("Organization", "Vivre en voisins")},
    "On l’a demandé à l’association des Castors orvinois.": {("Organization", "Castors orvinois")},
    "L’aménageur de la ZAC Brise Pilier travaille avec Nantes Métropole Rivages (NMR), dit-on.": {
        ("Place", "ZAC Brise Pilier"),
        ("Organization", "Nantes Métropole Rivages"),
        ("Place", "Nantes"),
    },
    "Thau Habitat porte le prêt, une agence de Landévan dessine.": {
        ("Organization", "Thau Habitat"),
        ("Place", "Landévan"),
    },
    "Les ateliers sont menés avec Roger Blin des Castors de la Risle.": {
        ("Person", "Roger Blin"),
        ("Organization", "Castors de la Risle"),
    },
    "Les échanges sont ouverts par Zaleska Trubert (CNRS) et Bruno D’Hauteville.": {
        ("Person", "Zaleska Trubert"),
        ("Organization", "CNRS"),
        ("Person", "Bruno D’Hauteville"),
    },
    "Zaleska Trubert – architecte": {("Person", "Zaleska Trubert")},
    "On l’a confié à Brise Marine et à Ubacoop.": {("Organization", "Brise Marine")},
    "Ils nous soutiennent : Drombolib, Habitorre et la SCIC Ubac.": {
        ("Organization", "SCIC Ubac"),
        ("Organization", "Drombolib"),
        ("Organization", "Habitorre"),
    },
    "Passeurs d’Ombrage aide les habitants de Nantes.": {
        ("Organization", "Passeurs d’Ombrage"),
        ("Place", "Nantes"),
    },
    "Fanny Roux, Habiter la pente, Lyon, Presses du Large, 2020, 244 p.": {
        ("Person", "Fanny Roux"),
        ("Publication", "Habiter la pente"),
        ("Place", "Lyon"),
        ("Organization", "Presses du Large"),
    },
    "Le documentaire Vingt-trois clés perdues de Fanny Roux (2011) passe ce soir.": {
        ("Publication", "Vingt-trois clés perdues"),
        ("Person", "Fanny Roux"),
    },
    "10h30 Habiter la pente sans tomber, Fanny Roux": {
        ("Publication", "Habiter la pente sans tomber"),
        ("Person", "Fanny Roux"),
    },
    "Rencontres du logement choisi, 28 et 29 mars, en salle.": {("Event", "Rencontres du logement choisi")},
    "The group has inspired Wren Court in Stroudon, and Alvie in London.": {
        ("Project", "Wren Court"),
        ("Place", "Stroudon"),
        ("Project", "Alvie"),
        ("Place", "London"),
    },
    "Trois sites : Alvie, à Nantes ; La Maison des Grives, à Lyon ; et ailleurs.": {
        ("Project", "Alvie"),
        ("Place", "Nantes"),
        ("Project", "La Maison des Grives"),
        ("Place", "Lyon"),
    },
    "D’autres cherchent : à Chevaigné, Les Semeurs bâtissent.": {
        ("Place", "Chevaigné"),
        ("Organization", "Les Semeurs"),
    },
    "Ont signé : Toits Pluriels, Brise Carrée, Habitat Singulier.": {
        ("Organization", "Toits Pluriels"),
        ("Organization", "Brise Carrée"),
        ("Organization", "Habitat Singulier"),
    },
    "Chloé Trubert y habite, Béguinage & Compagnie aussi, selon Habiter Ensemble et Brise et Associés.": {
        ("Person", "Chloé Trubert"),
        ("Organization", "Béguinage & Compagnie"),
        ("Organization", "Brise et Associés"),
        ("Organization", "Habiter Ensemble"),
    },
    "Le bureau Brise aménagement a répondu à l’appel à projet « Réparer Demain ».": {
        ("Organization", "Brise aménagement"),
        ("Programme", "Réparer Demain"),
    },
    "Le 3 avril 2014 - Fanny Roux - Forez - article lu dix fois": {("Person", "Fanny Roux"), ("Place", "Forez")},
    "Organisation : Fanny Roux • CAUE 78 Odile Marchal • URCAUE Bretagne Ysoline Perdrix • CAUE 95": {
        ("Person", "Fanny Roux"),
        ("Organization", "CAUE 78"),
        ("Person", "Odile Marchal"),
        ("Organization", "URCAUE Bretagne"),
        ("Person", "Ysoline Perdrix"),
        ("Organization", "CAUE 95"),
    },
    "The plans are by Brisaline, a local non-profit, in Alderney, a quiet suburb of Wexlow.": {
        ("Organization", "Brisaline"),
        ("Place", "Alderney"),
        ("Place", "Wexlow"),
    },
}
"""A line of a text, and what it names for likely: type and name."""

AGAIN = {
    "Ysoline Perdrix dirige Brisacoop. Perdrix a tout dessiné.": ("Ysoline Perdrix", 2),
    "Ysoline Perdrix est venue. M. Perdrix et Y. Perdrix aussi.": ("Ysoline Perdrix", 3),
    "Ysoline Perdrix est venue. Ce que Ysoline obtient, personne ne l’obtient.": ("Ysoline Perdrix", 2),
    "Ysoline Perdrix est venue, rue Perdrix, chez Perdrix Conseil.": ("Ysoline Perdrix", 1),
    "Ysoline Perdrix et Odile Perdrix sont venues. Perdrix est un beau nom.": ("Ysoline Perdrix", 1),
    "L’Observatoire régional des bailleurs le dit. En mai, l’Observatoire publie.": (
        "Observatoire régional des bailleurs",
        2,
    ),
    "L’ARV (Actions et recherches sur la ville et la vie) y veille.": ("ARV", 2),
    "The plans are by Brisaline. It is Brisaline’s first scheme.": ("Brisaline", 2),
    "On visite le Clos Mahaut. Dix familles vivent au Clos depuis mai.": ("Clos Mahaut", 2),
}
"""A line of a text, a thing that it names, and how often."""


@pytest.mark.parametrize("text", NAMES)
def test_the_names_of_a_sentence(text: str) -> None:
    page = Page(f"Un texte du domaine.\n{text}\n", "en" if text.startswith("The ") else "fr")
    things, _ = find(page, Names([]), role_names(resources.ontology()))
    assert {(thing.type, thing.name) for thing in things if thing.score >= LIKELY} == NAMES[text]


@pytest.mark.parametrize("text", AGAIN)
def test_a_part_of_a_name_stands_for_the_whole(text: str) -> None:
    name, times = AGAIN[text]
    page = Page(f"Un texte du domaine.\n{text}\n", "en" if text.startswith("The ") else "fr")
    things, _ = find(page, Names([]), role_names(resources.ontology()))
    (found,) = (thing for thing in things if thing.name == name)
    assert len(found.mentions) == times


@pytest.mark.parametrize(
    ("day", "type_"), [("Mardi 15 avril 2014", "Publication"), ("Mardi 15 avril 2014, salle des fêtes", "Event")]
)
def test_the_day_under_a_heading_is_that_of_an_article_or_of_a_meeting(day: str, type_: str) -> None:
    page = Page(
        f"Les communs prennent leurs marques en ville\n{day}\nOdile Marchal raconte comment tout a commencé.\n", "fr"
    )
    things, _ = find(page, Names([]), role_names(resources.ontology()))
    assert [one.type for one in things if one.name.startswith("Les communs")] == [type_]


def test_a_known_funder_is_no_place() -> None:
    known = Names([KnownName("Europe", "Organization", "organization/europe")])
    things, _ = find(Page("Un texte.\nC’est rare en Europe, dit Odile Marchal.\n", "fr"), known, {})
    assert [(one.type, one.score >= LIKELY) for one in things if one.name == "Europe"] == [("Place", True)]
