"""Lines that a heading makes names of bodies: « Associations signataires » over « Les Paliers (Nantes) »."""

from collections.abc import Iterator
from typing import Final

from amu_graph.ingest.suggest.announcements import ARTICLES
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.people import is_first_name
from amu_graph.ingest.suggest.standing import BULLETS
from amu_graph.ingest.suggest.words import function_words, heads_a_part, notions, places, signs
from amu_graph.language import Text
from amu_graph.text import compact

_HEADING: Final = 6
_LONGEST: Final = 10
_SCORE: Final = 0.65
_LEAST: Final = 2
"""Lines that make a list."""
_ENDS: Final = frozenset("(–—-:,;|.")
_INDENT: Final = "  "


def listed(page: Page) -> Iterator[Mention]:
    """Yield the names of the lines below a heading that says that they are bodies, until a line that is longer."""
    for at, line in enumerate(page.lines):
        if not _is_heading(line):
            continue
        below = list(_below(page.lines[at + 1 :]))
        if len(below) >= _LEAST:
            for one in below:
                yield from _name(page, one, line)


def _is_heading(line: Line) -> bool:
    words = {token.folded for token in line.tokens}
    plain = all(token.is_word or token.text == ":" for token in line.tokens)
    return plain and len(line.tokens) <= _HEADING and not words.isdisjoint(signs("bodies_listed"))


def _below(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the items of a list; what is told of one on indented lines below it is passed."""
    bullets = bool(lines) and lines[0].tokens[0].text in BULLETS
    for line in lines:
        if bullets and line.tokens[0].text not in BULLETS and line.text.startswith(_INDENT):
            continue
        begins = line.tokens[0].text in BULLETS if bullets else len(line.tokens) <= _LONGEST
        if not begins or _is_heading(line) or line.text.rstrip()[-1] in "!?":
            return
        yield line


def _name(page: Page, line: Line, heading: Line) -> Iterator[Mention]:
    tokens = line.tokens[line.tokens[0].text in BULLETS :]
    last = next((at for at, token in enumerate(tokens) if token.text in _ENDS), len(tokens))
    named = tokens[:last]
    if not named or not _may_name(named):
        return
    words = " ".join(token.text for token in heading.tokens if token.is_word)
    why = Text(f"Dans la liste « {words} ».", f"In the list “{words}”.")
    start, end = named[0].start, named[-1].end
    yield Mention(start, end, "Organization", page.exact(start, end), "rule/list", why, _SCORE)


def _may_name(tokens: tuple[Token, ...]) -> bool:
    words = [token.text for token in tokens]
    first = tokens[0].folded
    known = compact("".join(words)) in notions() | places()
    ordinary = known or heads_a_part(words) or first in function_words() - ARTICLES
    person = len(tokens) > 1 and (is_first_name(first) or is_first_name(tokens[-1].folded))
    return any(token.is_capital for token in tokens) and len(tokens) <= _LONGEST and not (ordinary or person)
