"""The names that the graph has already, found in a text whatever their accents, case, hyphens and apostrophes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.words import ARTICLES, common, first_names, function_words, notions, places
from amu_graph.language import Text
from amu_graph.text import compact

_LONGEST: Final = 14
"""Tokens of a name that is looked for."""
_TITLE: Final = 5
_SURE, _DOUBTED = 0.95, 0.4
_SHORTEST: Final = 3
"""Letters of a name that is looked for: shorter ones are found in words of other meanings."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that something of the graph has."""

    name: str
    type: str
    iri: str


class Names:
    """An index of names by their first token; what is looked up is whole tokens.

    Names `of_page` are those that the page itself has shown to be names.
    """

    def __init__(self, names: Iterable[KnownName], *, of_page: bool = False) -> None:
        self._by_key: dict[str, list[KnownName]] = {}
        self._longest_of: dict[str, int] = {}
        for name in sorted(set(names), key=lambda one: (one.name, one.type, one.iri)):
            found = compact(name.name)
            if len(found) >= _SHORTEST and not _is_ordinary(name.name, of_page=of_page):
                self._by_key.setdefault(found, []).append(name)
        for found in self._by_key:
            begins = found[:_SHORTEST]
            self._longest_of[begins] = max(len(found), self._longest_of.get(begins, 0))

    def called(self, name: str) -> Sequence[KnownName]:
        """Return what has this name, whatever its accents, case and signs."""
        return self._by_key.get(compact(name), ())

    def mentions(self, page: Page, *, nested: bool = False) -> list[Mention]:
        """Return every place of the page where a known name stands: the longest, and those within them if `nested`."""
        return [mention for line in page.lines for mention in self._in_line(line, page, nested=nested)]

    def _in_line(self, line: Line, page: Page, *, nested: bool) -> Iterator[Mention]:
        tokens, at = line.tokens, 0
        while at < len(tokens):
            end = self._longest(tokens, at)
            if not end or not _is_name(tokens[at:end]) or _is_notion(tokens, at, end):
                at += 1
                continue
            if _is_longer(tokens, at, end) and not nested:
                at = end
                continue
            start, stop = tokens[at].start, tokens[end - 1].end
            for known in self.called(page.view[start:stop]):
                where = (
                    known.type != "Place" and compact(page.view[start:stop]) in places()
                )  # « en Europe », a funder too
                score = _DOUBTED if where else _SURE
                yield Mention(start, stop, known.type, page.exact(start, stop), "known-names", _WHY, score, known.iri)
            at = at + 1 if nested else end

    def _longest(self, tokens: Sequence[Token], at: int) -> int:
        """Return the place after the longest known name that begins at a token; 0 where none does."""
        if not tokens[at].is_word:
            return 0
        written, best = "", 0
        for end in range(at, min(at + _LONGEST, len(tokens))):
            written += compact(tokens[end].text)
            if len(written) >= _SHORTEST and len(written) > self._longest_of.get(written[:_SHORTEST], 0):
                break
            if written in self._by_key and tokens[end].is_word:
                best = end + 1
        return best


_WHY: Final = Text("Ce nom est déjà dans le graphe.", "This name is in the graph already.")


def _is_ordinary(name: str, *, of_page: bool) -> bool:
    """Return whether a name is one word that texts use for other things: a first name too, unless the page said so."""
    words = name.split()
    return len(words) == 1 and (compact(name) in common() or (name.lower() in first_names() and not of_page))


def _is_longer(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Return whether one word of a name is but the first of a longer one: « CAUE Bretagne », no « CAUE Anne Roux »."""
    if end - first > 1 or end >= len(tokens) or not tokens[first].text.isupper():
        return False
    after = tokens[end]
    return after.is_word and after.is_capital and not after.first and after.folded.split("-")[0] not in first_names()


def _is_notion(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Return whether it is a notion, not a title: « La Maîtrise d’Usage » without quotation marks."""
    bare = first + (tokens[first].folded in ARTICLES and end - first > 1)
    notion = compact("".join(token.text for token in tokens[bare:end])) in notions()
    return notion and not (first and tokens[first - 1].text in {"«", '"', "“"})


def _is_name(tokens: Sequence[Token]) -> bool:
    """Return whether what was found is written as a name: with a capital that is not that of the sentence alone.

    A notion at the head of a line, « La maîtrise d’usage », is none, though a publication may be called so.
    """
    words = [token for token in tokens if token.is_word]
    if any(token.is_capital and not token.first for token in words) or len(words) > _TITLE:
        return any(token.is_capital for token in words)
    inner = [token for token in words if token.folded not in function_words()]
    return bool(inner) and inner[0].is_capital and inner[0].folded not in common()
