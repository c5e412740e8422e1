"""Which format a client wants: `Accept` with its weights (RFC 9110 §12.5.1) over the tables of formats."""

from functools import lru_cache
from typing import Final, NamedTuple

from amu_graph.formats import RDF_SYNTAXES, TABLE_SYNTAXES, RdfSyntax, TableSyntax

HTML: Final = "text/html"

_WEIGHT_PARTS: Final = 4
_CACHED: Final = 512


class Choice(NamedTuple):
    """A format by its name in the tables (`html` for a page) and the media type that the client called it."""

    format: str
    media_type: str
    weight: float


class Choices(NamedTuple):
    """What a client prefers for each kind of answer, None where it takes none."""

    table: Choice | None
    graph: Choice | None
    page: Choice | None

    @property
    def prefers_page(self) -> bool:
        """Tell whether HTML is asked for by name, and before all others."""
        others = [choice.weight for choice in (self.table, self.graph) if choice]
        return self.page is not None and all(self.page.weight >= weight for weight in others)


@lru_cache(_CACHED)
def choose(accept: str) -> Choices:
    """Return what the header `Accept` prefers; empty stands for anything.

    >>> choose("text/csv;q=0.5, application/json").table.format
    'json'
    """
    ranges = _ranges(accept) if accept.strip() else {"*/*": 1.0}
    page = ranges.get(HTML, ranges.get("application/xhtml+xml", 0.0))
    return Choices(
        table=_best(ranges, TABLE_SYNTAXES),
        graph=_best(ranges, RDF_SYNTAXES),
        page=Choice("html", HTML, page) if page else None,
    )


@lru_cache(_CACHED)
def accepts_gzip(accept_encoding: str) -> bool:
    """Tell whether the client takes compressed answers (RFC 9110 §12.5.3)."""
    return _ranges(accept_encoding).get("gzip", 0.0) > 0


def _best(ranges: dict[str, float], syntaxes: tuple[RdfSyntax, ...] | tuple[TableSyntax, ...]) -> Choice | None:
    best: Choice | None = None
    for syntax in syntaxes:
        for media_type in syntax.media_types:
            # Other names of a syntax count where they are named: a range such as */* stands for the preferred one.
            weight = ranges.get(media_type, 0.0) if media_type != syntax.media_types[0] else _weight(ranges, media_type)
            if weight > (best.weight if best else 0.0):
                best = Choice(syntax.name, media_type, weight)
    return best


def _weight(ranges: dict[str, float], media_type: str) -> float:
    """Return the weight of a media type: that of the most specific range that holds it."""
    for wanted in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        if wanted in ranges:
            return ranges[wanted]
    return 0.0


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = _number(value.strip())
        found[name] = max(weight, found.get(name, 0.0))
    return found


def _number(text: str) -> float:
    """Return a weight between 0 and 1, with at most three decimals; anything else weighs nothing."""
    whole, _, decimals = text.partition(".")
    if whole not in ("0", "1") or len(decimals) >= _WEIGHT_PARTS or not (decimals or "0").isdecimal():
        return 0.0
    return min(float(text), 1.0)


def content_type(media_type: str) -> bytes:
    """Return the header `Content-Type` of an answer in UTF-8."""
    return (media_type + "; charset=utf-8" if media_type.startswith("text/") else media_type).encode()
