"""Two spellings of one thing, with and without the word of its kind: « Groupe Brise » and « Brise »."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.page import tokens_of
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.words import ARTICLES, heads, places, signs
from amu_graph.text import compact
from amu_graph.views import plain

_LINKS: Final = ARTICLES | {"de", "des", "du", "d'"}
_TYPES: Final = frozenset({"Organization", "Project", "Place"})


def one_each(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return the things, those that a page names with and without the word of their kind as one."""
    by_name = {(thing.type, compact(thing.name)): place for place, thing in enumerate(things)}
    whole = {place: other for place, thing in enumerate(things) if (other := _bare(thing, by_name)) is not None}
    kept: dict[int, Thing] = {place: thing for place, thing in enumerate(things) if place not in whole}
    for place, other in whole.items():
        if other not in kept or {things[place].iri, kept[other].iri} - {"", kept[other].iri}:
            kept[place] = things[place]
            continue
        long = things[place].mentions
        short = [one for one in kept[other].mentions if not any(each.start <= one.start < each.end for each in long)]
        mentions = tuple(sorted([*short, *long]))
        doubt = (1 - kept[other].score) * (1 - things[place].score)
        kept[other] = replace(kept[other], mentions=mentions, score=1 - doubt)
    return tuple(kept[place] for place in sorted(kept))


def _bare(thing: Thing, by_name: Mapping[tuple[str, str], int]) -> int | None:
    """Return the place of the thing whose name is this one's without the word of its kind; None where there is none."""
    words = [token.folded for token in tokens_of(plain(thing.name)) if token.is_word]
    if thing.type not in _TYPES:
        return None
    words = words[1:] if words[0] in ARTICLES else words
    for at in range(1, len(words)):
        kinds = [head.words for head in heads().get(words[at - 1], ()) if head.type == thing.type]
        rest = words[at:]
        while rest and rest[0] in (_LINKS if thing.type != "Organization" else ARTICLES):
            rest = rest[1:]
        key = compact("".join(rest))
        if (
            tuple(words[:at]) in kinds
            and key not in places()
            and not (thing.type == "Place" and words[0] not in signs("quarters"))
        ):
            found = by_name.get((thing.type, key))
            if found is not None:
                return found
    return None
