"""French dates and counts, with their reserves."""

import pytest

from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.values import values_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("le 1er août 2013", "2013-08-01"),
        ("Publié le 20 novembre 2012", "2012-11-20"),
        ("06 décembre 2018", "2018-12-06"),
        ("en févr. 2015", "2015-02"),
        ("à partir de décembre 2012", "2012-12"),
        ("en sept. 2019", "2019-09"),
        ("livraison automne 2015", "2015"),
        ("le 1er\u00a0mai 2016", "2016-05-01"),
        ("On 3 March 2014", "2014-03-03"),
        ("relevé le 2013-07-05", "2013-07-05"),
        ("Publié le 18/06/2021", "2021-06-18"),
        ("mis en ligne le 3.12.2015 par", "2015-12-03"),
        ("on October 9, 2020", "2020-10-09"),
        ("les 23 et 24 mai 2019", "2019-05-23"),
        ("du 5 au 7 juillet 2018", "2018-07-05"),
    ],
)
def test_a_date_keeps_the_precision_of_the_text(text: str, date: str) -> None:
    """A month stays a month, a year a year; « 1er », « août » and abbreviations are read."""
    assert [value.value for value in values_of(Page(text)) if value.kind == "date"] == [date]


@pytest.mark.parametrize(
    "text", ["Mars attaque", "2300 logements", "un mètre", "32 mars 2012 ou 12000", "13 rue de la Paix"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    """A planet, a count, a house number."""
    assert [value.value for value in values_of(Page(text)) if value.kind == "date"] in ([], ["2012-03"])


@pytest.mark.parametrize(
    ("text", "number", "approximate", "planned"),
    [
        ("ce projet de 14 logements", "14", False, False),
        ("quatorze logements", "14", False, False),
        ("un groupe d’une douzaine de ménages", "12", True, False),
        ("environ vingt logements", "20", True, False),
        ("quatre-vingt-dix-sept logements", "97", False, False),
        ("soixante et onze logements", "71", False, False),
        ("2\u202f300 logements", "2300", False, False),
        ("accueillera 38 logements", "38", False, True),
        ("dans 14 de ses 38 logements", "14", False, False),
        ("~12 logements", "12", True, False),
        ("Nombre de logements : 16, dont 4 sociaux", "16", False, False),
        ("Logements : environ 20", "20", True, False),
    ],
)
def test_a_count_is_read_in_figures_and_in_words(text: str, number: str, *, approximate: bool, planned: bool) -> None:
    """Round numbers are approximate; what will be is planned."""
    counts = [value for value in values_of(Page(text)) if value.kind == "count"]
    assert [(one.value, one.approximate, one.planned) for one in counts][:1] == [(number, approximate, planned)]


@pytest.mark.parametrize(
    "text", ["une coopérative d’habitants", "deux tiers des logements", "un logement", "l’an 2000"]
)
def test_what_is_no_count_is_none(text: str) -> None:
    """An article, a fraction."""
    assert not [value for value in values_of(Page(text)) if value.kind == "count"]


def test_every_value_stands_where_it_says() -> None:
    """Places count in the untouched text, no-break spaces and all."""
    page = Page("Livré en 2015.\n\nIl compte 2\u202f300\u00a0logements.")
    assert [page.exact(value.start, value.end) for value in values_of(page)] == ["2015", "2\u202f300\u00a0logements"]
