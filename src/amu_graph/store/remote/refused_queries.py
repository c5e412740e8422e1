"""A query that a server refuses: the parser here says where it is wrong."""

from amu_graph.errors import AmuGraphError, QuerySyntaxError
from amu_graph.store.embedded import Store


def explain(query: str) -> None:
    """Raise the error that the parser here finds in a query that a server refuses: it says where."""
    from amu_graph.store.workers import Limits, Request, single

    try:
        single.run(Store.memory(), Request(query, "json", "ntriples"), Limits(seconds=2.0, megabytes=512))
    except QuerySyntaxError:
        raise
    except AmuGraphError:  # it is right, or takes too long to be read
        return
