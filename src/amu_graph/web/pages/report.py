"""The report: problems of the reading notes in the folder that is being edited."""

import asyncio
import time
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph import project, resources
from amu_graph.builder.apart import check_apart
from amu_graph.builder.watch import Signs, signs_of
from amu_graph.errors import AmuGraphError, Listing, Problem
from amu_graph.language import Text
from amu_graph.web.explore.list_making import PATIENCE, BeingMadeError
from amu_graph.web.state import state_of
from amu_graph.web.views.remarks import remarks

Found = tuple[list[Problem], AmuGraphError | None]

_CHECKING: Final = Text(fr="Les notes de lecture se vérifient.", en="The reading notes are being checked.")
_LOADS_AGAIN: Final = Text(
    fr="La page se recharge d’elle-même ; ce qui est trouvé reste jusqu’au prochain changement d’une note.",
    en="The page loads itself again; what is found stays until a note changes.",
)


def routes() -> list[Route]:
    """Return the route of the report."""
    return [Route("/report", Report().page)]


class Report:
    """The problems, checked again where a file has changed since; one check at a time, for which all others wait."""

    def __init__(self) -> None:
        self._last: tuple[Signs, Found] | None = None
        self._checking: asyncio.Task[None] | None = None

    async def page(self, request: Request) -> Response:
        """Answer with the problems.

        Raises:
            BeingMadeError: the check takes longer than a reader should wait.

        """
        problems, failure = await self._found(state_of(request).settings.data)
        return await run_in_threadpool(_page, request, Listing.of(problems), failure)

    async def _found(self, data: Path) -> Found:
        signs = await run_in_threadpool(_signs, data)
        end = time.monotonic() + PATIENCE
        while self._last is None or self._last[0] != signs:
            if self._checking is None or self._checking.done():
                self._checking = asyncio.create_task(self._check(data, signs))
            await asyncio.wait({self._checking}, timeout=max(0.0, end - time.monotonic()))
            if not self._checking.done():
                raise BeingMadeError(_CHECKING, remedy=_LOADS_AGAIN)
            self._checking.result()
        return self._last[1]

    async def _check(self, data: Path, signs: Signs) -> None:
        """Check what the signs are of, which goes on when no reader waits."""
        try:
            found: Found = await run_in_threadpool(check_apart, data), None
        except AmuGraphError as error:
            found = [], error
        self._last = signs, found


def _signs(data: Path) -> Signs:
    return signs_of(data, resources.ontology(), resources.queries() / "checks", *project.current().words)


def _page(request: Request, listing: Listing, failure: AmuGraphError | None) -> Response:
    state = state_of(request)
    violations, groups = remarks(state.graph, listing)
    values = {"listing": listing, "violations": violations, "groups": groups, "failure": failure}
    return state.renderer.page(request, "report.html", values)
