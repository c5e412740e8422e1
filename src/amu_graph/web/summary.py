"""The sentence that sums an entity up."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from markupsafe import Markup, escape

from amu_graph.language import Language
from amu_graph.namespaces import AMU, VOCAB
from amu_graph.web.addresses import link_of
from amu_graph.web.dossier import Dossier
from amu_graph.web.lines import Lines, Statement
from amu_graph.web.words import say, table

_MOST: Final = 3
_LETTERS: Final = 90


def summing_up(dossier: Dossier, language: Language) -> Markup:
    """Return what the entity is, where and when, and what links it to others; unverified statements are left out."""
    key = f"a.{dossier.kind}"
    what = say(key, language) if key in table() else escape(dossier.kind)
    kinds = _names(_sure(dossier.kinds), dossier, language)
    if kinds:
        what = Markup("{} ({})").format(what, kinds)
    places = [_clause(lines, dossier, language) for lines in dossier.places]
    years = sorted({each.text.fr[:4] for lines in dossier.dates for each in _sure(lines.statements)})
    details = Markup(", ").join([*(place for place in places if place), *years[:1]])
    sentence = say(
        "summary.is",
        language,
        name=Markup("<strong><bdi>{}</bdi></strong>").format(_label(dossier, language)),
        what=what,
    )
    if details:
        sentence += Markup(", ") + details
    return sentence + Markup(".") + _roles(dossier, language)


def _label(dossier: Dossier, language: Language) -> str:
    return dossier.portrait.label.in_(language)


def _roles(dossier: Dossier, language: Language) -> Markup:
    clauses = list(filter(None, (_clause(lines, dossier, language) for lines in _told(dossier))))[:_MOST]
    if not clauses:
        return Markup("")
    separator = Markup(" ; ") if language == "fr" else Markup("; ")
    told = separator.join(clauses)
    return Markup(" ") + told[:1].upper() + told[1:] + Markup(".")


def _told(dossier: Dossier) -> Iterator[Lines]:
    """Return the groups whose heading is a verb: those of shortcuts, not of roles without one."""
    for lines in (*dossier.played_by, *dossier.plays):
        if lines.predicate.startswith(AMU) and not lines.predicate.startswith(VOCAB):
            yield lines


def _clause(lines: Lines, dossier: Dossier, language: Language) -> Markup:
    """Return a heading and what stands under it: « accompagné par Thomas Huguen »."""
    names = _names(_sure(lines.statements), dossier, language)
    return Markup("{} {}").format(lines.heading.in_(language), names) if names else Markup("")


def _sure(statements: Iterable[Statement]) -> list[Statement]:
    return [each for each in statements if each.status != "unverified"]


def _names(statements: list[Statement], dossier: Dossier, language: Language) -> Markup:
    """Return names as a list in words, each a link: at most three, fewer where they are long."""
    unique = list({each.iri or each.text.fr: each for each in statements}.values())
    room = accumulate(len(each.text.in_(language)) for each in unique[:_MOST])
    short = max(1, sum(letters <= _LETTERS for letters in room))
    names = [_link(each, dossier.name_of(each, language)) for each in unique[:short]]
    more = len(unique) - len(names)
    if more:
        names.append(say("summary.more", language, n=more))
    if len(names) < 2:  # noqa: PLR2004 - one name is no list
        return Markup("").join(names)
    return Markup(", ").join(names[:-1]) + Markup(" ") + say("summary.and", language) + Markup(" ") + names[-1]


def _link(each: Statement, name: str) -> Markup:
    target = link_of(each.iri) if each.iri else None
    if target is None:
        return Markup("<bdi>{}</bdi>").format(name)
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(target, name)
