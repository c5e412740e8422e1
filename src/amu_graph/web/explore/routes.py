"""The page of the explorer and the answers that it asks for."""

import asyncio
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from amu_graph.network.drawing.style import style
from amu_graph.network.explorer.everything import everything_view
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.views import views
from amu_graph.web.explore import tasks
from amu_graph.web.explore.answering import as_json, asked_view, explorer_of, headers_for, kept, packed
from amu_graph.web.explore.details import NodeDetails
from amu_graph.web.explore.explorer_graph import sizes, view_named
from amu_graph.web.explore.exporting import FORMATS
from amu_graph.web.explore.network_views import view_in_words, view_menu
from amu_graph.web.explore.pictures import picture_routes
from amu_graph.web.http.conditional import not_modified
from amu_graph.web.rendering.words import said_in
from amu_graph.web.state import state_of

MOST_FOUND = 12
LONGEST_WORDS = 500
PATIENCE = 0.5
"""Seconds after which the answer is the progress of the data."""


def explore_routes() -> list[Route]:
    """Return the routes of the explorer."""
    return [
        Route("/explore", page),
        Route("/explore/data", data),
        Route("/explore/places", places),
        Route("/explore/arranged", arranged, methods=["POST"]),
        Route("/explore/measure", measure),
        Route("/explore/node", node),
        Route("/explore/where", where),
        Route("/explore/links", links),
        Route("/explore/paths", paths),
        Route("/explore/search", search),
        *picture_routes(),
        *(Route(f"/explore/{view.name}", page) for view in views()),
    ]


def page(request: Request) -> Response:
    """Answer with the page; what it shows is in the rest of the address, which the script reads.

    A name in the path opens a view of networks. A node that was merged or renamed is followed.
    """
    state = state_of(request)
    became = state.graph.replaced(request.query_params.get("node", ""))
    if became and len(became.new) == 1:
        query = request.url.include_query_params(node=became.new[0]).query
        return RedirectResponse(f"{request.url.path}?{query}", 301)
    view = view_named(request.url.path.removeprefix("/explore").strip("/"))
    language = state.renderer.language(request)
    options = {
        "layouts": [
            {"name": each.name, "title": said_in(each.title, language), "about": said_in(each.about, language)}
            for each in LAYOUTS.values()
        ],
        "sizes": [
            {"name": name, "title": said_in(size.title, language), "about": said_in(size.about, language)}
            for name, size in sizes().items()
        ],
        "exports": [{"name": name, "title": said_in(title, language)} for name, title in FORMATS.items()],
        "digest": state.graph.store.digest[:16],
        "views": view_menu(language),
        "view": view_in_words(view, language) if view else None,
        "everything": said_in(everything_view().summary, language),
    }
    values = {"style": style(), "options": options, "view": view.name if view else ""}
    return state.renderer.page(request, "explore.html", values)


async def data(request: Request) -> Response:
    """Answer with the whole graph as columns; while they are made, with 202 and which part of the work is done."""
    explorer, view = explorer_of(request), asked_view(request)
    headers = headers_for(request, "data")
    if unchanged := not_modified(request, headers):
        return unchanged
    making = explorer.making(view)
    await asyncio.wait({making}, timeout=PATIENCE if explorer.background.is_open else None)
    if not making.done():
        return as_json({"progress": explorer.background.progress}, status=202)
    return packed(request, making.result(), headers)


async def places(request: Request) -> Response:
    """Answer with the places that a layout gives, null for what it leaves out."""
    layout, wide = request.query_params.get("layout", "force"), request.query_params.get("wide") == "1"
    if layout not in LAYOUTS:
        raise HTTPException(404)
    given = request.query_params.get("around", "")
    around = await _iri(request, "around") if given else ""
    return await kept(request, tasks.places, layout, wide, around)


async def arranged(request: Request) -> Response:
    """Answer with the places that a layout gives the nodes that JSON names, for themselves alone."""
    body = await request.body()
    content = await explorer_of(request).run(tasks.arranged, asked_view(request), body)
    return packed(request, content, {"Cache-Control": "no-store"})


async def measure(request: Request) -> Response:
    """Answer with a metric of each node, null for what is drawn on demand."""
    name = request.query_params.get("name", "")
    if name not in (*sizes(), "community"):
        raise HTTPException(404)
    return await kept(request, tasks.measure, name)


async def node(request: Request) -> Response:
    """Answer with all that is said of a node."""
    iri, details = await _iri(request, "id"), await _details(request)
    return as_json(await run_in_threadpool(details.node, iri))


async def where(request: Request) -> Response:
    """Answer with what a name that is no node leads to."""
    given = request.query_params.get("id", "")[:LONGEST_WORDS]
    if not given:
        raise HTTPException(400)
    details, everywhere = await _details(request), await explorer_of(request).drawn()
    return as_json(await run_in_threadpool(details.where, given, everywhere))


async def links(request: Request) -> Response:
    """Answer with what links two nodes."""
    ends = await _iri(request, "source"), await _iri(request, "target")
    view, details = asked_view(request), await _details(request)
    shared = await explorer_of(request).run(tasks.shared, view, *ends) if view else []
    return as_json(await run_in_threadpool(details.links, *ends, shared))


async def paths(request: Request) -> Response:
    """Answer with how two nodes are linked."""
    unverified = request.query_params.get("unverified") == "1"
    ends = await _iri(request, "from"), await _iri(request, "to")
    found, details = await explorer_of(request).run(tasks.paths, *ends, unverified), await _details(request)
    return as_json(await run_in_threadpool(partial(details.paths, *ends, found, unverified=unverified)))


async def search(request: Request) -> Response:
    """Answer with the nodes that words lead to."""
    words, details = request.query_params.get("q", "")[:LONGEST_WORDS], await _details(request)
    return as_json(await run_in_threadpool(partial(details.found, words, limit=MOST_FOUND)))


async def _details(request: Request) -> NodeDetails:
    state, drawn = state_of(request), await explorer_of(request).drawn(asked_view(request))
    return await run_in_threadpool(NodeDetails, state, drawn, state.renderer.language(request))


async def _iri(request: Request, name: str) -> str:
    given = request.query_params.get(name)
    if not given:
        raise HTTPException(400)
    return await explorer_of(request).iri(given, asked_view(request))
