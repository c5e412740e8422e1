"""The frozen founding notes, held against lists made by hand from the two documents that they read."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.builder import build
from founding_data import FOUNDING, NOTES

AMU = ns.AMU
LISTED_ONCE = 17

# What the two documents name, class by class, as a reader lists it with the documents at hand.
NAMED = {
    "Person": {"Alain Vulbeau", "Marie-Hélène Bacqué", "Mohamed Mechmache", "Rida Lamjaj", "Thomas Huguen"},
    "Organization": {
        "Ademe",
        "Archi-Etic",
        "Association Lieu Commun",
        "Centre des pratiques de la coopération",
        "Eco-Quartier Strasbourg",
        "EnviroBOITE",
        "Fondation Richard",
        "Groupe d’habitants d’Ecoterra",
        "Habitat de l’Ill",
        "Institut de la concertation et de la participation citoyenne",
        "Logirem",
        "Nantes habitat",
        "Ordre des architectes",
        "Robins des villes",
        "Récipro-cité",
        "Région Auvergne-Rhône-Alpes",
        "Région Provence-Alpes-Côte d’Azur",
        "République française",
        "Réseau de l’assistance à maîtrise d’usage",
        "Union européenne",
        "Ville & aménagement durable",
    },
    "Project": {
        "Aménagement concerté des espaces extérieurs de la Fondation Richard",
        "Ecoterra",
        "Expérimentations de Nantes habitat",
        "La Co-lab’",
        "Lieu Commun",
        "Tables de quartier",
    },
    "Building": {"Ecoterra", "Lieu Commun"},
    "Place": {
        "Auvergne-Rhône-Alpes",
        "France",
        "Lyon",
        "Marseille",
        "Provence-Alpes-Côte d’Azur",
        "Région parisienne",
        "Strasbourg",
    },
    "Event": {
        "Conférence « Coût global pour une rénovation durable » (2013)",
        "EnviroDEBAT Assistance à maîtrise d’usage (2020)",
        "EnviroDEBAT Habitat en transition : participation, solidarité, maîtrise d’usage (2013)",
    },
    "EventSeries": {"EnviroDEBAT"},
    "LegalText": {"Code de la commande publique", "Loi MOP"},
    "Label": {"Chers voisins", "Cocoon’Ages"},
    "Fund": {"Fonds européen de développement régional"},
}

# Publications that the two documents name, each with its date where the document gives one.
WORKS = {
    "Livre blanc de l’Assistance à maîtrise d’usage": None,
    "Pour une réforme radicale de la politique de la ville : ça ne se fera plus sans nous": "2013-07",
    "La maîtrise d’usage, entre ingénierie participative et travail avec autrui": "2014",
    "« Remettre l’usager au coeur du projet » : le Réseau national de l’Assistance à maîtrise d’usage publie son "
    "Livre blanc pour guider la conception": "2020-10-06",
    "Guide de la maîtrise d’usage": "2011-03",
    "Guide pour concevoir / animer des réunions et ateliers créatifs": "2015-01",
    "Impliquer les habitants dans les projets d’aménagement et de construction : Book d’initiatives en "
    "Auvergne-Rhône-Alpes": "2021-06",
    "Prendre en compte et accompagner les usagers sur les enjeux de santé dans le bâti": "2015-08",
    "Participation citoyenne : l’aménagement concerté des espaces extérieurs de la Fondation Richard": "2008-06",
    "La maîtrise d’usage": None,
    "Cahiers de la maîtrise d’usage": None,
    "EnviroDEBAT Assistance à maîtrise d’usage (2020) : documents de présentation": None,
    "EnviroDEBAT Assistance à maîtrise d’usage (2020) : synthèse des ateliers": None,
    "Habitat en transition : participation, solidarité, maîtrise d’usage": None,
    "Réhabilitation : leviers d’actions et bénéfices possibles, vers une meilleure prise en compte des usagers": "2013",
    # the two pages themselves, and the headings of the first
    "Assistance à maîtrise d’usage : sélection de ressources": None,
    "La co-production": None,
    "Rubrique « Réseaux »": None,
    "Rubrique « Ouvrages de référence »": None,
    "Rubrique « Guide »": None,
    "Rubrique « Exemples pratiques »": None,
    "Rubrique « Evénements sur l’AMU »": None,
    **{f"Fiche d’initiative {number} sur 6 (Auvergne-Rhône-Alpes)": None for number in range(1, 7)},
}

BOOK = (
    "Impliquer les habitants dans les projets d’aménagement et de construction : "
    "Book d’initiatives en Auvergne-Rhône-Alpes"
)
DOSSIER = "Prendre en compte et accompagner les usagers sur les enjeux de santé dans le bâti"
OUTDOORS = "Participation citoyenne : l’aménagement concerté des espaces extérieurs de la Fondation Richard"
RAPPORT = "Pour une réforme radicale de la politique de la ville : ça ne se fera plus sans nous"
SLIDES = "Réhabilitation : leviers d’actions et bénéfices possibles, vers une meilleure prise en compte des usagers"
VULBEAU = "La maîtrise d’usage, entre ingénierie participative et travail avec autrui"
VAD, HDI, COMMUN = "Ville & aménagement durable", "Habitat de l’Ill", "Association Lieu Commun"

# Who played which role in what, as the documents say it themselves.
ASSERTED = {
    ("Alain Vulbeau", "auteur", VULBEAU),
    ("Marie-Hélène Bacqué", "auteur", RAPPORT),
    ("Mohamed Mechmache", "auteur", RAPPORT),
    ("Nantes habitat", "editeur", "Guide de la maîtrise d’usage"),
    (VAD, "auteur", BOOK),
    (VAD, "auteur", DOSSIER),
    ("Rida Lamjaj", "auteur", SLIDES),
    ("Rida Lamjaj", "intervenant", "Conférence « Coût global pour une rénovation durable » (2013)"),
    ("Union européenne", "financeur", "EnviroBOITE"),
    (COMMUN, "co-concepteur", "Lieu Commun"),
    (HDI, "porteur", "Lieu Commun"),
    (HDI, "proprietaire", "Lieu Commun"),
    (HDI, "gestionnaire", "Lieu Commun"),
    ("Thomas Huguen", "assistant-maitrise-usage", "Lieu Commun"),
    ("Thomas Huguen", "maitre-d-oeuvre", "Lieu Commun"),
    (HDI, "porteur", "Ecoterra"),
    ("Groupe d’habitants d’Ecoterra", "co-concepteur", "Ecoterra"),
    ("Groupe d’habitants d’Ecoterra", "beneficiaire", "Ecoterra"),
    ("Eco-Quartier Strasbourg", "accompagnateur", "Ecoterra"),
}

# What a reader infers, and what stays open.
INTERPRETED = {
    ("Réseau de l’assistance à maîtrise d’usage", "editeur", "Livre blanc de l’Assistance à maîtrise d’usage"),
    (VAD, "editeur", BOOK),
    (VAD, "editeur", DOSSIER),
    (VAD, "editeur", OUTDOORS),
    ("Robins des villes", "auteur", OUTDOORS),
    (HDI, "promoteur", "Lieu Commun"),
    (HDI, "maitre-d-ouvrage", "Lieu Commun"),
    (HDI, "promoteur", "Ecoterra"),
    (HDI, "maitre-d-ouvrage", "Ecoterra"),
    (COMMUN, "initiateur", "Lieu Commun"),
    (COMMUN, "locataire", "Lieu Commun"),
    ("Groupe d’habitants d’Ecoterra", "initiateur", "Ecoterra"),
    ("EnviroBOITE", "diffuseur", "Assistance à maîtrise d’usage : sélection de ressources"),
    ("Nantes habitat", "porteur", "Expérimentations de Nantes habitat"),
}
UNVERIFIED = {
    ("Archi-Etic", "maitre-d-oeuvre", "Lieu Commun"),
    ("Eco-Quartier Strasbourg", "assistant-maitrise-usage", "Ecoterra"),
    ("EnviroBOITE", "organisateur", "EnviroDEBAT Assistance à maîtrise d’usage (2020)"),
    (
        "EnviroBOITE",
        "organisateur",
        "EnviroDEBAT Habitat en transition : participation, solidarité, maîtrise d’usage (2013)",
    ),
    ("Réseau de l’assistance à maîtrise d’usage", "auteur", "Livre blanc de l’Assistance à maîtrise d’usage"),
    (VAD, "porteur", "La Co-lab’"),
    ("Ademe", "partenaire", "EnviroBOITE"),
    ("République française", "partenaire", "EnviroBOITE"),
    ("Région Auvergne-Rhône-Alpes", "partenaire", "EnviroBOITE"),
    ("Région Provence-Alpes-Côte d’Azur", "partenaire", "EnviroBOITE"),
}

# Entity, property, value: what is ambiguous, with the status that it must keep.
AMBIGUOUS = {
    ("publication/livre-blanc-amu", ns.DCTERMS + "issued", "2020"): "unverified",
    ("publication/habitat-en-transition", ns.DCTERMS + "issued", "2013"): "unverified",
    (
        "publication/la-maitrise-d-usage-entre-ingenierie-participative",
        ns.DCTERMS + "type",
        "publication-type/article-revue",
    ): "unverified",
    ("organization/robins-des-villes", ns.DCTERMS + "type", "agent-type/reseau"): "unverified",
    ("project/tables-de-quartier", AMU + "locatedIn", "place/france"): "unverified",
    ("legal-text/loi-mop", AMU + "gaveRiseTo", "project/experimentations-de-nantes-habitat"): "unverified",
    (
        "organization/reseau-de-l-assistance-a-maitrise-d-usage",
        ns.SCHEMA + "foundingDate",
        "2013",
    ): "interpreted",
    (
        "organization/institut-de-la-concertation-et-de-la-participation-citoyenne",
        ns.DCTERMS + "type",
        "agent-type/reseau",
    ): "interpreted",
    (
        "publication/rehabilitation-leviers-d-actions-et-benefices-possibles",
        ns.DCTERMS + "issued",
        "2013",
    ): "interpreted",
    ("project/lieu-commun", AMU + "tenure", "tenure/locatif-social"): "interpreted",
    ("project/lieu-commun", AMU + "resultedIn", "building/lieu-commun"): "interpreted",
    ("person/thomas-huguen", AMU + "affiliatedWith", "organization/archi-etic"): "interpreted",
    (
        "publication/book-d-initiatives-fiche-6",
        ns.DCTERMS + "isPartOf",
        "publication/book-d-initiatives-en-auvergne-rhone-alpes",
    ): "interpreted",
    ("publication/la-co-production", ns.RDFS + "label", "La co-production"): "interpreted",
    (
        "publication/pour-une-reforme-radicale-de-la-politique-de-la-ville",
        ns.DCTERMS + "subject",
        "theme/participation-citoyenne",
    ): "interpreted",
    ("organization/robins-des-villes", ns.DCTERMS + "subject", "theme/participation-habitants"): "interpreted",
    ("organization/union-europeenne", ns.SCHEMA + "areaServed", "place/auvergne-rhone-alpes"): "interpreted",
    ("person/rida-lamjaj", AMU + "affiliatedWith", "organization/logirem"): "asserted",
    ("project/ecoterra", AMU + "tenure", "tenure/accession-sociale-securisee"): "asserted",
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The dataset in a plain store."""
    store = ox.Store()
    store.extend(build(FOUNDING).quads)
    return store


