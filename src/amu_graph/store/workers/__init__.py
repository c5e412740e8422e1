"""Evaluation of untrusted queries, in processes that can be killed.

The engine has no time-out, and neither its parser nor its evaluation can be interrupted; so a query is evaluated in a
worker process under limits of time, memory and size of answer. `pool` serves many at once (the web), `single` a single
one (the command line).
"""

from amu_graph.store.workers.limits import Limits
from amu_graph.store.workers.messages import Answer, Request

__all__ = ["Answer", "Limits", "Request"]
