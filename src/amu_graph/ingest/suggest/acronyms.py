"""Acronyms that a page spells out: those of bodies and events are their names, those of notions are none."""

from collections.abc import Iterator, Sequence
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Page, Token, tokens_of
from amu_graph.ingest.suggest.phrases import BODIES, EVENTS, MINISTRIES, PUBLISHERS, SMALL
from amu_graph.ingest.suggest.words import first_names, heads, of_organizations, word_set
from amu_graph.language import Text
from amu_graph.text import compact, fold
from amu_graph.views import plain

_ACRONYM: Final = range(2, 9)
_LONGEST: Final = 8
"""Words that an acronym stands for, at most."""
_LEAST_WORDS: Final = 3
_NOTIONS: Final = word_set("maitrise assistance valeur habitat loi norme bilan systeme cout mode outil indice taux")
_ABSTRACT: Final = ("tion", "sion", "ment", "ance", "ence", "isme", "ite", "age", "ure")
"""Words, and endings of words, that begin what is a notion and not a name."""


def with_acronyms(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those of acronyms that are spelled out, which take the place of others there."""
    spelt = list(_notions(page))
    notions = {compact(page.exact(start, end)) for start, end in spelt}
    mentions = [
        one
        for one in mentions
        if compact(one.name) not in notions and not any(start <= one.start and one.end <= end for start, end in spelt)
    ]
    found = [mention for mention in acronyms(page, mentions) if compact(mention.name) not in notions]
    found += _initials(page, [*mentions, *found])
    found += _expanded(page, [*mentions, *found])
    there = {(mention.start, mention.end) for mention in found}
    return [*(mention for mention in mentions if (mention.start, mention.end) not in there), *found]


def acronyms(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return what an acronym in brackets stands for, and each place of the acronym, under the long name."""
    found = []
    for line in page.lines:
        for at, token in enumerate(line.tokens[1:-1], start=1):
            first = _spelt_out(line.tokens, at) if line.tokens[at - 1].text == "(" else None
            if first is None or not line.tokens[first].is_capital or _is_notion(line.tokens[first : at - 1]):
                continue
            start, end = line.tokens[first].start, line.tokens[at - 2].end
            type_ = _type(mentions, start, token.end)
            why = Text(f"{token.text} en est le sigle.", f"{token.text} is its acronym.")
            name = page.exact(start, end)
            found.append(Mention(start, end, type_, name, "rule/acronym", why, 0.96))
            found += _places(page, token.text, type_, name, why)
    return found


def _notions(page: Page) -> Iterator[tuple[int, int]]:
    """Yield where the page gives an acronym to a notion, and what it stands for.

    « La maîtrise d’usage (MU) », « la qualité d’usage (en abrégé QU) »: they name nothing, on the whole page.
    """
    for line in page.lines:
        for at, token in enumerate(line.tokens[1:-1], start=1):
            opened = next((back for back in range(at - 1, max(-1, at - 4), -1) if line.tokens[back].text == "("), None)
            if opened is None:
                continue
            first = _spelt_out(line.tokens, at, opened)
            before = line.tokens[max(0, opened - _LONGEST) : opened]
            if first is None and line.tokens[at - 1].folded == "abrege" and not any(map(_is_body, before)):
                yield token.start, token.end  # « (en abrégé …) » may leave words out
            if first is not None and _is_notion(line.tokens[first:opened]):
                yield token.start, token.end
                yield line.tokens[first].start, line.tokens[opened - 1].end


def _is_notion(tokens: Sequence[Token]) -> bool:
    """Return whether what an acronym stands for is a common noun, and no body: « évaluation après travaux »."""
    word = tokens[0].folded
    if _is_body(tokens[0]):
        return False
    capitals = [token for token in tokens if token.is_capital]
    coined = len(capitals) > 1 and word.endswith("age")  # « Village Vertical (VV) »
    return not capitals or capitals == [tokens[0]] or word in _NOTIONS or (word.endswith(_ABSTRACT) and not coined)


def _is_body(token: Token) -> bool:
    """Return whether names of bodies or events begin with a word."""
    word = token.folded
    known = word in BODIES | EVENTS | MINISTRIES | PUBLISHERS | of_organizations()
    return known or any(head.inside and head.words[0] == word for some in heads().values() for head in some)


def _initials(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield acronyms that the page spells out elsewhere: « RNHP », « Rencontres nationales de l’habitat populaire »."""
    spelt: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda one: one.score):
        words = [token for token in tokens_of(plain(mention.name)) if token.is_word and token.folded not in SMALL]
        if len(words) >= _LEAST_WORDS:
            spelt["".join(word.folded[0] for word in words).upper()] = mention
    for acronym, mention in spelt.items():
        why = Text(f"{acronym} en est le sigle.", f"{acronym} is its acronym.")
        if mention.by != "rule/title" and mention.type != "Person":
            yield from _places(page, acronym, mention.type, mention.name, why)


def _expanded(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what brackets after an acronym spell out: « CAPR (Construire avec peu de ressources) »."""
    named = {mention.end: mention for mention in mentions if mention.type in _SPELT}
    for line in page.lines:
        for at, token in enumerate(line.tokens[:-2]):
            there = named.get(token.end)
            if there is None or line.tokens[at + 1].text != "(" or not _is_acronym(token.text):
                continue
            last = _end_of(line.tokens, at + 2, fold(token.text))
            if last:
                start, end = line.tokens[at + 2].start, line.tokens[last].end
                why = Text(f"{token.text} en est le sigle.", f"{token.text} is its acronym.")
                yield Mention(start, end, there.type, there.name, "rule/acronym", why, max(there.score, 0.9))


_SPELT: Final = frozenset({"Organization", "Programme", "Event"})


def _is_acronym(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) in _ACRONYM and all(map(str.isupper, letters))


def _end_of(tokens: Sequence[Token], first: int, acronym: str) -> int:
    """Return the last of the words before the closing bracket whose first letters are those of an acronym; or 0."""
    letters = [letter for letter in acronym if letter.isalpha()]
    for at in range(first, min(first + 2 * _LONGEST, len(tokens))):
        if tokens[at].text == ")":
            return 0 if letters else at - 1
        if tokens[at].text == "," or not letters or tokens[at].folded == "sur":
            continue  # « ARV (Actions et recherches sur la ville et la vie) »
        if letters and tokens[at].folded[0] == letters[0]:
            letters.pop(0)
        elif tokens[at].folded not in SMALL:
            return 0
    return 0


def _spelt_out(tokens: Sequence[Token], at: int, opened: int | None = None) -> int | None:
    """Return the first of the words before a bracket whose first letters are those of the acronym within."""
    text = tokens[at].text
    upper = "".join(letter for letter in text if letter.isupper())
    if len(upper) < 2 or len(text) not in _ACRONYM or at + 1 >= len(tokens) or tokens[at + 1].text != ")":  # noqa: PLR2004
        return None
    if len(text) - len(upper) > 1:
        return None
    letters, place = list(fold(upper)), (at - 1 if opened is None else opened) - 1
    while place >= 0 and tokens[place].is_word:
        word = tokens[place].folded
        if letters and word[0] == letters[-1]:
            letters.pop()
            if not letters:
                return place
        elif word not in SMALL:
            return None
        place -= 1
    return None


def _type(mentions: Sequence[Mention], start: int, end: int) -> str:
    """Return the type of the surest mention within; an organization where there is none."""
    within = [
        one for one in mentions if start <= one.start and one.end <= end and (one.type != "Place" or one.start == start)
    ]
    within = [one for one in within if one.type != "Place" or end - one.end <= _ACRONYM.stop + 1]
    best = max(within, key=lambda one: (one.score, -one.start), default=None)
    return best.type if best and best.score >= 0.8 else "Organization"  # noqa: PLR2004 - as sure as a head


def _places(page: Page, acronym: str, type_: str, name: str, why: Text) -> Iterator[Mention]:
    for line in page.lines:
        for token, after in zip(line.tokens, (*line.tokens[1:], None), strict=False):
            longer = after is not None and after.is_capital and after.text[0].isalpha() and not after.text.isupper()
            if token.text == acronym and not (longer and after and after.folded not in first_names()):
                yield Mention(token.start, token.end, type_, name, "rule/acronym", why, 0.96)
