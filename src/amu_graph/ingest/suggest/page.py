"""A text as the makers of proposals see it: lines, tokens and sentences, every place counted in the untouched text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from amu_graph.ingest.suggest.words import word_set
from amu_graph.text import fold
from amu_graph.views import UNSEEN, plain

_WORD: Final = re.compile(r"[^\W_]+|\S")
_JOINERS: Final = frozenset(f"-&·'.@{UNSEEN}")
_ELIDED: Final = word_set("l d qu n s j m t c jusqu lorsqu puisqu quoiqu")
_CIVIL: Final = word_set("M MM Dr Pr Me")
"""Titles before a name that a full stop shortens."""
_INITIALS: Final = frozenset("MTSCJN")
"""Capitals that names have before an apostrophe."""
_TIME: Final = re.compile(r"\d{1,2}h\d{0,2}")
_ENDS: Final = frozenset(".!?…:;•«»–—|")
_FRENCH: Final = word_set("le la les des du une est dans pour par sur qui que avec au aux ses son et l' d'")
_ENGLISH: Final = word_set("the of and in is to for that with are was by on as from this which")

LONGEST_TEXT: Final = 2_000_000
"""Characters of a text that are read; a longer one is cut at the end of a line."""
LONGEST_LINE: Final = 20_000
"""Characters of a line in which names are looked for."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign; `text` is that of the view."""

    text: str
    start: int
    end: int
    first: bool
    """Whether it begins a sentence, a line or a quotation."""

    @property
    def folded(self) -> str:
        """The word as it is compared."""
        return fold(self.text.replace(UNSEEN, ""))

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a sign."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are: with a capital first, or within (i-CPC)."""
        return self.text[0].isupper() or (len(self.text) > 1 and any(map(str.isupper, self.text[1:])))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text."""

    number: int
    start: int
    text: str
    tokens: tuple[Token, ...]

    @property
    def end(self) -> int:
        """Where it ends, in the text."""
        return self.start + len(self.text)


class Page:
    """A text, read once; `view` is as long as `raw`, with one kind of space, hyphen and apostrophe."""

    def __init__(self, raw: str, language: str = "") -> None:
        self.raw = raw if len(raw) <= LONGEST_TEXT else raw[: raw.rfind("\n", 0, LONGEST_TEXT) + 1]
        self.view = "\n".join(map(plain, self.raw.split("\n")))
        self.language = language or self._guessed()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines in which something is looked for, numbered as notes number them."""
        lines = []
        start = 0
        for number, text in enumerate(self.view.split("\n"), start=1):
            if tokens := tuple(tokens_of(text[:LONGEST_LINE], start)):
                lines.append(Line(number, start, text, tokens))
            start += len(text) + 1
        return tuple(lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, place: int) -> Line:
        """Return the line that holds a character."""
        return self.lines[bisect_right(self._starts, place) - 1]

    def exact(self, start: int, end: int) -> str:
        """Return the characters of the untouched text."""
        return self.raw[start:end]

    def _guessed(self) -> str:
        words = fold(self.view[:4000]).replace("'", "' ").split()
        french, english = (sum(word in known for word in words) for known in (_FRENCH, _ENGLISH))
        return "fr" if french >= english else "en"


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """Return the tokens of a line of the view.

    >>> [token.text for token in tokens_of("l'Etoile, Arbor&Sens, Rhône-Saône-Habitat, Urban'hotes")]
    ["l'", 'Etoile', ',', 'Arbor&Sens', ',', 'Rhône-Saône-Habitat', ',', "Urban'hotes"]
    """
    tokens: list[Token] = []
    first = True
    for start, end in _joined(text):
        word = text[start:end]
        tokens.append(Token(word, offset + start, offset + end, first))
        elided = word[0].isalnum() and word.endswith("'")
        first = (first and (elided or word in "\"'([-" or _TIME.fullmatch(word) is not None)) or word in _ENDS
    return tokens


def _joined(text: str) -> list[tuple[int, int]]:
    """Return where the tokens are: words with what joins them, an elided article apart."""
    pieces = [match.span() for match in _WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        at += 1
        if text[start].isalnum():
            while at + 1 < len(pieces) and _glued(text, end, pieces[at], pieces[at + 1]):
                if text[end] == "'" and _is_elided(text[start:end], text[end + 1 : pieces[at + 1][1]]):
                    break
                end = pieces[at + 1][1]
                at += 2
            if text[end : end + 1] == "'" and text[start:end].lower() in _ELIDED:
                end += 1
                at += 1
            if text[end : end + 1] == "." and _is_shortened(text, start, end):
                end += 1
                at += 1
        spans.append((start, end))
    return spans


def _is_shortened(text: str, start: int, end: int) -> bool:
    """Return whether a full stop shortens a title or a first name: « M. Roux », « dit F. Roux », no « A. Titre »."""
    if text[end + 1 : end + 2] != " " or not text[end + 2 : end + 3].isupper():
        return False
    alone = end - start == 1 and text[start].isupper() and bool(text[:start].strip(" -–•*"))
    return text[start:end] in _CIVIL or (alone and text[start - 1] in " («,–-")


def _is_elided(word: str, after: str) -> bool:
    """Return whether an apostrophe ends a word, as in « l'ilot »; in « M'CUB » it is within a name."""
    within = word in _INITIALS and after.isupper() and len(after) > 1
    return word.lower() in _ELIDED and not within


def _glued(text: str, end: int, sign: tuple[int, int], word: tuple[int, int]) -> bool:
    """Return whether a sign joins the words on both sides of it, without a space."""
    after = text[word[0] : word[1]]
    owner = (text[end], after) in {("'", "s"), ("-", "based")}  # « Brisaline’s », « Boston-based »
    return sign[0] == end and text[end] in _JOINERS and word[0] == sign[1] and text[word[0]].isalnum() and not owner
