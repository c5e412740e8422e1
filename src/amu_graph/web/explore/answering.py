"""How the explorer is asked and answers: its view, its networks, what is compressed and kept."""

import gzip

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from amu_graph.web.explore.background import Task
from amu_graph.web.explore.explorer import Explorer
from amu_graph.web.explore.explorer_graph import view_named
from amu_graph.web.http.accept import listed, takes_gzip
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.state import state_of


def explorer_of(request: Request) -> Explorer:
    """Return the explorer of the application."""
    explorer: Explorer = request.app.state.explorer
    return explorer


def asked_view(request: Request) -> str:
    """Return the name of the view that a request is about; empty for everything."""
    return request.query_params.get("view", "")


def as_json(value: object, status: int = 200) -> Response:
    """Answer with JSON, which is asked for again each time."""
    return JSONResponse(value, status, headers={"Cache-Control": "no-cache"})


async def kept(
    request: Request, task: Task[bytes], *arguments: object, media_type: str = "application/json"
) -> Response:
    """Answer with the cached result of a task, which depends on the dataset alone."""
    view = asked_view(request)
    view_named(view)
    headers = headers_for(request, "-".join(map(str, (task.__name__, *arguments))))
    if unchanged := not_modified(request, headers):
        return unchanged
    return packed(request, await explorer_of(request).cached(task, view, *arguments), headers, media_type)


def headers_for(request: Request, name: str) -> dict[str, str]:
    """Return the headers of what depends on the dataset, the view and a name alone."""
    etag = state_of(request).etag("explore", _token(f"{asked_view(request)}-{name}"))
    return validated(etag, Vary="Accept-Encoding")


def packed(request: Request, content: bytes, headers: dict[str, str], media_type: str = "application/json") -> Response:
    """Answer with what is compressed."""
    if takes_gzip(listed(request.headers, "accept-encoding")):
        return Response(content, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(content), media_type=media_type, headers=headers)


def _token(name: str) -> str:
    """Return a name as an ETag may hold it."""
    return "".join(each if each.isalnum() and each.isascii() else "-" for each in name)[:80]