def read(path: Path) -> dict[str, Any]:
    """Return a note as it is written, every scalar a string."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # makes strings only
    return loaded


def records(path: Path) -> Iterator[dict[str, Any]]:
    return chain.from_iterable(passage.get("says", []) for passage in read(path)["passages"])


def rows(store: ox.Store, text: str) -> set[tuple[str, ...]]:
    """Return the set of solutions, each value as text, of IRIs the part after the base."""
    solutions = store.query(text, prefixes=dict(ns.PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    return {tuple(term.value.removeprefix(ns.BASE).removeprefix("vocab/") for term in row) for row in solutions}


def statuses(store: ox.Store, pattern: str) -> set[tuple[str, ...]]:
    """Return who, role, what and the status of the passage, for the participations of a pattern."""
    return rows(
        store,
        f"""SELECT ?who (REPLACE(STR(?role), ".*/", "") AS ?as) ?what ?status WHERE {{
            GRAPH ?passage {{ ?participation amu:agent ?agent ; amu:role ?role ; amu:context ?context . {pattern} }}
            ?passage dcterms:type ?status .
            ?agent rdfs:label ?who . ?context rdfs:label ?what .
            FILTER (LANG(?who) = "fr" && LANG(?what) = "fr")
        }}""",
    )


@pytest.mark.parametrize("class_name", NAMED)
def test_all_that_the_documents_name_is_there_and_nothing_else(class_name: str, store: ox.Store) -> None:
    found = rows(
        store, f'SELECT ?x ?label {{ ?x a amu:{class_name} ; rdfs:label ?label FILTER (LANG(?label) = "fr") }}'
    )

    assert {label for _, label in found} == NAMED[class_name]
    assert len(found) == len(NAMED[class_name])


def test_publications_have_the_dates_of_the_documents(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?label (COALESCE(STR(?issued), "") AS ?date) {
            ?x a amu:Publication ; rdfs:label ?label . FILTER (LANG(?label) = "fr")
            OPTIONAL { ?x dcterms:issued ?issued }
        }""",
    )

    assert found == {(label, date or "") for label, date in WORKS.items()}


