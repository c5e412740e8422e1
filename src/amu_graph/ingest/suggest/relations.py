"""Statements that link things, ranked: what may hold between their types, the cue words near, how far apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from amu_graph.ingest.suggest.candidates import Candidate, candidates
from amu_graph.ingest.suggest.claims import Claim, Mention, Value
from amu_graph.ingest.suggest.nearness import Nearness
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import Predicate
from amu_graph.ingest.suggest.signs import TOGETHER, signs_of
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.weights import Weights, read_weights
from amu_graph.language import Text

LEAST: Final = 0.1
"""A score below which a statement is not proposed."""
MOST: Final = 4000
"""Statements of one text that are proposed."""
_OTHERS: Final = 0.55
"""What remains of a statement where a likelier one says another thing of the same."""


class Draft(NamedTuple):
    """A statement that may be, its signs, and the spans that say it."""

    candidate: Candidate
    signs: Mapping[str, float]
    spans: tuple[tuple[int, int], ...]


def relations(
    page: Page,
    things: Sequence[Thing],
    values: Sequence[Value],
    predicates: Sequence[Predicate],
    weights: Weights | None = None,
) -> tuple[Claim, ...]:
    """Return the likeliest statement of each kind, subject and object, the likeliest first.

    The weights are those that come with the program where none are given.
    """
    return ranked(drafts(page, things, values, predicates), predicates, weights or read_weights())


def drafts(
    page: Page, things: Sequence[Thing], values: Sequence[Value], predicates: Sequence[Predicate]
) -> list[Draft]:
    """Return the statements that may be, not yet weighed."""
    nearness = Nearness(page, things)
    every = list(candidates(nearness, values, predicates))
    return [
        Draft(one, signs, _spans(one.mention, one.span, page))
        for one, signs in zip(every, signs_of(every, nearness), strict=True)
    ]


def ranked(drafts: Iterable[Draft], predicates: Sequence[Predicate], weights: Weights) -> tuple[Claim, ...]:
    """Return the likeliest statement of each kind, subject and object, the likeliest first."""
    alone = {predicate.name for predicate in predicates if predicate.one}
    weighed = _weighed(strongest(_claims(drafts, weights)), alone)
    return tuple(_ranked(claim for claim in weighed if claim.score >= LEAST)[:MOST])


def strongest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the likeliest of the statements that say the same, the likeliest first."""
    best: dict[tuple[str, int, int | str], Claim] = {}
    for claim in claims:
        key = claim.property, claim.subject, _object(claim)
        if key not in best or claim.score > best[key].score:
            best[key] = claim
    return tuple(_ranked(best.values()))


def _ranked(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda one: (-one.score, one.spans, one.property, one.subject, one.object or 0))


def _object(claim: Claim) -> int | str:
    return claim.value.value if claim.value else claim.object or 0


def _weighed(claims: Sequence[Claim], alone: set[str]) -> Iterator[Claim]:
    """Yield the statements, those less likely that a likelier one takes the place of."""
    said: dict[frozenset[int], set[str]] = {}
    taken: set[tuple[str, int]] = set()
    for claim in claims:
        factor = 1.0
        if claim.object is not None:
            others = said.setdefault(frozenset({claim.subject, claim.object}), set())
            if any(frozenset({claim.property, other}) not in TOGETHER for other in others - {claim.property}):
                factor = _OTHERS
            others.add(claim.property)
        if claim.property in alone:
            if (claim.property, claim.subject) in taken:
                factor = min(factor, _OTHERS)
            taken.add((claim.property, claim.subject))
        yield replace(claim, score=round(claim.score * factor, 3))


def _claims(drafts: Iterable[Draft], weights: Weights) -> Iterator[Claim]:
    """Yield the statements, each as likely as its signs make it."""
    for one, signs, spans in drafts:
        score = weights.score(signs)
        if score >= LEAST:
            kind = one.predicate.name
            yield Claim(kind, one.subject, one.object, one.value, spans, f"rule/{kind}", _why(one), round(score, 3))


def _spans(mention: Mention | None, span: tuple[int, int], page: Page) -> tuple[tuple[int, int], ...]:
    """Return the spans that say it, on the line of the object."""
    own = {span}
    if mention and page.line_at(mention.start).number == page.line_at(span[0]).number:
        own.add((mention.start, mention.end))
    return tuple(sorted(own))


def _why(one: Candidate) -> Text:
    cue = one.cue if one.cued else one.hint if one.hinted else None
    if cue is None:
        return Text("Cités l’un près de l’autre.", "Named near one another.")
    return Text(f"Le mot « {cue.words} » le laisse penser.", f"The word “{cue.words}” suggests it.")
