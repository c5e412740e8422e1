"""Routes of the explorer: its page, and the JSON that its script requests."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph.network.drawing.style import style
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.views import views
from amu_graph.network.writers import writer_of
from amu_graph.web.explore.details import NodeDetails
from amu_graph.web.explore.explorer_graph import ExplorerGraph, sizes
from amu_graph.web.explore.exporting import FORMATS, exported, wanted
from amu_graph.web.explore.network_views import view_in_words, view_menu
from amu_graph.web.explore.overview import kept_drawing
from amu_graph.web.explore.payload import columns, payload
from amu_graph.web.http.accept import listed, takes_gzip
from amu_graph.web.http.conditional import not_modified, validated
from amu_graph.web.http.posted import posted
from amu_graph.web.rendering.words import said_in
from amu_graph.web.state import state_of

MOST_FOUND = 12
LONGEST_WORDS = 500
MOST_DRAWN = 200
"""Nodes of the picture that the server draws."""


def explore_routes() -> list[Route]:
    """Return the routes of the explorer."""
    return [
        Route("/explore", page),
        Route("/explore/data", data),
        Route("/explore/places", places),
        Route("/explore/measure", measure),
        Route("/explore/node", node),
        Route("/explore/where", where),
        Route("/explore/links", links),
        Route("/explore/paths", paths),
        Route("/explore/search", search),
        Route("/explore/picture.svg", picture),
        Route("/explore/export", export, methods=["POST"]),
        *(Route(f"/explore/{view.name}", page) for view in views()),
    ]


def atlas_of(request: Request) -> ExplorerGraph:
    """Return the graph of the view that the parameter `view` names, of everything where it names none.

    Raises:
        NotFoundError: there is no such view.

    """
    everything: ExplorerGraph = request.app.state.atlas
    return everything.of(request.query_params.get("view", ""))


def page(request: Request) -> Response:
    """Answer with the page; what it shows is in the rest of the address, which the script reads.

    A name in the path opens a view of networks. The layout is begun at once, while the browser loads the script; until
    everything is drawn the page shows the drawing of the home page. A larger graph has none: a picture of it would keep
    a browser without a GPU busy for longer than the explorer itself. A node that was merged or renamed is followed.
    """
    state, everything = state_of(request), request.app.state.atlas
    became = state.graph.replaced(request.query_params.get("node", ""))
    if became and len(became.new) == 1:
        query = request.url.include_query_params(node=became.new[0]).query
        return RedirectResponse(f"{request.url.path}?{query}", 301)
    atlas = everything.of(request.url.path.removeprefix("/explore").strip("/"))
    language = state.renderer.language(request)
    options = {
        "layouts": [
            {"name": each.name, "title": each.title.in_(language), "about": each.about.in_(language)}
            for each in LAYOUTS.values()
        ],
        "sizes": [
            {"name": name, "title": said_in(size.title, language), "about": said_in(size.about, language)}
            for name, size in sizes().items()
        ],
        "exports": [{"name": name, "title": said_in(title, language)} for name, title in FORMATS.items()],
        "digest": state.graph.store.digest[:16],
        "views": view_menu(language),
        "view": view_in_words(atlas.view, language) if atlas.name else None,
        "everything": everything.view.summary.in_(language),
    }
    drawing = None if atlas.name else kept_drawing(state, language)
    values = {"style": style(), "options": options, "drawing": drawing, "view": atlas.name}
    atlas.lay_out_ahead()
    return state.renderer.page(request, "explore.html", values)


async def data(request: Request) -> Response:
    """Answer with the whole graph as columns."""
    return await _once(request, "data", payload)


async def places(request: Request) -> Response:
    """Answer with the places that a layout gives, null for what it leaves out."""
    layout, wide = request.query_params.get("layout", "force"), request.query_params.get("wide") == "1"
    if layout not in LAYOUTS:
        raise HTTPException(404)
    given = request.query_params.get("around", "")

    def found(atlas: ExplorerGraph) -> Any:  # noqa: ANN401 - JSON
        around = atlas.iri(given) if given else ""
        x, y = columns(atlas.nodes, atlas.places(layout, whole=wide, around=around))
        return {"x": x, "y": y}

    return await _once(request, f"{layout}-{int(wide)}-{given}", found)


async def measure(request: Request) -> Response:
    """Answer with a metric of each node, null for what is drawn on demand."""
    name = request.query_params.get("name", "")
    if name not in (*sizes(), "community"):
        raise HTTPException(404)

    def found(atlas: ExplorerGraph) -> Any:  # noqa: ANN401 - JSON
        values = atlas.measure(name)
        return [round(values[iri], 6) if iri in values else None for iri in atlas.nodes]

    return await _once(request, name, found)


def node(request: Request) -> Response:
    """Answer with all that is said of a node."""
    return _json(_teller(request).node(_iri(request, "id")))


def where(request: Request) -> Response:
    """Answer with what a name that is no node leads to."""
    given = request.query_params.get("id", "")[:LONGEST_WORDS]
    if not given:
        raise HTTPException(400)
    return _json(_teller(request).where(given))


def links(request: Request) -> Response:
    """Answer with what links two nodes."""
    return _json(_teller(request).links(_iri(request, "source"), _iri(request, "target")))


def paths(request: Request) -> Response:
    """Answer with how two nodes are linked."""
    unverified = request.query_params.get("unverified") == "1"
    return _json(_teller(request).paths(_iri(request, "from"), _iri(request, "to"), unverified=unverified))


def search(request: Request) -> Response:
    """Answer with the nodes that words lead to."""
    words = request.query_params.get("q", "")[:LONGEST_WORDS]
    return _json(_teller(request).found(words, limit=MOST_FOUND))


async def picture(request: Request) -> Response:
    """Answer with the network drawn by the server, for readers without the script; of a large one the best linked."""
    language = state_of(request).renderer.language(request)

    def drawn(atlas: ExplorerGraph) -> bytes:
        placed = replace(atlas.most_linked(MOST_DRAWN), positions=atlas.places("force", whole=False))
        return placed.svg(language=language).encode()

    return await _once(request, f"picture-{language}", drawn, media_type="image/svg+xml")


async def export(request: Request) -> Response:
    """Answer with a file of what is shown: what `exporting.wanted` reads from JSON, named after the view."""
    asked, atlas = wanted(await posted(request)), atlas_of(request)
    writer = writer_of(asked.format)
    language = state_of(request).renderer.language(request)
    content = await run_in_threadpool(exported, atlas, asked, language)
    file = f"amu-graph-{atlas.view.name}.{writer.extensions[0]}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=writer.media_type, headers=headers)


def _teller(request: Request) -> NodeDetails:
    state = state_of(request)
    return NodeDetails(state, atlas_of(request), state.renderer.language(request))


def _iri(request: Request, name: str) -> str:
    given = request.query_params.get(name)
    if not given:
        raise HTTPException(400)
    return atlas_of(request).iri(given)


def _json(value: object, headers: dict[str, str] | None = None) -> Response:
    return Response(_packed(value), media_type="application/json", headers=headers or {"Cache-Control": "no-cache"})


async def _once(
    request: Request, name: str, make: Callable[[ExplorerGraph], object], *, media_type: str = "application/json"
) -> Response:
    """Answer with what depends on the dataset alone, bytes or a value for JSON, made once and cached compressed."""
    state, atlas = state_of(request), atlas_of(request)
    etag = state.etag("explore", _token(f"{atlas.name}-{name}"))
    headers = validated(etag, Vary="Accept-Encoding")
    if unchanged := not_modified(request, headers):
        return unchanged

    def content() -> bytes:
        made = make(atlas)
        return made if isinstance(made, bytes) else _packed(made)

    packed = await run_in_threadpool(atlas.compressed, name, content)
    if takes_gzip(listed(request.headers, "accept-encoding")):
        return Response(packed, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type=media_type, headers=headers)


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _token(name: str) -> str:
    """Return a name as an ETag may hold it."""
    return "".join(each if each.isalnum() and each.isascii() else "-" for each in name)[:80]
