"""Things and statements found in a text → the proposals of its file."""

from collections.abc import Sequence
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.ingest.identity import Known
from amu_graph.ingest.proposals import Candidate, Name
from amu_graph.ingest.records import record
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.things import Thing

_PROGRAMME: Final = {"type": "Project", "kind": "dispositif"}
PROGRAMMES: Final = frozenset({"dispositif", "action-collective"})
"""Kinds of projects that are programmes here."""
_LONGEST_SLUG: Final = 80
_MOST: Final = 0.99
"""The score of a name before a person has answered, at most."""


def names_of(page: Page, things: Sequence[Thing], known: Known) -> tuple[Name, ...]:
    """Return one proposal for each thing, with every place where it is named, and whom of the graph it may be."""
    hints = frozenset(thing.iri for thing in things if thing.iri)
    names: dict[tuple[str, ...], Name] = {}
    for thing in things:
        name = _name(page, thing, known.candidates(thing.name, types_of(thing), hints))
        names.setdefault(name.key, name)
    return tuple(names.values())


def types_of(thing: Thing) -> tuple[str, ...]:
    """Return the classes of the graph that a thing may be of."""
    return {"Programme": ("Project",), "Event": ("Event", "EventSeries")}.get(thing.type, (thing.type,))


def id_of(thing: Thing) -> str:
    """Return the identifier that a thing has in the graph, or would have there."""
    if thing.iri:
        return thing.iri
    kind = "project" if thing.type == "Programme" else thing.type.lower()
    slug = ns.slugify(thing.name)
    return f"{kind}/{_cut(slug)}"


def _cut(slug: str) -> str:
    """Return a slug that is not too long, cut at a word."""
    return slug if len(slug) <= _LONGEST_SLUG else slug[: _LONGEST_SLUG + 1].rpartition("-")[0]


def _name(page: Page, thing: Thing, candidates: tuple[Candidate, ...]) -> Name:
    best = thing.best
    own = [mention for mention in thing.mentions if mention.name == thing.name] or list(thing.mentions)
    first = own[0]
    at, *words = place_of(page, first.start, first.end)
    return Name(
        name=thing.name,
        id=id_of(thing),
        says=record(_says(thing)),
        at=at,
        words=(words[0], words[1]),
        mentions=tuple(place_of(page, one.start, one.end) for one in thing.mentions),
        by=best.by,
        why=best.why,
        score=round(min(thing.score, _MOST), 2),
        candidates=candidates,
    )


def _says(thing: Thing) -> dict[str, str]:
    type_ = _PROGRAMME if thing.type == "Programme" else {"type": thing.type}
    return {**type_, "label": thing.name}


def place_of(page: Page, start: int, end: int) -> tuple[str, int, int]:
    """Return the line of characters of a text, and their place in it."""
    line = page.line_at(start)
    return str(line.number), start - line.start, end - line.start
