"""Mentions become things: one for each name and type, the type that most speaks for, every place where it is named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from amu_graph.ingest.proposals import LIKELY
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.known import KnownName, Names
from amu_graph.ingest.suggest.overlaps import Overlaps
from amu_graph.ingest.suggest.page import Page
from amu_graph.text import compact

SURE: Final = 0.8
"""A score from which a type stands beside another of the same name."""
LEAST: Final = 0.25
"""A score below which a name is not proposed; below `LIKELY` it is rather none."""
_IN_TITLE, _KNOWN = 0.75, 0.85
_IN_TITLES: Final = frozenset({"Project", "Organization", "Person", "Place"})
_DOUBT: Final = 0.01
_PLACE: Final = 0.49
SEAT: Final = "rule/seat"
"""What finds a place in the name of the body that governs it."""
MOST: Final = 2000
"""Things of one text that are proposed."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a text names; `mentions` are in the order of the text, the surest one gives its reason.

    `score` is how likely they make it, all together.
    """

    type: str
    name: str
    mentions: tuple[Mention, ...]
    score: float = 1.0

    @property
    def best(self) -> Mention:
        """The mention that speaks most for the thing."""
        return max(self.mentions, key=lambda mention: (mention.score, -mention.start))

    @property
    def iri(self) -> str:
        """The identifier of what the graph has under this name; empty where it has nothing."""
        return self.best.iri


def things_of(page: Page, mentions: Iterable[Mention]) -> tuple[Thing, ...]:
    """Return the things that the mentions name, in the order of the text."""
    found = list(mentions)
    whole = Overlaps(mention for mention in found if mention.score >= LIKELY and mention.by != "rule/title")
    again = _repeated(page, _grouped(_without_conflicts(found)), found)
    things = _grouped(_without_conflicts([*found, *(one for one in again if not _is_part(one, whole))]))
    found += again
    things = _with_nested(things, found)
    if all(thing.score < LIKELY + (thing.type == "Place") * _DOUBT for thing in things):
        return ()  # a page of notions: what may be a name is none
    return tuple(sorted(things, key=lambda thing: (thing.mentions[0], thing.type))[:MOST])


def _with_nested(things: Sequence[Thing], found: Sequence[Mention]) -> list[Thing]:
    """Return things with the names of others that hold their own: « ville de Villeurbanne » names Villeurbanne too."""
    there = Overlaps(mention for thing in things for mention in thing.mentions)
    by_name = {
        (thing.type, compact(mention.name)): place for place, thing in enumerate(things) for mention in thing.mentions
    }
    nested: dict[int, list[Mention]] = {}
    for mention in found:
        place = by_name.get((mention.type, compact(mention.name)))
        if place is not None and _is_nested(mention, there):
            nested.setdefault(place, []).append(mention)
    return [
        replace(thing, mentions=_each_once([*thing.mentions, *nested[place]])) if place in nested else thing
        for place, thing in enumerate(things)
    ]


def _is_nested(mention: Mention, there: Overlaps) -> bool:
    """Return whether a mention stands within names of other things, and cuts none of its own."""
    around = list(there.of(mention))
    own = any(one.type == mention.type and compact(one.name) == compact(mention.name) for one in around)
    return bool(around) and not own and any(_is_within(mention, one) for one in around)


def _grouped(mentions: Iterable[Mention]) -> list[Thing]:
    """Return one thing for each name, and type that is sure."""
    groups: dict[str, list[Mention]] = {}
    for mention in sorted(mentions):
        groups.setdefault(compact(mention.name), []).append(mention)
    return [thing for name, found in groups.items() for thing in _typed(found) if name]


def _without_conflicts(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without those that a surer or longer one cuts."""
    kept: list[Mention] = []
    there = Overlaps()
    for mention in sorted(mentions, key=lambda one: (-_weight(one), one.start - one.end, one.start, one.type)):
        cut = [one for one in there.of(mention) if (one.start, one.end) != (mention.start, mention.end)]
        if all(_is_named_in_title(mention, one) or _is_seat(mention, one) for one in cut):
            kept.append(mention)
            there.add(mention)
    return kept


def _is_named_in_title(mention: Mention, title: Mention) -> bool:
    """Return whether a title names a thing of which something more than its capital speaks."""
    sure = mention.score >= (_KNOWN if mention.type == "Place" else _IN_TITLE) and mention.type in _IN_TITLES
    return title.by == "rule/title" and sure and _is_within(mention, title)


def _is_seat(mention: Mention, other: Mention) -> bool:
    """Return whether one of two mentions is the place that the other governs: « ville d’Orvins »."""
    return (mention.by == SEAT and _is_within(mention, other)) or (other.by == SEAT and _is_within(other, mention))


def _is_part(mention: Mention, whole: Overlaps) -> bool:
    """Return whether a mention is but a part of a longer name: « Le Clos » of « Le Clos Fleuri »."""
    length = mention.end - mention.start
    return any(_is_within(mention, one) and one.end - one.start > length for one in whole.of(mention))


def _weight(mention: Mention) -> float:
    """Return how much a mention counts against another that it cuts: a place less than any name that holds it."""
    return min(mention.score, _PLACE) if mention.type == "Place" else mention.score


def _is_within(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _typed(mentions: Sequence[Mention]) -> list[Thing]:
    """Return one thing, or two where one name has two types that are both sure."""
    votes: dict[str, float] = {}
    for mention in mentions:
        votes[mention.type] = 1 - (1 - votes.get(mention.type, 0.0)) * (1 - mention.score)
    best = max(sorted(votes), key=lambda type_: votes[type_])
    sure = {mention.type for mention in mentions if mention.score >= SURE}
    things = []
    for type_ in sorted({best} | sure):
        own = [mention for mention in mentions if mention.type == type_]
        if votes[type_] >= LEAST and own:
            name = min(own, key=lambda one: (-one.score, one.start)).name
            things.append(Thing(type_, name, _each_once(own), votes[type_]))
    return things


def _each_once(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the surest mention of each place."""
    surest: dict[tuple[int, int], Mention] = {}
    for mention in sorted(mentions, key=lambda one: one.score):
        surest[mention.start, mention.end] = mention
    return tuple(sorted(surest.values()))


def _repeated(page: Page, things: Sequence[Thing], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the other places where the names of the things stand."""
    index = Names(
        (
            KnownName(surface, thing.type, str(place))
            for place, thing in enumerate(things)
            for surface in {mention.name for mention in thing.mentions} | {thing.name}
        ),
        of_page=True,
    )
    there = {(mention.start, mention.end, mention.type) for mention in mentions}
    found = []
    for mention in index.mentions(page, nested=True):
        if (mention.start, mention.end, mention.type) not in there:
            thing = things[int(mention.iri)]
            found.append(replace(thing.best, start=mention.start, end=mention.end, name=thing.name))
    return found
