"""What is proposed for sentences of many kinds, as texts of the field write them: every name in them is made up."""

import pytest

from amu_graph import resources
from amu_graph.ingest.proposals import LIKELY
from amu_graph.ingest.suggest.known import KnownName, Names
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
        ("Place", "Nantes"),
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
    "Architect: Quay Architects": {("Organization", "Quay Architects")},
    "L’équipe de l’UMR BOCAGE et du CNRS UMR 4321 publie.": {
        ("Organization", "UMR BOCAGE"),
        ("Organization", "CNRS"),
        ("Organization", "UMR 4321"),
    },
    "Entretien avec Fanny Roux Delmas de Brise Carrée, ce lundi.": {
        ("Person", "Fanny Roux Delmas"),
        ("Organization", "Brise Carrée"),
    },
    "Maîtrise d’ouvrage : Orvins Habitat | Accompagnement : Kervad | Localisation : Tréhuan": {
        ("Organization", "Orvins Habitat"),
        ("Organization", "Kervad"),
        ("Place", "Tréhuan"),
    },
    "• L’Ubac.": {("Organization", "L’Ubac")},
    "Le Clos Merlet – Redon (35)": {("Project", "Le Clos Merlet"), ("Place", "Redon")},
    "Ils font appel à M’RIV architectes pour dessiner l’ensemble.": {("Organization", "M’RIV architectes")},
    "Ysoradine Perdrix-Valon, Université de Lyon, y répond.": {
        ("Person", "Ysoradine Perdrix-Valon"),
        ("Organization", "Université de Lyon"),
    },
    "Deux projets : l’îlot Anne Blin et l’habitat partagé de Lannion.": {
        ("Project", "Anne Blin"),
        ("Project", "habitat partagé de Lannion"),
    },
    "Un master de l’Université Bleue - CERAP se crée.": {
        ("Organization", "Université Bleue"),
        ("Organization", "CERAP"),
    },
    "L’association CAPR (Construire avec peu de ressources) y veille.": {("Organization", "CAPR")},
    "Habiter la pente aujourd’hui, dans Le Courrier du soir.": {
        ("Publication", "Habiter la pente aujourd’hui"),
        ("Organization", "Le Courrier"),
    },
    "Je renvoie au livre Vivre sans clés. Récits de paliers, publié en 2021.": {
        ("Publication", "Vivre sans clés. Récits de paliers"),
    },
    "● Les communs au pied du mur, Fanny Roux, Université de Lyon": {
        ("Publication", "Les communs au pied du mur"),
        ("Person", "Fanny Roux"),
        ("Organization", "Université de Lyon"),
    },
    "Compte-rendu des 4e rencontres régionales de l’habitat léger - 29 janvier 2011": {
        ("Event", "4e rencontres régionales de l’habitat léger"),
    },
    "The plans were drawn with the help of Brisaline and Ubacoop, they say.": {
        ("Organization", "Brisaline"),
        ("Organization", "Ubacoop"),
    },
    "L’association Habitat voisin et l’association Grives des toits, avec le bailleur social Habitat et partage.": {
        ("Organization", "Grives des toits"),
        ("Organization", "Habitat et partage"),
    },
    "La mairesse d’Orvec et le maire de Tréhuan ont signé.": {("Place", "Orvec"), ("Place", "Tréhuan")},
    "Il signe un guide : Voisiner sans bruit (Presses du Large, 2019).": {
        ("Publication", "Voisiner sans bruit"),
        ("Organization", "Presses du Large"),
    },
    "C’est dans un rapport du bureau Cordelle, Vieillir entre pairs, paru en février.": {
        ("Organization", "Cordelle"),
        ("Publication", "Vieillir entre pairs"),
    },
    "On y va pour les Journées bretonnes de l’habitat.": {("Event", "Journées bretonnes de l’habitat")},
    "Une journée d’étude « Ce que font les murs » se prépare.": {("Event", "Ce que font les murs")},
    "Un terrain acheté par la SEM Orvins Avenir en 2019.": {("Organization", "SEM Orvins Avenir")},
    "The Lynholt Housing Forum met in Ardlow, in the old district of Wexlow, in March.": {
        ("Event", "Lynholt Housing Forum"),
        ("Place", "Ardlow"),
        ("Place", "Wexlow"),
    },
    "« On partage tout. » Dans ces logements. « Chacun a sa clé », dit-on rue Saint-Ubald.": set(),
    "The Orvins Court, cooperative housing, was built by them.": {("Project", "Orvins Court")},
    "Avec pour référents : Fanny Roux pour Orvins-Habitat, Noé Blin pour OPAC 38 et Anne Cord pour l’USB.": {
        ("Person", "Fanny Roux"),
        ("Organization", "Orvins-Habitat"),
        ("Person", "Noé Blin"),
        ("Organization", "OPAC 38"),
        ("Person", "Anne Cord"),
        ("Organization", "USB"),
    },
    "Intervenaient Fanny Roux, architecte, et Noé Blin.": {("Person", "Fanny Roux"), ("Person", "Noé Blin")},
    "Bas-Rhin Moselle France": {("Place", "Bas-Rhin"), ("Place", "Moselle"), ("Place", "France")},
    "The sisters of a Boston-based practice went to Massachusetts and to the Philippines.": {
        ("Place", "Boston"),
        ("Place", "Massachusetts"),
        ("Place", "Philippines"),
    },
    "Le bâtiment du 24 rue de Redon et de l’avenue des Lilas-rouges est connu.": set(),
    "La tranche 4 de la zac Anne Blin est ouverte à tous les habitants.": {("Place", "zac Anne Blin")},
    "Son premier projet, la « M’Oulin », est en plein chantier.": {("Project", "M’Oulin")},
    "Un terrain de l’EPA Brisemont, onze foyers ont suivi.": {("Organization", "EPA Brisemont")},
    "The residents of Wren Court share a garden, says councillor Oswy Brandreth.": {
        ("Project", "Wren Court"),
        ("Person", "Oswy Brandreth"),
    },
    "C’est « Association Les Tilleuls » qui porte le projet de l’agglomération Brestoise.": {
        ("Organization", "Association Les Tilleuls"),
    },
    "Un guide de l’Union populaire du logement ouvert (Uplou) le dit aux coopérateurs de la Bricha.": {
        ("Organization", "Union populaire du logement ouvert"),
        ("Organization", "Uplou"),
        ("Organization", "Bricha"),
    },
    "Les bâtiments A11 et B2, à Lausanne VD ou dans le Pas de Calais, sont un réseau national des bailleurs.": {
        ("Place", "Pas de Calais"),
        ("Place", "Lausanne"),
    },
    "Architect: Ubacine Architects": {("Organization", "Ubacine Architects")},
    "03.09.2021 19h09 Ysoradine Perdrix": {("Person", "Ysoradine Perdrix")},
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


