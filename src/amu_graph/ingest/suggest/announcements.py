"""The words that announce a name and say of what it is one: those it begins with, those before it."""

from collections.abc import Sequence
from typing import Final

from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.words import Head, common, function_words, heads, is_adjective, word_set

ARTICLES: Final = word_set("le la les l' un une des du de d' au aux the")
_OPENING: Final = frozenset('«"(:')
_OF_STAGES: Final = word_set("conception construction realisation inauguration livraison chantier batiment")
"""What announces a name before « de » and heads a list before a colon: « Chantier : visites »."""
_MOST_LINKS: Final = 3


def own_head(tokens: Sequence[Token], first: int, last: int) -> Head | None:
    """Return the words of an announcement that a run of capitals begins with."""
    for at in range(first, min(last, first + 3)):
        for head in heads().get(tokens[at].folded, ()):
            begins = at - len(head.words) + 1 == first and (head.inside or head.type == "Programme")
            if begins and tuple(token.folded for token in tokens[first : at + 1]) == head.words:
                return head
    return None


def head_before(tokens: Sequence[Token], first: int) -> tuple[Head | None, int]:
    """Return the words before a name that say of what it is one, and where they begin.

    Articles between are passed, and an adjective with a comma: « un immeuble écologique, le Village ».
    """
    at, passed, stepped = first - 1, 0, False
    named = first > 0 and tokens[first - 1].text == ":"
    quoted = first > 0 and tokens[first - 1].text in '«"“'
    while at >= 0 and passed <= _MOST_LINKS:
        comma = at + 1 < first and tokens[at + 1].text == ","
        for head in heads().get(tokens[at].folded, ()):
            begin = at - len(head.words) + 1
            fits = begin >= 0 and tuple(token.folded for token in tokens[begin : at + 1]) == head.words
            event, project = quoted and head.type == "Event", quoted and head.type == "Project"
            apart = stepped and ((head.inside and not event) or (comma and not project))
            if fits and not (_is_of_works(tokens, begin) or apart or (named and head.words[-1] in _OF_STAGES)):
                return head, begin
        if tokens[at].folded in ARTICLES or tokens[at].text in _OPENING:
            stepped = stepped or tokens[at].text in _OPENING
        elif (tokens[at].text == "," and passed < 2 + quoted) or (passed and is_adjective(tokens[at].folded)):
            stepped = True
        elif not (passed == 0 and is_adjective(tokens[at].folded)):
            return None, first
        at, passed = at - 1, passed + 1
    return None, first


def _is_of_works(tokens: Sequence[Token], at: int) -> bool:
    """Return whether « ouvrage » is what is built: « maîtrise d’ouvrage : Brise »."""
    return tokens[at].folded == "ouvrage" and at > 1 and tokens[at - 2].folded in _OWNING


_OWNING: Final = word_set("maitrise maitre maitres assistance")


def announced_end(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of a name of common words that its kind announces: « l’association Habitat différent ».

    0 where there is none: it is two words, an adjective second, or three, « Habitat et humanisme ».
    """
    if at + 1 >= len(tokens) or not tokens[at].is_capital or tokens[at].first or tokens[at].folded not in common():
        return 0
    head, begin = head_before(tokens, at)
    if head is None or head.inside or head.type not in _NAMING or begin + len(head.words) != at:
        return 0
    after = tokens[at + 1]
    qualifies = is_adjective(after.text) or after.text.endswith(_QUALITIES)
    if qualifies and not after.text.endswith(_PARTICIPLES) and after.text.islower():
        return at + 1
    linked = after.text in _INNER and _is_phrase(tokens, at)
    if linked:
        return linked
    joined = after.text == "et" and at + 2 < len(tokens) and tokens[at + 2].text.islower()
    return at + 2 if joined and tokens[at + 2].folded not in function_words() else 0


def _is_phrase(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of « Vivre en béguinage », « Bâtir avec les voisins »: a verb, a link and a noun; or 0."""
    ahead = at + 2
    while ahead < len(tokens) and tokens[ahead].folded in ARTICLES:
        ahead += 1
    named = ahead < len(tokens) and tokens[ahead].is_word and tokens[ahead].folded not in function_words()
    return ahead if named and tokens[at].folded.endswith(("er", "ir", "re")) else 0


_INNER: Final = word_set("en pour sur sous avec dans par chez sans à")
_NAMING: Final = frozenset({"Organization", "Project", "Programme"})
_PARTICIPLES: Final = ("é", "ée", "és", "ées")
_QUALITIES: Final = ("ent", "ant", "ert", "ents", "ants")
