"""Pictures to be cited: a state of the explorer, a map; the address is theirs, after `/cite`."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.namespaces import BASE
from amu_graph.web.explore import tasks
from amu_graph.web.explore.answering import explorer_of
from amu_graph.web.explore.explorer_graph import view_named
from amu_graph.web.pages.map import asked_map
from amu_graph.web.state import state_of
from amu_graph.web.views.citing import today
from amu_graph.web.views.map_view import title_of
from amu_graph.web.views.picture_cited import Kind, picture_cited


def routes() -> list[Route]:
    """Return the routes of pictures to be cited."""
    return [Route("/cite/map", cited_map), Route("/cite/explore", explored), Route("/cite/explore/{view}", explored)]


def cited_map(request: Request) -> Response:
    """Answer with how the map that the address asks for is cited."""
    state = state_of(request)
    filters, _ = asked_map(request)
    return _page(request, title_of(filters, state.graph, state.renderer.language(request)), "map", "map", filters.query)


async def explored(request: Request) -> Response:
    """Answer with how a state of the explorer is cited.

    Raises:
        NotFoundError: there is no such network.
        UsageError: the address says no state.

    """
    view = view_named(request.path_params.get("view", ""))
    name, language = view.name if view else "", state_of(request).renderer.language(request)
    title, query = await explorer_of(request).run(tasks.told, name, request.url.query, language)
    path = f"explore/{name}" if name else "explore"
    return await run_in_threadpool(_page, request, title, "figure", path, query)


def _page(request: Request, title: str, kind: Kind, path: str, query: str) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    asked = f"?{query}" if query else ""
    address, digest = f"{BASE}{path}{asked}", state.graph.store.digest
    cited = picture_cited(title, kind, address, digest=digest, language=language, day=today())
    values = {
        "heading": title,
        "cited": cited,
        "shown": f"/{path}{asked}",
        "files": [(suffix, f"/{path}.{suffix}{asked}") for suffix in ("svg", "png", "pdf")],
    }
    return state.renderer.page(request, "cite.html", values)
