"""What must not be proposed: names on a page of notions, publications on an English page."""

from pathlib import Path

import pytest

from amu_graph import resources
from amu_graph.graph import Graph
from amu_graph.ingest.suggest.gold import GoldPage, read_gold
from amu_graph.ingest.suggest.known import KnownName, Names
from amu_graph.ingest.suggest.page import LONGEST_LINE, Page
from amu_graph.ingest.suggest.predicates import role_names
from amu_graph.ingest.suggest.propose import find
from amu_graph.ingest.suggest.suggest import evaluate_pages
from amu_graph.ingest.suggest.things import Thing

INVENTED = Path(__file__).parents[2] / "pages/invented"


def things(text: str) -> tuple[Thing, ...]:
    return find(Page(text), Names(()), role_names(resources.ontology())).things


@pytest.fixture(scope="module")
def pages() -> dict[str, GoldPage]:
    return {page.id: page for page in read_gold(INVENTED)}


@pytest.mark.parametrize("page", ["concepts", "notions"])
def test_a_page_of_notions_names_nothing(pages: dict[str, GoldPage], page: str) -> None:
    """Headings, acronyms of method, lists of capitals and quoted words are no names."""
    assert things(pages[page].page.raw) == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_line_that_begins_with_more_blanks_than_are_read_holds_nothing(language: str) -> None:
    text = f"{' ' * (LONGEST_LINE + 1)}L’association Les Paliers.\nL’association Voisins Solidaires raconte.\n"
    found = find(Page(text, language), Names(()), role_names(resources.ontology())).things
    assert {mention.start > LONGEST_LINE for thing in found for mention in thing.mentions} <= {True}
    assert "Les Paliers" not in {thing.name for thing in found}


def test_a_page_of_notions_names_nothing_of_the_graph_either(pages: dict[str, GoldPage]) -> None:
    """A publication may have a notion as its title: at the head of a page of notions it is the notion."""
    known = Names(
        [KnownName("La maîtrise d’usage", "Publication", "publication/x"), KnownName("Silence", "Organization", "o")]
    )
    assert find(pages["concepts"].page, known, {}).things == ()
    assert [thing.name for thing in find(Page("Lire « La Maîtrise d’usage »."), known, {}).things] == [
        "La Maîtrise d’usage"
    ]


def test_an_acronym_that_stands_for_a_notion_names_nothing() -> None:
    """On the whole page; that of a body is its name."""
    assert (
        things("QEV : de quoi parle-t-on ?\n\nLa qualité des espaces vécus (en abrégé QEV) se mesure. La QEV aide.\n")
        == ()
    )
    assert things("Une évaluation des Parcours d’Usage (EPUs) se prépare. Les EPUs coûtent peu.\n") == ()
    assert things("La démarche de retour sur les espaces (en abrégé RVE) existe. La RVE aide.\n") == ()
    body = things("L’Union des bailleurs du Centre (UBC) publie un guide. L’UBC regroupe trente offices.\n")
    assert [(thing.type, len(thing.mentions)) for thing in body] == [("Organization", 3)]


@pytest.mark.parametrize("page", ["english", "english-project"])
def test_an_english_page_has_no_publication(pages: dict[str, GoldPage], page: str) -> None:
    """Its title and its headings are none."""
    assert {thing.type for thing in things(pages[page].page.raw)} & {"Publication", "Programme", "Event"} == set()


def test_no_publication_is_invented_on_an_english_page(pages: dict[str, GoldPage]) -> None:
    """Headings in capitals are no titles."""
    found = things(pages["english"].page.raw)
    assert {thing.type for thing in found} & {"Publication", "Programme", "Event"} == set()
    assert {thing.name for thing in found} >= {"Nantes", "Jeanne Martin", "Studio Marge"}


@pytest.mark.parametrize(
    "text",
    [
        "L’habitat participatif\n\nUn habitat conçu avec ceux qui y vivront. Les HLM s’y mettent aussi.\n",
        "Glossaire\n\nAMO : assistance à maîtrise d’ouvrage.\nVEFA : vente en l’état futur d’achèvement.\n",
        "Le coût\n\nLe prix de revient d’un logement dépend du foncier, de la TVA et des subventions.\n",
        "Mentions légales\n\nCe site respecte le RGPD.\n",
    ],
)
def test_words_of_method_are_no_names(text: str) -> None:
    """A definition, a glossary, a page about money."""
    assert [thing.name for thing in things(text)] in ([], ["RGPD"])


def test_pages_of_other_kinds_are_read_too(graph: Graph) -> None:
    """News, cards, a study and a portrait, none of them in the ten pages."""
    scores = evaluate_pages(INVENTED, graph.settings, with_graph=False).scores
    assert scores["things"].by_name["all"].f1 >= 0.8
    assert scores["spans"].by_name["all"].recall >= 0.83
    assert scores["relations"].by_name["all"].f1 >= 0.62
    assert scores["recipes"].by_name["all"].precision >= 0.98
