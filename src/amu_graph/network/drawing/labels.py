"""Where the labels of a picture stand: beside their nodes, on no other label and on no node."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LINE: Final = 1.2
"""Height of a line, in letters' heights."""
_WIDTH: Final = 0.6
_LONGEST: Final = 28
_LINES: Final = 3
_CELL: Final = 48.0
_STEPS: Final = 14
_GAPS: Final = re.compile(r"(?<!«)[ \t\n]+(?![»:;?!])")
"""Where a line may end: not at a no-break space, nor at one that French sets beside a mark."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of a picture: where it is and how far it reaches, in pixels, and its words, most important spots first."""

    x: float
    y: float
    radius: float
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a place: `x`, `y` is the middle left of the first line; `far` asks for a line to the node."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    far: bool


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
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        for cell in self._touched(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        for cell in self._touched(box):
            for other in self._cells.get(cell, ()):
                if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    return False
        return True

    @staticmethod
    def _touched(box: Box) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (int(side // _CELL) for side in box)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def place(spots: Sequence[Spot], width: float, height: float, size: float) -> list[Label | None]:
    """Return a label for each spot, in the order of the spots; None where there is no room near it.

    Each label takes the nearest free place around its node: right, left, above, below, then farther out. `size` is the
    height of the letters in pixels.
    """
    room = _Room()
    for spot in spots:
        reach = spot.radius + 1
        room.take((spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach))
    return [_placed(spot, room, (width, height), size) for spot in spots]


def _placed(spot: Spot, room: _Room, page: tuple[float, float], size: float) -> Label | None:
    lines = wrapped(spot.text)
    wide = max(len(line) for line in lines) * size * _WIDTH
    high = len(lines) * size * LINE
    for step in range(_STEPS):
        outward = spot.x < page[0] * 0.4
        for left, top in _around(spot, wide, high, step * size * 0.9, outward=outward):
            box = (left - 2, top - 1, left + wide + 2, top + high + 1)
            if box[0] >= 0 and box[1] >= 0 and box[2] <= page[0] and box[3] <= page[1] and room.free(box):
                room.take(box)
                return Label(lines, left, top + size * LINE / 2, wide, far=step > 1)
    return None


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
