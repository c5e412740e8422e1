"""An answer by year as bars on a scale of years; a year without a row has no bar."""

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
    """A drawing of `width` × `height`, its bars standing on `base`; `undated` is the sum of rows without a year."""

    bars: tuple[Bar, ...]
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
    return Bars(bars=tuple(_bars(by_year)), undated=undated)


def _bars(values: Mapping[int, int]) -> Iterator[Bar]:
    first, last, largest = min(values), max(values), max(values.values()) or 1
    count = last - first + 1
    step = (WIDTH - 2 * _EDGE) / count
    every = next(each for each in (1, 2, 5, 10, 20) if count / each <= _LABELS)
    width = min(step * 0.72, _WIDEST)
    for year in range(first, last + 1):
        height = (_BASE - _TOP) * values.get(year, 0) / largest
        middle = _EDGE + (year - first + 0.5) * step
        yield Bar(
            year=str(year) if year % every == 0 else "",
            words=str(values.get(year) or ""),
            middle=middle,
            x=middle - width / 2,
            y=_BASE - height,
            width=width,
            height=height,
        )
