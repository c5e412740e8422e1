"""Errors as a page for readers, and as `application/problem+json` for programs."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from amu_graph.errors import AmuGraphError, ProblemsError
from amu_graph.language import Language
from amu_graph.web.http.accept import listed, takes_page
from amu_graph.web.http.problem import MEDIA_TYPE, problem, problem_of
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.rendering.words import say, table
from amu_graph.web.state import state_of

_PAGES: Final = (
    *("explore", "ask", "query", "ontology", "dataset", "sources", "vocab", "report"),
    *("about", "help", "accessibility", "legal"),
)
_MOST: Final = 20
"""Problems of the data that a page lists."""


def on_failure(request: Request, error: Exception) -> Response:
    """Answer with an error of the project."""
    if not isinstance(error, AmuGraphError):
        raise error
    language = state_of(request).renderer.language(request)
    remedy = _remedy(error, language)
    data = problem_of(error, language)
    return _answer(request, data, error.http_status, error.message.in_(language), remedy, error.http_headers)


def _remedy(error: AmuGraphError, language: Language) -> str:
    """Return what to do, and where the data have problems."""
    problems = error.problems[:_MOST] if isinstance(error, ProblemsError) else []
    said = [error.remedy.in_(language)] if error.remedy else []
    return "\n".join([*said, *(one.in_(language) for one in problems)])


def on_http_exception(request: Request, error: Exception) -> Response:
    """Answer with an error of the protocol, such as a page that does not exist."""
    if not isinstance(error, HTTPException):
        raise error
    language = state_of(request).renderer.language(request)
    key = f"failure.{error.status_code}"
    message = str(say(key if key in table() else "failure.other", language))
    data = problem(message, error.status_code)
    return _answer(request, data, error.status_code, message, "", error.headers or {})


def _answer(  # noqa: PLR0917 - an error as data, and as a page
    request: Request, data: bytes, status: int, message: str, remedy: str, headers: Mapping[str, str]
) -> Response:
    """Return a page for a browser, data for a program."""
    state = state_of(request)
    if not takes_page(listed(request.headers, "accept")):
        said = {"Content-Language": state.renderer.language(request), "Cache-Control": "no-store"}
        return Response(data, status, media_type=MEDIA_TYPE, headers={**said, **headers})
    near = _near(request) if status == 404 else []  # noqa: PLR2004 - not found
    values = {"status": status, "message": message, "remedy": remedy, "near": near}
    return state.renderer.page(request, "failure.html", values, status=status, headers=headers)


def _near(request: Request) -> list[tuple[str, str, str]]:
    """Return the path, label and kind of what the words of the address lead to."""
    state = state_of(request)
    words = request.url.path.rpartition("/")[2].partition(".")[0].replace("-", " ")[:200]
    language = state.renderer.language(request)
    pages = [(f"/{name}", str(say(f"nav.{name}", language)), "") for name in _pages_like(request.url.path)]
    try:
        hits = state.graph.search(words, limit=8) if words.strip() else ()
    except AmuGraphError:  # the page for 404 does without suggestions
        return pages
    return [*pages, *((path_of(hit.iri) or "/", hit.label(language), hit.kind) for hit in hits)]


def _pages_like(path: str) -> list[str]:
    """Return the pages of the menus whose names are nearly the first part of an address."""
    return get_close_matches(path.strip("/").partition("/")[0].lower()[:40], _PAGES, n=2, cutoff=0.75)
