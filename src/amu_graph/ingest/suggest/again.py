"""Later mentions of things by a part of their name: « Mme Perdrix », « Y. Perdrix », « l’Observatoire »."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from amu_graph.ingest.suggest.announcements import ARTICLES
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.overlaps import Overlaps
from amu_graph.ingest.suggest.page import Line, Page, Token, tokens_of
from amu_graph.ingest.suggest.people import is_first_name
from amu_graph.ingest.suggest.phrases import BODIES
from amu_graph.ingest.suggest.words import common, is_adjective, places, signs
from amu_graph.language import Text
from amu_graph.text import compact
from amu_graph.views import plain

_KNOWN: Final = 0.6
"""A score from which a thing is sure enough to be looked for again."""
_WEAK: Final = 0.81
"""Another name of less than this gives way to what was named before."""
_SCORES: Final = {"family": 0.85, "given": 0.7, "noun": 0.7}
_SHORT: Final = 3
_WHY: Final = {
    "Person": Text("Quelqu’un que la page nomme en entier.", "Somebody whom the page names in full."),
    "Organization": Text("Le mot qui commence un nom de la page.", "The word that begins a name of the page."),
    "Project": Text("Le mot qui commence un nom de la page.", "The word that begins a name of the page."),
}


class _Part(NamedTuple):
    """A part of a name that stands for the whole: a family name, a first name, the noun that begins it."""

    whole: Mention
    words: tuple[str, ...]
    kind: str
    initial: str = ""


def named_again(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those of things that are named by a part of their name once they were named whole."""
    parts = _parts(mentions)
    mentions = [_called_whole(one, parts) for one in mentions]
    sure = Overlaps(one for one in mentions if one.type == "Person" or one.score >= _WEAK)
    found = [one for line in page.lines for one in _in_line(line, parts) if not any(sure.of(one))]
    again = Overlaps(found)
    return [*(one for one in mentions if one.type == "Person" or not any(again.of(one))), *found]


def _parts(mentions: Sequence[Mention]) -> Mapping[str, Sequence[_Part]]:
    """Return the parts of names by their first word; a part that two things share is none."""
    by_key: dict[tuple[str, str], Mention] = {}
    for one in sorted(mentions, key=lambda one: (-len(one.name), one.start)):
        if one.score >= _KNOWN and one.type in _WHY and one.by != "rule/title":
            by_key.setdefault((one.type, compact(one.name)), one)
    owners: dict[tuple[str, ...], set[_Part]] = {}
    for one in by_key.values():
        for part in _parts_of(one):
            owners.setdefault(part.words, set()).add(part)
    found: dict[str, list[_Part]] = {}
    for words, some in owners.items():
        if len(some) == 1:
            found.setdefault(words[0], []).extend(some)
    return found


def _parts_of(whole: Mention) -> Iterator[_Part]:
    words = tuple(token.folded for token in tokens_of(plain(whole.name)) if token.is_word)
    if len(words) < 2 or len(words[0].rstrip(".")) < 2:  # noqa: PLR2004 - a first name, not an initial, and another
        return
    if whole.type != "Person":
        nouns = BODIES | signs("territories") if whole.type == "Organization" else signs("built_names")
        if words[0] in nouns:
            yield _Part(whole, words[:1], "noun")
        return
    turned = is_first_name(words[-1]) and not is_first_name(words[0])
    given, family = (words[-1:], words[:-1]) if turned else (words[:1], words[1:])
    if not (len(family) == 1 and (family[0] in common() or is_first_name(family[0]))):
        yield _Part(whole, family, "family", given[0][0])
    if is_first_name(given[0]) or len(given[0]) > _SHORT:
        yield _Part(whole, given, "given")


def _called_whole(mention: Mention, parts: Mapping[str, Sequence[_Part]]) -> Mention:
    """Return a person who was found by the family name, perhaps with an initial, under the whole name."""
    if mention.type != "Person":
        return mention
    words = tuple(token.folded for token in tokens_of(plain(mention.name)) if token.is_word)
    initial = words[0][0] if len(words) > 1 and (words[0].endswith(".") or len(words[0]) == 1) else ""
    family = words[1:] if initial else words
    for part in parts.get(family[0], ()) if family else ():
        same = part.kind == "family" and part.words == family and initial in ("", part.initial)
        if same and compact(part.whole.name) != compact(mention.name):
            return replace(mention, name=part.whole.name)
    return mention


def _in_line(line: Line, parts: Mapping[str, Sequence[_Part]]) -> Iterator[Mention]:
    tokens = line.tokens
    for at, token in enumerate(tokens):
        for part in parts.get(token.folded, ()) if token.is_capital else ():
            last = at + len(part.words) - 1
            begin = _with_initial(tokens, at, part)
            same = tuple(one.folded for one in tokens[at : last + 1]) == part.words
            named = part.kind != "noun" or token.start > part.whole.end
            if same and named and not _goes_on(tokens, begin, last, part):
                score, why = _SCORES[part.kind], _WHY[part.whole.type]
                start, end = tokens[begin].start, tokens[last].end
                yield replace(part.whole, start=start, end=end, by="rule/again", why=why, score=score, iri="")


def _with_initial(tokens: Sequence[Token], at: int, part: _Part) -> int:
    """Return where a family name begins with its initial: « F. Roux », at the head of a line too."""
    for begin, written in ((at - 1, f"{part.initial}."), (at - 2, part.initial)):
        stopped = begin == at - 1 or tokens[at - 1].text == "."
        if part.initial and begin >= 0 and tokens[begin].folded == written and stopped and tokens[begin].is_capital:
            return begin
    return at


def _goes_on(tokens: Sequence[Token], at: int, last: int, part: _Part) -> bool:
    """Return whether the words are part of another name: « rue Perdrix », « Perdrix Conseil », « Ysoline Marchal »."""
    before, after = tokens[at - 1] if at else None, tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.is_word and after.is_capital and not after.first:
        return True
    if part.kind == "noun":
        more = after is not None and (after.folded in ARTICLES or is_adjective(after.text))
        return more or before is None or before.folded not in _DEFINITE
    if before is None or before.folded in signs("civil"):
        return False
    named = before.is_word and before.is_capital and not before.first and before.folded not in common()
    street = before.folded in signs("streets") | signs("eponyms") or before.folded in places()
    return named or street or before.text in {"&", "-"}


_DEFINITE: Final = frozenset({"le", "la", "l'", "les", "du", "au", "des"})
