"""Where the labels of a picture stand: beside their nodes, on no other label and on no node."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

LETTER: Final = 12.0
"""Height of letters, in pixels."""
LINE: Final = 1.2
"""Height of a line, in letters' heights."""
_WIDTH: Final = 0.6
_LONGEST: Final = 28
_LINES: Final = 3
_CELL: Final = 48.0
_STEPS: Final = 14
_PIECES: Final = 16
_APART: Final = 5.0
"""Pixels between a label and the nodes of others: more than from its own, so that it is not taken for theirs."""
_GAPS: Final = re.compile(r"(?<!«)[ \t\n]+(?![»:;?!])")
"""Where a line may end: not at a no-break space, nor at one that French sets beside a mark."""

Box = tuple[float, float, float, float]


def _guessed(line: str) -> float:
    return len(line) * _WIDTH


class Placed(Protocol):
    """What has a place on a page."""

    @property
    def x(self) -> float:
        """Pixels from the left."""

    @property
    def y(self) -> float:
        """Pixels from the top."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of a picture: where it is and how far it reaches, in pixels, and its words, most important spots first."""

    x: float
    y: float
    radius: float
    text: str

    def hides(self, other: "Spot") -> bool:
        """Return whether another spot is this one, or lies on it."""
        return abs(self.x - other.x) + abs(self.y - other.y) < self.radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page to draw on, in pixels; nodes stay `margin` away from its left and right side.

    Labels have lines of `longest` letters, `letter` high, and try `steps` places, ever farther out, on each side of
    their nodes. Nodes and arrows are `scale` times their usual size.
    """

    width: float
    height: float
    margin: float = 0.0
    letter: float = LETTER
    longest: int = _LONGEST
    steps: int = _STEPS
    scale: float = 1.0
    measure: Callable[[str], float] = _guessed
    """Returns how wide a line is, in heights of its letters."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a place: `x`, `y` is the middle left of the first line; `far` asks for a line to the node."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    far: bool


def leader(label: Label, node: Placed, size: float) -> tuple[float, float]:
    """Return where the line from a node meets its label."""
    last = 0 if label.y > node.y else len(label.lines) - 1
    return min(max(node.x, label.x), label.x + label.width), label.y + last * size * LINE


def wrapped(text: str, longest: int = _LONGEST, lines: int = _LINES) -> tuple[str, ...]:
    """Return a text in lines of about `longest` letters, cut with an ellipsis where it needs more than `lines`."""
    found = [""]
    for word in _GAPS.split(text.strip()):
        if found[-1] and len(found[-1]) + 1 + len(word) > longest:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    kept = [line if len(line) <= longest + 6 else line[: longest + 5] + "…" for line in found[:lines]]
    if len(found) > lines:
        kept[-1] = kept[-1].rstrip(" ,;:…") + " …"
    return tuple(kept)


class _Room:
    """The boxes that are taken, found by the cells of a grid that they touch."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, Spot | None]]] = {}

    def take(self, box: Box, spot: Spot | None = None) -> None:
        for cell in self._touched(box):
            self._cells.setdefault(cell, []).append((box, spot))

    def free(self, box: Box, own: Spot, *, of_nodes: bool = False) -> bool:
        """Return whether a box touches no node but its own, and no label unless only nodes count."""
        left, top, right, bottom = box
        for cell in self._touched(box):
            for other, spot in self._cells.get(cell, ()):
                counts = not of_nodes if spot is None else not own.hides(spot)
                if counts and left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    return False
        return True

    @staticmethod
    def _touched(box: Box) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (int(side // _CELL) for side in box)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def place(spots: Sequence[Spot], sheet: Sheet) -> list[Label | None]:
    """Return a label for each spot, in the order of the spots; None where there is no room near it.

    Each label takes the nearest free place around its node: right, left, above, below, then farther out.
    """
    room = _Room()
    for spot in spots:
        reach = spot.radius + _APART
        room.take((spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach), spot)
    return [_placed(spot, room, sheet) for spot in spots]


def _placed(spot: Spot, room: _Room, sheet: Sheet) -> Label | None:
    lines, size = wrapped(spot.text, sheet.longest), sheet.letter
    wide = max(map(sheet.measure, lines)) * size
    high = len(lines) * size * LINE
    for step in range(sheet.steps):
        outward = spot.x < sheet.width * 0.4
        for left, top in _around(spot, wide, high, step * size * 0.9, outward=outward):
            box = (left - 2, top - 1, left + wide + 2, top + high + 1)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= sheet.width and box[3] <= sheet.height
            label = Label(lines, left, top + size * LINE / 2, wide, far=step > 0)
            if inside and room.free(box, spot) and (not label.far or _clear(spot, leader(label, spot, size), room)):
                room.take(box)
                return label
    return None


def _clear(spot: Spot, end: tuple[float, float], room: _Room) -> bool:
    """Return whether a line from a spot to a point touches no other node."""
    for share in range(1, _PIECES):
        x, y = (start + (stop - start) * share / _PIECES for start, stop in zip((spot.x, spot.y), end, strict=True))
        if not room.free((x - 1, y - 1, x + 1, y + 1), spot, of_nodes=True):
            return False
    return True


def _around(spot: Spot, wide: float, high: float, out: float, *, outward: bool) -> Iterable[tuple[float, float]]:
    """Yield the upper left corner of a label at each side of a spot, `out` pixels beyond the nearest place.

    The first side is the right one, or the left one on the left of the page (`outward`), away from the crowd.
    """
    reach = spot.radius + 4 + out
    slant = reach * 0.75
    sides = (spot.x + reach, spot.x - reach - wide)
    for left in reversed(sides) if outward else sides:
        yield left, spot.y - high / 2
    yield spot.x - wide / 2, spot.y + reach
    yield spot.x - wide / 2, spot.y - reach - high
    yield spot.x + slant, spot.y + slant
    yield spot.x - slant - wide, spot.y + slant
    yield spot.x + slant, spot.y - slant - high
    yield spot.x - slant - wide, spot.y - slant - high
