"""Runs of capitals in a line, with the words before them that say of what they are the name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.announcements import announced_end, head_before, own_head
from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.page import Line
from amu_graph.ingest.suggest.runs import LINKS, can_begin, key_of, quoted_end, run_end, split
from amu_graph.ingest.suggest.standing import is_shouted, stands_alone
from amu_graph.ingest.suggest.words import (
    Head,
    common,
    first_names,
    not_names,
    notions,
    of_organizations,
    places,
    signs,
)
from amu_graph.language import Text

_OF: Final = frozenset({"de", "du", "des", "d'"})
_NAME: Final = 3
"""Words of somebody's name."""
_LAWS: Final = frozenset({"loi", "decret", "ordonnance", "article", "prix"})
_SIZES: Final = re.compile(r"[A-Z]\d{1,3}|[RN]\+[0-9]|X{1,2}[IVX]*(?:e|ème)")
"""How texts call dwellings, plots, storeys and centuries: « un T3 », « l’îlot B2 », « R+4 », « XXIe »."""


def chunks(line: Line) -> Iterator[Chunk]:
    """Yield the runs of capitals of a line, with the words before them."""
    at, tokens = 0, line.tokens
    if is_shouted(tokens):
        if len(tokens) <= _NAME and tokens[0].folded in first_names() - common():
            yield chunk_of(line, 0, len(tokens) - 1)  # « FANNY ROUX », alone on its line
        return
    while at < len(tokens):
        quoted = quoted_end(tokens, at)
        if quoted:
            chunk = chunk_of(line, at + 1, quoted)
            if chunk.key not in notions():
                yield chunk
            at = quoted + 1 + (tokens[quoted + 1].text == ",")
            continue
        named = announced_end(tokens, at)
        if named:
            yield chunk_of(line, at, named)
            at = named + 1
            continue
        if not can_begin(tokens, at):
            at += 1
            continue
        last = run_end(tokens, at)
        yield from _names(line, at, last)
        at = last + 1


def within(quoted: Chunk) -> Iterator[Chunk]:
    """Yield the runs of capitals of a quotation that is a sentence: « On s’entend, dit Odile Marchal, à peu près »."""
    line, at = quoted.line, quoted.first
    while at <= quoted.last:
        last = min(run_end(line.tokens, at), quoted.last) if can_begin(line.tokens, at) else 0
        yield from _names(line, at, last) if last else ()
        at = max(at, last) + 1


def _names(line: Line, first: int, last: int) -> Iterator[Chunk]:
    """Yield the names of a run of capitals."""
    for start, end in split(line.tokens, first, last):
        for chunk in _without_tail(chunk_of(line, start, end)):
            if not _is_ordinary(chunk):
                yield chunk


def _without_tail(chunk: Chunk) -> Iterator[Chunk]:
    """Yield a name, and apart the place that ends it: « quartier Danube de Strasbourg » names two places."""
    tokens = chunk.line.tokens
    if chunk.head and chunk.head.type in ("Place", "Project") and chunk.key not in places():
        for at in range(chunk.first + 1, chunk.last):
            if tokens[at].text in {"de", "d'", "du"} and key_of(tokens, at + 1, chunk.last) in places():
                yield replace(chunk, last=at - 1)
                yield Chunk(chunk.line, at + 1, chunk.last, None, at + 1)
                return
    yield chunk


def chunk_of(line: Line, first: int, last: int) -> Chunk:
    """Return a chunk with the words that say of what it is the name: those it begins with, or those before it."""
    chunk = Chunk(line, first, last, None, first)
    own = own_head(line.tokens, first, last)
    head, begin = head_before(line.tokens, first)
    apart = any(token.folded in _OF for token in line.tokens[begin:first])  # « l’aménageur de la ZAC Brise »
    if own is not None and not (
        head and own.type == "Place" and head.type in ("Organization", "Project") and not apart
    ):
        return replace(chunk, head=own)
    return replace(chunk, head=head, head_first=begin)


def announced(chunk: Chunk, head: Head) -> Text:
    """Return what stands before a name, or begins it, as the text writes it."""
    tokens = chunk.line.tokens[chunk.head_first : chunk.head_first + len(head.words)]
    there = tuple(token.folded for token in tokens) == head.words
    first, last = (tokens[0].start, tokens[-1].end) if there else (0, 0)
    words = chunk.line.text[first - chunk.line.start : last - chunk.line.start] if there else " ".join(head.words)
    if there and chunk.head_first >= chunk.first:
        return Text(f"Commence par « {words} ».", f"Begins with “{words}”.")
    return Text(f"Précédé de « {words} ».", f"Preceded by “{words}”.")


