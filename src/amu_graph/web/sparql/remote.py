"""Queries with `SERVICE`: the hosts that they may name, and how many wait for answers at once."""

import asyncio
from typing import Final

from amu_graph.query.prepare import Prepared
from amu_graph.store.workers import Limits, Request

AT_ONCE: Final = 4
"""Queries that wait for other machines, each in a thread; more would leave none to the pages."""


class Remote:
    """The hosts that `SERVICE` may name; the answers are fetched here, never by a worker."""

    def __init__(self, hosts: tuple[str, ...] = (), limits: Limits | None = None) -> None:
        self.hosts = hosts
        self._limits = limits or Limits()
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def resolved(self, prepared: Prepared) -> Request:
        """Return a request that asks no other machine: their answers stand in it.

        Raises:
            QueryEvaluationError, QueryTimeError: as `federation.resolved`.

        """
        if not prepared.hosts:
            return prepared.request
        from amu_graph.query import federation  # few queries need it

        async with self._turns:
            return await asyncio.to_thread(federation.resolved, prepared.request, prepared.hosts, self._limits)


NOWHERE: Final = Remote()
