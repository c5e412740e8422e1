"""Runs of capitals in the tokens of a line: where each begins, what links its words, where it is two names."""

from collections.abc import Iterator, Sequence
from typing import Final

from amu_graph.ingest.suggest.announcements import ARTICLES, head_before
from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.words import (
    common,
    first_names,
    function_words,
    heads,
    is_adjective,
    not_names,
    of_organizations,
    places,
    signs,
    signs_by_type,
    word_set,
)
from amu_graph.text import compact

LINKS: Final = word_set("de du des d' la le les l' et & à aux au en sur sous lès pour -")
_SPLITTING: Final = word_set("et a en sur pour au aux sous")
_TRADES: Final = word_set(
    "photography photographe photographer architecte architectes urbaniste paysagiste ingenieur ingenieure"
)
"""What stands after the name of a person, with a capital: « Aline Roche Architecte »."""
_TELLING: Final = word_set("conference intervention presentation texte entretien portrait propos photographie visite")
_OF_WHOM: Final = word_set("de du des d' -")
_NUMBERED: Final = word_set("umr caue adil opac oph opdhlm atelier ateliers studio collectif")
"""What a number may follow in a name: « CAUE 94 », « Atelier 15 »."""
_DEPARTMENT: Final = 2
"""Digits of the number of a department."""
_CANTON: Final = 2
"""Letters of a canton."""
_LEADING: Final = word_set("le la les l' un une")
_FOREIGN: Final = word_set("de can el los het")
QUOTES: Final = {"«": "»", '"': '"', "“": "”"}
_LONGEST_QUOTE: Final = 30
_MOST_LINKS: Final = 3
_LONGEST_RUN: Final = 40
"""Words of a run of capitals: a page all in capitals is cut."""


