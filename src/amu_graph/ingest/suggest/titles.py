"""Titles and headings: what a line that stands alone names."""

from collections.abc import Iterator, Sequence
from typing import Final

from amu_graph.ingest.suggest.announcements import ARTICLES
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.standing import is_day
from amu_graph.ingest.suggest.values import values_of
from amu_graph.ingest.suggest.words import common, first_names, function_words, notions, places, signs, word_set
from amu_graph.language import Text
from amu_graph.text import compact

_FIRST_LINES: Final = 6
_SENTENCE: Final = 12
_TITLE_WORDS: Final = range(6, 31)
_NUMBER_SIGNS: Final = frozenset({"n", "n°", "no", "numero"})
_DATED_WORDS, _ISSUE_WORDS = 8, 8
_EVENTS: Final = word_set("colloque colloques journee journees rencontre rencontres assises forum seminaire congres")
_LEAST_BUILT, _LONGEST_HEADING, _SURE_OTHER = 2, 6, 0.7
_LITTLE, _MEETING = 0.5, 0.65
_SIGNED: Final = 5
"""Characters of « , de » and the like between a title and its author."""
_LINKING: Final = word_set("de du des d' l' la le les à au aux en par pour et ou sur avec un une")
_OPENING: Final = '«“"'
_CLOSING: Final = tuple(".;:,")
_NO_TITLES: Final = (
    "mots cles",
    "publie le",
    "mis a jour",
    "date de",
    "master",
    "contact",
    "auteur",
    "par ",
    "©",
    "photo",
    "- ",
    "source",
    "compte rendu",
    "compte-rendu",
    "extrait du",
    "publication de",
    "objet :",
    "lieu :",
    "date :",
    "etude de cas",
    "proces-verbal",
    "proces verbal",
    "ordre du jour",
    "seance du",
    "these de",
    "memoire de",
    "note de lecture",
    "bulletin",
    "programme -",
    "programme –",
)