@pytest.mark.parametrize(
    ("participations", "status"),
    [(ASSERTED, "asserted"), (INTERPRETED, "interpreted"), (UNVERIFIED, "unverified")],
    ids=["asserted", "interpreted", "unverified"],
)
def test_participations_have_their_status(
    participations: set[tuple[str, str, str]], status: str, store: ox.Store
) -> None:
    found = statuses(store, "")

    assert {(*one, f"status/{status}") for one in participations} - found == set()


def test_the_documents_assert_no_other_participation(store: ox.Store) -> None:
    found = {(who, role, what) for who, role, what, status in statuses(store, "") if status == "status/asserted"}

    # the owner and the manager of the building share its name with the project
    assert found == ASSERTED


@pytest.mark.parametrize("fact", AMBIGUOUS, ids=lambda fact: f"{fact[0]}-{fact[1].rpartition('/')[2]}")
def test_an_ambiguity_keeps_its_status(fact: tuple[str, str, str], store: ox.Store) -> None:
    entity, predicate, value = fact
    said = rows(
        store,
        f"""SELECT ?status ?value {{
            GRAPH ?passage {{ <{ns.BASE}{entity}> <{predicate}> ?value }} ?passage dcterms:type ?status
        }}""",
    )
    found = {status.removeprefix("status/") for status, object_ in said if object_ == value}

    assert found == {AMBIGUOUS[fact]}


