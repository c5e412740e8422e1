"""The application as a value: `create_app(graph, settings)`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.language import Text
from amu_graph.settings import Settings
from amu_graph.store import Store
from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.pool import Pool
from amu_graph.web.editions import SECONDS, Application, Edition, Renewal
from amu_graph.web.errors import on_failure, on_http_exception
from amu_graph.web.http.access import Access
from amu_graph.web.http.figures import Figures
from amu_graph.web.http.protection import LARGEST_BODY, Shield
from amu_graph.web.http.request_log import RequestLog
from amu_graph.web.monitor import Monitor
from amu_graph.web.rendering.assets import Assets, StaticFiles
from amu_graph.web.rendering.renderer import Renderer
from amu_graph.web.state import State, state_of

if TYPE_CHECKING:
    from amu_graph.web.sparql import Endpoint, Remote

_APART: Final = 1 << 14
"""Bytes of an answer from which on a thread compresses it, and the event loop goes on: a page takes milliseconds."""


def create_app(
    graph: Graph,
    settings: Settings | None = None,
    *,
    assets: Assets | None = None,
    pool: Pool | None = None,
    tell: Callable[[Text], None] | None = None,
    edit: bool = False,
    by: str = "",
    watch: bool = False,
    log: RequestLog | None = None,
    visited: Sequence[str] = (),
) -> Application:
    """Return the web application of a graph; it answers without the bundled scripts and styles too.

    Queries run in the processes of `pool`, which end with the lifespan of the application. Where the graph came from a
    folder, a dataset that is built there later is taken up, and `tell` is called with a message. With `edit` the pages
    of the review are there, which write answers under the initials `by`. With `watch` the folder is looked at more
    often, and open pages load themselves anew. Each request is a line of `log`. The paths `visited` are asked for once
    it is there.
    """
    settings = settings or graph.settings
    assets = assets or Assets()
    figures = Figures()
    monitor = Monitor(figures, log)
    more = _More(
        (
            *monitor.routes(),
            *(_review(settings, by) if edit else ()),
            *([Route("/edition", _digest)] if watch else ()),
        ),
        editing=edit,
        watched=watch,
    )

    def renewed(store: Store) -> Edition:
        return _edition(Graph(store, settings), settings, assets, None, more)

    first = _edition(graph, settings, assets, pool, more)
    figures.name_sections(route.path for route in first.app.routes if isinstance(route, Route | Mount))
    return Application(
        first,
        Renewal(graph.store, renewed, tell or _silent, seconds=SECONDS / 10 if watch else SECONDS),
        Access(settings.origins, embeds=bool(settings.embedders), language=settings.language),
        monitor,
        visited,
    )


class _More(NamedTuple):
    """What an application has besides the pages that only read, for its whole life."""

    routes: tuple[BaseRoute, ...]
    editing: bool
    watched: bool


def _digest(request: Request) -> Response:
    """Answer with the digest of the dataset that is served: a page of another one loads itself anew."""
    return PlainTextResponse(state_of(request).graph.store.digest, headers={"cache-control": "no-store"})


def _silent(_: Text) -> None:
    """Discard a message."""


def _review(settings: Settings, by: str) -> Sequence[BaseRoute]:
    """Return the routes that write, for the life of the application: datasets that are built meanwhile share them."""
    from amu_graph.web.review import Desk, review_routes

    return review_routes(Desk(settings.data.resolve(), by))


def _edition(graph: Graph, settings: Settings, assets: Assets, pool: Pool | None, more: _More) -> Edition:
    """Return the application over one dataset."""
    from amu_graph.web.explore.explorer import Explorer
    from amu_graph.web.explore.list_making import ListMaking
    from amu_graph.web.explore.overview import prepare
    from amu_graph.web.sparql import Endpoint, Front, Remote

    pool = pool or _pool(graph, settings)
    remote = Remote(settings.service_hosts, pool.limits)
    endpoint = Endpoint(pool, language=settings.language, page=_to_editor, remote=remote)
    app = Front(
        endpoint,
        routes=[*more.routes, *_routes(assets, pool, endpoint, remote)],
        middleware=[
            Middleware(Shield, language=settings.language),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5, thread_minimum_size=_APART),
        ],
        exception_handlers={AmuGraphError: on_failure, HTTPException: on_http_exception},
        max_body_size=LARGEST_BODY,
    )
    app.state.explorer = Explorer(graph)
    app.state.lists = ListMaking(graph.lists, app.state.explorer.background)
    app.state.pool = pool
    app.state.amu_graph = State(
        graph=graph,
        settings=settings,
        renderer=Renderer(
            assets,
            graph.portraits.label,
            language=settings.language,
            editing=more.editing,
            edition=graph.store.digest if more.watched else "",
        ),
    )
    return Edition(
        app=app,
        processes=(pool, app.state.explorer.background),
        prepare=lambda: prepare(app.state.amu_graph, app.state.explorer, app.state.lists),
    )


def _pool(graph: Graph, settings: Settings) -> Pool:
    """Return workers over the statements of the graph."""
    limits = Limits(seconds=settings.query_seconds, megabytes=settings.query_megabytes)
    return Pool.over(graph.store, limits)


def _routes(assets: Assets, pool: Pool, endpoint: "Endpoint", remote: "Remote") -> Sequence[BaseRoute]:
    """Return all routes; no two of them take the same path."""
    from amu_graph.web.editor import editor_routes
    from amu_graph.web.explore import explore_routes
    from amu_graph.web.pages import page_routes

    return [
        Mount("/static", StaticFiles(assets.folder), name="static"),
        Route("/sparql", endpoint, name="sparql"),
        *editor_routes(pool, remote),
        *explore_routes(),
        *page_routes(),
    ]


async def _to_editor(request: Request) -> Response:
    """Redirect a browser that opens the endpoint to the editor, with its query."""
    query = request.query_params.get("query", "")
    return RedirectResponse("/query" + ("?" + urlencode({"query": query}) if query else ""), 303)
