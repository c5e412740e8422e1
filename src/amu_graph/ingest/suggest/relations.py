"""Statements that link things, ranked: what may hold between their types, the cue words near, how far apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.claims import Claim, Mention, Value
from amu_graph.ingest.suggest.nearness import Nearness
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import Predicate
from amu_graph.ingest.suggest.sentences import Cue
from amu_graph.ingest.suggest.things import Thing
from amu_graph.language import Text
from amu_graph.text import fold

LIKELY: Final = 0.5
"""A score from which a statement is more likely true than not."""
LEAST: Final = 0.3
"""A score below which a statement is not proposed."""
MOST: Final = 4000
"""Statements of one text that are proposed."""
_OTHERS: Final = 0.55
"""What remains of a statement where a likelier one says another thing of the same."""
_PART: Final = 0.7
"""What remains of a number that is a part of another."""
_AGENT: Final = 0.4
"""What remains of a statement about what follows « par »: it acts, nothing is done to it."""
_TOGETHER: Final = frozenset({frozenset({"amu", "accompaniedBy"})})
"""Kinds of statements that hold of the same two things."""


def relations(
    page: Page, things: Sequence[Thing], values: Sequence[Value], predicates: Sequence[Predicate]
) -> tuple[Claim, ...]:
    """Return the likeliest statement of each kind, subject and object, the likeliest first."""
    nearness = Nearness(page, things)
    ranked = strongest(
        claim for predicate in predicates for claim in _of(predicate, nearness, values) if claim.score >= LEAST
    )
    alone = {predicate.name for predicate in predicates if predicate.one}
    weighed = [claim for claim in _weighed(ranked, alone) if claim.score >= LEAST]
    return tuple(_ranked(weighed)[:MOST])


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
            if any(frozenset({claim.property, other}) not in _TOGETHER for other in others - {claim.property}):
                factor = _OTHERS
            others.add(claim.property)
        if claim.property in alone:
            if (claim.property, claim.subject) in taken:
                factor = min(factor, _OTHERS)
            taken.add((claim.property, claim.subject))
        yield replace(claim, score=round(claim.score * factor, 3))


def _of(predicate: Predicate, nearness: Nearness, values: Sequence[Value]) -> Iterator[Claim]:
    """Yield the statements of a kind."""
    if predicate.value:
        for value in values:
            if predicate.value in (value.kind, value.unit):
                yield from _claims(predicate, nearness, None, value, (value.start, value.end))
        return
    for mention, place in nearness.of_type(predicate.object):
        yield from _claims(predicate, nearness, place, None, (mention.start, mention.end))


def _claims(
    predicate: Predicate, nearness: Nearness, object_: int | None, value: Value | None, span: tuple[int, int]
) -> Iterator[Claim]:
    """Yield the statements whose object stands at a place, one for each subject that may be meant."""
    cue = nearness.cue(predicate.cues, span)
    if object_ is not None and not _may_be(predicate, nearness.things[object_], cue):
        return
    for subject, mention, near in nearness.subjects(predicate.subject, span, object_):
        score = _strength(predicate, nearness, cue, mention, span) * near * (_PART if value and value.part else 1.0)
        if mention is not None and not predicate.agent_first and nearness.is_agent(mention):
            score *= _AGENT
        if mention is None and predicate.named:
            score *= _OTHERS
        spans = _spans(mention, span, nearness.page)
        by = f"rule/{predicate.name}"
        yield Claim(predicate.name, subject, object_, value, spans, by, _why(cue), round(min(score, 0.99), 3))


def _may_be(predicate: Predicate, thing: Thing, cue: Cue | None) -> bool:
    """Return whether a thing may be the object: a place may be where the cue is an office, « maire de Strasbourg »."""
    if thing.type != "Place" or not predicate.offices:
        return True
    return cue is not None and fold(cue.words).startswith(tuple(predicate.offices))


def _strength(
    predicate: Predicate, nearness: Nearness, cue: Cue | None, mention: Mention | None, span: tuple[int, int]
) -> float:
    alone = predicate.free * (1.0 if mention is None or mention.end <= span[0] else 0.9)
    if predicate.name in {"creator", "issued"} and nearness.is_byline(span[0]):
        alone = 0.9
    if predicate.value == "date" and mention is not None and nearness.in_brackets(mention, span):
        alone = 0.85 if cue or predicate.name == "issued" else 0.5
    if predicate.name == "affiliation" and mention is not None and nearness.is_signed(mention, span):
        alone = 0.85
    if predicate.name == "creator" and mention is not None and nearness.follows(mention, span):
        alone = 0.85
    return max(cue.strength if cue else 0.0, alone, 0.2)


def _spans(mention: Mention | None, span: tuple[int, int], page: Page) -> tuple[tuple[int, int], ...]:
    """Return the spans that say it, on the line of the object."""
    own = {span}
    if mention and page.line_at(mention.start).number == page.line_at(span[0]).number:
        own.add((mention.start, mention.end))
    return tuple(sorted(own))


def _why(cue: Cue | None) -> Text:
    if cue is None:
        return Text("Cités l’un près de l’autre.", "Named near one another.")
    return Text(f"Le mot « {cue.words} » le laisse penser.", f"The word “{cue.words}” suggests it.")
