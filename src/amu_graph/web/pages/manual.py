"""Help, and the manual: `docs/` as pages, with a search over them."""

import posixpath
from itertools import groupby
from operator import attrgetter
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from amu_graph.web.pages.about import prose
from amu_graph.web.state import state_of
from amu_graph.web.views.manual import HELP, IN_ENGLISH, PICTURES, entries, page, pictures, search

LONGEST: Final = 200
"""Letters of a search that are read."""


def routes() -> list[Route]:
    """Return the routes of the help and of the manual."""
    return [
        Route(HELP, help_page),
        Route(f"{HELP}/{PICTURES}/{{name}}", picture),
        Route(f"{HELP}/{{name:path}}", manual_page),
    ]


def help_page(request: Request) -> Response:
    """Answer with how to read a page and the contents of the manual, or with what a search finds in it."""
    state = state_of(request)
    language = state.renderer.language(request)
    asked = request.query_params.get("q", "").strip()[:LONGEST]
    listed = groupby(entries(language), attrgetter("section"))
    values = {
        "q": asked,
        "text": prose("help", language),
        "sections": {section: list(pages) for section, pages in listed},
        "found": list(search(asked, language)),
        "in_english": IN_ENGLISH,
    }
    return state.renderer.page(request, "help.html", values)


def manual_page(request: Request) -> Response:
    """Answer with a page of the manual."""
    state = state_of(request)
    name = request.path_params["name"]
    try:
        text = page(name, state.renderer.language(request))
    except KeyError:
        raise HTTPException(404) from None
    values = {"text": text, "english": posixpath.dirname(name) in IN_ENGLISH}
    return state.renderer.page(request, "manual.html", values)


def picture(request: Request) -> Response:
    """Answer with a picture of the manual."""
    found = pictures().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return FileResponse(found, headers={"Cache-Control": "max-age=86400"})
