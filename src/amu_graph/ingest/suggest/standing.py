"""Names that stand apart from sentences: what a label gives, an item of a list, the head of a line with its town."""

import re
from collections.abc import Sequence
from typing import Final

from amu_graph.ingest.suggest.announcements import ARTICLES
from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.page import Line, Token
from amu_graph.ingest.suggest.words import function_words, places, signs_by_type
from amu_graph.text import compact, fold

BULLETS: Final = frozenset("•-–*●▪◦·")
_WALLS: Final = BULLETS | {"|", ";"}
_LABEL: Final = range(1, 6)
_ENDS: Final = frozenset({"", "|", ",", "(", "–", "-", ";", "."})
_DASHES: Final = frozenset("–-—")
_DAY: Final = re.compile(
    r"(?:(?:les?|du) (?:[a-z]+ )?|(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )\d{1,2}\b"
    r"|\d{1,2} (?:et|au|&) \d{1,2} [a-zéû]{3,9} \d{4}",
    re.IGNORECASE,
)
_SHORT: Final = 16
_CODE: Final = (2, 5)
_AFTER: Final = 4
_LONGEST_ACRONYM: Final = 6


def is_item(chunk: Chunk) -> bool:
    """Return whether it is the whole of an item of a list: « • Habicoop. », « • L’Envol. »."""
    tokens = chunk.line.tokens
    rest = [token for token in tokens[chunk.last + 1 :] if token.text != "."]
    begins = chunk.first == 1 or (chunk.first == 2 and tokens[1].folded in ARTICLES)  # noqa: PLR2004
    return begins and tokens[0].text in BULLETS and not rest


def label_of(chunk: Chunk) -> tuple[str, ...]:
    """Return the words of the label whose value a name is, folded: « Promoteur : Brise | … »; none where it is none."""
    tokens = chunk.line.tokens
    at = chunk.first - 1
    while at >= 0 and tokens[at].folded in ARTICLES:
        at -= 1
    if at < 0 or tokens[at].text != ":" or chunk.after() not in _ENDS:
        return ()
    begin = at
    while begin > 0 and tokens[begin - 1].text not in _WALLS:
        begin -= 1
    label = tokens[begin:at]
    return tuple(token.folded for token in label) if len(label) in _LABEL and all(one.is_word for one in label) else ()


def labelled(chunk: Chunk) -> tuple[str, str]:
    """Return the type of the value of a label, and the word of the label that says so; empty where none does."""
    for word in label_of(chunk):
        for type_, words in signs_by_type("labels").items():
            if word in words:
                return type_, word
    return "", ""


def stands_alone(chunk: Chunk) -> bool:
    """Return whether a name is an item, the value of a label, or the head of a line with its town."""
    return is_item(chunk) or is_with_its_town(chunk) or bool(labelled(chunk)[0])


def is_with_its_town(chunk: Chunk) -> bool:
    """Return whether a line is a name and where it stands: « Le Clos Fleuri – Redon (35) »."""
    tokens = chunk.line.tokens
    begins = all(token.folded in ARTICLES or token.text in BULLETS for token in tokens[: chunk.first])
    if not begins or chunk.after() not in _DASHES or len(tokens) - chunk.last > _AFTER + 4:
        return False
    rest = [token for token in tokens[chunk.last + 2 :] if token.is_word]
    names = [token.text for token in rest if not token.text.isdecimal()]
    coded = rest and rest[-1].text.isdecimal() and len(rest[-1].text) in _CODE
    return 1 <= len(names) <= _AFTER and (compact("".join(names)) in places() or bool(coded))


def is_day(line: Line) -> bool:
    """Return whether a line says a day and little more: « Les 12 et 13 mars 2020, Université d’Orvins »."""
    return len(line.tokens) <= _SHORT and _DAY.match(line.text.strip()) is not None


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Return whether several words of a line are all in capitals, which then mark no name."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    plain = any(len(word) > _LONGEST_ACRONYM or fold(word) in function_words() for word in words)
    return len(words) > 1 and all(word.isupper() for word in words) and plain
