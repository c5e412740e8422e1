"""Cards: names alone on a line, one of which at least is told of in a sentence below."""

from collections.abc import Iterator, Sequence
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Line, Page
from amu_graph.ingest.suggest.recipes import Headings, recipes
from amu_graph.ingest.suggest.words import ARTICLES, first_names, heads, heads_a_part, places
from amu_graph.language import Text
from amu_graph.text import compact

_SENTENCE: Final = 8
"""Words of a line that is more than a heading."""
_SURE: Final = 0.81
_LEAST_SURE: Final = 0.6
_ANNOUNCED: Final = 0.85
"""A score of what a word of its kind announces: « Université de Nantes » is no project."""
_SHORTEST: Final = 4
_NOUNS: Final = ("tion", "tions", "ment", "ments", "ance", "ence", "isme", "age", "eur", "ure", "ie", "ique", "ites")
"""Endings of nouns that head a part of a text."""


def cards(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return what the headings of a page of cards name."""
    return [
        mention
        for recipe in recipes()
        if recipe.headings
        for mention in _cards(page, mentions, recipe.headings, recipe.name)
    ]


def _cards(page: Page, mentions: Sequence[Mention], layout: Headings, name: str) -> Iterator[Mention]:
    headings = [line for line in page.lines if _is_heading(line, layout)]
    words = {token.folded for line in page.lines for token in line.tokens}
    people = {compact(one.name) for one in mentions if one.type == "Person"}
    headings = [line for line in headings if compact(line.text) not in people]
    told = {line.number for line in headings if _is_told(line, page, layout)}
    if len(headings) < layout.least or len(told) < layout.told or words.isdisjoint(layout.words_of_pages):
        return
    why = Text("Le titre d’une fiche.", "The heading of a card.")
    for line in headings:
        start, end = line.tokens[0].start, line.tokens[-1].end
        others = {
            one.type if one.score < _ANNOUNCED else one.by
            for one in mentions
            if (one.start, one.end) == (start, end) and one.score > _LEAST_SURE
        }
        if others <= {layout.type, "Organization", f"rule/{layout.type.lower()}"} and (
            line.number in told or _is_coined(line)
        ):
            yield Mention(start, end, layout.type, page.exact(start, end), f"recipe/{name}", why, _SURE)


def _is_heading(line: Line, layout: Headings) -> bool:
    tokens = line.tokens
    low, high = layout.words
    if not low <= len(tokens) <= high or not tokens[0].text[0].isupper() or not all(one.is_word for one in tokens):
        return False
    person = tokens[0].folded in first_names() and len(tokens) > 1
    noun = tokens[min(tokens[0].folded in ARTICLES, len(tokens) - 1)].folded
    announced = any(len(head.words) == 1 and head.type != layout.type for head in heads().get(noun, ()))
    small = len(tokens) > 1 and not any(one.is_capital and one.folded not in ARTICLES for one in tokens[1:])
    if tokens[-1].text.isdecimal() or announced or small:
        return False  # « Programme Lueur », « Atelier Brise », « Toits en commun 2024 », « Voyage d’études »
    ordinary = heads_a_part([token.text for token in tokens]) or compact(line.text) in places()
    return not ordinary and not person


def _is_coined(line: Line) -> bool:
    """Return whether a heading looks made up, as names of projects are: one word, and none of a text's parts."""
    words = [token.folded for token in line.tokens]
    return len(words) == 1 and not words[0].endswith(_NOUNS)


def _is_told(line: Line, page: Page, layout: Headings) -> bool:
    """Return whether the heading is found again, not within another name, in a line that tells of what is built."""
    if len(compact(line.text)) < _SHORTEST:
        return False
    words = [token.folded for token in line.tokens]
    for other in page.lines:
        of_one = {token.folded for token in other.tokens} & layout.words_of_pages
        if other.number == line.number or len(other.tokens) <= _SENTENCE or not of_one:
            continue
        for at in range(len(other.tokens) - len(words) + 1):
            same = [token.folded for token in other.tokens[at : at + len(words)]] == words
            if same and other.tokens[at].is_capital and not _is_inner(other, at):
                return True
    return False


def _is_inner(line: Line, at: int) -> bool:
    """Return whether a word goes on with a longer name: « la Banque des Territoires »."""
    before = line.tokens[max(0, at - 2) : at]
    return len(before) > 1 and before[0].is_capital and before[1].folded in {"de", "des", "du", "d'"}
