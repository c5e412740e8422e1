"""What is proposed for sentences of many kinds, as texts of the field write them: every name in them is made up."""

import pytest

from amu_graph import resources
from amu_graph.ingest.proposals import LIKELY
from amu_graph.ingest.suggest.known import Names
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import predicates, role_names
from amu_graph.ingest.suggest.propose import find
from amu_graph.ingest.suggest.relations import relations
from amu_graph.ingest.suggest.values import values_of

NAMES = {
    "La visite, menée par le CAUE 91, a réuni trente personnes.": {("Organization", "CAUE 91")},
    "Elle vit à Brigny-le-Vieux et travaille à Orvins (94).": {("Place", "Brigny-le-Vieux"), ("Place", "Orvins")},
    "Les visites passent par Saint-Hilvert-en-Brame.": {("Place", "Saint-Hilvert-en-Brame")},
    "Le maire de Nantes Hélène Cordier est venu.": {("Place", "Nantes"), ("Person", "Hélène Cordier")},
    "« On apprend », raconte Touria Belmont.": {("Person", "Touria Belmont")},
    "Ainsi Touria Belmont habite un T3 au dernier étage.": {("Person", "Touria Belmont")},
    "Animation : Ysoline Perdrix, puis échanges.": {("Person", "Ysoline Perdrix")},
    "Fanny Roux (L’Envol asbl) et Ysoline Perdrix ont parlé.": {
        ("Person", "Fanny Roux"),
        ("Organization", "L’Envol"),
        ("Person", "Ysoline Perdrix"),
    },
    "L’école est le lycée Jeanne Dubreuil, tout près.": set(),
    "Un logement est porté par la Scop d’architecture Atelier 12.": {("Organization", "Atelier 12")},
    "La résidence Jardin Commun a ouvert ses portes.": {("Project", "Jardin Commun")},
    "Selon le ministère de l’Équipement, du Logement et de la Mer, tout va bien.": {
        ("Organization", "ministère de l’Équipement, du Logement et de la Mer")
    },
    "Elle étudie à l’École nationale supérieure de paysage de Lille.": {
        ("Organization", "École nationale supérieure de paysage de Lille")
    },
    "Le Service de Gestion Humaine et Sociale de Quartier en parle.": {
        ("Organization", "Service de Gestion Humaine et Sociale de Quartier")
    },
    "Reconnu par la loi Essor (pour l’Égalité et un Partage Renouvelé), l’habitat se développe.": set(),
    "C’est un Habitat Participatif, ou un Livre Blanc, dit-on du Développement durable.": set(),
    "On a livré 46 logements « Le Verger » en 2016 pour Brise Immobilier, 12 maisons ensuite.": {
        ("Project", "Le Verger"),
        ("Organization", "Brise Immobilier"),
    },
    "Roux Fanny, Voisins Solidaires de Lyon": {
        ("Person", "Roux Fanny"),
        ("Organization", "Voisins Solidaires de Lyon"),
    },
    "La Communauté Urbaine de Nantes et le Centre de Recherche sur l’Habitat publient.": {
        ("Organization", "Communauté Urbaine de Nantes"),
        ("Organization", "Centre de Recherche sur l’Habitat"),
    },
    "La Région, la Ville et le Ministère sont venus, l’État aussi.": set(),
    "LA QUALITÉ D’USAGE DES BÂTIMENTS": set(),
    "« On trie du bois », explique Gilbert, dans son T4.": set(),
    "Il a écrit Habiter la pente en 2004, Les communs de demain (2011).": {
        ("Publication", "Habiter la pente"),
        ("Publication", "Les communs de demain"),
    },
    "The “Verger Commun” development stands in the Pierres Hautes ZAC, they say.": {
        ("Project", "Verger Commun"),
        ("Place", "Pierres Hautes ZAC"),
    },
    "Le projet avance. Architecte : Atelier Varech.": {("Organization", "Atelier Varech")},
}
"""A line of a text, and what it names: type and name."""

LINKS = {
    "Odile Marchal • CAUE 91": ("affiliation", "Odile Marchal", "CAUE 91"),
    "Odile Marchal (Atelier Brise) parle.": ("affiliation", "Odile Marchal", "Atelier Brise"),
    "L’agence Brise (architecte Odile Marchal) y veille.": ("affiliation", "Odile Marchal", "Brise"),
    "Odile Marchal, maire de Nantes, est venue.": ("affiliation", "Odile Marchal", "Nantes"),
}
NO_LINKS = {
    "Odile Marchal, coordinatrice de Voisins Solidaires France, est venue.": ("affiliation", "Odile Marchal", "France"),
    "Le concours est lancé en 2016 par Voisins Solidaires.": ("founded", "Voisins Solidaires", "2016"),
}


@pytest.mark.parametrize("text", NAMES)
def test_the_names_of_a_sentence(text: str) -> None:
    page = Page(f"Un texte du domaine.\n{text}\n", "en" if text.startswith("The ") else "fr")
    things, _ = find(page, Names([]), role_names(resources.ontology()))
    assert {(thing.type, thing.name) for thing in things} == NAMES[text]


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("À Nantes, la vie est belle.", "Nantes", "Précédé de « À »."),
        ("Dans la résidence Belle Étoile, on vit bien.", "Belle Étoile", "Précédé de « résidence »."),
        ("Le projet est aidé par l’Université Bleue.", "Université Bleue", "Commence par « Université »."),
    ],
)
def test_why_is_said_in_the_words_of_the_text(text: str, name: str, why: str) -> None:
    things, _ = find(Page(f"Un texte du domaine.\n{text}\n", "fr"), Names([]), role_names(resources.ontology()))
    (found,) = (thing for thing in things if thing.name == name)
    assert found.best.why.fr == why


def test_an_acronym_that_is_spelt_out_elsewhere_is_the_same_thing() -> None:
    page = Page("Les Rencontres Nationales de l’Habitat Populaire ont eu lieu.\nAux RNHP, mille personnes.\n", "fr")
    things, _ = find(page, Names([]), role_names(resources.ontology()))
    assert [(thing.type, len(thing.mentions)) for thing in things] == [("Event", 2)]


def _links(text: str) -> set[tuple[str, str, str]]:
    page = Page(f"{text}\n", "fr")
    things, _ = find(page, Names([]), role_names(resources.ontology()))
    claims = relations(page, things, values_of(page), predicates(resources.ontology()))
    return {
        (
            claim.property,
            things[claim.subject].name,
            claim.value.value if claim.value else things[claim.object or 0].name,
        )
        for claim in claims
        if claim.score >= LIKELY
    }


@pytest.mark.parametrize("text", LINKS)
def test_what_a_sentence_links(text: str) -> None:
    assert LINKS[text] in _links(text)


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_a_sentence_does_not_link(text: str) -> None:
    assert NO_LINKS[text] not in _links(text)
