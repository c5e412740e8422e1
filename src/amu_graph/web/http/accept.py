"""Content negotiation (RFC 9110 §12): the one reading of `Accept` and its like, for pages, data and the endpoint."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from starlette.datastructures import Headers

from amu_graph.language import LANGUAGES, Language

_WEIGHT_PARTS: Final = 4
_CACHED: Final = 512


class Offer(Protocol):
    """What there is to choose from: its name, and the media types that it is known by, the preferred one first."""

    @property
    def name(self) -> str:
        """Return what the tables call it."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """Return its media types."""


class Page(NamedTuple):
    """HTML, as an offer among others."""

    name: str = "html"
    media_types: tuple[str, ...] = ("text/html", "application/xhtml+xml")


class Choice(NamedTuple):
    """An offer by its name, the media type that the client called it, and how much it is wanted."""

    format: str
    media_type: str
    weight: float


def listed(headers: Headers, name: str) -> str:
    """Return a header that lists things, all of its lines as one (RFC 9110 §5.3)."""
    return ", ".join(headers.getlist(name))


@lru_cache(_CACHED)
def weights(header: str) -> Mapping[str, float]:
    """Return what a header lists, in lower case, with its weights; one that is missing or lists nothing takes anything.

    Empty elements of a list count for nothing (RFC 9110 §5.6.1.2).

    >>> dict(weights("text/csv;q=0.5, Text/Turtle"))
    {'text/csv': 0.5, 'text/turtle': 1.0}
    """
    parts = [part for part in header.split(",") if part.strip()]
    if not parts:
        return MappingProxyType({"*/*": 1.0})
    found: dict[str, float] = {}
    for part in parts:
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = _number(value.strip())
        found[name] = max(weight, found.get(name, 0.0))
    return MappingProxyType(found)


def best(header: str, offers: Iterable[Offer]) -> Choice | None:
    """Return the offer that `Accept` prefers, the first of several; None where it takes none.

    A range such as `*/*` stands for the preferred media type of an offer: others count where they are named.
    """
    wanted = weights(header)
    found: Choice | None = None
    for offer in offers:
        for media_type in offer.media_types:
            weight = _weight(wanted, media_type) if media_type == offer.media_types[0] else wanted.get(media_type, 0.0)
            if weight > (found.weight if found else 0.0):
                found = Choice(offer.name, media_type, weight)
    return found


def takes_page(header: str) -> bool:
    """Return whether a client names HTML; one that accepts anything, as curl does, gets errors as data."""
    return any(weights(header).get(name, 0.0) > 0 for name in Page().media_types)


def takes_gzip(header: str) -> bool:
    """Return whether `Accept-Encoding` names gzip (RFC 9110 §12.5.3)."""
    return weights(header).get("gzip", 0.0) > 0


def best_language(header: str, fallback: Language) -> Language:
    """Return that of our languages that `Accept-Language` prefers (§12.5.4); a variety counts for its language.

    >>> best_language("de, en-GB;q=0.8, fr;q=0.5", "fr"), best_language("", "en"), best_language("*, fr;q=0", "fr")
    ('en', 'en', 'en')
    """
    wanted = weights(header) if header.strip() else {}
    named = {tag.split("-")[0] for tag in wanted}

    def weight(language: Language) -> float:
        tags = [tag for tag in wanted if tag.split("-")[0] == language]
        return max((wanted[tag] for tag in tags), default=0.0 if language in named else wanted.get("*", 0.0))

    ordered = sorted(LANGUAGES, key=lambda language: (-weight(language), language != fallback))
    return ordered[0] if weight(ordered[0]) else fallback


def _weight(wanted: Mapping[str, float], media_type: str) -> float:
    """Return the weight of a media type: that of the most specific range that holds it."""
    for name in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        if name in wanted:
            return wanted[name]
    return 0.0


def _number(text: str) -> float:
    """Return a weight between 0 and 1, with at most three decimals; anything else weighs nothing."""
    whole, _, decimals = text.partition(".")
    if whole not in ("", "0", "1") or len(decimals) >= _WEIGHT_PARTS or not f"{whole}{decimals}".isdecimal():
        return 0.0
    return min(float(text), 1.0)
