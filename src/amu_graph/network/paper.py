"""The paper that a figure is printed on: its width, the height of its names, and how fine its pixels are."""

import re
from dataclasses import dataclass
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.typography import decimal

WIDTHS: Final = (30.0, 1200.0)
"""Millimetres; the largest is the long side of A0."""
FINENESS: Final = (72, 1200)
SIZES: Final = (5.0, 24.0)
MOST_PIXELS: Final = 60_000_000
"""A3 at 500 dots per inch; four bytes each while it is drawn."""
_INCH: Final = 25.4
_MANY: Final = 1e12
_LENGTH: Final = re.compile(r"(\d{1,9}(?:[.,]\d{1,6})?)\s*(mm|cm|in|)", re.IGNORECASE)
_UNITS: Final = {"": 1.0, "mm": 1.0, "cm": 10.0, "in": _INCH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Millimetres across, dots per inch of a PNG, and points of the names; no value is beyond the limits above."""

    width: float = 160.0
    dpi: int = 300
    points: float = 7.0

    def __post_init__(self) -> None:
        _within(self.width, WIDTHS, Text("la largeur", "the width"), "\u00a0mm")
        _within(self.dpi, FINENESS, Text("la finesse", "the fineness"), "\u00a0dpi")
        _within(self.points, SIZES, Text("la taille des noms", "the size of names"), "\u00a0pt")

    @property
    def units(self) -> float:
        """Return how wide the paper is where names are 12 units high."""
        return self.width / _INCH * 72 / self.points * 12

    def pixels(self, ratio: float) -> int:
        """Return how many pixels a picture is wide that is `ratio` times as high.

        Raises:
            UsageError: the picture would have too many.

        """
        wide = round(self.width / _INCH * self.dpi)
        if wide * wide * ratio > MOST_PIXELS:
            asked, most = round(wide * wide * ratio / 1e6), MOST_PIXELS // 1_000_000
            raise UsageError(
                Text(
                    fr=f"Cette image aurait {asked} millions de points ; le plus est {most}.",
                    en=f"This picture would have {asked} million pixels; the most is {most}.",
                ),
                remedy=Text(
                    fr="Demandez moins de points par pouce, moins large, ou un PDF, qui n’en a pas.",
                    en="Ask for fewer dots per inch, a smaller width, or a PDF, which has none.",
                ),
            )
        return wide


def millimetres(text: str) -> float:
    """Return a length in millimetres, which may be written with its unit.

    >>> millimetres("160mm"), millimetres("16,5 cm")
    (160.0, 165.0)

    Raises:
        UsageError: it is no length.

    """
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise UsageError(
            Text(fr=f"« {text[:40]} » n’est pas une largeur.", en=f"“{text[:40]}” is no width."),
            remedy=Text(fr="Écrivez par exemple 160mm ou 16cm.", en="Write for example 160mm or 16cm."),
        )
    return float(found[1].replace(",", ".")) * _UNITS[found[2].lower()]


def _within(value: float, limits: tuple[float, float], what: Text, unit: str) -> None:
    low, high = limits
    if not low <= value <= high:
        fr, en = ([_written(each, language) + unit for each in (low, high, value)] for language in LANGUAGES)
        raise UsageError(
            Text(
                fr=f"{what.fr.capitalize()} d’une figure est de {fr[0]} à {fr[1]}, non {fr[2]}.",
                en=f"{what.en.capitalize()} of a figure is {en[0]} to {en[1]}, not {en[2]}.",
            )
        )


def _written(value: float, language: Language) -> str:
    """Return a number with the thousands parted; one of many digits by its power of ten."""
    return decimal(f"{value:g}" if abs(value) >= _MANY else f"{value:.3f}".rstrip("0").rstrip("."), language)