def quoted_end(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of a name in quotation marks that open at a token; 0 where there is none."""
    if tokens[at].text not in QUOTES or at + 1 >= len(tokens):
        return 0
    numbered = tokens[at + 1].text.isdecimal() and at + 2 < len(tokens) and tokens[at + 2].is_capital  # « 4 Vents »
    if not (numbered or tokens[at + 1].text[0].isupper()):
        return 0
    for end in range(at + 1, min(at + _LONGEST_QUOTE, len(tokens))):
        if tokens[end].text == QUOTES[tokens[at].text]:
            return end - 1 - (tokens[end - 1].text == "," and end - 2 > at)
    return 0


def can_begin(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a run of capitals begins at a token."""
    token = tokens[at]
    if _announces(tokens, at):
        return True
    if not token.is_word or not token.is_capital or (token.text.endswith("'") and token.first):
        return False
    if token.folded in _LEADING | _FOREIGN and not token.first and at + 1 < len(tokens):
        return tokens[at + 1].is_capital  # « Les Lavandières », within a sentence
    if not token.first and key_of(tokens, at, min(at + 2, len(tokens) - 1)) in places():
        return True  # « Pas de Calais »
    return token.folded not in common() or (token.folded not in function_words() and _names_more(tokens, at))


def _announces(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a common word with a capital follows what announces a name, and another capital goes on."""
    both = tokens[at].is_capital and at + 1 < len(tokens) and tokens[at + 1].is_capital and not tokens[at].first
    head = head_before(tokens, at)[0] if both and tokens[at].folded not in function_words() else None
    return head is not None and head.type in ("Project", "Organization") and tokens[at - 1].folded == head.words[-1]


def _names_more(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a capital common word begins a name: another name goes on after it, not a place alone."""
    last = run_end(tokens, at)
    start = at + 1
    while start < last and tokens[start].text in LINKS:
        start += 1
    return last > at and not (tokens[at].first and (start > at + 1 and key_of(tokens, start, last) in places()))


def run_end(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of the run of capitals that begins at a token, with what links them."""
    last = at
    while last - at < _LONGEST_RUN:
        ahead, links = last + 1, 0
        while (
            ahead < len(tokens)
            and links < _MOST_LINKS
            and (tokens[ahead].text in LINKS or _is_noble(tokens, at, ahead))
        ):
            ahead, links = ahead + 1, links + 1
        if ahead >= len(tokens) or tokens[ahead].first:
            return last
        university = tokens[at].folded == "universite" and len(tokens[ahead].text) == 1
        numbered = links == 0 and tokens[ahead].text.isdecimal() and (university or _is_numbered(tokens, last))
        if not (numbered or _goes_on(tokens[ahead])):
            return last
        last = ahead
    return last


def _is_noble(tokens: Sequence[Token], at: int, ahead: int) -> bool:
    """Return whether « D’ » is part of somebody's name: « Anne D’Hauteville »."""
    return tokens[ahead].text == "D'" and ahead > at and tokens[ahead - 1].folded in first_names()


def _is_numbered(tokens: Sequence[Token], last: int) -> bool:
    """Return whether the number after a word is part of a name: « CAUE 94 », « Habitat 31 »."""
    department = len(tokens[last + 1].text) == _DEPARTMENT and tokens[last].folded in of_organizations()
    ends = last + 2 == len(tokens) or not tokens[last + 2].text[0].islower()
    return tokens[last].folded in _NUMBERED or (department and ends)


def _goes_on(token: Token) -> bool:
    return token.is_word and token.is_capital and not token.text.endswith("'")


def split(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a run: « A et B » and « A à B » are two names, unless they are known as one."""
    first, last = _trimmed(tokens, first, last)
    apart = None if key_of(tokens, first, last) in places() else _apart(tokens, first, last)
    if apart is None:
        yield first, last
    else:
        yield from split(tokens, first, apart[0])
        yield from split(tokens, apart[1], last)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return a run without the words before and after a name that are none of it."""
    while first < last and (_is_no_part(tokens[first]) or tokens[first].folded in signs("civil")):
        first += 1
    roles = _TELLING | signs_by_type("following")["Person"]
    while first + 2 <= last and tokens[first].folded in roles and tokens[first + 1].text in _OF_WHOM:
        first += 1  # « Conférence de Fanny Roux », « Président du GIP Brise »
    while first < last and tokens[first].text in LINKS:
        first += 1
    if first + 1 < last and tokens[first].first and tokens[first].folded.endswith(("aient", "ont")):
        first += tokens[first + 1].folded in first_names()  # « Intervenaient Fanny Roux et … »
    if last > first and len(tokens[last].text) == _CANTON and tokens[last].text.isupper():
        last -= key_of(tokens, first, last - 1) in places()  # « Orvins VD »
    if tokens[last].folded in _TRADES and last - first > 1 and tokens[first].folded in first_names():
        last -= 1
    return first, last


def _apart(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Return the last token of the first name of a run of several, and the first of the next."""
    if _is_first_apart(tokens, first, last):
        return first, first + 1
    for at in range(first + 1, last):
        another = tokens[first].folded not in first_names() and _is_next_person(tokens, at)
        if another or tokens[at].folded == "umr":
            return at - 1, at  # « CNRS UMR 7218 »
        person = tokens[at].text == "-" and at > first + 1 and tokens[first].folded in first_names()
        if person or _is_dash(tokens, first, at, last):
            return at - 1, at + 1
        if tokens[at].folded in _SPLITTING and _parts(tokens, first, at, last):
            start = at + 1
            while start < last and tokens[start].text in ARTICLES:
                start += 1
            return at - 1, start
        named = at > first + 1 and tokens[first].folded in first_names()
        if named and _is_employer(tokens, at, whole=at > first + 2):
            return at - 1, at + 1  # « Fanny Roux Duval de Brise Marine »
    return None


def _is_first_apart(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the first word is a name: « CAUE Odile Marchal », « Toulouse Jean Roux », « Bas-Rhin Moselle »."""
    if last > first and all(key_of(tokens, at, at) in places() for at in range(first, last + 1)):
        return True
    alone = tokens[first].text.isupper() or key_of(tokens, first, first) in places()
    named = last - first > 1 and tokens[first + 2].is_capital
    return alone and named and tokens[first + 1].folded.split("-")[0] in first_names()


def _is_next_person(tokens: Sequence[Token], at: int) -> bool:
    """Return whether somebody's name begins after a body's: « CAUE 78 Odile Marchal »."""
    before, after = tokens[at - 1].text, tokens[at + 1]
    ended = before.isdecimal() or (before.isupper() and len(before) > 1) or compact(before) in places()
    named = tokens[at].text.istitle() and after.is_word and after.is_capital
    return ended and named and all(part in first_names() for part in tokens[at].folded.split("-"))


def _is_employer(tokens: Sequence[Token], at: int, *, whole: bool) -> bool:
    """Return whether « de » stands between a person and a body, not within a name: `whole` after two family names."""
    if tokens[at].text == "des":
        return True
    body = whole or tokens[at + 1].text.isupper() or tokens[at + 1].folded in of_organizations()
    return tokens[at].text in {"de", "du", "d'"} and body


def _is_dash(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Return whether a dash parts two bodies, « Université Bleue - CERAP », not a name and its acronym."""
    if tokens[at].text != "-" or at + 1 != last or not tokens[last].text.isupper() or at - first < 2:  # noqa: PLR2004
        return False
    letters = iter("".join(token.folded[0] for token in tokens[first:at] if token.is_word))
    return not all(letter in letters for letter in tokens[last].folded)


def _is_no_part(token: Token) -> bool:
    """Return whether a capital word before a name is none of it: an acronym of law, the first word of a sentence."""
    if _is_head(token):
        return False
    return token.folded in not_names() or (token.first and _is_opening(token))


def _is_opening(token: Token) -> bool:
    """Return whether the first word of a sentence is none of the name after it: « Baptisé La Grande Ourse »."""
    participle = token.text.endswith(("é", "ée", "és", "ées")) and token.folded not in first_names()  # « Chloé Roux »
    return participle or token.folded in common() - of_organizations()


def _is_head(token: Token) -> bool:
    return any(len(head.words) == 1 and head.inside for head in heads().get(token.folded, ()))


def _parts(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Return whether the link at a place parts two names."""
    word = tokens[at].folded
    if word == "et":
        if tokens[at + 1].folded in signs("partners"):
            return False  # « Brise et Associés »
        adjectives = is_adjective(tokens[at - 1].text) and is_adjective(tokens[at + 1].text)
        if adjectives and tokens[at + 1].folded not in first_names():
            return False  # « Gestion Urbaine et Sociale »
        ordinary = not {tokens[at - 1].folded, tokens[at + 1].folded}.isdisjoint(of_organizations())
        return not (at - 1 == first and at + 1 == last and ordinary)
    if tokens[at].text == "pour" and tokens[first].folded in first_names() and first + 1 < at:
        return True  # « Fanny Roux pour Brise »
    if tokens[at].text in {"sur", "pour"} and at + 1 < last:
        return (tokens[at + 1].text in ARTICLES) == (
            word == "sur"
        )  # « sur la Zac », « pour Pragma », no « pour l’Habitat »
    return word in {"a", "en", "au", "aux"} or key_of(tokens, at + 1, last) in places()


def key_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the key of the name that tokens make."""
    return compact("".join(token.text for token in tokens[first : last + 1]))
