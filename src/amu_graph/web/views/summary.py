"""Sentences that summarize an entity: what it is, when and where, and what links it to others."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate, groupby, pairwise
from typing import Final

from markupsafe import Markup, escape

from amu_graph.language import Language
from amu_graph.namespaces import AMU, VOCAB
from amu_graph.typography import elided, set_in, when
from amu_graph.web.rendering.urls import link_of
from amu_graph.web.rendering.words import say, table
from amu_graph.web.views.dossier import Dossier
from amu_graph.web.views.lines import Line, Lines, by_surety

_MOST: Final = 3
_LETTERS: Final = 90
_PARTICIPLE: Final = re.compile(r"(?<![\w-])[\w-]{2,}(?:é|u|i|t)\b(?=.* par\b)|^(?:né|issu)\b")
"""Words of a French heading that agree with what they are said of: « diffusé ou accueilli par », « issu de »."""
_NO_VERB: Final = {
    "fr": re.compile(r"^(?:propriété|membre) "),
    "en": re.compile(r"^(?:(?:\S+ed|led) by|result of|member of)\b"),
}
_ARTICLES: Final = re.compile(r"^(has )(author|speaker|member)$")
_AUXILIARY: Final = re.compile(r"est (?!l’|propriété|membre)|is (?!the )")

_UNDATED: Final = frozenset({"Stage", "Quantity"})
"""Classes whose date may lie ahead, or be that of a number: no verb fits it."""

Clause = tuple[str, Markup]
"""A verb and what it is said with."""


def summing_up(dossier: Dossier, language: Language, day: date) -> Markup:
    """Return sentences made of what is asserted and, marked as such, interpreted; the unverified is left out.

    What only unverified passages say is marked as unverified. What took place before `day` is told in the past.
    """
    name = Markup("<strong><bdi>{}</bdi></strong>").format(set_in(dossier.portrait.label.in_(language), language))
    phrases = list(_roles(dossier, language))[:_MOST]
    placed = _placed(dossier, language, day)
    kinds = _names(dossier.kinds, dossier, language)
    if dossier.kind == "Person" and phrases and not kinds:
        return _sentence(name, [*placed, *phrases], language)
    first = say("summary.is", language, name=name, what=_what(dossier, kinds, language))
    if not dossier.portrait.shown:
        first += _in_brackets(say("status.unverified", language))
    if placed:
        first += (
            Markup(" ") + say("summary.that", language) + Markup(" ") + _listed(_clauses(placed, language), language)
        )
    if not phrases:
        return first + Markup(".")
    return first + Markup(". ") + _sentence(say(_gender(dossier.kind), language), phrases, language)


def _what(dossier: Dossier, kinds: Markup, language: Language) -> Markup:
    key = f"a.{dossier.kind}"
    what = say(key, language) if key in table() else escape(dossier.kind)
    return say("summary.of_kind", language, what=what, kinds=kinds) if kinds else what


def _gender(kind: str) -> str:
    """Return the pronoun that French has for a class of things."""
    if kind == "Person":
        return "summary.this_person"
    key = f"a.{kind}"
    return "summary.she" if key in table() and table()[key].fr.startswith("une ") else "summary.he"


def _sentence(subject: Markup, clauses: list[Clause], language: Language) -> Markup:
    return subject + Markup(" ") + _listed(_clauses(clauses, language), language) + Markup(".")


def _clauses(clauses: list[Clause], language: Language) -> list[Markup]:
    """Return verbs with their objects; those of one object share it: « accompagne et conçoit Lieu Commun »."""
    phrases: list[Markup] = []
    before = ""
    for names, group in groupby(clauses, key=lambda clause: clause[1]):
        verbs = sorted((verb for verb, _ in group), key=lambda verb: verb.endswith((" de", " of")))
        shared = re.search(r" (?:par|by)$", verbs[-1])
        if shared and all(verb.endswith(shared[0]) for verb in verbs):
            verbs = [*(verb.removesuffix(shared[0]) for verb in verbs[:-1]), verbs[-1]]
        words = [escape(_after(last, verb)) for last, verb in pairwise([before, *verbs])]
        phrases.append(_joined(str(_listed(words, language)), names, language))
        before = verbs[-1]
    return phrases


def _after(before: str, verb: str) -> str:
    """Return a verb after another, without the auxiliary that they share: « est porté par … et accompagné par … »."""
    shared = _AUXILIARY.match(verb)
    return verb.removeprefix(shared[0]) if shared and before.startswith(shared[0]) else verb


def _joined(verb: str, names: Markup, language: Language) -> Markup:
    before = elided(f"{verb} ", names.striptags()) if language == "fr" else f"{verb} "
    return Markup(before) + names  # noqa: S704 - `verb` was escaped


def _placed(dossier: Dossier, language: Language, day: date) -> list[Clause]:
    """Return when and where it was: the first date that has a verb, then places, with the date where verbs agree.

    The dates of a participation are those at which it is attested: all are given.
    """
    clauses: list[Clause] = []
    past = False
    for lines in dossier.dates:
        dates = sorted(_sure(lines.statements), key=lambda each: each.date)
        past = bool(dates) and _is_past(dates[-1].date, day)
        verb = _special(dossier.kind, lines, language, past=past)
        if dates and verb:
            given = dates if dossier.kind == "Participation" else dates[:1]
            moments = [escape(when(each.date, language)) + _doubt(each, language) for each in given]
            clauses = [(verb, _listed(moments, language))]
            break
    for lines in dossier.places:
        names = _names(lines.statements, dossier, language)
        verb = _special(dossier.kind, lines, language, past=past)
        if names and clauses and verb.startswith(f"{clauses[0][0]} "):
            before = verb.removeprefix(clauses[0][0]).strip()
            clauses[0] = (clauses[0][0], Markup("{} {} {}").format(clauses[0][1], before, names))
        elif names and verb:
            clauses.append((verb, names))
    return clauses


def _is_past(when_: str, day: date) -> bool:
    """Return whether a date of any precision lies before a day, all of it."""
    known = when_.removesuffix("Z")
    return known < day.isoformat()[: len(known)]


def _special(kind: str, lines: Lines, language: Language, *, past: bool) -> str:
    """Return the verb that a lead has for a property, perhaps of this class or of the past; empty where it has none."""
    if kind in _UNDATED:
        return ""
    name = re.split("[/#]", lines.predicate)[-1]
    keys = [f"verb.{kind}-{name}", f"verb.{name}"]
    key = next((key for key in ([f"{key}-past" for key in keys if past] + keys) if key in table()), "")
    return str(say(key, language)) if key else ""


def _roles(dossier: Dossier, language: Language) -> Iterator[Clause]:
    """Yield what stands under headings that are verbs: those of shortcuts, not of roles without one."""
    for lines in (*dossier.played_by, *dossier.plays):
        names = _names(lines.statements, dossier, language)
        if names and lines.predicate.startswith(AMU) and not lines.predicate.startswith(VOCAB):
            yield _verb(lines, language, feminine=_gender(dossier.kind) != "summary.he"), names


def _verb(lines: Lines, language: Language, *, feminine: bool) -> str:
    """Return a heading as the verb of a sentence: « porté par » is « est portée par » of what is feminine."""
    words = lines.heading.in_(language)
    if language == "en":
        return f"is {words}" if _NO_VERB["en"].search(words) else _ARTICLES.sub(r"\1as \2", words)
    if not _PARTICIPLE.search(words):
        return f"est {words}" if _NO_VERB["fr"].search(words) else words
    return "est " + (_PARTICIPLE.sub(lambda found: found[0] + "e", words) if feminine else words)


def _sure(statements: Iterable[Line]) -> list[Line]:
    return [each for each in by_surety(statements) if each.status != "unverified" and each.shown]


def _names(statements: Iterable[Line], dossier: Dossier, language: Language) -> Markup:
    """Return names as a list in words, the surest first, each a link: at most three, fewer where they are long."""
    unique: dict[str, Line] = {}
    for each in _sure(statements):
        unique.setdefault(each.iri or each.text.fr, each)
    phrases = list(unique.values())
    room = accumulate(len(each.text.in_(language)) for each in phrases[:_MOST])
    short = max(1, sum(letters <= _LETTERS for letters in room))
    names = [_link(each, dossier.name_of(each, language)) + _doubt(each, language) for each in phrases[:short]]
    if len(phrases) > len(names):
        names.append(say("summary.more", language, n=len(phrases) - len(names)))
    return _listed(names, language)


def _listed(parts: list[Markup], language: Language) -> Markup:
    if len(parts) < 2:  # noqa: PLR2004 - one is no list
        return Markup("").join(parts)
    return Markup(", ").join(parts[:-1]) + Markup(" ") + say("summary.and", language) + Markup(" ") + parts[-1]


def _doubt(each: Line, language: Language) -> Markup:
    """Return what is said of a statement that no passage asserts: « (interprété) »."""
    if each.status != "interpreted":
        return Markup("")
    return _in_brackets(say("status.interpreted", language))


def _in_brackets(words: str) -> Markup:
    return Markup(' <small class="doubt">({})</small>').format(words)


def _link(each: Line, name: str) -> Markup:
    target = link_of(each.iri) if each.iri else None
    if target is None:
        return Markup("<bdi>{}</bdi>").format(name)
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(target, name)
