"""What is proposed for a text: the makers, one after the other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from amu_graph.ingest.suggest.acronyms import with_acronyms
from amu_graph.ingest.suggest.again import named_again
from amu_graph.ingest.suggest.cards import cards
from amu_graph.ingest.suggest.claims import Claim, Mention, Value
from amu_graph.ingest.suggest.known import Names
from amu_graph.ingest.suggest.listed import listed
from amu_graph.ingest.suggest.makers import Maker
from amu_graph.ingest.suggest.names import named
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.phrases import phrases
from amu_graph.ingest.suggest.programmes import programmes
from amu_graph.ingest.suggest.recipes import Link, cooked
from amu_graph.ingest.suggest.things import Thing, things_of
from amu_graph.ingest.suggest.titles import titles
from amu_graph.ingest.suggest.variants import one_each
from amu_graph.ingest.suggest.words import notions
from amu_graph.ingest.suggest.works import works
from amu_graph.text import compact


class Found(NamedTuple):
    """What a text names, and what its layout says of it."""

    things: tuple[Thing, ...]
    links: tuple[Link, ...]


def find(page: Page, known: Names, roles: Mapping[str, str], models: Sequence[Maker] = ()) -> Found:
    """Return what a text names and what its layout says.

    `roles` gives the property of each name of a role; each of the `models` finds what the makers before it do not.
    """
    recipes = cooked(page, roles)
    mentions = [*recipes.mentions, *known.mentions(page), *named(page), *phrases(page), *listed(page)]
    mentions = with_acronyms(page, [one for one in mentions if one.iri or compact(one.name) not in notions()])
    mentions += cards(page, mentions)
    mentions += programmes(page, mentions)
    mentions += titles(page, mentions)
    mentions += works(page)
    for model in models:
        mentions += model.mentions(page, mentions)
    mentions = named_again(page, mentions)
    return Found(one_each(things_of(page, mentions)), recipes.links)


def linked(links: Sequence[Link], things: Sequence[Thing]) -> list[Claim]:
    """Return what the layout says as statements between things; what is between others is left out."""
    claims = []
    for link in links:
        subject = _place(link.subject, things)
        value = link.object if isinstance(link.object, Value) else None
        other = _place(link.object, things) if isinstance(link.object, Mention) else None
        if subject is not None and (value or other is not None) and subject != other:
            spans = tuple(sorted({(link.subject.start, link.subject.end), (link.object.start, link.object.end)}))
            claims.append(
                Claim(link.property, subject, other, value, spans, link.by, link.subject.why, link.subject.score)
            )
    return claims


def _place(mention: Mention, things: Sequence[Thing]) -> int | None:
    for place, thing in enumerate(things):
        if thing.type == mention.type and any(
            one.end == mention.end and one.overlaps(mention) for one in thing.mentions
        ):
            return place
    return None
