"""An answer by year as bars on a scale of years and one of values; a year without a row has no bar."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from amu_graph.web.views.answer_tables import Table

WIDTH: Final = 960.0
_TOP, _BASE, _HEIGHT = 24.0, 200.0, 228.0
_EDGE: Final = 16.0
_WIDEST: Final = 48.0
_MOST: Final = 200
_LABELS: Final = 24
_STEPS: Final = 5
"""Steps of the scale of values, at most."""
_DIGIT: Final = 9.0
"""How wide a digit of that scale is, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The value of a year; `year` is written under it where there is room, `words` over it where there is a value."""

    year: str
    words: str
    middle: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A drawing of `width` × `height`, its bars standing on `base`; `undated` is the sum of rows without a year.

    `scale` holds round values, from 0, each with its height; their numbers end at `left`.
    """

    bars: tuple[Bar, ...]
    scale: tuple[tuple[int, float], ...]
    left: float
    undated: int
    base: float = _BASE
    width: float = WIDTH
    height: float = _HEIGHT


def bars_by_year(table: Table) -> Bars | None:
    """Return the first numbers of a table by the years of its first column; None where it is no such table."""
    place = next((at for at, cell in enumerate(table.rows[0]) if at and cell.form == "number"), 0) if table.rows else 0
    values: dict[str, int] = defaultdict(int)
    for row in table.rows:
        if not place or not row[place].text.isdecimal():
            return None
        values["" if row[0].empty else row[0].text] += int(row[place].text)
    undated = values.pop("", 0)
    if not all(re.fullmatch(r"[12]\d{3}", year) for year in values):
        return None
    return bars_of({int(year): value for year, value in values.items()}, undated=undated)


def bars_of(by_year: Mapping[int, int], *, undated: int) -> Bars | None:
    """Return numbers by year as bars; None where there is one year, or too many to draw."""
    if not by_year or not 1 < max(by_year) - min(by_year) + 1 <= _MOST:
        return None
    values = _scale(max(by_year.values()))
    left = _EDGE + _DIGIT * len(f"{values[-1]:,}")
    heights = tuple((value, _BASE - (_BASE - _TOP) * value / values[-1]) for value in values)
    return Bars(bars=tuple(_bars(by_year, values[-1], left)), scale=heights, left=left, undated=undated)


def _scale(largest: int) -> range:
    """Return round values from 0 to the largest or beyond, in a few steps of 1, 2 or 5 times a power of ten.

    >>> [list(_scale(largest)) for largest in (2, 9, 37, 0)]
    [[0, 1, 2], [0, 2, 4, 6, 8, 10], [0, 10, 20, 30, 40], [0, 1]]
    """
    steps = (digit * 10**power for power in range(19) for digit in (1, 2, 5))
    step = next(each for each in steps if largest <= each * _STEPS)
    return range(0, max(-(-largest // step), 1) * step + 1, step)


def _bars(values: Mapping[int, int], largest: int, left: float) -> Iterator[Bar]:
    first, last = min(values), max(values)
    count = last - first + 1
    step = (WIDTH - left - _EDGE) / count
    every = next(each for each in (1, 2, 5, 10, 20) if count / each <= _LABELS)
    width = min(step * 0.72, _WIDEST)
    for year in range(first, last + 1):
        height = (_BASE - _TOP) * values.get(year, 0) / largest
        middle = left + (year - first + 0.5) * step
        yield Bar(
            year=str(year) if year % every == 0 else "",
            words=str(values.get(year) or ""),
            middle=middle,
            x=middle - width / 2,
            y=_BASE - height,
            width=width,
            height=height,
        )