def _names(text: str, language: str = "fr") -> set[tuple[str, str]]:
    things = find(Page(text, language), Names([]), role_names(resources.ontology())).things
    return {(thing.type, thing.name) for thing in things}


@pytest.mark.parametrize("text", NAMES)
def test_the_names_of_a_sentence(text: str) -> None:
    assert _names(f"Un texte du domaine.\n{text}\n", "en" if text.startswith("The ") else "fr") == NAMES[text]


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Ils louent le Prasinor, disent-ils.", "Project", "Prasinor"),
        ("Ils aiment tous la Meulandière, disent-ils.", "Place", "Meulandière"),
    ],
)
def test_a_word_with_an_article_may_be_a_name(text: str, type_: str, name: str) -> None:
    """It is proposed, below what is likely; on a page that names nothing else it is not."""
    roles = role_names(resources.ontology())
    things = find(Page(f"L’association Voisins Solidaires raconte.\n{text}\n", "fr"), Names([]), roles).things
    assert [(one.type, one.score < LIKELY) for one in things if one.name == name] == [(type_, True)]
    assert find(Page(f"Un texte du domaine.\n{text}\n", "fr"), Names([]), roles).things == ()


def test_lines_below_a_heading_of_bodies_are_their_names() -> None:
    page = Page(
        "Associations signataires\nToits Voisins\nLes Grives (Nantes)\nHabiter Autrement à Brest\n"
        "Anne Blin\nTous ont signé cette charte après de longs mois de travail et de réunions.\nPommiers Rouges\n",
        "fr",
    )
    things = find(page, Names([]), {}).things
    found = {(one.type, one.name) for one in things if one.score >= LIKELY}
    assert found >= {("Organization", name) for name in ("Toits Voisins", "Les Grives", "Habiter Autrement à Brest")}
    assert {("Person", "Anne Blin")} <= found
    assert "Pommiers Rouges" not in {one.name for one in things if one.best.by == "rule/list"}


def test_the_article_of_a_page_is_not_its_project() -> None:
    page = Page(
        "Brisacoop : vivre autrement en ville\nPar Odile Marchal\nLes habitants de l’immeuble et leurs logements.\n"
        "À Nantes, Brisacoop réunit les habitants de la résidence depuis dix ans.\n",
        "fr",
    )
    things = find(page, Names([]), {}).things
    assert ("Publication", "Brisacoop : vivre autrement en ville") in {(one.type, one.name) for one in things}
    assert "Project" not in {one.type for one in things}


def test_what_always_follows_a_name_on_its_page_is_part_of_it() -> None:
    text = "La coopérative est aidée par Brisons ensemble et la Ville.\nElle a écrit à Brisons ensemble, hier."
    assert ("Organization", "Brisons ensemble") in _names(text)
    assert ("Organization", "Brisons ensemble") not in _names(text.replace("à Brisons ensemble", "à Brisons"))


def test_a_name_with_and_without_the_word_of_its_kind_is_one_thing() -> None:
    text = "Le béguinage du Groupe Ubac’Alliance a ouvert.\n« On vit bien », dit la directrice d’Ubac’Alliance."
    things = find(Page(text), Names([]), role_names(resources.ontology())).things
    assert [(thing.type, len(thing.mentions)) for thing in things] == [("Organization", 2)]


def test_a_line_that_is_somebody_in_capitals_names_somebody() -> None:
    text = "Date de publication :\n08 février 2023\nFANNY ROUX\nLES BAILLEURS\nUne soixantaine de bailleurs ont écrit."
    assert _names(text) == {("Person", "FANNY ROUX")}


def test_a_part_of_a_longer_name_does_not_cut_it() -> None:
    page = Page("L’association Le Clos a été créée en 2009.\nIls gèrent Le Clos Merlet Habitat à Nantes.\n", "fr")
    names = {one.name for one in find(page, Names([]), {}).things}
    assert "Le Clos Merlet Habitat" in names


def test_a_known_title_that_is_a_notion_is_none_without_quotation_marks() -> None:
    known = Names([KnownName("La Maîtrise d’Usage", "Publication", "publication/x")])
    assert find(Page("Qu’est-ce que la Maîtrise d’Usage ?\nUne notion.\n", "fr"), known, {}).things == ()
    assert find(Page("Il faut lire « La Maîtrise d’Usage », dit-elle.\n", "fr"), known, {}).things


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
