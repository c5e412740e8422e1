"""Titles beside what tells them: a talk and its speaker, an article and its journal, a meeting and its day, a book."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.phrases import EVENTS
from amu_graph.ingest.suggest.standing import BULLETS, is_day
from amu_graph.ingest.suggest.words import word_set
from amu_graph.language import Text
from amu_graph.text import fold

_LEAST_WORDS: Final = 3
_SHORT: Final = 8
_SCORE, _PRINTED_SCORE = 0.65, 0.88
_IN_JOURNAL: Final = re.compile(r"(?:^|: )([A-ZÀ-ÖØ-Þ«][^:|\"]{12,150}?),? dans (?:Le |La |Les |L')?[A-ZÀ-ÖØ-Þ]")
_BOOK: Final = re.compile(
    r"\b(?:livre|ouvrage|essai|rapport|article) (?:intitulé )?([A-ZÀ-ÖØ-Þ][^«»,;]{9,150}?), "
    r"(?:publié|paru|édité|aux édit)"
)
_PRINTED: Final = re.compile(r": ([A-ZÀ-ÖØ-Þ][^:().;]{8,120}?) \([^()]{0,60}(?:19|20)\d\d\)")
_ISSUED: Final = re.compile(
    r"\b(?:livre|ouvrage|essai|rapport|article|étude|guide)\b[^.;:,]{0,60}, "
    r"([A-ZÀ-ÖØ-Þ][^,;:.()]{6,100})(?: \([^()]*\))?, "
    r"(?:paru|publié|parue|publiée|est|en est|en tire|vient|présente|propose|réunit|rassemble) "
)
_DATED: Final = re.compile(
    r"\b(?:livre|ouvrage|essai|rapport|étude|guide|film|documentaire) ([A-ZÀ-ÖØ-Þ][^«»,;:.()]{5,120}?) "
    r"\([^()]{0,60}(?:19|20)\d\d\)"
)
_REFERENCE: Final = re.compile(
    r"(?:([^,]{4,60}), )?«? ?([A-ZÀ-ÖØ-Þ][^«»]{8,160}?)(?: »)?, (?:[A-ZÀ-ÖØ-Þ][^,]{2,60}, |n° ?\d+, ){1,3}"
    r"(?:19|20)\d\d(?:, \d+ p\.?)?\.?"
)
_EVENTS: Final = EVENTS | word_set("colloques journee rencontre seminaires conference conferences")
_REPORTS: Final = word_set("compte-rendu compte-rendus actes programme")
_ORDINAL: Final = re.compile(r"\d+(?:e|è|er|ère|re|ème|eme|nd|nde|es|èmes)")


def programmes(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the titles that the lines of a French page give beside people, journals and days."""
    if page.language != "fr":
        return []
    found = [*_talks(page, mentions), *_meetings(page), *_named_meetings(page), *_references(page, mentions)]
    for line in page.lines:
        for pattern in (_IN_JOURNAL, _BOOK, _PRINTED, _ISSUED, _DATED):
            for match in pattern.finditer(line.text):
                start, end = (line.start + place for place in match.span(1))
                end = _before_author(page, mentions, start, end)
                found.append(_title(page, start, end, score=_PRINTED_SCORE))
    return [one for one in found if len(page.view[one.start : one.end].split()) >= _LEAST_WORDS or one.type == "Event"]


def _before_author(page: Page, mentions: Sequence[Mention], start: int, end: int) -> int:
    """Return where a title ends: before « de Nom Prénom »."""
    signed = [one.start for one in mentions if one.type == "Person" and start < one.start < end]
    before = page.view[start : min(signed, default=end)].rstrip()
    link = next((link for link in (" de", " d'", " par") if signed and before.endswith(link)), "")
    return start + len(before) - len(link) if link else end


def _title(page: Page, start: int, end: int, type_: str = "Publication", score: float = _SCORE) -> Mention:
    why = Text("Un titre, à côté de qui le signe ou le publie.", "A title, beside who signs or publishes it.")
    if type_ == "Event":
        why = Text("Une rencontre et son jour.", "A meeting and its day.")
    return Mention(start, end, type_, page.exact(start, end), f"rule/{type_.lower()}", why, score)


