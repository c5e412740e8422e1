"""The text of a file of proposals in pieces, one a proposal: an answer changes its own, and no other line.

Pieces are found by their first lines; they count only where the reader of YAML found the proposals at the same ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Final

KINDS: Final = ("names", "statements")
INDENT: Final = 2
"""The column of the dash of a proposal, as we write it."""

_TITLE: Final = re.compile(r"^(?:[^\S\n]*\n)*([\"']?)(names|statements)\1:[^\S\n]*(?:#[^\n]*)?\n", re.MULTILINE)
_TOP: Final = re.compile(r"^[^\s#-]", re.MULTILINE)
_ABOVE: Final = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n)+")
_DASH: Final = re.compile(r"^( *)- ", re.MULTILINE)


@dataclass(slots=True)
class Section:
    """The proposals of one kind: what stands before them with their title, a piece each, and their first lines.

    `indent` is the column of their dashes.
    """

    kind: str
    before: str
    title: str
    pieces: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    indent: int = INDENT


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
    def places(self) -> list[tuple[Section, int]]:
        """Return where each piece is: its section, and its number there."""
        return [(one, number) for one in self.sections for number in range(len(one.pieces))]

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

    def exchanged(self, head: str, pieces: Mapping[str, list[str]]) -> "ReviewText":
        """Return the text with another head and other pieces of each kind; a kind without any has no title."""
        there = {one.kind: one for one in self.sections}
        new = {kind: Section(kind, "", f"\n{kind}:\n") for kind in KINDS if pieces[kind] and kind not in there}
        found = ReviewText([], self.after if there else "", self.newline)
        for one in (*(new[kind] for kind in KINDS[:1] if kind in new), *self.sections,
                    *(new[kind] for kind in KINDS[1:] if kind in new)):  # fmt: skip
            title = one.title if pieces[one.kind] else ""
            before = "" if one in self.sections[:1] else one.before
            found.sections.append(replace(one, before=before, title=title, pieces=pieces[one.kind], lines=[]))
        if found.sections:
            found.sections[0].before = head
        else:
            found.after = head
        return found


def in_pieces(text: str) -> ReviewText:
    r"""Return a text in pieces; comments right above a proposal are of its piece.

    >>> cut = in_pieces("source: {id: a}\nnames:\n  # who?\n  - name: Ana\n    by: person\n  - name: Bo\n")
    >>> cut.sections[0].pieces, cut.lines
    (['  # who?\n  - name: Ana\n    by: person\n', '  - name: Bo\n'], [4, 6])
    """
    found, done = ReviewText([]), 0
    for title in _TITLE.finditer(text):
        top = _TOP.search(text, title.end())
        end = _before_rest(text, title.end(), top.start() if top else len(text))
        dash = _DASH.search(text, title.end(), end)
        indent = len(dash[1]) if dash else INDENT
        section = Section(title[2], text[done : title.start()], title[0], indent=indent)
        section.pieces += _items(text, title.end(), end, _item(indent))
        first = text[: title.end()].count("\n") + 1
        section.lines += _first_lines(section.pieces, first)
        found.sections.append(section)
        done = title.end() + sum(map(len, section.pieces))
    found.after = text[done:]
    return found


@cache
def _item(indent: int) -> re.Pattern[str]:
    return re.compile(rf"^(?: {{{indent}}}#[^\n]*\n)* {{{indent}}}- ", re.MULTILINE)


def _before_rest(text: str, start: int, end: int) -> int:
    """Return where blank lines and comments of the margin begin that stand before a place: they are of what follows."""
    while end > start:
        line = text.rfind("\n", start, end - 1) + 1 or start
        if text[line:end].strip() and text[line] != "#":
            break
        end = line
    return end


def _items(text: str, start: int, end: int, item: re.Pattern[str]) -> Iterator[str]:
    """Yield the pieces between two places; what is before the first belongs to it."""
    edges = [start, *(one.start() for one in item.finditer(text, start, end))][2:]
    edges = [start, *edges, end] if edges or item.search(text, start, end) else []
    yield from (text[one:other] for one, other in pairwise(edges))


def _first_lines(pieces: Sequence[str], line: int) -> Iterator[int]:
    for piece in pieces:
        above = _ABOVE.match(piece)
        yield line + (above[0].count("\n") if above else 0)
        line += piece.count("\n")
