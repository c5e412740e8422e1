"""Errors as a page for readers, and as `application/problem+json` for programs."""

from collections.abc import Mapping, Sequence
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from amu_graph.errors import AmbiguousError, AmuGraphError, ProblemsError
from amu_graph.language import Language
from amu_graph.namespaces import KINDS, kind_of
from amu_graph.query.names import UnknownNameError
from amu_graph.web.http.accept import listed, takes_page
from amu_graph.web.http.problem import MEDIA_TYPE, problem, problem_of
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.rendering.words import say, table
from amu_graph.web.state import state_of
from amu_graph.web.views.near_pages import Near, near_pages, near_questions

_Link = tuple[str, str, str]
"""Path, label, and class; a path of no entity has none."""

_ASK: Final = "/ask/"
_MOST: Final = 20
"""Problems of the data that a page lists."""


def on_failure(request: Request, error: Exception) -> Response:
    """Answer with an error of the project."""
    if not isinstance(error, AmuGraphError):
        raise error
    language = state_of(request).renderer.language(request)
    meant = _meant(request, error, language)
    remedy = "" if meant or _near_questions(request, language) else _remedy(error, language)
    data = problem_of(error, language)
    return _answer(request, data, error.http_status, error.message.in_(language), remedy, error.http_headers, meant)


def _meant(request: Request, error: AmuGraphError, language: Language) -> list[_Link]:
    """Return what a name may mean, where the remedy lists names for a terminal; the search if nothing is like it."""
    if not isinstance(error, UnknownNameError | AmbiguousError):
        return []
    portraits = state_of(request).graph.portraits
    kinds = {iri: KINDS.get(kind_of(iri) or "", "") for iri in error.near}
    links = [(path_of(iri) or "/", portraits.label(iri).in_(language), kind) for iri, kind in kinds.items()]
    return links or [("/search", str(say("search.title", language)), "")]


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
    request: Request,
    data: bytes,
    status: int,
    message: str,
    remedy: str,
    headers: Mapping[str, str],
    meant: Sequence[_Link] = (),
) -> Response:
    """Return a page for a browser, data for a program."""
    state = state_of(request)
    if not takes_page(listed(request.headers, "accept")):
        said = {"Content-Language": state.renderer.language(request), "Cache-Control": "no-store"}
        return Response(data, status, media_type=MEDIA_TYPE, headers={**said, **headers})
    near = meant or (_near(request) if status == 404 else [])  # noqa: PLR2004 - not found
    being_made = "Refresh" in headers  # no failure: the page loads itself again
    values = {"status": status, "message": message, "remedy": remedy, "near": near, "being_made": being_made}
    return state.renderer.page(request, "failure.html", values, status=status, headers=headers)


def _near(request: Request) -> list[_Link]:
    """Return the path, label and kind of what the words of the address lead to."""
    state = state_of(request)
    words = request.url.path.rpartition("/")[2].partition(".")[0].replace("-", " ")[:200]
    language = state.renderer.language(request)
    questions = _near_questions(request, language)
    pages = [(*each, "") for each in (*questions, *near_pages(request.url.path, language))]
    try:
        hits = state.graph.search(words, limit=8) if words.strip() else ()
    except AmuGraphError:  # the page for 404 does without suggestions
        return pages
    return [*pages, *((path_of(hit.iri) or "/", hit.label(language), hit.kind) for hit in hits)]


def _near_questions(request: Request, language: Language) -> list[Near]:
    """Return the questions that the address of one may mean."""
    name = request.url.path.removeprefix(_ASK).partition(".")[0]
    catalogue = state_of(request).graph.catalogue
    return list(near_questions(name, catalogue, language)) if request.url.path.startswith(_ASK) else []
