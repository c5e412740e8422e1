"""The statements that a page may make: each kind, between all that its types and places allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.ingest.suggest.claims import Mention, Value
from amu_graph.ingest.suggest.cue_search import CueSearch
from amu_graph.ingest.suggest.nearness import Nearness
from amu_graph.ingest.suggest.predicates import Predicate
from amu_graph.ingest.suggest.sentences import Cue
from amu_graph.ingest.suggest.things import Thing
from amu_graph.text import fold

_WHERE: Final = frozenset({"Place"})
_ELSEWHERE: Final = 0.2
"""What remains of a statement that the words before its object deny."""
_LEAST: Final = 0.2
"""What stands for the strength of a cue where there is none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be: its object or value stands at `span`; `mention` names its subject nearby, if any does.

    `near` is how likely the subject is by its place alone; the cue and the hint are those that most speak for it.
    """

    predicate: Predicate
    subject: int
    object: int | None
    value: Value | None
    span: tuple[int, int]
    mention: Mention | None
    near: float
    cue: Cue | None
    hint: Cue | None

    @property
    def cued(self) -> float:
        """How strong its cue is."""
        return self.cue.strength if self.cue else 0.0

    @property
    def hinted(self) -> float:
        """How strong its hint is."""
        return self.hint.strength if self.hint else 0.0

    @property
    def joint(self) -> float:
        """How strong its cue is and how near its subject, in one."""
        return max(self.cued, self.predicate.free, _LEAST) * self.near


def candidates(nearness: Nearness, values: Sequence[Value], predicates: Sequence[Predicate]) -> Iterator[Candidate]:
    """Yield the statements that the things and values of a page may make."""
    search = CueSearch(nearness.page, nearness.sentences, nearness.is_named)
    for predicate in predicates:
        for object_, value, span in _objects(predicate, nearness, values):
            factor = _ELSEWHERE if _is_denied(predicate, nearness, span[0]) else 1.0
            cue, hint = search.best(predicate.cues, span), search.best(predicate.hints, span)
            if object_ is None or _may_be(predicate, nearness.things[object_], cue):
                for subject, mention, near in nearness.subjects(predicate.subject, span, object_):
                    if value and value.kind == "date" and mention and nearness.is_agent(mention):
                        continue  # « lancé en 2016 par Habicoop »: what was launched has the date
                    yield Candidate(predicate, subject, object_, value, span, mention, near * factor, cue, hint)


def _objects(
    predicate: Predicate, nearness: Nearness, values: Sequence[Value]
) -> Iterator[tuple[int | None, Value | None, tuple[int, int]]]:
    if predicate.value:
        for value in values:
            if predicate.value in (value.kind, value.unit):
                yield None, value, (value.start, value.end)
        return
    for mention, place in nearness.of_type(predicate.object):
        yield place, None, (mention.start, mention.end)


def _is_denied(predicate: Predicate, nearness: Nearness, place: int) -> bool:
    """Return whether the words before a name say that it is near, or that somebody did not write."""
    if predicate.object == _WHERE:
        return nearness.is_beside(place)
    return predicate.role == "auteur" and nearness.has_another_part(place)


def _may_be(predicate: Predicate, thing: Thing, cue: Cue | None) -> bool:
    """Return whether a thing may be the object: a place may be where the cue is an office, « maire de Strasbourg »."""
    if thing.type != "Place" or not predicate.offices:
        return True
    return cue is not None and fold(cue.words).startswith(tuple(predicate.offices))
