"""The faces of one thing at one path: a page, or data in one of the formats."""

from collections.abc import Callable, Mapping
from typing import Final

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from amu_graph.formats import RdfSyntax
from amu_graph.namespaces import DCTERMS, OWL
from amu_graph.store import Store
from amu_graph.web.addresses import iri_of, path_of
from amu_graph.web.languages import theme_for
from amu_graph.web.negotiation import alternates, split_suffix, syntax_for
from amu_graph.web.rdf import serialized
from amu_graph.web.state import State, state_of

Page = Callable[[Request, str, Mapping[str, str]], Response]

_REPLACED: Final = ox.NamedNode(DCTERMS + "isReplacedBy")
_DEPRECATED: Final = ox.NamedNode(OWL + "deprecated")


def negotiated(request: Request, page: Page) -> Response:
    """Answer with the page or the data of what the path names, or redirect to what replaces it.

    `page` gets the request, the IRI and the headers of the answer.

    Raises:
        HTTPException: 404 where there is no such thing, 406 where no format is accepted.

    """
    state = state_of(request)
    path, syntax = split_suffix(request.url.path)
    iri = iri_of(path)
    if not known(state.graph.store, iri):
        raise HTTPException(404)
    replacement = _replacement(state.graph.store, iri)
    if replacement:
        return RedirectResponse(path_of(replacement) or replacement, 301)
    syntax = syntax or syntax_for(request.headers.get("accept", ""))
    headers = {"Link": alternates(path), "Cache-Control": "no-cache", "Vary": "Accept, Accept-Language, Cookie"}
    etag = state.etag(*_variant(request, state, syntax))
    if etag:
        headers["ETag"] = etag
        if not request.query_params and _matches(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)

    def made() -> Response:
        return _data(state, iri, syntax, headers) if syntax else page(request, iri, headers)

    return state.kept.answer(path, etag, made) if etag and not request.query_params else made()


def known(store: Store, iri: str) -> bool:
    """Tell whether the graph says anything of an IRI."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads(node), None) is not None


def deprecated(store: Store, iri: str) -> bool:
    """Tell whether an entity is out of use."""
    return next(store.quads(ox.NamedNode(iri), _DEPRECATED), None) is not None


def _replacement(store: Store, iri: str) -> str | None:
    """Return what a merged entity was merged into; a law that another replaces is not merged."""
    if not deprecated(store, iri):
        return None
    found = store.quads(ox.NamedNode(iri), _REPLACED)
    return next((quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)), None)


def _variant(request: Request, state: State, syntax: RdfSyntax | None) -> tuple[str, ...]:
    return (syntax.name,) if syntax else (state.renderer.language(request), theme_for(request))


def _matches(header: str, etag: str) -> bool:
    """Compare weakly (RFC 9110, 8.8.3.2); a proxy may have marked a strong tag."""
    wanted = [each.strip().removeprefix("W/") for each in header.split(",")]
    return "*" in wanted or etag.removeprefix("W/") in wanted


def _data(state: State, iri: str, syntax: RdfSyntax, headers: Mapping[str, str]) -> Response:
    content = serialized(state.graph.store, iri, syntax)
    return Response(content, headers=headers, media_type=syntax.media_types[0])
