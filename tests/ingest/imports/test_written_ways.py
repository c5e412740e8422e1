"""Dates and numbers as people and programs write them, where libraries of the field go wrong."""

from pathlib import Path

import pytest

from accepted_imports import imported
from amu_graph.ingest.imports.dates import read_date
from amu_graph.ingest.imports.numbers import read_number
from amu_graph.ingest.imports.source_file import read_file
from amu_graph.ingest.imports.tables.reading import read_sheet


@pytest.mark.parametrize(
    ("text", "date", "doubtful"),
    [
        ("Mar 2011", "2011-03", False),  # dateparser: a Tuesday
        ("août 2013", "2013-08", False),  # htmldate: 1 January
        ("1er août 2013", "2013-08-01", False),
        ("févr. 2014", "2014-02", False),
        ("sept. 2014", "2014-09", False),
        ("6 octobre 2020", "2020-10-06", False),  # edtf: June
        ("mardi 1er juin 2021", "2021-06-01", False),
        ("1er trimestre 2014", "2014", True),  # edtf: January 2019
        ("2013/", "2013", True),  # edtf: ten years made up
        ("12.03.2014", "2014-03-12", False),
    ],
)
def test_dates(text: str, date: str, doubtful: bool) -> None:
    found = read_date(text)
    assert found is not None
    assert (found.date, found.doubtful, found.approximate) == (date, doubtful, False)


@pytest.mark.parametrize(
    ("text", "value", "doubtful"),
    [
        ("1,5", "1.5", False),  # frictionless: [1, 5]
        ("1\u202f234,56", "1234.56", False),
        ("2 300 000 €", "2300000", False),
        ("8 (dont 3 sociaux)", "8", True),
        ("entre 12 et 15", "12", True),
        ("12 à 15", "12", True),
        ("3,2 M€", "3200000", False),  # price-parser: 3.2
        ("3,25 millions d’euros", "3250000", False),
        ("15 k€", "15000", False),
        ("1,2 milliard d'euros", "1200000000", False),
        ("deux mille", "2000", False),
        ("3.2 million", "3200000", False),
        ("12 %", "12", True),
        ("1,5 ha", "1.5", True),
        ("15 k", "15", True),
        ("3.2m", "3.2", True),
    ],
)
def test_numbers(text: str, value: str, doubtful: bool) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.value, found.doubtful) == (value, doubtful)


@pytest.mark.parametrize(
    "text", ["deux mille quatorze habitants", "mille millions de milliards", "1 mille 2 mille", "2 à 3 M€"]
)
def test_numbers_that_are_not_understood_are_none(text: str) -> None:
    assert read_number(text) is None


def test_codes_in_csv_keep_their_zeros(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Nom;SIRET;Téléphone\nÉpi;01234567800012;0612345678\n", encoding="utf-8")
    sheet = read_sheet(read_file(path), "")
    assert sheet is not None
    assert sheet.rows[1] == ["Épi", "01234567800012", "0612345678"]


def test_biblatex_dates_and_bodies_in_braces(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(
        "@report{a, title={Un}, author={{Ville de Lyon and Métropole}}, date={2013~}}\n"
        "@book{b, title={Deux}, author={Marchal, Odile}, year=2014, month={mars}}\n"
        "@book{c, title={Trois}, date={2013-21}}\n",
        encoding="utf-8",
    )
    review = imported(tmp_path / "data", path).review
    assert "Ville de Lyon and Métropole" in {one.name for one in review.names if one.says["type"] == "Organization"}
    issued = {one.at: (one.says["issued"], one.status) for one in review.statements if "issued" in one.says}
    assert issued["b"] == ("2014-03", "")
    assert issued["c"][0] == "2013"
    assert issued["c"][1] != "", "a season is no date without reserve"
