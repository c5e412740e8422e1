"""`/sparql`: the SPARQL 1.1 Protocol for queries, read-only, over workers that can be killed.

pool = Pool.over(store, Limits(seconds=settings.query_seconds, megabytes=settings.query_megabytes))
Route("/sparql", Endpoint(pool))   # await pool.start() … await pool.stop()
"""

from amu_graph.web.sparql.endpoint import Endpoint
from amu_graph.web.sparql.front import Front
from amu_graph.web.sparql.remote import NOWHERE, Remote

__all__ = ["NOWHERE", "Endpoint", "Front", "Remote"]
