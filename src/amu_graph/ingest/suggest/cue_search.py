"""The cue words of a sentence, and how much one speaks for what stands at a place."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from amu_graph.ingest.suggest.page import Page, Token
from amu_graph.ingest.suggest.sentences import Cue, CueWords, Sentence, Sentences, cue_at
from amu_graph.ingest.suggest.words import word_set

_NEAR, _FAR = 4, 10
_INSIDE: Final = 0.75
_AS: Final = 0.92
"""The strength of what a name is said to be: more than of a cue before it that says how it acts."""
_MOST_AS: Final = 7
_AS_WORDS: Final = word_set("tant comme as est sera etait is was")
_AS_FILLERS: Final = word_set(", ( - – en que qu' qui le la l' un une se lance the a an who which")
_LINE: Final = 250
"""Characters beyond which one place is as far as another."""


class CueSearch:
    """Finds cues in the sentences of a page; `is_named` tells whether a character is within a name."""

    def __init__(self, page: Page, sentences: Sentences, is_named: Callable[[int], bool]) -> None:
        self.page, self.sentences, self._is_named = page, sentences, cache(is_named)
        self._found: dict[tuple[int, tuple[CueWords, ...]], list[tuple[Token, int, int]]] = {}

    def best(self, cues: tuple[CueWords, ...], span: tuple[int, int]) -> Cue | None:
        """Return the cue that most speaks for what stands at a place, in its sentence."""
        best: Cue | None = None
        sentence = self.sentences.of(span[0])
        for token, end, side in self._of(sentence, cues):
            if not self._is_of_another_name(token, span):
                strength = self._strength(sentence, (token.start, end), span, side)
                if best is None or strength > best.strength:
                    best = Cue(token.start, end, self.page.exact(token.start, end), strength)
        return best

    def _of(self, sentence: Sentence, cues: tuple[CueWords, ...]) -> list[tuple[Token, int, int]]:
        """Return the first token, the end and the side of each cue of a sentence."""
        key = sentence.start, cues
        if key not in self._found:
            tokens = sentence.tokens
            self._found[key] = [
                (token, tokens[at + len(cue.words) - 1].end, cue.side)
                for at, token in enumerate(tokens)
                for cue in cues
                if cue_at(tokens, at, cue.words)
            ]
        return self._found[key]

    def _strength(self, sentence: Sentence, cue: tuple[int, int], span: tuple[int, int], side: int) -> float:
        """Return how much a cue speaks for what stands at a place: most just before it, names between them aside."""
        if span[0] <= cue[0] and cue[1] <= span[1]:
            return _INSIDE
        before = cue[1] <= span[0]
        if side and before != (side > 0):
            return 0.0
        if not before and self._is_as(sentence, span[1], cue[0]):
            return _AS
        gap = self._gap(sentence, *((cue[1], span[0]) if before else (span[1], cue[0])))
        near, far, farther = (0.9, 0.7, 0.45) if before or side else (0.7, 0.6, 0.3)
        signs = cue[0] - span[1] if cue[0] >= span[1] else span[0] - cue[1]
        strength = near if gap <= _NEAR else far if gap <= _FAR else farther
        return strength - 0.01 * min(gap, _FAR * 2) - 0.0002 * min(signs, _LINE)

    def _is_as(self, sentence: Sentence, after: int, before: int) -> bool:
        """Return whether what follows a name says what it is: « X en tant que maître d’ouvrage », « X, qui sera »."""
        words = [token.folded for token in sentence.tokens if after <= token.start < before]
        return (
            not _AS_WORDS.isdisjoint(words)
            and len(words) <= _MOST_AS
            and all(word in _AS_WORDS or word in _AS_FILLERS for word in words)
        )

    def _is_of_another_name(self, token: Token, span: tuple[int, int]) -> bool:
        """Return whether a word is part of a name that stands elsewhere than a place: « Fondation » founds nothing."""
        return self._is_named(token.start) and not span[0] <= token.start < span[1]

    def _gap(self, sentence: Sentence, after: int, before: int) -> int:
        """Return how many words stand between two places, those of names left out."""
        between: Sequence[Token] = [token for token in sentence.tokens if after <= token.start < before]
        quoted = any(token.text in "«»" for token in between)
        words = [token for token in between if token.is_word and not self._is_named(token.start)]
        return len(words) + (_FAR if quoted else 0)
