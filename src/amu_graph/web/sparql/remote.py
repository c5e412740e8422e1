"""Queries that ask other machines: which hosts they may name, and where they are evaluated."""

from typing import Final, NamedTuple

from amu_graph.query.guard import Examined
from amu_graph.store.workers.pool import Pool


class Remote(NamedTuple):
    """The hosts that `SERVICE` may name, and the workers that may ask them."""

    hosts: tuple[str, ...] = ()
    pool: Pool | None = None

    def pool_for(self, examined: Examined, pool: Pool) -> Pool:
        """Return the workers that evaluate a query: those of `pool` unless it asks another machine."""
        return self.pool if examined.remote and self.pool else pool


NOWHERE: Final = Remote()
