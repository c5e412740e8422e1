"""A resource at its path: a page, or data in one of the formats."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from amu_graph.export.bibliography import works_of
from amu_graph.formats import GRAPH_SYNTAXES, RDF_SYNTAXES, GraphSyntax, RdfSyntax
from amu_graph.graph import Graph
from amu_graph.namespaces import kind_of
from amu_graph.query.portrait_queries import queries
from amu_graph.query.replaced import WithdrawnError, is_known, replacement
from amu_graph.web.http.accept import listed
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.http.languages import theme_for
from amu_graph.web.http.negotiation import alternates, split_suffix, syntax_for
from amu_graph.web.pages.bibliographies import bibliography
from amu_graph.web.rendering.urls import iri_of, path_of
from amu_graph.web.state import State, state_of
from amu_graph.web.views.citing import today
from amu_graph.web.views.entity_rdf import serialized

Asked = Callable[[Graph, str], Iterable[str]]
Page = Callable[[Request, str, Mapping[str, str]], Response]


def negotiated(request: Request, page: Page, asked: Asked) -> Response:
    """Answer with the page or the data of what the path names, or redirect to what replaces it, in the same format.

    `page` gets the request, the IRI and the headers of the answer; `asked` yields the queries about the IRI that a page
    begins with, so that a store that is elsewhere is asked all of them at once.

    Raises:
        HTTPException: 404 where there is no such thing, 406 where no format is accepted.
        WithdrawnError: it was withdrawn, and the editors say why.

    """
    state = state_of(request)
    path, syntax = split_suffix(request.url.path)
    iri = iri_of(path)
    begun = (query for name in ("known", "replaced") for query in queries(name, thing=[iri]))
    state.graph.store.expect(chain(begun, asked(state.graph, iri)))
    if not is_known(iri, state.graph.store):
        raise HTTPException(404)
    became = replacement(iri, state.graph.store)
    if became and not became.new:
        raise WithdrawnError(became.sentence)
    offered = _offered(iri)
    if became and len(became.new) == 1:
        kept = request.url.path.removeprefix(path) if syntax in _offered(became.new[0]) else ""
        return RedirectResponse(_moved(became.new[0], request, kept), 301)
    syntax = syntax or syntax_for(listed(request.headers, "accept"), offered)
    etag = state.etag(*_variant(request, state, syntax))
    headers = validated(etag, Link=alternates(path, offered), Vary="Accept, Accept-Language, Cookie")

    def make() -> Response:
        return _data(request, iri, syntax, headers) if syntax else page(request, iri, headers)

    if not etag or request.query_params:
        return make()
    return not_modified(request, headers) or state.responses.get_or_make(path, etag, make)


def _offered(iri: str) -> tuple[GraphSyntax, ...]:
    """Return the formats of a resource: of publications bibliographies too."""
    return GRAPH_SYNTAXES if kind_of(iri) == "publication" else RDF_SYNTAXES


def _moved(iri: str, request: Request, suffix: str) -> str:
    """Return the address of what takes the place of something, with a suffix and the query that were asked for."""
    query = request.url.query
    return (path_of(iri) or iri) + suffix + (f"?{query}" if query else "")


def _variant(request: Request, state: State, syntax: GraphSyntax | None) -> tuple[str, ...]:
    """Return what parts answers at one path: for bibliographies the language of their notes, for pages the day too."""
    language = state.renderer.language(request)
    if isinstance(syntax, RdfSyntax):
        return (syntax.name,)
    return (syntax.name, language) if syntax else (language, theme_for(request), today().isoformat())


def _data(request: Request, iri: str, syntax: GraphSyntax, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    if isinstance(syntax, RdfSyntax):
        return Response(serialized(state.graph.store, iri, syntax), headers=headers, media_type=syntax.media_types[0])
    return bibliography(request, works_of(state.graph.store, [iri]), iri.rpartition("/")[2], syntax, headers)
