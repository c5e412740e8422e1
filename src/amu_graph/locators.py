"""Where a passage stands in a document that is more than lines: a page, a heading, a cell, a moment of a recording.

Each is written in a note as people write it, and in the graph as the fragment of a standard.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote, unquote

from amu_graph.language import Text

STANDARDS: Final[Mapping[str, str]] = {
    "page": "https://www.rfc-editor.org/rfc/rfc8118",
    "heading": "https://wicg.github.io/scroll-to-text-fragment/",
    "cell": "https://www.rfc-editor.org/rfc/rfc7111",
    "time": "https://www.w3.org/TR/media-frags/",
}
"""Key of a passage → the standard of its fragments."""

_PAGE: Final = re.compile(r"([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TIME: Final = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-5][0-9])")
_TEXT: Final = ":~:text="
_LONGEST: Final = 60
"""Characters of a heading that are shown with a place."""
_WITHIN: Final = "&"
_FRAGMENT: Final = re.compile(r"(page|cell|row|t)=([0-9]+)(?:,([0-9]+))?(?:&line=([0-9]+),([0-9]+))?")


def fragments_of(kind: str, text: str) -> tuple[str, ...]:
    """Return the fragments of a place: one, or two for the first and the last page; none where it is no such place.

    >>> fragments_of("page", "12-14"), fragments_of("cell", "AB7"), fragments_of("time", "1:02:30")
    (('page=12', 'page=14'), ('cell=7,28',), ('t=3750',))
    >>> fragments_of("page", "14-12"), fragments_of("cell", "7B"), fragments_of("time", "2 min")
    ((), (), ())
    """
    if (page := _PAGE.fullmatch(text)) and kind == "page":
        first, last = int(page[1]), int(page[2] or page[1])
        return tuple(f"page={number}" for number in sorted({first, last})) if first <= last else ()
    if (cell := _CELL.fullmatch(text)) and kind == "cell":
        column = 0
        for letter in cell[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return (f"cell={cell[2]},{column}",)
    if kind == "heading" and text.strip():
        return (_TEXT + quote(text.strip(), safe="").replace("-", "%2D"),)  # a dash has a meaning there
    if (time := _TIME.fullmatch(text)) and kind == "time":
        return (f"t={int(time[1] or 0) * 3600 + int(time[2]) * 60 + int(time[3])}",)
    return ()


def within(page: int, first: int, last: int) -> str:
    """Return the fragment of the paragraphs of a page, counted from 1: the lines of the text of that page.

    >>> within(2, 3, 4), parts("page=2&line=2,4"), parts("page=2")
    ('page=2&line=2,4', ('page=2', 'line=2,4'), ('page=2', ''))
    """
    return f"page={page}{_WITHIN}line={first - 1},{last}"


def parts(fragment: str) -> tuple[str, str]:
    """Return the fragment of a place, and of what refines it: empty where nothing does."""
    place, _, refined = fragment.partition(_WITHIN)
    return place, refined


def in_words(fragments: Collection[str], lines: tuple[int, int] | None, name: Text) -> Text:
    r"""Return where a passage stands, for whoever reads it; `name` is what one without lines is called.

    >>> in_words(["page=2&line=2,3"], (13, 13), Text("", "")).fr, in_words(["page=2"], (13, 14), Text("", "")).en
    ('p.\xa02, §\xa03', 'p.\xa02, l.\xa013-14')
    >>> in_words([], (13, 14), Text("", "")).fr, in_words([], None, Text("ligne 7", "row 7")).en
    ('lignes 13-14', 'row 7')
    """
    place = place_of(fragments)
    counted = any(_WITHIN in fragment and _FRAGMENT.fullmatch(fragment) for fragment in fragments)
    own = name if lines is None else None if counted else _lines(lines, after=place is not None)
    found = [part for part in (place, own, heading_of(fragments)) if part]
    return Text(*(", ".join(filter(None, each)) for each in zip(*found, strict=True)))


def _lines(lines: tuple[int, int], *, after: bool) -> Text:
    """Return lines in words; short where they stand after a place."""
    first, last = lines
    numbers = f"{first}-{last}" if last > first else f"{first}"
    if after:
        return Text(fr=f"l.\u00a0{numbers}", en=f"l.\u00a0{numbers}")
    return (
        Text(fr=f"lignes {numbers}", en=f"lines {numbers}") if last > first else Text(f"ligne {first}", f"line {first}")
    )


def place_of(fragments: Iterable[str]) -> Text | None:
    r"""Return the place that fragments name, None where they name none of ours.

    >>> place_of(["line=12,13", "page=2"]).fr, place_of(["cell=7,28"]).fr, place_of(["t=3750"]).en
    ('p.\xa02', 'cellule AB7', 'at 1:02:30')
    """
    found = [match for fragment in fragments if (match := _FRAGMENT.fullmatch(fragment))]
    if not found:
        return None
    numbers = sorted(int(match[2]) for match in found)
    if found[0][1] == "page":
        return _pages(sorted(found, key=lambda match: int(match[2])))
    if found[0][1] == "row":
        return Text(fr=f"ligne {numbers[0]}", en=f"row {numbers[0]}")
    if found[0][1] == "cell":
        cell = f"{_column(int(found[0][3] or 1))}{numbers[0]}"
        return Text(fr=f"cellule {cell}", en=f"cell {cell}")
    minutes, seconds = divmod(numbers[0], 60)
    hours, minutes = divmod(minutes, 60)
    time = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return Text(fr=f"à {time}", en=f"at {time}")


def _pages(found: Sequence[re.Match[str]]) -> Text:
    """Return pages in words, with their paragraphs where these are known."""
    first, last = found[0], found[-1]
    pages = "-".join(dict.fromkeys((first[2], last[2])))
    words = f"p.\u00a0{pages}"
    if first[4] and last[4]:
        begin, end = int(first[4]) + 1, int(last[5])
        if first[2] != last[2]:
            words = f"p.\u00a0{first[2]}, §\u00a0{begin} – p.\u00a0{last[2]}, §\u00a0{end}"
        else:
            words += f", §\u00a0{begin}" + (f"-{end}" if end > begin else "")
    return Text(fr=words, en=words)


def heading_of(fragments: Iterable[str]) -> Text | None:
    r"""Return the heading that fragments name, None where they name none.

    >>> heading_of(fragments_of("heading", "L’histoire - suite")).fr
    'sous «\xa0L’histoire - suite\xa0»'
    """
    found = next((fragment for fragment in fragments if fragment.startswith(_TEXT)), None)
    if found is None:
        return None
    heading = shortened(unquote(found.removeprefix(_TEXT)), _LONGEST)
    return Text(fr=f"sous «\u00a0{heading}\u00a0»", en=f"under “{heading}”")


def shortened(title: str, longest: int) -> str:
    """Return a title, cut after a word where it is longer than `longest` characters.

    >>> shortened("Un projet pionnier", 20), shortened("Un projet pionnier d’habitat coopératif", 20)
    ('Un projet pionnier', 'Un projet …')
    """
    cut = title[: longest - 2]
    return title if len(title) <= longest else (cut.rpartition(" ")[0] or cut) + " …"


def _column(number: int) -> str:
    """Return the letters of a column of a sheet."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
