"""Bibliographies as answers: of one publication, of what something has to do with, of a list, of everything."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.export.bibliography import Bibliography, works, works_of
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, BibliographySyntax
from amu_graph.namespaces import expand, slugify
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.state import state_of

BIBLIOGRAPHIES: Final = MappingProxyType({syntax.extensions[0]: syntax for syntax in BIBLIOGRAPHY_SYNTAXES})
"""Suffix of a path → the format; `.json` alone is an answer of SPARQL."""


def routes() -> list[Route]:
    """Return the routes of the bibliography of the graph."""
    return [Route(f"/works.{suffix}", _everything(syntax)) for suffix, syntax in BIBLIOGRAPHIES.items()]


def bibliography(
    request: Request,
    iris: Iterable[str] | None,
    name: str,
    syntax: BibliographySyntax,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with the publications among `iris`, or all, as a file to keep, called `name`.

    Raises:
        HTTPException: 404, there is no publication among them.

    """
    state = state_of(request)
    found = Bibliography(works(state.graph.store, iris, language=state.renderer.language(request)))
    if not found:
        raise HTTPException(404)
    file = f"{slugify(name) or 'works'}.{syntax.extensions[0]}"
    disposition = {"Content-Disposition": f'attachment; filename="{file}"', "Vary": "Accept, Accept-Language, Cookie"}
    media_type = f"{syntax.media_types[0]}; charset=utf-8"
    return Response(found.serialize(syntax), headers={**(headers or {}), **disposition}, media_type=media_type)


def _everything(syntax: BibliographySyntax) -> Callable[[Request], Response]:
    def everything(request: Request) -> Response:
        """Answer with all publications of the graph, or with those of the things that `of` names, by commas."""
        state = state_of(request)
        given = [name for names in request.query_params.getlist("of") for name in names.split(",") if name]
        if given:
            return bibliography(request, works_of(state.graph.store, _iris(given)), "selection", syntax)
        etag = state.etag("works", syntax.name, state.renderer.language(request))
        headers = validated(etag)
        return not_modified(request, headers) or bibliography(request, None, "works", syntax, headers)

    return everything


def _iris(names: Iterable[str]) -> list[str]:
    """Return the IRIs among names; what can be none names nothing."""
    found = []
    for name in names:
        with suppress(ValueError):
            found.append(ox.NamedNode(expand(name) or name).value)
    return found
