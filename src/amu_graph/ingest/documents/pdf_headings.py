"""Headings of a PDF: its bookmarks; where it has none, the lines that are set larger or bolder than its text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from amu_graph.text import fold

if TYPE_CHECKING:
    from pypdf import PdfReader

_DEEPEST: Final = 6
_MOST_BOOKMARKS: Final = 5000
_MOST_PAGES: Final = 400
"""Pages whose type is looked at: about twenty milliseconds each."""

_LARGER: Final = 1.15
"""How much larger than the text a heading is set, at least."""

_LONGEST: Final = 160
_FEW: Final = 0.25
"""Share of the lines that headings are, at most; where more is bold, bold is the text."""

_BOLD: Final = ("bold", "black", "heavy", "demi")
_GOES_ON: Final = (".", ",", ";", ":", "!", "?")

Headings: TypeAlias = Mapping[tuple[int, str], int]
"""The page (from 0) and the letters of a line → its level, from 1."""


class _Line(NamedTuple):
    page: int
    text: str
    size: float
    bold: bool


def headings_of(reader: "PdfReader") -> Headings:
    """Return the lines that are headings: those that bookmarks name, else those that the type shows."""
    return dict(_bookmarks(reader)) or dict(_by_type(reader))


def letters(text: str) -> str:
    """Return the letters and digits of a line, by which it is known whatever its spaces and signs."""
    return "".join(filter(str.isalnum, fold(text)))


def _bookmarks(reader: "PdfReader") -> Iterator[tuple[tuple[int, str], int]]:
    waiting: list[tuple[object, int]] = [(each, 1) for each in reversed(reader.outline)]
    for _ in range(_MOST_BOOKMARKS):
        if not waiting:
            return
        each, level = waiting.pop()
        if isinstance(each, list):
            waiting += [(one, min(level + 1, _DEEPEST)) for one in reversed(each)]
            continue
        page = reader.get_destination_page_number(each)  # type: ignore[arg-type]  # a destination where it is no list
        title = str(getattr(each, "title", "") or "")
        if page is not None and title:
            yield (page, letters(title)), level


def _by_type(reader: "PdfReader") -> Iterator[tuple[tuple[int, str], int]]:
    lines = [line for number in range(min(len(reader.pages), _MOST_PAGES)) for line in _lines(reader, number)]
    if not lines:
        return
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    usual = weights.most_common(1)[0][0]
    larger = [line for line in lines if line.size >= _LARGER * usual]
    bolder = [line for line in lines if line.bold and usual <= line.size < _LARGER * usual]
    every = larger + [line for line in bolder if not line.text.endswith(_GOES_ON)]
    found = next((each for each in (every, larger) if len(each) <= _FEW * len(lines)), [])
    sizes = sorted({line.size for line in found}, reverse=True)
    for line in found:
        if len(line.text) <= _LONGEST and any(map(str.isalpha, line.text)):
            yield (line.page, letters(line.text)), min(sizes.index(line.size) + 1, _DEEPEST)


def _lines(reader: "PdfReader", number: int) -> list[_Line]:
    """Return the lines of a page, each with the size of its smallest letters, and whether all of them are bold."""
    lines: list[list[tuple[str, float, bool]]] = [[]]

    def visit(text: str, moved: list[float], matrix: list[float], font: dict[str, object] | None, size: float) -> None:
        scale = abs(matrix[3] * moved[3]) or abs(matrix[1] * moved[2]) or 1.0  # upright, else turned
        style = round(size * scale * 2) / 2, _is_bold(font)
        first, *others = text.split("\n")
        lines[-1].append((first, *style))
        lines.extend([(each, *style)] for each in others)

    reader.pages[number].extract_text(visitor_text=visit)
    written = ([run for run in line if run[0].strip()] for line in lines)
    return [
        _Line(
            number,
            "".join(text for text, _, _ in runs).strip(),
            min(size for _, size, _ in runs),
            all(bold for _, _, bold in runs),
        )
        for runs in written
        if runs
    ]


def _is_bold(font: dict[str, object] | None) -> bool:
    return any(word in str((font or {}).get("/BaseFont", "")).lower() for word in _BOLD)
