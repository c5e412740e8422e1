"""Names that small letters go on: what always follows a name on its page is part of it, « Toits en commun »."""

from collections.abc import Mapping, Sequence
from typing import Final

from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.people import is_first_name
from amu_graph.ingest.suggest.words import function_words, is_adjective, places, word_set

_LONGEST: Final = 6
_LINKS: Final = word_set("de du des d' en à au aux pour sur dans sans sous et")
_ADVERBS: Final = word_set("ensemble autrement demain plus commun")


def continued(everywhere: Sequence[Sequence[Chunk]]) -> Mapping[str, int]:
    """Return how many more words each name has, by key: those that follow it at all the places, two at least."""
    after: dict[str, list[Sequence[Token]]] = {}
    for runs in everywhere:
        for run in runs:
            after.setdefault(run.key, []).append(_following(run))
    more = {name: _in_common(some) for name, some in after.items() if len(some) > 1 and name not in places()}
    return {name: length for name, length in more.items() if length}


def _following(run: Chunk) -> Sequence[Token]:
    """Return the words in small letters after a name, until a sign or a capital."""
    found: list[Token] = []
    for token in run.line.tokens[run.last + 1 : run.last + 1 + _LONGEST]:
        if run.quoted or is_first_name(run.words[0]) or not token.is_word or token.is_capital:
            break
        found.append(token)
    return found


def _in_common(some: Sequence[Sequence[Token]]) -> int:
    """Return how many words all of some sequences begin with: an adjective, or a link and what it leads to."""
    shared = []
    for words in zip(*some, strict=False):
        if len({word.text for word in words}) > 1:
            break
        shared.append(words[0])
    if not shared or not (shared[0].text in _LINKS | _ADVERBS or is_adjective(shared[0].folded)):
        return 0
    while shared and shared[-1].folded in function_words():
        shared.pop()
    return len(shared)
