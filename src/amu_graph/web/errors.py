"""What a reader or a program is told when a request cannot be answered."""

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from amu_graph.errors import AmuGraphError
from amu_graph.web.http.accept import takes_page
from amu_graph.web.rendering.urls import path_of
from amu_graph.web.rendering.words import say, table
from amu_graph.web.state import state_of


def on_failure(request: Request, error: Exception) -> Response:
    """Answer with an error of the project."""
    if not isinstance(error, AmuGraphError):
        raise error
    language = state_of(request).renderer.language(request)
    remedy = error.remedy.in_(language) if error.remedy else ""
    return problem(request, error.http_status, error.message.in_(language), remedy)


def on_http_exception(request: Request, error: Exception) -> Response:
    """Answer with an error of the protocol, such as a page that does not exist."""
    if not isinstance(error, HTTPException):
        raise error
    language = state_of(request).renderer.language(request)
    key = f"failure.{error.status_code}"
    message = str(say(key if key in table() else "failure.other", language))
    response = problem(request, error.status_code, message, "")
    response.headers.update(error.headers or {})
    return response


def problem(request: Request, status: int, message: str, remedy: str) -> Response:
    """Return a page for a browser, `application/problem+json` (RFC 9457) for a program."""
    state = state_of(request)
    if not takes_page(request.headers.get("accept", "")):
        content = json.dumps({"title": message, "status": status, "detail": remedy}, ensure_ascii=False)
        return Response(content, status, media_type="application/problem+json")
    near = _near(request) if status == 404 else []  # noqa: PLR2004 - not found
    values = {"status": status, "message": message, "remedy": remedy, "near": near}
    return state.renderer.page(request, "failure.html", values, status=status)


def _near(request: Request) -> list[tuple[str, str, str]]:
    """Return the path, label and kind of what the words of the address lead to."""
    state = state_of(request)
    words = request.url.path.rpartition("/")[2].partition(".")[0].replace("-", " ")[:200]
    language = state.renderer.language(request)
    try:
        hits = state.graph.search(words, limit=8) if words.strip() else ()
    except AmuGraphError:  # a page that does not exist is told of all the same
        return []
    return [(path_of(hit.iri) or "/", hit.label(language), hit.kind) for hit in hits]
