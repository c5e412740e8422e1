"""`/sparql`: the SPARQL 1.1 Protocol for queries, read-only, over workers that can be killed.

pool = Pool(settings.dataset, Limits(seconds=settings.query_seconds, megabytes=settings.query_megabytes))
Starlette(routes=[*sparql_routes(pool, settings), …], lifespan=…)   # await pool.start() … await pool.stop()
"""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.settings import Settings
from amu_graph.store.workers.pool import Pool
from amu_graph.web.sparql.endpoint import NOWHERE, Endpoint, Remote
from amu_graph.web.sparql.front import Front

__all__ = ["NOWHERE", "Endpoint", "Front", "Remote", "sparql_routes"]


def sparql_routes(
    pool: Pool,
    settings: Settings,
    *,
    page: Callable[[Request], Awaitable[Response]] | None = None,
    remote: Remote = NOWHERE,
) -> list[Route]:
    """Return the route of the endpoint; `page` answers those who prefer HTML, with or without a query."""
    return [Route("/sparql", Endpoint(pool, language=settings.language, page=page, remote=remote), name="sparql")]
