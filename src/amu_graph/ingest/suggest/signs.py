"""The signs by which a statement is weighed: what cues it, where its subject is, what is between, what rivals it."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Final

from amu_graph.ingest.suggest.candidates import Candidate
from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.nearness import Nearness
from amu_graph.ingest.suggest.words import signs, word_set

TOGETHER: Final = frozenset({frozenset({"amu", "accompaniedBy"}), frozenset({"founder", "affiliation"})})
"""Kinds of statements that hold of the same two things."""

_LITTLE: Final = word_set("le la les l' un une de du des d' a au aux en et sur dans par the of in at by and")
_GAPS: Final = (0, 1, 3, 8)
_DASHES: Final = frozenset("–-—|•·")
_FAIR, _STRONG, _TIE = 0.5, 0.75, 0.05
_FEW: Final = 3
_SHORT: Final = 12
_LABEL: Final = 7
_MOST: Final = 0.97
_FIRST_TOPIC, _TOPIC = 0.85, 0.4


def signs_of(candidates: Sequence[Candidate], nearness: Nearness) -> Iterator[Mapping[str, float]]:
    """Yield the signs of each candidate by name; those of the form `sign@kind` hold of one kind of statements."""
    cues = _strengths(candidates, hints=False)
    hints = _strengths(candidates, hints=True)
    dates = [one.value.start for one in candidates if one.value and one.value.kind == "date"]
    first_date = min(dates, default=-1)
    for one in candidates:
        found = {"bias": 1.0, **_words(one, cues[one.span], hints[one.span])}
        found |= _place(one, nearness)
        found |= dict.fromkeys(_around(one, nearness), 1.0)
        if one.value:
            found |= dict.fromkeys(_valued(one, first=one.value.start == first_date), 1.0)
        kind = one.predicate.name
        yield found | {f"{name}@{kind}": value for name, value in found.items()} | _types(one, nearness)


def _strengths(candidates: Sequence[Candidate], *, hints: bool) -> Mapping[tuple[int, int], Mapping[str, float]]:
    """Return how strong the best cue of each kind is at each place."""
    found: dict[tuple[int, int], dict[str, float]] = {}
    for one in candidates:
        kinds = found.setdefault(one.span, {})
        strength = max(one.cued, one.hinted) if hints else one.cued
        kinds[one.predicate.name] = max(kinds.get(one.predicate.name, 0.0), strength)
    return found


def _words(one: Candidate, cues: Mapping[str, float], hints: Mapping[str, float]) -> dict[str, float]:
    """Return what cue words say, for the statement and for others about the same place."""
    kind, joint = one.predicate.name, one.joint
    found = {
        "cue": one.cued,
        f"cue={_level(one.cued)}": 1.0,
        "hint": one.hinted,
        f"hint={_level(one.hinted)}": 1.0,
        "joint": joint,
        "joint odds": log(joint / (1 - min(joint, _MOST))),
        f"rival={_against(one.cued, kind, cues)}": 1.0,
        f"rival hint={_against(max(one.cued, one.hinted), kind, hints)}": 1.0,
    }
    return found if one.cued else found | {"hint alone": one.hinted}


def _level(strength: float) -> str:
    if not strength:
        return "no"
    return "weak" if strength < _FAIR else "fair" if strength < _STRONG else "strong"


def _against(own: float, kind: str, strengths: Mapping[str, float]) -> str:
    """Return how a strength compares with the greatest of other kinds of statements."""
    others = (value for name, value in strengths.items() if name != kind and frozenset({name, kind}) not in TOGETHER)
    rival = max(others, default=0.0)
    if not rival:
        return "none"
    return "loses" if own < rival - _TIE else "ties" if own < rival + _TIE else "wins"


def _place(one: Candidate, nearness: Nearness) -> dict[str, float]:
    """Return where the subject stands: named in the sentence, or what the line is about."""
    if one.mention is None:
        topic = "topic" if one.near >= _FIRST_TOPIC else "second topic" if one.near >= _TOPIC else "third topic"
        named = nearness.names_one(one.span, one.predicate.subject, one.object)
        return {f"near={topic}{', another named' if named else ''}": 1.0}
    before = one.mention.end <= one.span[0]
    rank = "first" if one.near >= 1 else "second" if one.near >= _FAIR else "aside"
    sign, gap = _between(one.mention, one.span, nearness)
    found = {
        f"near={rank}": True,
        f"between={sign}": True,
        f"between={sign} {gap}": True,
        "subject first" if before else "object first": True,
        "in brackets": nearness.in_brackets(one.mention, one.span),
        "after a title": nearness.follows(one.mention, one.span),
        "subject acts": nearness.is_agent(one.mention),
        "signed": nearness.is_signed(one.mention, one.span),
    }
    return {name: 1.0 for name, is_so in found.items() if is_so}


def _between(mention: Mention, span: tuple[int, int], nearness: Nearness) -> tuple[str, str]:
    """Return the first sign between two names, and how many words: « X, architecte chez Y » has a comma and two."""
    start, end = min(mention.end, span[1]), max(mention.start, span[0])
    if start > end:
        return "within", ""
    tokens = nearness.tokens(start, end)
    bare = [token for token in tokens if not nearness.is_named(token.start)]
    count = sum(token.is_word and token.folded not in _LITTLE for token in bare)
    gap = next((f"≤{most}" for most in _GAPS if count <= most), "more")
    named = ", names" if len(bare) < len(tokens) else ""
    first = bare[0].text if bare else ""
    sign = "bracket" if first == "(" else "comma" if first == "," else "colon" if first == ":" else "words"
    sign = "dash" if first in _DASHES else sign if first else "nothing"
    return sign, gap + named


def _around(one: Candidate, nearness: Nearness) -> Iterator[str]:
    """Yield what the line of the object is, and how many subjects there may be."""
    types = one.predicate.subject
    others = sum(thing.type in types for place, thing in enumerate(nearness.things) if place != one.object)
    yield "one subject" if others == 1 else "few subjects" if others <= _FEW else "many subjects"
    line, first = nearness.page.line_at(one.span[0]), nearness.page.lines[0]
    if nearness.is_byline(one.span[0]):
        yield "byline"
    if len(line.tokens) <= _SHORT and line.text.rstrip()[-1] not in ".!?":
        yield "short line"
    elif not one.cued:
        yield "prose without a cue" if one.mention else "prose without a cue or its subject"
    ahead = [token.text for token in line.tokens if token.start < one.span[0]]
    if ":" in ahead[-3:] and len(ahead) <= _LABEL:
        yield "after a label"
    if _speaks(one.span, nearness):
        yield "speaks"
    item = nearness.topics.items.get(line.number)
    if item is not None:
        yield "head of its item" if one.subject in item else "in a list"
    if line.number == first.number:
        yield "first line"
    mentions = nearness.things[one.subject].mentions
    if mentions and mentions[0].start < first.end:
        yield "subject in the title"
    if one.subject == nearness.topics.main(types):
        yield "main subject"


def _speaks(span: tuple[int, int], nearness: Nearness) -> bool:
    """Return whether a word of speech stands beside a name: « explique X », « X raconte »."""
    tokens = nearness.page.line_at(span[0]).tokens
    beside = (token for token in tokens if token.end == span[0] - 1 or token.start == span[1] + 1)
    return any(token.folded in signs("saying") for token in beside)


def _valued(one: Candidate, *, first: bool) -> Iterator[str]:
    value = one.value
    assert value is not None
    yield f"date of {len(value.value)} signs" if value.kind == "date" else "count"
    if value.part:
        yield "part"
    if value.planned:
        yield "planned"
    if first:
        yield "first date"


def _types(one: Candidate, nearness: Nearness) -> dict[str, float]:
    kind = one.predicate.name
    found = {f"subject={nearness.things[one.subject].type}@{kind}": 1.0}
    return found if one.object is None else found | {f"object={nearness.things[one.object].type}@{kind}": 1.0}
