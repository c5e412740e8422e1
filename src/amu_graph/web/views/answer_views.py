"""An answer as a table, a time line, a chart or links: which of them it can be, and what each shows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.web.views.answer_tables import Cell, Table
from amu_graph.web.views.bars import Bars, bars_by_year, bars_of

VIEWS: Final = ("table", "timeline", "chart", "graph")
MOST_LINKED: Final = 60
"""Things that a drawing of links has on a side."""

_STEP: Final = 44.0
_LETTER: Final = 7.2
_BETWEEN: Final = 130
MOST_LETTERS: Final = 38
"""Letters of a name in a drawing of links; of what is said beside it a few more fit, as they are smaller."""
_YEAR: Final = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of an answer in time: its date, empty where it has none, the cell that names it, and its other cells."""

    date: str
    name: Cell
    others: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class End:
    """A thing of a drawing of links: its cell, its height in the drawing, and what is said of its link beside it."""

    cell: Cell
    y: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Things on the left that are linked with things on the right; each line is the heights of its ends.

    `at` is how far from the left both stand, so that the drawing is as wide as its words.
    """

    left: tuple[End, ...]
    right: tuple[End, ...]
    lines: tuple[tuple[float, float], ...]
    at: tuple[int, int]
    width: int
    height: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What an answer can be shown as, and what it is shown as."""

    offered: tuple[str, ...]
    view: str
    moments: tuple[Moment, ...] = ()
    bars: Bars | None = None
    links: Links | None = None
    measured: bool = False


def shown(table: Table, asked: str, usual: str, about: Cell | None) -> Shown:
    """Return an answer as it is `asked` for, else as is usual for its question; `about` is what it is about.

    Raises:
        UsageError: it cannot be shown so.

    """
    moments, bars = tuple(_moments(table)), bars_by_year(table) or _counted(table)
    links, measured = _links(table, about), any(cell.share is not None for row in table.rows for cell in row[1:])
    can = {"table": True, "timeline": bool(moments), "chart": bool(bars) or measured, "graph": links is not None}
    offered = tuple(name for name in VIEWS if can[name])
    if asked and asked not in offered:
        listed = ", ".join(offered)
        raise UsageError(
            Text(
                fr=f"Cette réponse ne se montre pas en « {asked[:20]} ».",
                en=f"This answer cannot be shown as “{asked[:20]}”.",
            ),
            remedy=Text(fr=f"Elle se montre en : {listed}.", en=f"It can be shown as: {listed}."),
        )
    view = asked or (usual if usual in offered else "table")
    return Shown(
        offered=offered,
        view=view,
        moments=moments if view == "timeline" else (),
        bars=bars if view == "chart" else None,
        links=links if view == "graph" else None,
        measured=view == "chart" and not bars,
    )


def _date(row: Sequence[Cell]) -> str:
    return next((cell.text for cell in row if cell.form == "date"), "")


def _moments(table: Table) -> Iterator[Moment]:
    """Yield the rows in the order of their dates, those without at the end; nothing where no row has one."""
    if not any(_date(row) for row in table.rows):
        return
    for row in sorted(table.rows, key=lambda row: (not _date(row), _date(row))):
        cells = list({cell.text: cell for cell in reversed(row) if cell.text and cell.form != "date"}.values())[::-1]
        if cells:
            yield Moment(_date(row), cells[0], tuple(cells[1:]))


def _counted(table: Table) -> Bars | None:
    """Return how many rows there are in each year, where rows have dates."""
    years = [found[0] if (found := _YEAR.match(_date(row))) else "" for row in table.rows]
    counts = Counter(int(year) for year in years if year)
    return bars_of(counts, undated=years.count("")) if counts else None


def _links(table: Table, about: Cell | None) -> Links | None:
    """Return the things of two columns, linked row by row; of one column, linked with what the answer is about."""
    columns = [at for at in range(len(table.headings)) if any(_thing(row[at]) for row in table.rows)]
    if not columns or (len(columns) == 1 and about is None):
        return None
    first = columns[0]
    second = next((at for at in columns[1:] if about is None), None)
    pairs = [
        (about or row[first], row[first] if second is None else row[second], _beside(row, first))
        for row in table.rows
        if _thing(row[first]) and (second is None or _thing(row[second]))
    ]
    left = list(dict.fromkeys(tail.iri for tail, _, _ in pairs))
    right = list(dict.fromkeys(head.iri for _, head, _ in pairs))
    if not pairs or max(len(left), len(right)) > MOST_LINKED:
        return None
    return _placed([(a, b, words if second is None else "") for a, b, words in pairs], left, right)


def _placed(pairs: Sequence[tuple[Cell, Cell, str]], left: Sequence[str], right: Sequence[str]) -> Links:
    height = _STEP * max(len(left), len(right))
    places = [{iri: (at + 0.5) * height / len(side) for at, iri in enumerate(side)} for side in (left, right)]
    cells = {cell.iri: cell for pair in pairs for cell in pair[:2]}
    said = {iri: ", ".join(dict.fromkeys(words for _, b, words in pairs if b.iri == iri and words)) for iri in right}
    lines = dict.fromkeys((places[0][a.iri], places[1][b.iri]) for a, b, _ in pairs)
    before = _room(cells[iri].text for iri in left)
    after = max(_room(cells[iri].text for iri in right), _room(text[: MOST_LETTERS + 10] for text in said.values()))
    return Links(
        left=tuple(End(cells[iri], places[0][iri]) for iri in left),
        right=tuple(End(cells[iri], places[1][iri], said[iri]) for iri in right),
        lines=tuple(lines),
        at=(before, before + _BETWEEN),
        width=before + _BETWEEN + after,
        height=height,
    )


def _room(names: Iterable[str]) -> int:
    """Return the width of the longest name, as it is shown, with its mark."""
    return round(_LETTER * min(max(map(len, names), default=0), MOST_LETTERS)) + 24


def _thing(cell: Cell) -> bool:
    return bool(cell.iri) and cell.kind not in ("", "Passage", "Property", "Class", "Source") and not cell.status


def _beside(row: Sequence[Cell], first: int) -> str:
    """Return the other words of a row: as what, when, and that it is not asserted."""
    words = ", ".join(cell.text for at, cell in enumerate(row) if at != first and cell.text and not cell.status)
    doubt = ", ".join(cell.text for cell in row if cell.status not in ("", "asserted"))
    return f"{words} ({doubt})".strip() if doubt else words
