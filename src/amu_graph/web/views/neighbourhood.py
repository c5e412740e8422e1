"""The neighbourhood of an entity as a drawing: what it is linked to, under the words of the link.

It is drawn twice, on both sides of the entity for wide pages and under it for narrow ones; the style sheet shows one.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from markupsafe import Markup

from amu_graph.language import Language, Text
from amu_graph.network.drawing.families import family_style
from amu_graph.network.drawing.label_placement import wrapped
from amu_graph.web.rendering.symbols import outline, style_of
from amu_graph.web.rendering.words import say
from amu_graph.web.views.dossier import Dossier
from amu_graph.web.views.lines import Line, Lines, by_surety

_ROW: Final = 28
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
ONE_SIDED: Final = replace(WIDE, middle=40, sides=(1,))
NARROW: Final = Frame(name="narrow", width=340, middle=20, reach=56, sides=(1,), tallest=24 * _ROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A node of the drawing, on the left (`side` −1) or on the right (1) of the entity; its label is `lines`.

    `link` is the words of what links it to the entity, `status` the surest of that.
    """

    iri: str
    link: str
    label: str
    lines: tuple[tuple[float, str], ...]
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
    """The words over some neighbours, as lines at their heights; they say how many of them have no room."""

    lines: tuple[tuple[float, str], ...]
    x: float
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """A drawing in a frame; `centre` is the mark of the entity."""

    frame: Frame
    height: float
    centre: Markup
    colour: str
    neighbours: tuple[Neighbour, ...]
    headings: tuple[Heading, ...]


def neighbourhood(dossier: Dossier, language: Language) -> tuple[Neighbourhood, ...]:
    """Return the drawing in each frame, nothing where the entity is linked to nothing."""
    groups = list(_groups(dossier))
    frames = (WIDE if len(groups) > 1 else ONE_SIDED, NARROW)
    words = Words(dossier, language)
    return tuple(_drawn(dossier, groups, frame, words) for frame in frames) if groups else ()


def _drawn(dossier: Dossier, groups: list[Lines], frame: Frame, words: "Words") -> Neighbourhood:
    sides = _shared_out(groups, frame, words)
    height = max(100, *(words.height(side) for side in sides)) + _ROW
    middle = _ROW * 0.75 if frame is NARROW else height / 2
    headings: list[Heading] = []
    neighbours: list[Neighbour] = []
    for side, side_groups in zip(frame.sides, sides, strict=True):
        y = (height - words.height(side_groups)) / 2 + _ROW / 2
        for lines in side_groups:
            x = frame.middle + side * (frame.reach + _BESIDE)
            heading = words.heading(lines)
            headings.append(Heading(lines=_set(heading, y + (_tall(heading) - _ROW) / 2), x=x, side=side))
            y += _tall(heading)
            for each in lines.statements[:_MOST]:
                tall = _tall(words.name(each))
                place = frame.middle + side * frame.reach, y + (tall - _ROW) / 2
                neighbours.append(_neighbour(each, words, lines, place, (frame, middle, side)))
                y += tall
    return Neighbourhood(
        frame=frame,
        height=height,
        centre=_mark(dossier.kind, frame.middle, middle, 13),
        colour=style_of(dossier.kind).colour,
        neighbours=tuple(neighbours),
        headings=tuple(headings),
    )


def _groups(dossier: Dossier) -> Iterator[Lines]:
    """Yield what is drawn, most specific first: what has a page, each thing once, under all that links it."""
    sections = (dossier.played_by, dossier.plays, dossier.held, dossier.relations, dossier.places, dossier.incoming)
    links: dict[str, list[tuple[Lines, Line]]] = defaultdict(list)
    for lines in chain(*sections):
        for each in by_surety(lines.statements):
            known = [other for other, _ in links[each.iri]]
            if each.kind and each.iri != dossier.portrait.iri and lines not in known:
                links[each.iri].append((lines, each))
    groups: dict[Text, Lines] = {}
    for linked in filter(None, links.values()):
        heading = _heading(linked)
        surest = next(iter(by_surety(each for _, each in linked)))
        family = next(lines for lines, each in linked if each is surest).predicate
        there = groups.setdefault(heading, Lines(heading=heading, predicate=family, statements=()))
        groups[heading] = replace(there, statements=(*there.statements, surest))
    yield from groups.values()