def test_nothing_unverified_is_in_the_default_graph(store: ox.Store) -> None:
    said = """GRAPH ?passage { ?s ?p ?o } ?passage dcterms:type status:unverified ."""
    agreed = """FILTER NOT EXISTS {
        GRAPH ?other { ?s ?p ?o } ?other dcterms:type ?status FILTER (?status != status:unverified)
    }"""

    assert rows(store, f"SELECT ?s ?p ?o {{ {said} }}")  # there is something to keep out
    kept = rows(store, f"SELECT ?s ?p ?o {{ {said} {agreed} ?s ?p ?o }}")
    assert kept == set()


def test_an_unverified_participation_gives_no_shortcut(store: ox.Store) -> None:
    enviroboite = rows(store, "SELECT ?x { organization:enviroboite amu:organizes ?x }")
    eco_quartier = rows(store, "SELECT ?x { organization:eco-quartier-strasbourg amu:accompanies ?x }")

    assert enviroboite == set()
    assert eco_quartier == {("project/ecoterra",)}  # by the accompaniment that line 15 does say


def test_the_general_rules_of_co_production_are_seven(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?taskLabel ?roleLabel {
            ?rule amu:mode production-mode:co-production ; amu:task ?task ; amu:role ?role .
            ?task skos:prefLabel ?taskLabel . ?role skos:prefLabel ?roleLabel .
            FILTER (LANG(?taskLabel) = "fr" && LANG(?roleLabel) = "fr")
        }""",
    )

    assert found == {
        ("être à l’origine du projet", "habitants"),
        ("constituer le groupe", "promoteur"),
        ("financer l’opération", "promoteur"),
        ("piloter les travaux", "promoteur"),
        ("décider", "groupe d’habitants"),
        ("fluidifier les échanges", "assistant à maîtrise d’usage"),
        ("trouver le mode de gouvernance", "assistant à maîtrise d’usage"),
    }


def test_each_listed_resource_stands_under_one_heading(store: ox.Store) -> None:
    listed = rows(store, "SELECT ?x { publication:selection-de-ressources-amu amu:lists ?x }")
    under = rows(
        store,
        """SELECT ?x ?heading { ?heading dcterms:isPartOf publication:selection-de-ressources-amu ; amu:lists ?x }""",
    )

    assert len(listed) == LISTED_ONCE
    assert {(resource,) for resource, _ in under} == listed
    assert len(under) == LISTED_ONCE


def test_four_questions_were_raised_in_2013(store: ox.Store) -> None:
    found = rows(store, 'SELECT ?q { ?x a amu:Event ; amu:question ?q FILTER (LANG(?q) = "fr") }')

    assert len(found) == 4


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ("organization/reseau-de-l-assistance-a-maitrise-d-usage", "fin de 2013"),
        ("publication/livre-blanc-amu", "6 octobre 2020"),
    ],
)
def test_what_a_date_cannot_say_is_a_note(entity: str, words: str, store: ox.Store) -> None:
    notes = rows(store, f'SELECT ?note {{ <{ns.BASE}{entity}> skos:note ?note FILTER (LANG(?note) = "fr") }}')

    assert [note for (note,) in notes if words in note]


def test_the_facts_of_ecoterra(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?count ?date (LANG(?claim) AS ?language) ?material {
            building:ecoterra amu:dwellingCount ?count ; amu:inaugurationDate ?date ; amu:distinction ?claim ;
                schema:material ?material
        }""",
    )

    assert found == {
        ("14", "2015", language, f"material/{material}")
        for language in ("fr", "en")
        for material in ("bois", "paille", "terre")
    }


