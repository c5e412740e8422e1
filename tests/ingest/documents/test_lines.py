"""Lines of print become paragraphs; lines that are paragraphs stay."""

import pytest

from amu_graph.ingest.documents.lines import is_wrapped, joined, without_running_heads

WRAPPED = """La maîtrise d’usage est la connaissance qu’ont d’un lieu
ceux qui y vivent ou y travaillent. Elle complète celle du
maître d’ouvrage et celle du maître d’œuvre.

Un second paragraphe commence après une ligne blanche, et
s’étend lui aussi sur plusieurs lignes de même largeur."""

CARDS = """Lieu Commun
Architecte : Thomas Huguen
Livraison : 2018

Making’Hof
Architecte : un atelier de Strasbourg"""


def paragraphs(*pages: str) -> list[str]:
    return [each.text for each in joined([page.split("\n") for page in pages])]


def test_wrapped_lines_are_told_from_lines_that_mean_something() -> None:
    assert is_wrapped(WRAPPED.split("\n"))
    assert not is_wrapped(CARDS.split("\n"))
    assert not is_wrapped(["Un paragraphe. " * 30, "Un autre. " * 30])
    assert not is_wrapped([])


def test_wrapped_lines_are_joined() -> None:
    assert [text[:20] for text in paragraphs(WRAPPED)] == ["La maîtrise d’usage ", "Un second paragraphe"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("des personnes hos-\npitalières", "des personnes hospitalières"),
        ("le maître d’ou\u00ad\nvrage", "le maître d’ouvrage"),
        ("un habitat parti\u00adcipatif, à la \ufb01n", "un habitat participatif, à la fin"),
        ("la co\u2010\nopérative", "la coopérative"),
        ("un porte-drapeau, le porte-\ndrapeau", "un porte-drapeau, le porte-drapeau"),
        ("en Rhône-\nAlpes", "en Rhône-Alpes"),
        ("de 2013-\n2014", "de 2013-2014"),
        ("peut-\nêtre", "peut-être"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_it_belongs_to_the_word(lines: str, text: str) -> None:
    assert paragraphs(lines) == [text]


def test_items_of_a_list_are_paragraphs() -> None:
    assert paragraphs("Les missions :\n• informer les habitants de\nla résidence\n• les réunir") == [
        "Les missions :",
        "- informer les habitants de la résidence",
        "- les réunir",
    ]


def test_an_initial_that_is_set_apart_belongs_to_its_word() -> None:
    assert paragraphs("Habiter autrement\n\nL\n’histoire et le contexte") == [
        "Habiter autrement",
        "L’histoire et le contexte",
    ]


def test_numbers_and_heads_of_pages_go_names_stay() -> None:
    pages = [["Revue 12", "C", "un", "p. 3 / 9"], ["Revue 13", "Le Corbusier", "deux", "iv"]]
    assert without_running_heads(pages) == [["C", "un"], ["Le Corbusier", "deux"]]


def test_a_line_that_comes_back_by_chance_stays() -> None:
    pages = [["Les habitants", "un"], ["Les architectes", "deux"], ["Les habitants", "trois"]]
    assert without_running_heads(pages) == pages