def _heading(linked: list[tuple[Lines, Line]]) -> Text:
    """Return all that links a thing, with its status where they differ: « porté par, conçu par (interprété) »."""
    doubted = len({each.status for _, each in linked}) > 1

    def words(language: Language) -> str:
        marks = [
            f" ({say(f'status.{each.status}', language)})" if doubted and each.status not in ("", "asserted") else ""
            for _, each in linked
        ]
        return ", ".join(lines.heading.in_(language) + mark for (lines, _), mark in zip(linked, marks, strict=True))

    return Text(words("fr"), words("en"))


class Words:
    """The words of a drawing, in lines, and the room that they take."""

    def __init__(self, dossier: Dossier, language: Language) -> None:
        self._dossier = dossier
        self._language: Language = language
        self._names: dict[str, tuple[str, ...]] = {}
        self._heights: dict[Text, int] = {}

    def whole(self, each: Line) -> str:
        """Return what a neighbour is called."""
        return self._dossier.name_of(each, self._language)

    def name(self, each: Line) -> tuple[str, ...]:
        """Return what a neighbour is called, in lines."""
        if each.iri not in self._names:
            self._names[each.iri] = wrapped(self.whole(each), _LETTERS, 2)
        return self._names[each.iri]

    def linking(self, lines: Lines) -> str:
        """Return what links some neighbours to the entity."""
        words = lines.heading.in_(self._language)
        return words[0].lower() + words[1:] if words[1:2].islower() else words

    def heading(self, lines: Lines) -> tuple[str, ...]:
        """Return what links some neighbours to the entity, and how many more of them there are."""
        more = len(lines.statements) - _MOST
        return wrapped(self.linking(lines) + (f" (+\u00a0{more})" if more > 0 else ""), _LETTERS + 8)

    def height(self, groups: list[Lines]) -> int:
        """Return how tall some groups are."""
        return sum(map(self._height, groups))

    def _height(self, lines: Lines) -> int:
        if lines.heading not in self._heights:
            drawn = sum(_tall(self.name(each)) for each in lines.statements[:_MOST])
            self._heights[lines.heading] = _tall(self.heading(lines)) + drawn
        return self._heights[lines.heading]


def _tall(lines: tuple[str, ...]) -> int:
    return _ROW + (len(lines) - 1) * _LINE


def _set(lines: tuple[str, ...], y: float) -> tuple[tuple[float, str], ...]:
    """Return lines at their heights, in the middle of a row or of more."""
    first = y + 4.5 - (len(lines) - 1) * _LINE / 2
    return tuple((first + number * _LINE, words) for number, words in enumerate(lines))


def _shared_out(groups: list[Lines], frame: Frame, words: Words) -> list[list[Lines]]:
    """Put each group on the side that has more room, as long as there is room."""
    sides: list[list[Lines]] = [[] for _ in frame.sides]
    for lines in groups:
        side = min(sides, key=words.height)
        if not side or words.height([*side, lines]) <= frame.tallest:
            side.append(lines)
    return sides


def _neighbour(
    each: Line, words: Words, lines: Lines, place: tuple[float, float], course: tuple[Frame, float, int]
) -> Neighbour:
    (x, y), (frame, middle, side) = place, course
    family = family_style(lines.predicate)
    return Neighbour(
        iri=each.iri,
        link=words.linking(lines),
        label=words.whole(each),
        lines=_set(words.name(each), y),
        x=x,
        y=y,
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
