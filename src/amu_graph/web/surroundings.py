"""The neighbourhood of an entity as a drawing: what it is linked to, on both sides, under the words of the link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from amu_graph.language import Language
from amu_graph.network.style import family_style
from amu_graph.web.dossier import Dossier
from amu_graph.web.lines import Lines
from amu_graph.web.marks import outline, style_of

WIDTH: Final = 760
_ROW: Final = 26
_MOST: Final = 6
_TALLEST: Final = 15
_MIDDLE: Final = WIDTH / 2
_REACH: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A node of the drawing, on the left (`side` −1) or on the right (1) of the entity."""

    iri: str
    label: str
    cut: str
    x: float
    y: float
    side: int
    shape: Markup
    colour: str
    curve: str
    family: str
    dash: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The words over some neighbours; `more` says how many of them have no room."""

    words: str
    more: int
    x: float
    y: float
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A drawing of `WIDTH` × `height`."""

    width: int
    height: float
    middle: tuple[float, float]
    centre: Markup
    colour: str
    neighbours: tuple[Neighbour, ...]
    headings: tuple[Heading, ...]


def surroundings(dossier: Dossier, language: Language) -> Surroundings | None:
    """Return the drawing, None where the entity is linked to nothing."""
    sides = _shared_out(list(_groups(dossier)))
    if not any(sides):
        return None
    rows = max(sum(_rows(lines) for lines in side) for side in sides)
    height = max(rows * _ROW + 30, 150)
    headings: list[Heading] = []
    neighbours: list[Neighbour] = []
    for side, groups in zip((1, -1), sides, strict=True):
        y = (height - sum(_rows(lines) for lines in groups) * _ROW) / 2 + _ROW / 2
        for lines in groups:
            more = max(0, len(lines.statements) - _MOST)
            x = _MIDDLE + side * (_REACH + 18)
            headings.append(Heading(words=lines.heading.in_(language), more=more, x=x, y=y, side=side))
            for number in range(min(len(lines.statements), _MOST)):
                y += _ROW
                neighbours.append(_neighbour(lines, number, (y, height / 2), side, language))
            y += _ROW
    style = style_of(dossier.kind)
    return Surroundings(
        width=WIDTH,
        height=height,
        middle=(_MIDDLE, height / 2),
        centre=Markup(outline(style.shape, _MIDDLE, height / 2, 13)),  # noqa: S704 - numbers and names of our own
        colour=style.colour,
        neighbours=tuple(neighbours),
        headings=tuple(headings),
    )


def _groups(dossier: Dossier) -> Iterator[Lines]:
    """Yield what is drawn: what has a page, most telling first."""
    for lines in (*dossier.played_by, *dossier.plays, *dossier.relations, *dossier.places, *dossier.incoming):
        linked = {each.iri: each for each in lines.statements if each.kind and each.iri != dossier.portrait.iri}
        if linked:
            yield Lines(heading=lines.heading, predicate=lines.predicate, statements=tuple(linked.values()))


def _rows(lines: Lines) -> int:
    return min(len(lines.statements), _MOST) + 1


def _shared_out(groups: list[Lines]) -> tuple[list[Lines], list[Lines]]:
    """Put each group on the side that has more room, as long as there is room."""
    sides: tuple[list[Lines], list[Lines]] = ([], [])
    for lines in groups:
        side = min(sides, key=lambda each: sum(map(_rows, each)))
        if sum(map(_rows, side)) + _rows(lines) <= _TALLEST:
            side.append(lines)
    return sides


def _neighbour(lines: Lines, number: int, heights: tuple[float, float], side: int, language: Language) -> Neighbour:
    each = lines.statements[number]
    y, middle = heights
    x = _MIDDLE + side * _REACH
    style, family = style_of(each.kind), family_style(lines.predicate)
    start, bend = _MIDDLE + side * 17, _MIDDLE + side * _REACH * 0.55
    label = each.text.in_(language)
    return Neighbour(
        iri=each.iri,
        label=label,
        cut=label if len(label) <= 32 else label[:31].rstrip() + "…",  # noqa: PLR2004 - what fits beside the mark
        x=x,
        y=y,
        side=side,
        shape=Markup(outline(style.shape, x, y, 6.2)),  # noqa: S704 - numbers and names of our own
        colour=style.colour,
        curve=f"M{start:.0f} {middle:.0f}C{bend:.0f} {middle:.0f} {bend:.0f} {y:.0f} {x - side * 8:.0f} {y:.0f}",
        family=family.name,
        dash=" ".join(map(str, family.dash)),
        status=each.status,
    )