def _talks(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield « ● Habiter la pente, Ysoline Perdrix, Université Bleue »: what stands before the speaker of an item."""
    people = [one for one in mentions if one.type == "Person" and one.score >= _SCORE]
    yield from _timed(page, people)
    for line in page.lines:
        if line.tokens[0].text not in BULLETS or len(line.tokens) < _LEAST_WORDS:
            continue
        speaker = min((one.start for one in people if line.start <= one.start < line.end), default=0)
        before = [token for token in line.tokens if token.end <= speaker]
        if len(before) > 2 and before[-1].text == "," and before[1].is_capital:  # noqa: PLR2004 - bullet, title, comma
            yield _title(page, before[1].start, before[-2].end)


_BREAKS: Final = word_set(
    "accueil pause repas dejeuner cloture ouverture introduction conclusion table visite discussion synthese "
    "debat cafe aperitif buffet inscription inscriptions fin ateliers atelier session"
)


def _timed(page: Page, people: Sequence[Mention]) -> Iterator[Mention]:
    """Yield « 10h30 Habiter la pente » over, or before, who speaks."""
    starts = {one.start for one in people}
    for line, after in zip(page.lines, (*page.lines[1:], None), strict=False):
        match = _TIMED.match(line.text)
        if match is None:
            continue
        begin = line.start + match.end()
        spoken = min((start for start in starts if begin < start < line.end), default=0)
        end = spoken or line.start + len(line.text.rstrip())
        told = page.view[begin:end].rstrip().removesuffix("par").rstrip(" ,–-(")
        follows = spoken or (after is not None and after.tokens[0].start in starts)
        words = told.split()
        if follows and len(words) > _LEAST_WORDS and fold(words[0]) not in _BREAKS:
            yield _title(page, begin, begin + len(told))


_TIMED: Final = re.compile(r"\s*\d{1,2} ?h ?(?:\d{2})?(?: ?[-–] ?\d{1,2} ?h ?(?:\d{2})?)?\s*[:–-]?\s*(?=[A-ZÀ-ÖØ-Þ«])")


def _references(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield « Habiter la pente » in « Ysoline Perdrix, Habiter la pente, Lyon, Presses du Large, 2020 »."""
    people = {one.start for one in mentions if one.type == "Person"}
    for line in page.lines:
        match = _REFERENCE.fullmatch(line.text.strip())
        offset = line.start + len(line.text) - len(line.text.lstrip())
        if match is None or (match[1] and offset not in people and not match[1].startswith("Avec ")):
            continue
        start, end = offset + match.start(2), offset + match.end(2)
        small = any(word.islower() for word in match[2].split())
        if small and start not in people and line.tokens[0].folded not in _EVENTS:
            yield _title(page, start, end)


def _meetings(page: Page) -> Iterator[Mention]:
    """Yield the quoted name below « Colloque », and the head of a page over nothing but its day."""
    for line, after in zip(page.lines, page.lines[1:], strict=False):
        quoted = after.tokens[0].text == "«" and after.tokens[-1].text == "»"
        told = line.tokens[0].folded in _EVENTS and len(line.tokens) <= _SHORT
        if quoted and told and len(after.tokens) > 2:  # noqa: PLR2004 - the marks and a word
            yield _title(page, after.tokens[1].start, after.tokens[-2].end, "Event")
    head = page.lines[0] if len(page.lines) > 1 else None
    if head and is_day(page.lines[1]) and not is_day(head) and head.tokens[0].is_capital and _is_meeting(page):
        yield _title(page, head.tokens[0].start, head.tokens[-1].end, "Event")


def _is_meeting(page: Page) -> bool:
    """Return whether the day under a heading is that of a meeting, not of an article: with a place, several, told."""
    head, day = page.lines[0], page.lines[1]
    told = any(token.folded in _EVENTS for token in head.tokens)
    several = any(token.text in {",", "et", "au", "&"} for token in day.tokens)
    return not head.text.rstrip().endswith(".") and (told or several)


def _named_meetings(page: Page) -> Iterator[Mention]:
    """Yield « 4e rencontres régionales de l’habitat » in « Compte-rendu des 4e rencontres … – 29 janvier »."""
    for line in page.lines[:_SHORT]:
        if line.tokens[0].folded not in _REPORTS:
            continue
        at = next((at for at, token in enumerate(line.tokens[:_SHORT]) if token.folded in _EVENTS), 0)
        if not at:
            continue
        first = at - (_ORDINAL.fullmatch(line.tokens[at - 1].text) is not None)
        ends = (one for one in range(at, len(line.tokens)) if line.tokens[one].text in {"-", "–", "—", ",", ":", "("})
        last = next(ends, len(line.tokens)) - 1
        if last > at:
            yield _title(page, line.tokens[first].start, line.tokens[last].end, "Event")
