"""The application as a value: `create_app(graph, settings)`."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.settings import Settings
from amu_graph.web.assets import Assets
from amu_graph.web.failures import on_failure, on_http_exception
from amu_graph.web.rendering import Renderer
from amu_graph.web.shield import LARGEST_BODY, Shield
from amu_graph.web.state import State


def create_app(graph: Graph, settings: Settings | None = None, *, assets: Assets | None = None) -> Starlette:
    """Return the web application of a graph; it answers without the bundled scripts and styles too."""
    settings = settings or graph.settings
    assets = assets or Assets()
    app = Starlette(
        routes=_routes(assets),
        middleware=[Middleware(Shield), Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)],
        exception_handlers={AmuGraphError: on_failure, HTTPException: on_http_exception},
        max_body_size=LARGEST_BODY,
    )
    renderer = Renderer(assets, graph.painter.label, language=settings.language)
    app.state.amu_graph = State(graph=graph, settings=settings, renderer=renderer)
    return app


def _routes(assets: Assets) -> Sequence[BaseRoute]:
    """Return all routes; those of entities, which take any path of two parts, come last."""
    from amu_graph.web.asking import asking_routes
    from amu_graph.web.entity import entity_routes
    from amu_graph.web.finding import finding_routes
    from amu_graph.web.home import home_routes
    from amu_graph.web.sources import source_routes
    from amu_graph.web.terms import term_routes
    from amu_graph.web.vocabularies import vocabulary_routes

    return [
        Mount("/static", StaticFiles(directory=assets.folder, check_dir=False), name="static"),
        *home_routes(),
        *asking_routes(),
        *finding_routes(),
        *source_routes(),
        *term_routes(),
        *vocabulary_routes(),
        *entity_routes(),
    ]
