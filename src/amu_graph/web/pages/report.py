"""The report: problems of the reading notes in the folder that is being edited."""

import asyncio
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph import project, resources
from amu_graph.builder.apart import check_apart
from amu_graph.builder.watch import Signs, signs_of
from amu_graph.errors import AmuGraphError, Listing, Problem
from amu_graph.web.state import state_of
from amu_graph.web.views.remarks import remarks

Found = tuple[list[Problem], AmuGraphError | None]


def routes() -> list[Route]:
    """Return the route of the report."""
    return [Route("/report", Report().page)]


class Report:
    """The problems, checked again where a file has changed since; one check at a time, for which all others wait."""

    def __init__(self) -> None:
        self._one = asyncio.Lock()
        self._last: tuple[Signs, Found] | None = None

    async def page(self, request: Request) -> Response:
        """Answer with the problems."""
        state = state_of(request)
        async with self._one:
            problems, failure = await run_in_threadpool(self._found, state.settings.data)
        return await run_in_threadpool(_page, request, Listing.of(problems), failure)

    def _found(self, data: Path) -> Found:
        signs = signs_of(data, resources.ontology(), resources.queries() / "checks", *project.current().words)
        if self._last is None or self._last[0] != signs:
            try:
                found: Found = check_apart(data), None
            except AmuGraphError as error:
                found = [], error
            self._last = signs, found
        return self._last[1]


def _page(request: Request, listing: Listing, failure: AmuGraphError | None) -> Response:
    state = state_of(request)
    violations, groups = remarks(state.graph, listing)
    values = {"listing": listing, "violations": violations, "groups": groups, "failure": failure}
    return state.renderer.page(request, "report.html", values)
