"""The neighbourhood of an entity as a drawing: what it is linked to, under the words of the link.

It is drawn twice, on both sides of the entity for wide pages and under it for narrow ones; the style sheet shows one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

from markupsafe import Markup

from amu_graph.language import Language
from amu_graph.network.drawing.labels import wrapped
from amu_graph.network.drawing.style import family_style
from amu_graph.web.dossier import Dossier
from amu_graph.web.lines import Lines, Statement
from amu_graph.web.marks import outline, style_of

Name = Callable[[Statement], str]
"""What a neighbour is called."""

_ROW: Final = 26
_LINE: Final = 15
_LETTERS: Final = 30
_MOST: Final = 6
_BESIDE: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The measures of a drawing: the entity stands at `middle`, its neighbours `reach` beside it."""

    name: str
    width: int
    middle: float
    reach: float
    sides: tuple[int, ...]
    tallest: float


WIDE: Final = Frame(name="wide", width=760, middle=380, reach=112, sides=(1, -1), tallest=15 * _ROW)
NARROW: Final = Frame(name="narrow", width=340, middle=20, reach=56, sides=(1,), tallest=24 * _ROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A node of the drawing, on the left (`side` −1) or on the right (1) of the entity; its label is `lines`."""

    iri: str
    label: str
    lines: tuple[tuple[float, str], ...]
    x: float
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
    """A drawing in a frame; `centre` is the mark of the entity."""

    frame: Frame
    height: float
    centre: Markup
    colour: str
    neighbours: tuple[Neighbour, ...]
    headings: tuple[Heading, ...]


def surroundings(dossier: Dossier, language: Language) -> tuple[Surroundings, ...]:
    """Return the drawing in each frame, nothing where the entity is linked to nothing."""
    groups = list(_groups(dossier))
    return tuple(_drawn(dossier, groups, frame, language) for frame in (WIDE, NARROW)) if groups else ()


def _drawn(dossier: Dossier, groups: list[Lines], frame: Frame, language: Language) -> Surroundings:
    name = partial(dossier.name_of, language=language)
    sides = _shared_out(groups, frame, name)
    tallest = max(_height(side, name) for side in sides)
    height = max(tallest, 100) + _ROW
    middle = height / 2 if frame is WIDE else _ROW * 0.75
    headings: list[Heading] = []
    neighbours: list[Neighbour] = []
    for side, side_groups in zip(frame.sides, sides, strict=True):
        y = (height - _height(side_groups, name)) / 2 + _ROW / 2
        for lines in side_groups:
            more = max(0, len(lines.statements) - _MOST)
            x = frame.middle + side * (frame.reach + _BESIDE)
            headings.append(Heading(words=lines.heading.in_(language), more=more, x=x, y=y, side=side))
            y += _ROW
            for each in lines.statements[:_MOST]:
                tall = _tall(_label(name(each)))
                place = frame.middle + side * frame.reach, y + (tall - _ROW) / 2
                neighbours.append(_neighbour(each, name(each), lines.predicate, place, (frame, middle, side)))
                y += tall
    return Surroundings(
        frame=frame,
        height=height,
        centre=_mark(dossier.kind, frame.middle, middle, 13),
        colour=style_of(dossier.kind).colour,
        neighbours=tuple(neighbours),
        headings=tuple(headings),
    )


def _groups(dossier: Dossier) -> Iterator[Lines]:
    """Yield what is drawn: what has a page, most telling first."""
    told = (dossier.played_by, dossier.plays, dossier.held, dossier.relations, dossier.places, dossier.incoming)
    for lines in chain(*told):
        linked = {each.iri: each for each in lines.statements if each.kind and each.iri != dossier.portrait.iri}
        if linked:
            yield Lines(heading=lines.heading, predicate=lines.predicate, statements=tuple(linked.values()))


def _label(name: str) -> tuple[str, ...]:
    return wrapped(name, _LETTERS, 2)


def _tall(label: tuple[str, ...]) -> int:
    return _ROW + (len(label) - 1) * _LINE


def _height(groups: list[Lines], name: Name) -> int:
    drawn = (each for lines in groups for each in lines.statements[:_MOST])
    return len(groups) * _ROW + sum(_tall(_label(name(each))) for each in drawn)


def _shared_out(groups: list[Lines], frame: Frame, name: Name) -> list[list[Lines]]:
    """Put each group on the side that has more room, as long as there is room."""
    sides: list[list[Lines]] = [[] for _ in frame.sides]
    for lines in groups:
        side = min(sides, key=lambda each: _height(each, name))
        if not side or _height([*side, lines], name) <= frame.tallest:
            side.append(lines)
    return sides


def _neighbour(
    each: Statement, name: str, predicate: str, place: tuple[float, float], course: tuple[Frame, float, int]
) -> Neighbour:
    (x, y), (frame, middle, side) = place, course
    family, label = family_style(predicate), _label(name)
    first = y + 4.5 - (len(label) - 1) * _LINE / 2
    return Neighbour(
        iri=each.iri,
        label=name,
        lines=tuple((first + number * _LINE, words) for number, words in enumerate(label)),
        x=x,
        side=side,
        shape=_mark(each.kind, x, y, 6.2),
        colour=style_of(each.kind).colour,
        curve=_curve(frame, middle, side, x - side * 8, y),
        family=family.name,
        dash=" ".join(map(str, family.dash)),
        status=each.status,
    )


def _curve(frame: Frame, middle: float, side: int, x: float, y: float) -> str:
    """Return the course of a link: sideways from an entity in the middle, downwards from one at the top."""
    across = frame.middle
    if frame is NARROW:
        return f"M{across:.0f} {middle + 17:.0f}Q{across:.0f} {y:.0f} {x:.0f} {y:.0f}"
    bend = across + side * frame.reach * 0.55
    return f"M{across + side * 17:.0f} {middle:.0f}C{bend:.0f} {middle:.0f} {bend:.0f} {y:.0f} {x:.0f} {y:.0f}"


def _mark(kind: str, x: float, y: float, radius: float) -> Markup:
    return Markup(outline(style_of(kind).shape, x, y, radius))  # noqa: S704 - numbers and names of our own
