"""The lists of members that no build kept: made by the process beside the server, never by a reader's request."""

import asyncio
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from starlette.concurrency import run_in_threadpool

from amu_graph.errors import AmuGraphError
from amu_graph.language import Text
from amu_graph.namespaces import RELATIONS
from amu_graph.query.lists import Lists
from amu_graph.query.members import CLASSES
from amu_graph.web.explore import tasks
from amu_graph.web.explore.background import Background

PATIENCE: Final = 2.0
"""Seconds after which the answer is how far the making is."""


class BeingMadeError(AmuGraphError):
    """A list is being made."""

    http_status = 503
    http_headers: Mapping[str, str] = MappingProxyType({"Retry-After": "3", "Refresh": "3"})


class ListMaking:
    """Makes the lists that are not kept, each once."""

    def __init__(self, lists: Lists, background: Background) -> None:
        self._lists = lists
        self._background = background
        self._making: dict[str, asyncio.Task[None]] = {}

    async def prepare(self) -> None:
        """Make the lists that readers look for; those of relations are made when asked for."""
        for kind in CLASSES.keys() - set(RELATIONS):
            if await run_in_threadpool(self._lists.lacks, kind):
                await self._task(kind)

    async def ready(self, kind: str) -> None:
        """Return once the list of a class is there.

        Raises:
            BeingMadeError: it takes longer than a reader should wait.

        """
        if not await run_in_threadpool(self._lists.lacks, kind):
            return
        making = self._task(kind)
        await asyncio.wait({making}, timeout=PATIENCE)
        if not making.done():
            done = round(100 * self._background.progress_of(tasks.members_list, kind))
            raise BeingMadeError(
                Text(fr=f"Cette liste se prépare : {done}\u00a0%.", en=f"This list is being made: {done}%."),
                remedy=Text(
                    fr="La page se recharge d’elle-même ; la liste se fait une seule fois.",
                    en="The page loads itself again; the list is made only once.",
                ),
            )
        making.result()

    def _task(self, kind: str) -> "asyncio.Task[None]":
        """Return the task that makes a list, which goes on when the reader does not wait."""
        if kind not in self._making or self._making[kind].done():
            self._making[kind] = asyncio.ensure_future(self._make(kind))
        return self._making[kind]

    async def _make(self, kind: str) -> None:
        content = await self._background.run(tasks.members_list, kind)
        await run_in_threadpool(self._lists.take, kind, content)
