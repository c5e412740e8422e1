"""What the sequence model sees of each word: its form, its neighbours, its line; not what the rules take it for.

So it finds what they do not.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.words import common, first_names, heads, not_names, of_organizations, places
from amu_graph.text import compact

OUTSIDE: Final = "O"
_SHORT: Final = 8
_AFFIX: Final = 3
_FIRST_LINES: Final = 3


def features(page: Page) -> list[list[list[str]]]:
    """Return the features of each word of each line."""
    return [list(_line(line, number)) for number, line in enumerate(page.lines)]


def _line(line: Line, number: int) -> Iterator[list[str]]:
    forms = [_form(token) for token in line.tokens]
    full = line.text.rstrip()[-1] in ".!?"
    about = [f"line={min(number, _FIRST_LINES)}", f"short={len(line.tokens) <= _SHORT}", f"full={full}"]
    for at, token in enumerate(line.tokens):
        found = ["bias", *about, *(f"0:{one}" for one in forms[at])]
        found += [f"0:first={token.first}", f"0:pre={token.folded[:_AFFIX]}", f"0:suf={token.folded[-_AFFIX:]}"]
        for step in (-2, -1, 1, 2):
            inside = 0 <= at + step < len(line.tokens)
            found += [f"{step}:{one}" for one in forms[at + step]] if inside else [f"{step}:edge"]
        yield found


def _form(token: Token) -> list[str]:
    """Return what a word is by itself."""
    word = token.folded
    known = (
        ("name", word in first_names()),
        ("place", compact(token.text) in places()),
        ("common", word in common()),
        ("method", word in not_names()),
        ("body", word in of_organizations()),
        ("head", word in heads()),
    )
    return [f"w={word}", f"s={shape(token.text)}", *(name for name, is_so in known if is_so)]


def shape(text: str) -> str:
    """Return the form of a word, each run of alike characters once.

    >>> shape("EnvirobatBDM"), shape("Saint-Malo"), shape("2013")
    ('XxX', 'Xx-Xx', 'd')
    """
    signs = ""
    for letter in text:
        sign = "X" if letter.isupper() else "x" if letter.islower() else "d" if letter.isdigit() else letter
        signs += sign if not signs.endswith(sign) else ""
    return signs


def tags_of(page: Page, mentions: Iterable[Mention]) -> list[list[str]]:
    """Return the tag of each word of each line: the type of the longest mention there, and whether it begins."""
    spans: dict[int, str] = {}
    for mention in sorted(mentions, key=lambda one: (one.start - one.end, one.start, one.type)):
        characters = range(mention.start, mention.end)
        if not any(place in spans for place in characters):
            spans |= {place: f"{'B' if place == mention.start else 'I'}-{mention.type}" for place in characters}
    return [[spans.get(token.start, OUTSIDE) for token in line.tokens] for line in page.lines]
