"""The format of a resource: by the suffix of the path, else by `Accept`."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException

from amu_graph.formats import GRAPH_SYNTAXES, RDF_SYNTAXES, GraphSyntax
from amu_graph.web.http.accept import Offer, Page, best


def split_suffix(path: str, syntaxes: Sequence[GraphSyntax] = GRAPH_SYNTAXES) -> tuple[str, GraphSyntax | None]:
    """Return a path without its suffix and the syntax that the suffix names: `.json` alone is none of a page.

    >>> split_suffix("project/ecoterra.ttl")[0], split_suffix("project/ecoterra")[1]
    ('project/ecoterra', None)
    """
    for syntax in syntaxes:
        suffix = f".{syntax.extensions[0]}"
        if path.endswith(suffix):
            return path.removesuffix(suffix), syntax
    return path, None


def syntax_for(accept: str, syntaxes: Sequence[GraphSyntax] = GRAPH_SYNTAXES) -> GraphSyntax | None:
    """Return the syntax that `Accept` prefers, None for HTML, which also stands for `*/*` and no header.

    Raises:
        HTTPException: 406, the header accepts none of what there is.

    """
    offers: list[Offer] = [Page(), *syntaxes]
    choice = best(accept, offers)
    if choice is None:
        raise HTTPException(406)
    return next((syntax for syntax in syntaxes if syntax.name == choice.format), None)


def alternates(path: str, syntaxes: Sequence[GraphSyntax] = RDF_SYNTAXES) -> str:
    """Return the value of the header `Link` that lists the same thing in the other formats."""
    links = [f'<{path}.{each.extensions[0]}>; rel="alternate"; type="{each.media_types[0]}"' for each in syntaxes]
    return ", ".join(links)