def test_the_law_that_was_replaced(store: ox.Store) -> None:
    found = rows(store, "SELECT ?new ?year { legal-text:loi-mop dcterms:isReplacedBy ?new . ?new dcterms:valid ?year }")

    assert found == {("legal-text/code-de-la-commande-publique", "2019")}


def test_the_dictionary_explains_every_key_that_notes_use() -> None:
    readme = (resources.data() / "README.md").read_text(encoding="utf-8")
    used = {key.partition("@")[0] for path in NOTES for record in records(path) for key in record} - {"id"}
    french, english = readme.split("## English", maxsplit=1)

    for words in (french, english):
        explained = set(
            chain.from_iterable(
                re.findall(r"`(\w+)`", line.split("|")[1]) for line in words.splitlines() if "|" in line
            )
        )
        assert used - explained == set()


@pytest.mark.parametrize(
    ("concept", "passage"),
    [
        ("theme/assistance-maitrise-usage", "enviroboite-amu#L5"),
        ("role/usager", "enviroboite-amu#L5"),
        ("theme/maitrise-usage", "enviroboite-amu#L30"),
        ("production-mode/co-production", "strasbourg-co-production#L1"),
    ],
)
def test_a_definition_is_said_of_the_concept_in_both_languages(store: ox.Store, concept: str, passage: str) -> None:
    found = rows(
        store,
        f"""SELECT ?passage (LANG(?note) AS ?language) {{
            GRAPH ?passage {{ <{ns.VOCAB}{concept}> skos:note ?note FILTER(REGEX(?note, "^D[ée]finition")) }}
        }}""",
    )
    assert found == {(f"source/{passage}", "fr"), (f"source/{passage}", "en")}


def test_the_book_covers_the_five_kinds_of_projects_that_the_page_names(store: ox.Store) -> None:
    kinds = "planification-territoriale construction amenagements-exterieurs rehabilitation usages-appropriations"
    found = rows(
        store,
        f"""SELECT ?kind {{
            GRAPH <{ns.BASE}source/enviroboite-amu#L49> {{ ?book dcterms:subject ?kind }}
            ?book rdfs:label "{BOOK}"@fr . ?kind skos:inScheme vocab:project-type .
        }}""",
    )
    assert found == {(f"project-type/{kind}",) for kind in kinds.split()}


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("enviroboite-amu#L55", ("publication/participation-citoyenne-fondation-richard", "amenagements-exterieurs")),
        ("enviroboite-amu#L74", ("event/envirodebat-habitat-en-transition-2013", "construction")),
        ("enviroboite-amu#L74", ("event/envirodebat-habitat-en-transition-2013", "rehabilitation")),
        (
            "enviroboite-amu#L77",
            ("publication/rehabilitation-leviers-d-actions-et-benefices-possibles", "rehabilitation"),
        ),
    ],
)
def test_a_kind_of_projects_is_a_theme_where_a_line_names_it(
    passage: str, said: tuple[str, str], store: ox.Store
) -> None:
    found = rows(store, f"SELECT ?x ?kind {{ GRAPH <{ns.BASE}source/{passage}> {{ ?x dcterms:subject ?kind }} }}")

    assert (said[0], f"project-type/{said[1]}") in found