def _is_of_a_law(chunk: Chunk) -> bool:
    """Return whether it is of what brackets spell out: « loi Alur (pour l’Accès au logement …) », « AREA (Aide …) »."""
    words = [token.text for token in chunk.line.tokens[: chunk.first + 1]]
    opened = len(words) - 1 - words[::-1].index("(") if "(" in words else 0
    if not opened or ")" in words[opened:]:
        return False
    first, acronym = words[opened + 1], words[opened - 1]
    spelt = acronym.isupper() and len(acronym) > 1 and first[0] == acronym[0] and not first.isupper()
    return first == "pour" or spelt


def _is_street(chunk: Chunk) -> bool:
    """Return whether it is the name of a street: « 24 rue de Redon », « avenue Anne Blin »."""
    near = [chunk.before(back) for back in range(3)]
    links = next((at for at, word in enumerate(near) if word not in _OF | {"la", "l'", "les"}), 0)
    return near[links] in signs("streets")


def _is_notion(chunk: Chunk) -> bool:
    """Return whether it is a notion, the size of a dwelling, or of a law, whatever announces it."""
    of_a_law = chunk.before() in _LAWS or _is_of_a_law(chunk)
    return of_a_law or _is_street(chunk) or chunk.key in notions() or _SIZES.fullmatch(chunk.tokens[0].text) is not None


def _is_announced(chunk: Chunk) -> bool:
    """Return whether ordinary words are a name because of the word before: « la résidence Lieu Commun »."""
    head = chunk.head
    beside = (
        head is not None
        and head.type in ("Project", "Organization")
        and chunk.first == chunk.head_first + len(head.words)
    )
    return beside and len(chunk.capitals) > 1 and not chunk.tokens[0].first


def is_defined(chunk: Chunk) -> bool:
    """Return whether the sentence says what it is: « Brise est une agence »."""
    return chunk.after() == "est" and chunk.after(1) in {"un", "une"}


def _is_word(word: str) -> bool:
    return word in not_names() or word in common()


def _is_enumerated(chunk: Chunk) -> bool:
    """Return whether a name opens a list after a colon: « Ils nous soutiennent : Dromolib, Habiterre et d’autres »."""
    tokens = chunk.line.tokens[chunk.last + 1 :]
    return chunk.before() == ":" and chunk.after() in {",", "et", "("} and any(token.is_capital for token in tokens)


def _is_coined(chunk: Chunk) -> bool:
    """Return whether a word that is none begins the name of a body: « Thau Habitat porte le projet »."""
    first, words = chunk.tokens[0], chunk.words
    if not first.first or not first.text.isalpha() or _is_word(words[0]) or chunk.key in places():
        return False
    body = len(words) > 1 and words[1] in of_organizations() and chunk.tokens[1].is_capital
    linked = len(words) > 2 and words[1] in _OF and chunk.capitals[-1] is chunk.tokens[-1]  # noqa: PLR2004 - a noun of another
    return body or (linked and key_of(chunk.line.tokens, chunk.first + 2, chunk.last) not in places())


def _is_ordinary(chunk: Chunk) -> bool:
    """Return whether the capital is that of a sentence or of an acronym of method, and nothing says that it names."""
    words = chunk.words
    if _is_notion(chunk):
        return True
    if _is_announced(chunk) or _is_coined(chunk) or (stands_alone(chunk) and not all(map(_is_word, words))):
        return False
    said = words[1:] if chunk.tokens[0].first and len(words) > 1 and chunk.key not in places() else words
    if all(_is_word(word) or word in LINKS for word in said):
        return True
    if len(words) > 1:
        return False
    token = chunk.tokens[0]
    if not token.text[0].isalpha() or len(token.text) == 1:
        return True
    marked = any(map(str.isupper, token.text[1:]))
    told = chunk.head is not None or is_defined(chunk) or chunk.after() in signs("trades")
    known = told or chunk.key in places()
    return token.first and not (marked or known or _is_enumerated(chunk))
