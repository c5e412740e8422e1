"""Runs of capitals in a line, with the words before them that say of what they are the name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from amu_graph.ingest.suggest.announcements import ARTICLES, head_before, own_head
from amu_graph.ingest.suggest.page import Line, Token
from amu_graph.ingest.suggest.words import (
    Head,
    common,
    function_words,
    heads,
    key,
    not_names,
    of_organizations,
    places,
    word_set,
)

_LINKS: Final = word_set("de du des d' la le les l' et & à aux au en sur sous lès pour -")
_SPLITTING: Final = word_set("et a en sur pour au aux sous")
_LEADING: Final = word_set("le la les l' un une")
_QUOTES: Final = {"«": "»", '"': '"', "“": "”"}
_LONGEST_QUOTE: Final = 30
_MOST_LINKS: Final = 3
_LONGEST_RUN: Final = 40
"""Words of a run of capitals: a page all in capitals is cut."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens of a line that may be a name, and the words before them that say of what."""

    line: Line
    first: int
    last: int
    head: Head | None = None
    head_first: int = 0

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the name."""
        return self.line.tokens[self.first : self.last + 1]

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.first > 0 and self.line.tokens[self.first - 1].text in _QUOTES

    @property
    def words(self) -> list[str]:
        """The words of the name, folded."""
        return [token.folded for token in self.tokens]

    @property
    def capitals(self) -> list[Token]:
        """The tokens of the name that have a capital."""
        return [token for token in self.tokens if token.is_capital]

    @property
    def key(self) -> str:
        """The key of the name."""
        return key("".join(token.text for token in self.tokens))

    def after(self, ahead: int = 0) -> str:
        """Return a word after the name, folded; empty at the end of the line."""
        at = self.last + 1 + ahead
        return self.line.tokens[at].folded if at < len(self.line.tokens) else ""

    def before(self, back: int = 0) -> str:
        """Return a word before the name, folded; empty at the beginning of the line."""
        at = self.first - 1 - back
        return self.line.tokens[at].folded if at >= 0 else ""


def chunks(line: Line) -> Iterator[Chunk]:
    """Yield the runs of capitals of a line, with the words before them."""
    at, tokens = 0, line.tokens
    while at < len(tokens):
        quoted = _quoted(tokens, at)
        if quoted:
            yield chunk_of(line, at + 1, quoted)
            at = quoted + 1
            continue
        if not _can_begin(tokens, at):
            at += 1
            continue
        last = _end(tokens, at)
        for first, end in _split(tokens, at, last):
            for chunk in _without_tail(chunk_of(line, first, end)):
                if not _is_ordinary(chunk):
                    yield chunk
        at = last + 1


def _quoted(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of a name in quotation marks that open at a token; 0 where there is none."""
    if tokens[at].text not in _QUOTES or at + 1 >= len(tokens) or not tokens[at + 1].text[0].isupper():
        return 0
    for end in range(at + 1, min(at + _LONGEST_QUOTE, len(tokens))):
        if tokens[end].text == _QUOTES[tokens[at].text]:
            return end - 1
    return 0


def _without_tail(chunk: Chunk) -> Iterator[Chunk]:
    """Yield a name, and apart the place that ends it: « quartier Danube de Strasbourg » names two places."""
    tokens = chunk.line.tokens
    if chunk.head and chunk.head.type in ("Place", "Project") and chunk.key not in places():
        for at in range(chunk.first + 1, chunk.last):
            if tokens[at].text in {"de", "d'", "du"} and _key(tokens, at + 1, chunk.last) in places():
                yield replace(chunk, last=at - 1)
                yield Chunk(chunk.line, at + 1, chunk.last, None, at + 1)
                return
    yield chunk


