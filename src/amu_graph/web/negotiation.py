"""Which format an answer has: by the suffix of the path, else by the header `Accept` (RFC 9110, 12.5.1)."""

from collections.abc import Sequence
from typing import Final

from starlette.exceptions import HTTPException

from amu_graph.formats import RDF_SYNTAXES, RdfSyntax

HTML: Final = "text/html"
_PAGES: Final = (HTML, "application/xhtml+xml")


def split_suffix(path: str) -> tuple[str, RdfSyntax | None]:
    """Return a path without its suffix and the syntax that the suffix names.

    >>> split_suffix("project/ecoterra.ttl")[0], split_suffix("project/ecoterra")[1]
    ('project/ecoterra', None)
    """
    stem, dot, suffix = path.rpartition(".")
    for syntax in RDF_SYNTAXES:
        if dot and suffix in syntax.extensions:
            return stem, syntax
    return path, None


def wants_page(accept: str) -> bool:
    """Tell whether the client reads HTML; one that accepts anything, as curl does, is told of errors in data."""
    return any(name in accept.lower() for name in _PAGES)


def syntax_for(accept: str) -> RdfSyntax | None:
    """Return the RDF syntax that `Accept` prefers, None for HTML, which also stands for `*/*` and no header.

    Raises:
        HTTPException: 406, the header accepts none of what there is.

    """
    offers: list[tuple[str, RdfSyntax | None]] = [(name, None) for name in _PAGES]
    offers += [(name, syntax) for syntax in RDF_SYNTAXES for name in syntax.media_types]
    ranges = _ranges(accept) if accept.strip() else [("*/*", 1.0)]
    best: tuple[float, RdfSyntax | None] = (0.0, None)
    for name, syntax in offers:
        weight = _weight(name, ranges)
        if weight > best[0]:
            best = weight, syntax
    if not best[0]:
        raise HTTPException(406)
    return best[1]


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Return the media ranges of the header with their weights."""
    found = []
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = _number(value)
        found.append((name, weight))
    return found


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _weight(name: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the weight of a media type: that of the most specific range that it falls into."""
    main = name.partition("/")[0]
    for wanted in (name, f"{main}/*", "*/*"):
        weights = [weight for range_, weight in ranges if range_ == wanted]
        if weights:
            return max(weights)
    return 0.0


def alternates(path: str) -> str:
    """Return the value of the header `Link` that lists the same thing in the other formats."""
    links = [
        f'<{path}.{syntax.extensions[0]}>; rel="alternate"; type="{syntax.media_types[0]}"' for syntax in RDF_SYNTAXES
    ]
    return ", ".join(links)
