"""The text of a file of proposals in pieces, one a proposal: an answer changes its own, and no other line.

Pieces are found by their first lines; they count only where the reader of YAML found the proposals at the same ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

_TITLE: Final = re.compile(r"^(?:[^\S\n]*\n)*(names|statements):[^\S\n]*(?:#[^\n]*)?\n", re.MULTILINE)
_TOP: Final = re.compile(r"^[^\s#-]", re.MULTILINE)
_ANSWER: Final = re.compile(r"^    answers?:[^\n]*(?:\n {5,}[^\n]*)*(?:\n|\Z)", re.MULTILINE)
_ABOVE: Final = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n)+")
_ITEM: Final = re.compile(r"^(?:  #[^\n]*\n)*  - ", re.MULTILINE)


@dataclass(slots=True)
class Section:
    """The proposals of one kind: what stands before them with their title, a piece each, and their first lines."""

    kind: str
    before: str
    title: str
    pieces: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class ReviewText:
    """The sections of a file, and what follows them."""

    sections: list[Section]
    after: str = ""
    newline: str = "\n"

    @property
    def content(self) -> bytes:
        """Return the whole text, as the file holds it."""
        parts = (part for one in self.sections for part in (one.before, one.title, *one.pieces))
        text = "".join((*parts, self.after))
        return (text if self.newline == "\n" else text.replace("\n", self.newline)).encode()

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """Return the piece of each proposal, after its kind."""
        return [(one.kind, piece) for one in self.sections for piece in one.pieces]

    @property
    def places(self) -> list[tuple[list[str], int]]:
        """Return where each piece is: a list, and its number there."""
        return [(one.pieces, number) for one in self.sections for number in range(len(one.pieces))]

    @property
    def head(self) -> str:
        """Return what stands before the first proposal and its title."""
        return self.sections[0].before if self.sections else self.after

    @property
    def lines(self) -> list[int]:
        """Return the first line of each proposal."""
        return [line for one in self.sections for line in one.lines]

    def without(self, known: Sequence[bool]) -> str:
        """Return the text with blank lines in place of what is known: all else stands where it stood."""
        blank, parts = iter(known), []
        for one in self.sections:
            pieces = ["\n" * piece.count("\n") if next(blank) else piece for piece in one.pieces]
            title = one.title if any(map(str.strip, pieces)) else "\n" * one.title.count("\n")
            parts += [one.before, title, *pieces]
        return "".join((*parts, self.after))


def in_pieces(text: str) -> ReviewText:
    r"""Return a text in pieces; comments right above a proposal are of its piece.

    >>> cut = in_pieces("source: {id: a}\nnames:\n  # who?\n  - name: Ana\n    by: person\n  - name: Bo\n")
    >>> cut.sections[0].pieces, cut.lines
    (['  # who?\n  - name: Ana\n    by: person\n', '  - name: Bo\n'], [4, 6])
    """
    found, done = ReviewText([]), 0
    for title in _TITLE.finditer(text):
        top = _TOP.search(text, title.end())
        end = _before_blanks(text, top.start()) if top else len(text)
        section = Section(title[1], text[done : title.start()], title[0], list(_items(text, title.end(), end)))
        first = text[: title.end()].count("\n") + 1
        section.lines += _first_lines(section.pieces, first)
        found.sections.append(section)
        done = title.end() + sum(map(len, section.pieces))
    found.after = text[done:]
    return found


def _before_blanks(text: str, end: int) -> int:
    while text.endswith("\n\n", 0, end):
        end -= 1
    return end


def _items(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the pieces between two places; what is before the first belongs to it."""
    edges = [start, *(one.start() for one in _ITEM.finditer(text, start, end))][2:]
    edges = [start, *edges, end] if edges or _ITEM.search(text, start, end) else []
    yield from (text[one:other] for one, other in pairwise(edges))


def _first_lines(pieces: Sequence[str], line: int) -> Iterator[int]:
    for piece in pieces:
        above = _ABOVE.match(piece)
        yield line + (above[0].count("\n") if above else 0)
        line += piece.count("\n")


def with_answer(piece: str, answer: Sequence[str]) -> str:
    r"""Return a piece with the lines of an answer in place of those of the former one, or as its last ones.

    >>> with_answer("  - at: 5  # here\n    answer: accept\n    by: person\n", ["    answer: reject"])
    '  - at: 5  # here\n    answer: reject\n    by: person\n'
    """
    lines = [f"{line}\n" for line in piece.splitlines()]
    former = _ANSWER.search(piece)
    if former:
        start, end = (piece.count("\n", 0, place) for place in former.span())
    else:
        start = end = max(number for number, line in enumerate(lines, 1) if line.strip() and line.lstrip()[0] != "#")
    return "".join((*lines[:start], *(f"{line}\n" for line in answer), *lines[end:]))