def _can_begin(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_word or not token.is_capital or (token.text.endswith("'") and token.first):
        return False
    if token.folded in _LEADING and not token.first and at + 1 < len(tokens):
        return tokens[at + 1].is_capital  # « Les Lavandières », within a sentence
    return token.folded not in common() or (token.folded not in function_words() and _names_more(tokens, at))


def _names_more(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a capital common word begins a name: another name goes on after it, not a place alone."""
    last = _end(tokens, at)
    start = at + 1
    while start < last and tokens[start].text in _LINKS:
        start += 1
    return last > at and not (tokens[at].first and (start > at + 1 and _key(tokens, start, last) in places()))


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of the run of capitals that begins at a token, with what links them."""
    last = at
    while last - at < _LONGEST_RUN:
        ahead, links = last + 1, 0
        while ahead < len(tokens) and links < _MOST_LINKS and tokens[ahead].text in _LINKS:
            ahead, links = ahead + 1, links + 1
        if ahead >= len(tokens) or tokens[ahead].first or not _goes_on(tokens[ahead]):
            return last
        last = ahead
    return last


def _goes_on(token: Token) -> bool:
    return token.is_word and token.is_capital and not token.text.endswith("'")


def _split(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a run: « A et B » and « A à B » are two names, unless they are known as one."""
    while first < last and _is_no_part(tokens[first]):
        first += 1
    while first < last and tokens[first].text in _LINKS:
        first += 1
    if _key(tokens, first, last) in places():
        yield first, last
        return
    for at in range(first + 1, last):
        if tokens[at].folded in _SPLITTING and _parts(tokens, first, at, last):
            yield from _split(tokens, first, at - 1)
            start = at + 1
            while start < last and tokens[start].text in ARTICLES:
                start += 1
            yield from _split(tokens, start, last)
            return
    yield first, last


def _is_no_part(token: Token) -> bool:
    """Return whether a capital word before a name is none of it: an acronym of law, the first word of a sentence."""
    if _is_head(token):
        return False
    return token.folded in not_names() or (token.first and _is_opening(token))


def _is_opening(token: Token) -> bool:
    """Return whether the first word of a sentence is none of the name after it: « Baptisé La Grande Ourse »."""
    return token.folded in common() - of_organizations() or token.text.endswith(("é", "ée", "és", "ées"))


def _is_head(token: Token) -> bool:
    return any(len(head.words) == 1 and head.inside for head in heads().get(token.folded, ()))


def _parts(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Return whether the link at a place parts two names."""
    word = tokens[at].folded
    if word == "et":
        ordinary = not {tokens[at - 1].folded, tokens[at + 1].folded}.isdisjoint(of_organizations())
        return not (at - 1 == first and at + 1 == last and ordinary)
    return word in {"a", "en", "au", "aux"} or _key(tokens, at + 1, last) in places()


def _key(tokens: Sequence[Token], first: int, last: int) -> str:
    return key("".join(token.text for token in tokens[first : last + 1]))


def chunk_of(line: Line, first: int, last: int) -> Chunk:
    """Return a chunk with the words that say of what it is the name: those it begins with, or those before it."""
    chunk = Chunk(line, first, last, None, first)
    own = own_head(line.tokens, first, last)
    head, begin = head_before(line.tokens, first)
    if own is not None and not (head and own.type == "Place" and head.type in ("Organization", "Project")):
        return replace(chunk, head=own)
    return replace(chunk, head=head, head_first=begin)


def _is_ordinary(chunk: Chunk) -> bool:
    """Return whether the capital is that of a sentence or of an acronym of method, and nothing says that it names."""
    words = chunk.words
    said = words[1:] if chunk.tokens[0].first and len(words) > 1 and chunk.key not in places() else words
    if all(word in not_names() or word in common() or word in _LINKS for word in said):
        return True
    if len(words) > 1:
        return False
    token = chunk.tokens[0]
    if not token.text[0].isalpha() or len(token.text) == 1:
        return True
    marked = any(map(str.isupper, token.text[1:]))
    return token.first and not marked and chunk.key not in places() and chunk.head is None
