"""Bars by year: one scale, with the years that have no row."""

from itertools import pairwise

import pytest

from amu_graph.web.views.answer_tables import Cell, Table
from amu_graph.web.views.bars import bars_by_year
from web_client import Client


def table(*rows: tuple[str, int]) -> Table:
    largest = max((value for _, value in rows), default=1)
    cells = tuple(
        (Cell(text=year), Cell(text=str(value), form="number", share=value / largest)) for year, value in rows
    )
    return Table(headings=("année", "publications"), rows=cells, total=len(rows))


def test_missing_years_have_their_place_and_no_bar() -> None:
    """2008, 2009, 2010 and 2011 stand as far from each other; a bar of 2 is twice as high as one of 1."""
    drawn = bars_by_year(table(("2008", 1), ("2011", 2)))
    assert drawn is not None
    assert [bar.year for bar in drawn.bars] == ["2008", "2009", "2010", "2011"]
    assert [bar.words for bar in drawn.bars] == ["1", "", "", "2"]
    assert len({round(other.middle - one.middle, 6) for one, other in pairwise(drawn.bars)}) == 1
    assert drawn.bars[3].height == pytest.approx(2 * drawn.bars[0].height)
    assert all(bar.y + bar.height == pytest.approx(drawn.base) for bar in drawn.bars)


@pytest.mark.parametrize(
    ("largest", "values"),
    [
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (7, [0, 2, 4, 6, 8]),
        (24, [0, 5, 10, 15, 20, 25]),
        (1234, [0, 500, 1000, 1500]),
    ],
)
def test_values_have_a_scale_of_round_numbers_from_nought(largest: int, values: list[int]) -> None:
    drawn = bars_by_year(table(("2008", 1), ("2009", largest)))
    assert drawn is not None
    assert [value for value, _ in drawn.scale] == values
    assert drawn.scale[0] == (0, drawn.base)
    per_unit = (drawn.base - drawn.scale[-1][1]) / values[-1]
    assert drawn.bars[1].height == pytest.approx(per_unit * largest)
    assert all(bar.x >= drawn.left for bar in drawn.bars)


def test_rows_of_one_year_are_added_and_those_without_one_told_apart() -> None:
    drawn = bars_by_year(table(("2008", 1), ("2008", 2), ("2009", 3), ("", 19)))
    assert drawn is not None
    assert [bar.words for bar in drawn.bars] == ["3", "3"]
    assert drawn.undated == 19


def test_many_years_are_not_all_written() -> None:
    drawn = bars_by_year(table(("1950", 1), ("2020", 3)))
    assert drawn is not None
    assert [bar.year for bar in drawn.bars if bar.year][:3] == ["1950", "1955", "1960"]


@pytest.mark.parametrize(
    "rows", [(), (("2008", 1),), (("guide", 1), ("2008", 2)), (("1000", 1), ("2020", 1)), (("", 3),)]
)
def test_other_tables_are_no_bars_by_year(rows: tuple[tuple[str, int], ...]) -> None:
    assert bars_by_year(table(*rows)) is None


def test_the_page_of_a_question_by_year_draws_them(client: Client) -> None:
    page = client.get("/ask/publication/by-year").text
    figure = page.partition('<figure class="by-year')[2].partition("</figure>")[0]
    assert figure.count("<rect") > 4
    assert figure.count('class="scale"') >= 2
    assert figure.count('class="year-mark"') > figure.count("<rect"), "years without publications too"