def titles(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the title of an article, where the page is one, and the issue of a series that a line names."""
    return [*_article(page, mentions), *_issues(page), *_headed(page, mentions)]


def _article(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the title of a page that is an article: a sentence at its head, and names or a date below."""
    if page.language != "fr":
        return
    for line in page.lines[:_FIRST_LINES]:
        words = [token for token in line.tokens if token.is_word]
        if line.text.rstrip().endswith(".") and len(words) > _SENTENCE:
            return  # the text has begun
        if not _is_title(line) or len(words) + _dated_line(page) + _signed_line(page) not in _TITLE_WORDS:
            continue
        if (
            _is_issue(line)
            or is_day(line)
            or _is_list(line, mentions)
            or any(_is_event_of(line, one) for one in mentions)
        ):
            continue
        below = [one for one in mentions if one.start > line.end and one.type != "Place" and one.score > 0.5]  # noqa: PLR2004
        if below and len(page.lines) > 2:  # noqa: PLR2004 - a title and a body
            start = line.tokens[0].start if line.text.lstrip()[0] in _OPENING else words[0].start
            end = line.start + len(line.text.rstrip())
            start, end = _without_author(line, mentions, _without_rubric(line, start), end)
            score = 0.96 if _dated_line(page) else 0.955
            why = Text("C’est le titre de la page.", "It is the title of the page.")
            kind = "Event" if words[0].folded in _EVENTS else "Publication"
            yield Mention(start, end, kind, page.exact(start, end), "rule/title", why, score)
        return


def _headed(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the project whose name is the first line of its own page: « Les Tilleuls », « Verger, an ecovillage »."""
    line = page.lines[0] if page.lines else None
    told = {token.folded for other in page.lines[1:] for token in other.tokens}
    if line is None or line.tokens[0].folded in signs("built") or len(signs("built") & told) < _LEAST_BUILT:
        return
    parts = [at for at, token in enumerate(line.tokens) if token.text in {",", "-", "–", ":", "|"}]
    last = (parts[0] if parts else len(line.tokens)) - 1
    named = line.tokens[: last + 1]
    if not 0 <= last < _LONGEST_HEADING or not all(token.is_word for token in named) or not named[0].is_capital:
        return
    start, end = named[0].start, named[-1].end
    name = page.exact(start, end)
    ordinary = all(token.folded in common() for token in named) or compact(name) in notions() | places()
    ordinary = ordinary or named[0].folded in function_words() - ARTICLES
    others = [one for one in mentions if compact(one.name) == compact(name) and one.score >= _SURE_OTHER]
    again = any(compact(name) in compact(other.text) for other in page.lines[1:])
    alone = not parts and len(signs("built") & told) > _LEAST_BUILT and len(page.lines[1].tokens) > _SENTENCE
    article = _is_of_article(line, parts) or _signed_line(page)
    other = ordinary or others or is_shaped_as_person(named) or _is_sentence(named)
    if (again or alone) and not (article or other):
        why = Text("Le titre de la page d’un projet.", "The heading of the page of a project.")
        yield Mention(start, end, "Project", name, "rule/heading", why, 0.82 if again else 0.6)


def _is_of_article(line: Line, parts: Sequence[int]) -> bool:
    """Return whether a heading is the title of an article: « Verger : vivre ensemble », not « Verger : un hameau »."""
    if not parts or line.tokens[parts[0]].text != ":" or parts[0] + 1 == len(line.tokens):
        return False
    after = line.tokens[parts[0] + 1]
    return not after.is_capital and after.folded not in ARTICLES | {"an", "a"}


def _is_sentence(tokens: Sequence[Token]) -> bool:
    """Return whether words in small letters make a heading a phrase, not a name."""
    small = [token for token in tokens if not token.is_capital and token.folded not in function_words()]
    return len(small) > len(tokens) // 3


def is_shaped_as_person(tokens: Sequence[Token]) -> bool:
    """Return whether the first of a few capital words is a first name."""
    return len(tokens) > 1 and tokens[0].folded.split("-")[0] in first_names()


def _without_rubric(line: Line, start: int) -> int:
    """Return where a title begins after the name of its part of the paper: « Habitat - Vivre en hameau »."""
    tokens = line.tokens
    rubric = len(tokens) > 3 and tokens[1].text in {"-", "–"} and tokens[0].folded in common()  # noqa: PLR2004
    return tokens[2].start if rubric else start


def _without_author(line: Line, mentions: Sequence[Mention], start: int, end: int) -> tuple[int, int]:
    """Return where the title of « Habiter » de Nom Prénom is: what the quotation marks hold."""
    closing = next((token for token in line.tokens if token.text in "»”"), None)
    if line.tokens[0].text not in _OPENING or closing is None:
        return start, end
    signed = any(one.type == "Person" and one.end == end and one.start - closing.end <= _SIGNED for one in mentions)
    return (line.tokens[1].start, closing.start - 1) if signed else (start, end)


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    last = next((token for token in reversed(line.tokens) if token.is_word), line.tokens[-1])
    if last.folded in _LINKING and last.text.islower():
        return False  # « Étude réalisée à l’occasion du »
    folded = " ".join(token.folded for token in line.tokens)
    opened = text.lstrip(_OPENING + " ")
    several = any(text[at] in ".!?…" and text[at + 1 : at + 2] == " " for at in range(len(text) - 1))
    return (
        not several
        and not text.endswith(_CLOSING)
        and not folded.startswith(_NO_TITLES)
        and opened[:1].isupper()
        and "|" not in text
    )


def _dated_line(page: Page) -> bool:
    """Return whether a line among the first holds a date and little more."""
    lines = {line.number for line in page.lines[:_FIRST_LINES] if len(line.tokens) <= _DATED_WORDS}
    return any(value.kind == "date" and page.line_at(value.start).number in lines for value in values_of(page))


def _signed_line(page: Page) -> bool:
    """Return whether a line among the first says who wrote the page: « Par Odile Marchal »."""
    return any(
        len(line.tokens) <= _DATED_WORDS and line.tokens[0].folded == "par" for line in page.lines[1:_FIRST_LINES]
    )


def _is_event_of(line: Line, mention: Mention) -> bool:
    return mention.type == "Event" and mention.score >= _MEETING and line.start <= mention.start < line.end


def _issues(page: Page) -> Iterator[Mention]:
    """Yield « Habiter autrement n° 7 »."""
    for line in page.lines:
        if _is_issue(line):
            start, end = line.tokens[0].start, line.tokens[-1].end
            why = Text("Un numéro d’une série.", "An issue of a series.")
            yield Mention(start, end, "Publication", page.exact(start, end), "rule/issue", why, 0.96)


def _is_issue(line: Line) -> bool:
    words = [token.folded for token in line.tokens]
    numbered = words[-1].isdecimal() and not _NUMBER_SIGNS.isdisjoint(words[1:-1])
    return numbered and len(words) <= _ISSUE_WORDS and line.tokens[0].is_capital


def _is_list(line: Line, mentions: Sequence[Mention]) -> bool:
    """Return whether a line is names with commas between them, and little else."""
    within = [one for one in mentions if line.start <= one.start and one.end <= line.end]
    words = [token for token in line.tokens if token.is_word]
    outside = [token for token in words if not any(one.start <= token.start < one.end for one in within)]
    return "," in line.text and len(outside) <= len(words) * _LITTLE
