"""Words that stand for a name said before: « elle », « son président », « présidente de l’association »."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.sentences import Sentence, Sentences
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.words import word_set

Named = tuple[Mention, int]

_PRONOUNS: Final = word_set("il elle")
_OWN: Final = word_set("son sa leur")
_BODIES: Final = word_set("association cooperative societe agence entreprise fondation federation")
_OFFICES: Final = ("president", "direct", "fondat", "cofondat", "gerant", "porte-parole", "responsable", "animat")
_REACH: Final = 3
"""Words from an office to the body that has it: « présidente de l’association »."""


def stand_ins(sentences: Sentences, named: Sequence[Named], things: Sequence[Thing]) -> Iterator[Named]:
    """Yield the words that stand for the person or the organization that was named last."""
    starts = [mention.start for mention, _ in named]
    begun = frozenset(starts)
    bodies = [(mention, place) for mention, place in named if things[place].type == "Organization"]
    body_starts = [mention.start for mention, _ in bodies]
    for sentence in sentences.all:
        last = _last(named, starts, sentence.start)
        if last and sentence.tokens[0].folded in _PRONOUNS and things[last[1]].type == "Person":
            yield _at(sentence.tokens[0], last)
        for token in _bodies(sentence, begun) if bodies else ():
            if body := _last(bodies, body_starts, token.start):
                yield _at(token, body)


def _last(named: Sequence[Named], starts: Sequence[int], before: int) -> Named | None:
    at = bisect_right(starts, before - 1) - 1
    return named[at] if at >= 0 else None


def _at(token: Token, named: Named) -> Named:
    return replace(named[0], start=token.start, end=token.end), named[1]


def _bodies(sentence: Sentence, starts: frozenset[int]) -> Iterator[Token]:
    """Yield the words of a sentence that stand for a body of which somebody has an office."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens[1:-1], 1):
        after = tokens[at + 1]
        own = token.folded in _OWN and after.folded.startswith(_OFFICES)
        alone = token.folded in _BODIES and not after.is_capital and after.start not in starts
        if own or (alone and tokens[max(0, at - _REACH)].folded.startswith(_OFFICES)):
            yield token
