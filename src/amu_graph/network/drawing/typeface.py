"""The typeface of figures for print, which the package brings: its files, and how wide words are in it.

Where the package was built without it, figures are drawn in what the machine has, and widths are a careful guess.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from amu_graph import resources

FAMILY: Final = "Source Sans 3"
REGULAR: Final = resources.BUNDLED / "SourceSans3-Regular.ttf"
_GUESS: Final = 0.6
"""How wide a letter is, in heights, where nothing is known of it."""
_SEGMENTS: Final = 4
"""The form of a table of characters that lists ranges of the Basic Multilingual Plane."""


def files() -> tuple[Path, ...]:
    """Return the files of the typeface, none where the package was built without them."""
    return (REGULAR,) if REGULAR.is_file() else ()


def width(text: str) -> float:
    """Return how wide a line of text is, in heights of its letters."""
    return _metrics(REGULAR).width(text) if REGULAR.is_file() else _GUESS * len(text)


@dataclass(frozen=True, slots=True)
class _Metrics:
    """The advance widths of a font, in heights, by character."""

    advances: Mapping[int, float]

    def width(self, text: str) -> float:
        return sum(self.advances.get(ord(letter), _GUESS) for letter in text)


@cache
def _metrics(path: Path) -> _Metrics:
    """Return the widths that a TrueType file holds (OpenType 1.9: `head`, `hhea`, `hmtx`, `cmap` of format 4)."""
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count))
    tables = {tag: data[start : start + length] for tag, _, start, length in records}
    (units,) = struct.unpack_from(">H", tables[b"head"], 18)
    (measured,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    advances = struct.unpack_from(">" + "Hh" * measured, tables[b"hmtx"])[::2]
    glyphs = _glyphs(tables[b"cmap"])
    return _Metrics({code: advances[min(glyph, measured - 1)] / units for code, glyph in glyphs.items()})


def _glyphs(cmap: bytes) -> dict[int, int]:
    """Return the glyph of each character of the Basic Multilingual Plane."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = (struct.unpack_from(">HHI", cmap, 4 + 8 * place)[2] for place in range(count))
    start = next(start for start in starts if struct.unpack_from(">H", cmap, start)[0] == _SEGMENTS)
    (doubled,) = struct.unpack_from(">H", cmap, start + 6)
    segments = doubled // 2
    ends = struct.unpack_from(f">{segments}H", cmap, start + 14)
    firsts = struct.unpack_from(f">{segments}H", cmap, start + 16 + doubled)
    deltas = struct.unpack_from(f">{segments}h", cmap, start + 16 + 2 * doubled)
    offsets_at = start + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{segments}H", cmap, offsets_at)
    found = {}
    for place, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[place]:
                (glyph,) = struct.unpack_from(">H", cmap, offsets_at + 2 * place + offsets[place] + 2 * (code - first))
            found[code] = (glyph + deltas[place]) & 0xFFFF
    return found
