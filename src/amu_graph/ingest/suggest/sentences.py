"""Where words stand in a page: the sentence of a place, the cue words near it, what the lines around it are about."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from amu_graph.ingest.suggest.page import Page, Token

_ENDS: Final = frozenset(".!?…")
_SEPARATORS: Final = frozenset(";|")
"""What stands between the fields of a line with labels: « maîtrise d’ouvrage : X | accompagnement : Y »."""


class Sentence(NamedTuple):
    """Consecutive tokens of a line that end with a full stop, or with the line."""

    line: int
    first: int
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.tokens[-1].end


class CueWords(NamedTuple):
    """Words that speak for a statement; `side` is 1 where its object stands after them, -1 before, 0 on either side."""

    words: tuple[str, ...]
    side: int


class Cue(NamedTuple):
    """A cue word found near what it speaks for, and how strongly it does."""

    start: int
    end: int
    words: str
    strength: float


class Sentences:
    """The sentences of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.all = tuple(_sentences(page))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.all]

    def of(self, place: int) -> Sentence:
        """Return the sentence that holds a character."""
        return self.all[max(0, bisect_right(self._starts, place) - 1)]


def _sentences(page: Page) -> Iterable[Sentence]:
    for line in page.lines:
        first = 0
        ends = _SEPARATORS if ":" in {token.text for token in line.tokens} else frozenset({";"})
        for at, token in enumerate(line.tokens):
            last = at + 1 == len(line.tokens)
            if last or token.text in ends or (token.text in _ENDS and line.tokens[at + 1].is_capital):
                yield Sentence(line.number, first, line.tokens[first : at + 1])
                first = at + 1


def cue_at(tokens: Sequence[Token], at: int, cue: tuple[str, ...]) -> bool:
    """Return whether a cue begins at a token; a star stands for any ending, or for a word."""
    if at + len(cue) > len(tokens):
        return False
    return all(_fits(tokens[at + place].folded, word) for place, word in enumerate(cue))


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
